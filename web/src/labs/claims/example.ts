import type { Catalog, Spec, Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { formatHash } from '../../state/url';
import { writePairs } from '../../state/hash';
import { leadTo } from '../lead';
import type { Settings } from '../../state/tree';
import { isGroup, isList } from '../../state/tree';
import { trim } from '../../state/trim';

/** A trial that can be looked at: a row of the table `examples`. */
export interface Example {
  readonly row: number;
  readonly held: boolean;
  /** Row of its surface in the table `surfaces`. */
  readonly surface: number;
}

export function examplesOf(result: Result): readonly Example[] {
  const table = result.table('examples');
  return Array.from({ length: table.rows }, (_, row) => ({
    row,
    held: table.at('held', row) === 1,
    surface: table.at('surface', row),
  }));
}

/** The surfaces of a claim, by their rows in the table `surfaces`. */
export function surfacesOf(
  result: Result,
  catalog: Catalog,
): readonly { readonly id: string; readonly title: string }[] {
  const parts = catalog['surface']?.parts ?? [];
  return Array.from(result.table('surfaces').column('surface'), (place) => {
    const part = parts[place];
    return { id: part?.id ?? '', title: part?.title ?? '' };
  });
}

/** The same trial as a race: same surface, start, rates, noise and seed. */
export function raceOf(result: Result, { row, surface }: Example, catalog: Catalog): Spec {
  const { spec } = result;
  const table = result.table('examples');
  const lineUp = result.table('lineUp');
  const claim = spec['claim'] ?? null;
  const field: Value = isGroup(claim) ? (claim['racers'] ?? null) : null;
  const racers: Settings[] = [];
  for (let k = 0; k < lineUp.rows; k++) {
    if (lineUp.at('example', k) !== row || !isList(field)) continue;
    const racer = field[lineUp.at('racer', k)];
    if (racer !== undefined && isGroup(racer)) racers.push({ ...racer, learningRate: lineUp.at('rate', k) });
  }
  return {
    experiment: 'race',
    surface: surfacesOf(result, catalog)[surface]?.id ?? null,
    start: [table.at('x', row), table.at('y', row)],
    racers,
    steps: spec['steps'] ?? null,
    noise: table.at('noise', row),
    seed: table.at('seed', row),
    radius: spec['radius'] ?? null,
  };
}

/** A link that sets the race lab to it. */
export function linkTo({ experiment, ...settings }: Spec, catalog: Catalog): string {
  return leadTo(formatHash('', new Map([['race', writePairs(trim(settings, experiment, catalog), 'race')]])));
}
