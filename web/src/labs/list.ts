import type { Lab } from './lab';

export type LabClass = (new () => Lab) & typeof Lab;

interface Entry {
  /** Of the catalogue: the calculation is got while the lab's code is still on its way. */
  readonly experiment: string;
  readonly code: () => Promise<LabClass>;
}

/** Every lab: its tag, which experiment it shows, and how its code is had. To add one: a line here. */
export const labs: Readonly<Record<string, Entry>> = {
  'descent-axis': { experiment: 'normalization', code: () => import('./axis/axis').then(({ AxisLab }) => AxisLab) },
  'descent-basins': { experiment: 'basins', code: () => import('./basins/basins').then(({ BasinsLab }) => BasinsLab) },
  'descent-claims': { experiment: 'trials', code: () => import('./claims/claims').then(({ ClaimsLab }) => ClaimsLab) },
  'descent-depth': {
    experiment: 'initialization',
    code: () => import('./depth/depth').then(({ DepthLab }) => DepthLab),
  },
  'descent-digits': { experiment: 'digits', code: () => import('./digits/digits').then(({ DigitsLab }) => DigitsLab) },
  'descent-downhill': {
    experiment: 'race',
    code: () => import('./downhill/downhill').then(({ DownhillLab }) => DownhillLab),
  },
  'descent-ewma': { experiment: 'ewma', code: () => import('./ewma/ewma').then(({ EwmaLab }) => EwmaLab) },
  'descent-first-network': {
    experiment: 'first-network',
    code: () => import('./first/first').then(({ FirstNetworkLab }) => FirstNetworkLab),
  },
  'descent-formulas': {
    experiment: 'initialization',
    code: () => import('./formulas/formulas').then(({ FormulasLab }) => FormulasLab),
  },
  'descent-init-training': {
    experiment: 'init-training',
    code: () => import('./init-training/init-training').then(({ InitTrainingLab }) => InitTrainingLab),
  },
  'descent-network': {
    experiment: 'normalization-training',
    code: () => import('./network/network').then(({ NetworkLab }) => NetworkLab),
  },
  'descent-playground': {
    experiment: 'training',
    code: () => import('./playground/playground').then(({ PlaygroundLab }) => PlaygroundLab),
  },
  'descent-race': { experiment: 'race', code: () => import('./race/race').then(({ RaceLab }) => RaceLab) },
  'descent-scaling': {
    experiment: 'scaling',
    code: () => import('./scaling/scaling').then(({ ScalingLab }) => ScalingLab),
  },
  'descent-symmetry': {
    experiment: 'symmetry',
    code: () => import('./symmetry/symmetry').then(({ SymmetryLab }) => SymmetryLab),
  },
  'descent-terrain': {
    experiment: 'terrain',
    code: () => import('./terrain/terrain').then(({ TerrainLab }) => TerrainLab),
  },
  'descent-training-race': {
    experiment: 'training-race',
    code: () => import('./training-race/training-race').then(({ TrainingRaceLab }) => TrainingRaceLab),
  },
  'descent-weight-norm': {
    experiment: 'weight-norm',
    code: () => import('./weight-norm/weight-norm').then(({ WeightNormLab }) => WeightNormLab),
  },
};
