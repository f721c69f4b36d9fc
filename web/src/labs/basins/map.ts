import type { BasinGrid, BasinPin, EndKind } from '../../charts/basin-map';
import type { Spec, Value } from '../../engine/contract';
import type { Result, Table } from '../../engine/result';
import { isList } from '../../state/tree';
import type { Settings } from '../../state/tree';
import { pinsOf } from '../racers/minima';
import { settingsOf } from '../racers/lineup';

/** How many colours there are for minima; with more minima than that they take turns. */
const colors = 8;
export const basinColors: readonly string[] = Array.from({ length: colors }, (_, k) => `--basin-${k}`);

export function optimizersIn(spec: Spec | undefined): readonly Settings[] {
  const optimizers = spec?.['optimizers'];
  return isList(optimizers) ? optimizers.map(settingsOf) : [];
}

/** The grid of one optimizer; of a run under way, as much of it as there is. */
export function gridOf(result: Result, index: number): BasinGrid {
  const table = result.table(`grid.${index}`);
  const { columns, rows, window } = result.spec;
  const [xMin = NaN, xMax = NaN, yMin = NaN, yMax = NaN] = isList(window) ? window.map(numberOr) : [];
  return {
    ...{ xMin, xMax, yMin, yMax, columns: numberOr(columns), rows: numberOr(rows) },
    minimum: table.column('minimum'),
    steps: table.column('steps'),
    lost: table.column('lost'),
  };
}

const numberOr = (value: Value | undefined): number => (typeof value === 'number' ? value : NaN);

/** In what so many of the starts end. */
export interface End {
  readonly kind: EndKind;
  /** Row of the table `minima`; NaN: in none. */
  readonly minimum: number;
  /** 0 … 1. */
  readonly share: number;
  /** Steps until then, on average; NaN where there are none. */
  readonly steps: number;
}

/** The numbers that the core gives to outcomes. */
const kinds: readonly EndKind[] = ['minimum', 'away', 'nowhere', 'lost'];

export function endsOf(shares: Table): readonly End[] {
  const outcome = shares.column('outcome');
  return Array.from(outcome, (code, row) => ({
    kind: kinds[code] ?? 'nowhere',
    minimum: shares.at('minimum', row),
    share: shares.at('share', row),
    steps: shares.at('steps', row),
  }));
}

/** The share of the starts that end in a global minimum, or get away where there is no minimum. */
export function goalOf(result: Result, index: number): number {
  return result.table(`goal.${index}`).at('share', 0);
}

export function basinPins(result: Result): readonly BasinPin[] {
  return pinsOf(result.table('minima')).map(({ x, y, global }, k) => ({
    ...{ x, y, global },
    number: k + 1,
    color: basinColors[k % colors] ?? '',
  }));
}

/** Custom property of an end's colour. */
export function colorOf({ kind, minimum }: Pick<End, 'kind' | 'minimum'>): string {
  return kind === 'minimum' ? (basinColors[minimum % colors] ?? '') : `--basin-${kind}`;
}

export function stepsIn(spec: Spec): number {
  return numberOr(spec['steps']);
}
