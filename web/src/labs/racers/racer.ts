import type { Catalog, Quantity } from '../../engine/contract';
import type { Result, Table } from '../../engine/result';
import { isList } from '../../state/tree';
import type { Entrant } from './lineup';
import { lineUp } from './lineup';

/** A racer with its run. */
export interface Racer extends Entrant {
  readonly key: string;
  /** Row k is the state after k steps. */
  readonly table: Table;
  /** Steps made; fewer than asked for when it was lost. */
  readonly steps: number;
  /** The step from which on it stays with a minimum; NaN: never. */
  readonly reachedAt: number;
  /** The step at which its numbers left every bound; NaN: never. */
  readonly divergedAt: number;
  /** The largest rate that its rule stands at the largest curvature it met; NaN: no such bound is known. */
  readonly stableRate: number;
  readonly curvature: number;
}

export function racersOf(result: Result, catalog: Catalog): readonly Racer[] {
  const racers = result.spec['racers'];
  const standings = result.table('standings');
  return lineUp(isList(racers) ? racers : [], catalog).map((entrant) => {
    const { index } = entrant;
    return {
      ...entrant,
      key: String(index),
      table: result.table(`racer.${index}`),
      steps: standings.at('steps', index),
      reachedAt: standings.at('reachedAt', index),
      divergedAt: standings.at('divergedAt', index),
      stableRate: standings.at('stableRate', index),
      curvature: standings.at('curvature', index),
    };
  });
}

/** The row that a playhead shows: a racer that was lost stays where it was. */
export function rowOf(racer: Racer, index: number): number {
  return Math.max(0, Math.min(index, racer.table.rows - 1));
}

export function quantityOf(racer: Racer, role: Quantity['role']): Quantity | undefined {
  return racer.part.quantities.find((quantity) => quantity.role === role);
}

/** Positions of the playhead: as many steps as the hardiest racer makes. */
export function raceLength(racers: readonly Racer[]): number {
  return Math.max(1, ...racers.map(({ table }) => table.rows));
}
