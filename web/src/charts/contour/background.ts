import { contours } from 'd3-contour';

import { cividis } from '../cividis';
import type { ContourGrid } from './model';
import type { Levels } from './levels';
import type { View } from './view';

/** The bands of a grid, traced once and drawn at any size and zoom. Paths are in the grid's own units: see `place`. */
export interface Bands {
  readonly grid: ContourGrid;
  readonly levels: Levels;
  readonly paths: readonly Path2D[];
  readonly lowest: number;
  readonly highest: number;
}

/** How the map is inked: the sequence is washed with the page's ground, so that the racers stand out. */
export interface Ink {
  readonly ground: string;
  readonly wash: number;
  readonly line: string;
  /** How much of the lines' colour is seen. */
  readonly lineShare: number;
}

/** The ink of the page's theme, as it holds for an element. */
export function inkOf(element: Element, color: (property: string) => string): Ink {
  const style = getComputedStyle(element);
  const share = (property: string): number => Number(style.getPropertyValue(property)) || 0;
  return {
    ...{ ground: color('--ground'), wash: share('--map-wash') },
    ...{ line: color('--ink'), lineShare: share('--map-line') },
  };
}

export function traceBands(grid: ContourGrid, levels: Levels): Bands {
  const paths = traceRings(grid, levels).map((rings) => {
    const path = new Path2D();
    for (const ring of rings) {
      ring.forEach(([x = NaN, y = NaN], k) => (k === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
      path.closePath();
    }
    return path;
  });
  return { grid, levels, paths, ...extremes(grid.values) };
}

/** A closed line in the grid's own units: see `placement`. */
type Ring = readonly (readonly number[])[];

/** For each level, the rings around everything above it. */
export function traceRings({ columns, rows, values }: ContourGrid, levels: Levels): readonly (readonly Ring[])[] {
  const heights = Array.from(values, (loss) => (Number.isFinite(loss) ? levels.height(loss) : Number.MAX_VALUE));
  const trace = contours().size([columns, rows]);
  return levels.heights.map((height) => trace.contour(heights, height).coordinates.flat());
}

function extremes(values: Float64Array): { readonly lowest: number; readonly highest: number } {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const value of values) {
    if (value < lowest) lowest = value;
    if (value > highest && Number.isFinite(value)) highest = value;
  }
  return { lowest, highest };
}

/** Colour of band k of n: dark valleys, light heights, equal steps to the eye. */
export function bandColor(k: number, n: number): string {
  return `rgb(${cividis(n > 0 ? k / n : 0).join(', ')})`;
}

export function paintBackground(context: CanvasRenderingContext2D, bands: Bands, view: View, ink: Ink): void {
  const { width, height } = view;
  const n = bands.paths.length;
  const paths = placed(bands, view);
  context.fillStyle = bandColor(0, n);
  context.fillRect(0, 0, width, height);
  paths.forEach((path, k) => {
    context.fillStyle = bandColor(k + 1, n);
    context.fill(path, 'evenodd');
  });
  context.globalAlpha = ink.wash;
  context.fillStyle = ink.ground;
  context.fillRect(0, 0, width, height);
  context.globalAlpha = ink.lineShare;
  strokeLines(context, bands, paths, ink.line);
  context.globalAlpha = 1;
}

/** The lines alone, over something else. */
export function paintLines(context: CanvasRenderingContext2D, bands: Bands, view: View, color: string): void {
  strokeLines(context, bands, placed(bands, view), color);
}

function strokeLines(
  context: CanvasRenderingContext2D,
  { levels }: Bands,
  paths: readonly Path2D[],
  color: string,
): void {
  context.strokeStyle = color;
  paths.forEach((path, k) => {
    context.lineWidth = levels.labelled.includes(k) ? 1.1 : 0.5;
    context.stroke(path);
  });
}

function placed({ grid, paths }: Bands, view: View): readonly Path2D[] {
  const { left, top, dx, dy } = placement(grid, view);
  const toPixels = new DOMMatrix([dx, 0, 0, dy, left, top]);
  return paths.map((path) => {
    const onScreen = new Path2D();
    onScreen.addPath(path, toPixels);
    return onScreen;
  });
}

/** Where the grid's sample (i, j), which d3-contour puts at (i + ½, j + ½), lies on the screen: at (left + i·dx, top + j·dy). */
export function placement(
  grid: ContourGrid,
  view: View,
): { readonly left: number; readonly top: number; readonly dx: number; readonly dy: number } {
  const across = (grid.xMax - grid.xMin) / (grid.columns - 1);
  const up = (grid.yMax - grid.yMin) / (grid.rows - 1);
  const left = view.x(grid.xMin - across / 2);
  const top = view.y(grid.yMin - up / 2);
  return { left, top, dx: view.x(grid.xMin + across / 2) - left, dy: view.y(grid.yMin + up / 2) - top };
}

/** The loss between the samples, from the four around the point; NaN outside the grid. */
export function lossAt(grid: ContourGrid, x: number, y: number): number {
  const i = ((x - grid.xMin) / (grid.xMax - grid.xMin)) * (grid.columns - 1);
  const j = ((y - grid.yMin) / (grid.yMax - grid.yMin)) * (grid.rows - 1);
  if (!(i >= 0 && j >= 0 && i <= grid.columns - 1 && j <= grid.rows - 1)) return NaN;
  const i0 = Math.min(Math.floor(i), grid.columns - 2);
  const j0 = Math.min(Math.floor(j), grid.rows - 2);
  const at = (column: number, row: number): number => grid.values[row * grid.columns + column] ?? NaN;
  const u = i - i0;
  const v = j - j0;
  const low = at(i0, j0) * (1 - u) + at(i0 + 1, j0) * u;
  const high = at(i0, j0 + 1) * (1 - u) + at(i0 + 1, j0 + 1) * u;
  return low * (1 - v) + high * v;
}
