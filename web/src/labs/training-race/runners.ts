import type { Catalog } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { isList } from '../../state/tree';
import type { Entrant } from '../racers/lineup';
import { lineUp } from '../racers/lineup';

/** Along what the race is drawn. */
export type XAxis = 'step' | 'examples' | 'time';
/** What is drawn beside the loss on the examples learned from. */
export type Other = 'heldOutAccuracy' | 'accuracy' | 'heldOut';

/** A racer with what became of it, medians of the seeds. */
export interface Runner extends Entrant {
  readonly key: string;
  readonly rate: number;
  /** Milliseconds an update; NaN as long as that is not measured. */
  readonly cost: number;
  readonly arrivedAt: number;
  /** Seeds with which it arrived, and with which it was lost; first at which update. */
  readonly arrived: number;
  readonly diverged: number;
  readonly divergedAt: number;
}

export function runnersOf(result: Result, catalog: Catalog, costs: readonly number[] | undefined): readonly Runner[] {
  const racers = result.spec['racers'];
  const standings = result.table('standings');
  return lineUp(isList(racers) ? racers : [], catalog).map((entrant) => {
    const { index } = entrant;
    const at = (id: string): number => standings.at(id, index);
    return {
      ...entrant,
      key: String(index),
      rate: at('rate'),
      cost: costs?.[index] ?? NaN,
      arrivedAt: at('arrivedAt'),
      arrived: at('arrived'),
      diverged: at('diverged'),
      divergedAt: at('divergedAt'),
    };
  });
}

/** Where each look of a racer lies on the axis. */
export function placesOf(result: Result, { cost }: Runner, axis: XAxis): Float64Array {
  const looks = result.table('looks');
  if (axis === 'examples') return looks.column('examples');
  const steps = looks.column('step');
  return axis === 'time' ? steps.map((step) => step * cost) : steps;
}

/** Where the axis ends once the race is over. */
export function endOf(result: Result, { cost }: Runner, axis: XAxis): number {
  const steps = Number(result.spec['steps']);
  if (axis === 'step') return steps;
  if (axis === 'time') return steps * cost;
  const looks = result.table('looks');
  const last = looks.rows - 1;
  const made = looks.at('step', last);
  return made > 0 ? (looks.at('examples', last) / made) * steps : 1;
}

/** The racer whose looks reach furthest: the playhead moves along them. */
export function slowest(runners: readonly Runner[]): Runner | undefined {
  return [...runners].sort((a, b) => b.cost - a.cost)[0];
}

/** The last look that a racer has made at a place on the axis. */
export function rowAt(places: Float64Array, x: number): number {
  // A rounding apart is the same place.
  const to = x * (1 + 1e-9);
  let row = 0;
  while (row + 1 < places.length && (places[row + 1] ?? NaN) <= to) row += 1;
  return row;
}

/** Who arrived, the first first; NaN never. */
export function inOrder(runners: readonly Runner[], when: (runner: Runner) => number): readonly Runner[] {
  return runners.filter((runner) => !Number.isNaN(when(runner))).sort((a, b) => when(a) - when(b));
}

export const byUpdates = ({ arrivedAt }: Runner): number => arrivedAt;
export const byTime = ({ arrivedAt, cost }: Runner): number => arrivedAt * cost;
