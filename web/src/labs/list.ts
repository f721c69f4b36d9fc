import type { Lab } from './lab';

export type LabClass = (new () => Lab) & typeof Lab;

/** Every lab: its tag, and how its code is had. To add one: a line here. */
export const labs: Readonly<Record<string, () => Promise<LabClass>>> = {
  'descent-axis': () => import('./axis/axis').then(({ AxisLab }) => AxisLab),
  'descent-basins': () => import('./basins/basins').then(({ BasinsLab }) => BasinsLab),
  'descent-claims': () => import('./claims/claims').then(({ ClaimsLab }) => ClaimsLab),
  'descent-depth': () => import('./depth/depth').then(({ DepthLab }) => DepthLab),
  'descent-digits': () => import('./digits/digits').then(({ DigitsLab }) => DigitsLab),
  'descent-downhill': () => import('./downhill/downhill').then(({ DownhillLab }) => DownhillLab),
  'descent-ewma': () => import('./ewma/ewma').then(({ EwmaLab }) => EwmaLab),
  'descent-first-network': () => import('./first/first').then(({ FirstNetworkLab }) => FirstNetworkLab),
  'descent-formulas': () => import('./formulas/formulas').then(({ FormulasLab }) => FormulasLab),
  'descent-init-training': () => import('./init-training/init-training').then(({ InitTrainingLab }) => InitTrainingLab),
  'descent-network': () => import('./network/network').then(({ NetworkLab }) => NetworkLab),
  'descent-playground': () => import('./playground/playground').then(({ PlaygroundLab }) => PlaygroundLab),
  'descent-race': () => import('./race/race').then(({ RaceLab }) => RaceLab),
  'descent-scaling': () => import('./scaling/scaling').then(({ ScalingLab }) => ScalingLab),
  'descent-symmetry': () => import('./symmetry/symmetry').then(({ SymmetryLab }) => SymmetryLab),
  'descent-terrain': () => import('./terrain/terrain').then(({ TerrainLab }) => TerrainLab),
  'descent-training-race': () => import('./training-race/training-race').then(({ TrainingRaceLab }) => TrainingRaceLab),
  'descent-weight-norm': () => import('./weight-norm/weight-norm').then(({ WeightNormLab }) => WeightNormLab),
};
