import type { Frame } from '../contour/model';
import type { Marker } from '../markers';

/** What became of each start of a grid, rows along x first, from the bottom; while it is being computed, the first rows. */
export interface BasinGrid extends Frame {
  readonly columns: number;
  readonly rows: number;
  /** The minimum reached; NaN: none. */
  readonly minimum: Float64Array;
  /** Steps until then, or, where there is no minimum, until it had left; NaN: never. */
  readonly steps: Float64Array;
  /** The step at which it was lost; NaN: it was not. */
  readonly lost: Float64Array;
}

/** How the starts ended that share a colour. */
export type EndKind = 'minimum' | 'away' | 'nowhere' | 'lost';

export interface BasinPin {
  readonly x: number;
  readonly y: number;
  readonly global: boolean;
  /** From 1; it stands on the pin. */
  readonly number: number;
  /** Name of a custom property. */
  readonly color: string;
}

/** The way from the cursor. */
export interface BasinPath {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly marker: Marker;
}

export interface CursorDetail {
  readonly x: number;
  readonly y: number;
  /** `look`: the pointer passes over it. `stay`: it was chosen. `race`: and a race is wanted from there. */
  readonly intent: 'look' | 'stay' | 'race';
}

/** The row of the grid's columns whose start is nearest to a place; −1 outside, or where it has not been computed. */
export function startAt(grid: BasinGrid, x: number, y: number): number {
  const i = Math.round(((x - grid.xMin) / (grid.xMax - grid.xMin)) * (grid.columns - 1));
  const j = Math.round(((y - grid.yMin) / (grid.yMax - grid.yMin)) * (grid.rows - 1));
  if (i < 0 || j < 0 || i >= grid.columns || j >= grid.rows) return -1;
  const row = j * grid.columns + i;
  return row < grid.minimum.length ? row : -1;
}

export function kindAt(grid: BasinGrid, row: number): EndKind {
  if (!Number.isNaN(grid.lost[row] ?? NaN)) return 'lost';
  if (!Number.isNaN(grid.minimum[row] ?? NaN)) return 'minimum';
  return Number.isNaN(grid.steps[row] ?? NaN) ? 'nowhere' : 'away';
}
