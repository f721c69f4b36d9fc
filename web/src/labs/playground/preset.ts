import type { Spec, Value } from '../../engine/contract';
import { isGroup } from '../../state/tree';
import type { Settings } from '../../state/tree';

/** What the lab sets before anybody does: what is looked at, and a problem that takes a moment to learn. */
export const preset: Settings = {
  data: { id: 'circles' },
  validation: 0.2,
  hidden: [5, 3],
  batch: 10,
  steps: 1000,
  optimizer: { id: 'adam', learningRate: 0.01 },
  map: 44,
  unitMaps: true,
  examples: true,
};

/** Of these nothing is learned: they say what is looked at, and where in the run. */
export const looks: readonly string[] = ['map', 'unitMaps', 'examples', 'probe', 'weights', 'until'];

/** Weights that were learned in another shape mean nothing after a change of these. */
export const shaping: readonly string[] = ['hidden', 'features', 'normalization', 'placement', 'outputs'];

/** What there is room for in the diagram. */
export const mostLayers = 6;
export const mostUnits = 10;

/** The parameters with a knob in sight, by their place. */
export const dataIds: readonly string[] = ['validation', 'batch'];
export const kindIds: readonly string[] = ['activation', 'normalization', 'initializer'];
export const learningIds: readonly string[] = ['weightPenalty', 'dropout', 'clip', 'patience'];
export const moreIds: readonly string[] = [
  ...['loss', 'scaler', 'targetScaler', 'steps', 'scoreEvery', 'seed', 'precision'],
];
/** Where an error has a place of its own to stand. */
export const shownIds: readonly string[] = [
  ...['data', 'optimizer'],
  ...[dataIds, kindIds, learningIds, moreIds].flat(),
];

/** The dataset that is a table of one’s own. */
export const own = 'csv';
export const isOwn = (spec: Spec | undefined): boolean => isGroup(spec?.['data']) && spec['data']['id'] === own;

/** Other examples: a table of one’s own has numbers of any size, and maybe no plane; the others have both. */
export function dataSettings(id: string, fromOwn: boolean): Readonly<Record<string, Value | undefined>> {
  if (id === own) return { data: { id }, scaler: { id: 'z-score' }, targetScaler: { id: 'z-score' } };
  const back = { scaler: undefined, targetScaler: undefined, map: preset['map'], unitMaps: preset['unitMaps'] };
  return { data: { id }, ...(fromOwn ? back : {}) };
}

/** Other columns of such a table: two inputs lie in a plane and can be pictured; other weights would be needed. */
export function columnSettings(
  inputs: readonly Value[],
  target: Value,
  sameTarget: boolean,
): Readonly<Record<string, Value | undefined>> {
  const plane = inputs.length === 2;
  return {
    ...{ 'data.inputs': inputs, 'data.target': target },
    ...{ map: plane ? preset['map'] : undefined, unitMaps: plane ? preset['unitMaps'] : undefined },
    ...{ features: undefined, edits: undefined, origin: undefined, originStep: undefined },
    ...(sameTarget ? {} : { targetScaler: { id: 'z-score' } }),
  };
}
