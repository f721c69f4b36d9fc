import { msg } from '@lit/localize';
import type { ContourGrid, ContourPath, ContourPin, Frame } from '../../charts/contour';
import { sameFrame } from '../../charts/contour';
import type { Line } from '../../charts/line-chart';
import type { Column } from '../../engine/contract';
import type { Result, Table } from '../../engine/result';

export const sideIds = ['raw', 'scaled'] as const;
export type SideId = (typeof sideIds)[number];

export const looks = {
  raw: { color: '--racer-1', marker: 'circle' },
  scaled: { color: '--racer-0', marker: 'square' },
} as const;

/** What each is called, and where there is little room. */
export const nameOf = (id: SideId): string => (id === 'raw' ? msg('raw inputs') : msg('scaled inputs'));
export const shortNameOf = (id: SideId): string => (id === 'raw' ? msg('raw') : msg('scaled'));

/** One of the two pictures, as the core gives it. */
export interface Side {
  readonly id: SideId;
  readonly row: number;
  readonly walk: Table;
  readonly grid: ContourGrid;
  readonly region: Frame;
  readonly path: ContourPath;
  readonly pins: readonly ContourPin[];
  readonly start: readonly [number, number];
  readonly xName: string;
  readonly yName: string;
  readonly loss: Line;
  /** One number of the table "sides". */
  at(column: string): number;
}

const named = (column: Column | undefined): string =>
  column ? `${column.label}${column.unit === '' ? '' : `, ${column.unit}`}` : '';

/** `before`: the same side of the last result, whose ground is kept as long as it says the same. */
export function sideOf(result: Result, id: SideId, before: Side | undefined): Side {
  const row = sideIds.indexOf(id);
  const sides = result.table('sides');
  const walk = result.table(id);
  const at = (column: string): number => sides.at(column, row);
  const grid = gridOf(result.table(`grid.${id}`), before?.grid);
  const lost = !Number.isNaN(at('divergedAt'));
  return {
    ...{ id, row, walk, grid, at },
    // One object as long as it says the same: the map takes another region as a reason to zoom out.
    region: before && sameFrame(before.region, grid) ? before.region : grid,
    pins: [{ x: at('minimum.x'), y: at('minimum.y'), value: result.table('facts').at('lowest', 0), global: true }],
    start: [at('start.x'), at('start.y')],
    xName: named(walk.columns.find((column) => column.id === 'x')),
    yName: named(walk.columns.find((column) => column.id === 'y')),
    path: {
      ...{ id, ...looks[id], label: nameOf(id), diverged: lost },
      ...{ x: walk.column('x'), y: walk.column('y'), loss: walk.column('loss') },
      arrows: [
        {
          ...{ kind: 'gradient', label: msg('downhill: against the gradient'), reversed: true },
          ...{ x: walk.column('gradient.x'), y: walk.column('gradient.y') },
        },
      ],
      squares: null,
      lookAhead: null,
    },
    loss: {
      ...{ id, label: nameOf(id), short: shortNameOf(id), kind: 'line', width: 2, ...looks[id] },
      unit: walk.columns.find((column) => column.id === 'excess')?.unit,
      x: walk.column('step'),
      y: walk.column('excess'),
    },
  };
}

function gridOf(table: Table, before: ContourGrid | undefined): ContourGrid {
  const { x, y } = table.layout;
  if (!x || !y) throw new Error('a terrain without axes');
  const frame = { xMin: x.min, xMax: x.max, yMin: y.min, yMax: y.max };
  const values = table.column('value');
  const kept =
    before &&
    sameFrame(before, frame) &&
    before.values.length === values.length &&
    values.every((value, k) => value === before.values[k]);
  return kept ? before : { ...frame, columns: x.count, rows: y.count, values };
}

/** Ends of the axis on which all slopes of both walks are shown; what is smaller than the range of a double allows is cut. */
export function slopeRange(sides: readonly Side[]): readonly [number, number] {
  let [low, high] = [Infinity, 0];
  for (const { walk } of sides) {
    for (const id of ['slope.x', 'slope.y']) {
      for (const value of walk.column(id)) {
        if (value > 0) [low, high] = [Math.min(low, value), Math.max(high, value)];
      }
    }
  }
  return high > 0 ? [Math.max(low, high * 1e-16), high] : [1, 10];
}

/** The row of a walk that the playhead shows: one that has ended stays where it was. */
export const rowAt = (side: Side, index: number): number => Math.max(0, Math.min(index, side.walk.rows - 1));
