import type { ContourPath } from './model';
import type { View } from './view';

/** What a line can be drawn with: a canvas's Path2D, or path data for a file. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

/**
 * The way so far with two pens: steps with an end in the picture, and leaps right across it from one outside to another,
 * which of a racer that is being lost would paint the whole map over.
 */
export function drawWay(path: ContourPath, row: number, view: View, way: Pen, leaps: Pen): void {
  const isIn = (k: number): boolean => view.contains(path.x[k] ?? NaN, path.y[k] ?? NaN);
  let last: Pen | undefined;
  for (let k = 1; k <= row; k++) {
    const line = isIn(k) || isIn(k - 1) ? way : leaps;
    if (line !== last) line.moveTo(bounded(view.x(path.x[k - 1] ?? NaN)), bounded(view.y(path.y[k - 1] ?? NaN)));
    line.lineTo(bounded(view.x(path.x[k] ?? NaN)), bounded(view.y(path.y[k] ?? NaN)));
    last = line;
  }
}

/** From one row to another, whatever lies between. */
export function drawRows(path: ContourPath, from: number, to: number, view: View, pen: Pen): void {
  for (let k = from; k <= to; k++) {
    const x = bounded(view.x(path.x[k] ?? NaN));
    const y = bounded(view.y(path.y[k] ?? NaN));
    if (k === from) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  }
}

/** A racer may be 10³⁰⁰ away; a canvas gives up long before. */
export function bounded(pixels: number): number {
  return Math.max(-1e5, Math.min(1e5, pixels));
}

/** The steps that lie far enough apart to be told apart, in pixels. */
export function* stepsApart(path: ContourPath, row: number, view: View): Generator<readonly [number, number]> {
  let [lastX, lastY] = [NaN, NaN];
  for (let k = 0; k <= row; k++) {
    const x = view.x(path.x[k] ?? NaN);
    const y = view.y(path.y[k] ?? NaN);
    if (Math.hypot(x - lastX, y - lastY) < 7) continue;
    [lastX, lastY] = [x, y];
    yield [bounded(x), bounded(y)];
  }
}

/** Where a racer that is outside is pointed at from the picture's edge, and in which direction (radians). */
export function edgeTowards(
  view: View,
  x: number,
  y: number,
): { readonly x: number; readonly y: number; readonly angle: number } {
  const cx = view.width / 2;
  const cy = view.height / 2;
  const dx = bounded(view.x(x)) - cx;
  const dy = bounded(view.y(y)) - cy;
  const margin = 10;
  const scale = Math.min((cx - margin) / Math.abs(dx), (cy - margin) / Math.abs(dy));
  return { x: cx + dx * scale, y: cy + dy * scale, angle: Math.atan2(dy, dx) };
}

/** The head of an arrow at the origin, to the right. */
export const outsideHead = 'M-6,-6 L6,0 L-6,6 Z';
