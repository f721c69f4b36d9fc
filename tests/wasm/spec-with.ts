import type { Spec, Value } from '../../web/src/engine/contract';

/** A spec in which a part of that family stands, with one parameter set. */
export function specWith(family: string, part: string, settings: Readonly<Record<string, Value>>): Spec {
  const chosen = { id: part, ...settings };
  switch (family) {
    case 'experiment':
      // A part of the trials tells as much as all of them.
      if (part === 'initialization') return { experiment: part, quick: true, ...settings };
      // One knob at its slowest is enough, without all racers and seeds.
      if (part === 'training-race') return { experiment: part, racers: ['gd'], seeds: 1, steps: 50, ...settings };
      if (part === 'training-rates') {
        return { experiment: part, racers: ['gd'], count: 3, tries: 1, steps: 50, ...settings };
      }
      if (part === 'digits') {
        return { experiment: part, data: { id: 'digits', examples: 100 }, hidden: [4], steps: 20, ...settings };
      }
      if (part === 'trials') return { experiment: part, trials: 40, steps: 100, ...settings };
      if (part.endsWith('-training')) return { experiment: part, steps: 100, ...settings };
      return { experiment: part, ...settings };
    case 'optimizer':
      return { experiment: 'race', racers: [chosen] };
    case 'schedule':
      return { experiment: 'race', racers: [{ id: 'gd', schedule: chosen }] };
    case 'surface':
      return { experiment: 'race', surface: chosen };
    case 'series':
      return { experiment: 'ewma', series: chosen };
    case 'claim':
      return { experiment: 'trials', claim: chosen, trials: 40 };
    case 'scaler':
      return { experiment: 'scaling', scalers: [chosen] };
    case 'table':
      return { experiment: 'scaling', table: chosen };
    case 'activation':
      return { experiment: 'activation', activation: chosen };
    case 'normalization':
      return { experiment: 'layer', normalization: chosen };
    case 'initializer':
      return { experiment: 'weights', initializer: chosen };
    case 'loss':
      return { experiment: 'loss', loss: chosen };
    case 'dataset':
      return { experiment: 'training', data: chosen, steps: 5 };
    case 'feature':
      return { experiment: 'training', features: [chosen] };
    default:
      throw new Error(`how does a ${family} stand in a spec? Say so here.`);
  }
}

/** Where that part stands. */
export const pathTo: Readonly<Record<string, string>> = {
  experiment: '',
  optimizer: 'racers[0].',
  schedule: 'racers[0].schedule.',
  surface: 'surface.',
  series: 'series.',
  claim: 'claim.',
  scaler: 'scalers[0].',
  table: 'table.',
  activation: 'activation.',
  normalization: 'normalization.',
  initializer: 'initializer.',
  loss: 'loss.',
  dataset: 'data.',
};
