import type { Catalog, Spec, Value } from '../../engine/contract';
import type { Result, Table } from '../../engine/result';
import type { Settings } from '../../state/tree';

/** How a racer's rate is chosen from its sweep: one rate for all would only show whom that rate suits. */
export type Choice = 'best' | 'verge' | 'beyond';

/** The same race at many learning rates: of its settings, those that a sweep has too. `catalog`: one that has the sweep. */
export function sweepSpec(race: Settings, catalog: Catalog, search = 'rate-sweep'): Spec {
  const sweep = catalog['experiment']?.parts.find(({ id }) => id === search);
  if (!sweep) throw new Error(`a catalogue without ${search}`);
  const known = new Set(sweep.parameters.map(({ id }) => id));
  const shared = Object.entries(race).filter(([key]) => known.has(key));
  return { ...Object.fromEntries(shared), experiment: search };
}

/** NaN where the sweep has no such rate. */
export function chosenRate(sweep: Result, racer: number, choice: Choice): number {
  const best = sweep.table('best').at('rate', racer);
  if (choice === 'best') return best;
  const trials = sweep.table(`sweep.${racer}`);
  return choice === 'verge' ? verge(trials) : beyond(trials, best);
}

/** The largest rate at which it still arrives. */
function verge(trials: Table): number {
  const rate = trials.column('rate');
  const steps = trials.column('steps');
  return rate.reduce((most, value, row) => (Number.isNaN(steps[row]) ? most : value), NaN);
}

/** The smallest rate above the best at which it is lost. */
function beyond(trials: Table, best: number): number {
  const loss = trials.column('loss');
  return trials.column('rate').find((value, row) => value > best && Number.isNaN(loss[row])) ?? NaN;
}

/** The racers with other rates; one without a rate of its own keeps what it has. */
export function withRates(racers: readonly Settings[], rates: readonly number[]): Value {
  return racers.map((racer, k) => {
    const rate = rates[k];
    return rate === undefined || Number.isNaN(rate) ? racer : { ...racer, learningRate: rate };
  });
}
