import { rowAt } from './model';
import type { ContourPath } from './model';
import { markerPath } from '../markers';
import type { View } from './view';

/** Colours of what stands on the map; `of` looks a custom property up. */
export interface PathInk {
  of(property: string): string;
  /** Drawn around lines and balls, so that they stand out on every band. */
  readonly casing: string;
}

const ball = 13;

/** The way to come, faintly. */
export function paintFuture(
  context: CanvasRenderingContext2D,
  path: ContourPath,
  index: number,
  view: View,
  ink: PathInk,
): void {
  const row = rowAt(path, index);
  if (row >= path.x.length - 1) return;
  context.lineJoin = 'round';
  context.globalAlpha = 0.35;
  context.strokeStyle = ink.of(path.color);
  context.lineWidth = 1.25;
  context.stroke(polyline(path, row, path.x.length - 1, view));
  context.globalAlpha = 1;
}

/** The way so far. */
export function paintPath(
  context: CanvasRenderingContext2D,
  path: ContourPath,
  index: number,
  view: View,
  ink: PathInk,
  strong: boolean,
): void {
  const row = rowAt(path, index);
  const color = ink.of(path.color);
  const { way, leaps } = seen(path, row, view);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.strokeStyle = ink.casing;
  context.lineWidth = strong ? 5.5 : 4;
  context.globalAlpha = 0.7;
  context.stroke(way);
  context.globalAlpha = 1;
  context.strokeStyle = color;
  context.lineWidth = strong ? 2.75 : 1.75;
  context.stroke(way);
  context.globalAlpha = 0.35;
  context.lineWidth = 1;
  context.stroke(leaps);
  context.globalAlpha = 1;
  paintSteps(context, path, row, view, color);
}

/**
 * The way so far in two: steps with an end in the picture, and leaps right across it from one outside to another, which of a
 * racer that is being lost would paint the whole map over.
 */
function seen(path: ContourPath, row: number, view: View): { readonly way: Path2D; readonly leaps: Path2D } {
  const way = new Path2D();
  const leaps = new Path2D();
  const isIn = (k: number): boolean => view.contains(path.x[k] ?? NaN, path.y[k] ?? NaN);
  let last: Path2D | undefined;
  for (let k = 1; k <= row; k++) {
    const line = isIn(k) || isIn(k - 1) ? way : leaps;
    if (line !== last) line.moveTo(bounded(view.x(path.x[k - 1] ?? NaN)), bounded(view.y(path.y[k - 1] ?? NaN)));
    line.lineTo(bounded(view.x(path.x[k] ?? NaN)), bounded(view.y(path.y[k] ?? NaN)));
    last = line;
  }
  return { way, leaps };
}

function polyline(path: ContourPath, from: number, to: number, view: View): Path2D {
  const line = new Path2D();
  for (let k = from; k <= to; k++) {
    const x = bounded(view.x(path.x[k] ?? NaN));
    const y = bounded(view.y(path.y[k] ?? NaN));
    if (k === from) line.moveTo(x, y);
    else line.lineTo(x, y);
  }
  return line;
}

/** A racer may be 10³⁰⁰ away; a canvas gives up long before. */
function bounded(pixels: number): number {
  return Math.max(-1e5, Math.min(1e5, pixels));
}

/** A dot at every step, as long as the steps lie far enough apart to be told apart. */
function paintSteps(
  context: CanvasRenderingContext2D,
  path: ContourPath,
  row: number,
  view: View,
  color: string,
): void {
  const dots = new Path2D();
  let lastX = NaN;
  let lastY = NaN;
  for (let k = 0; k <= row; k++) {
    const x = view.x(path.x[k] ?? NaN);
    const y = view.y(path.y[k] ?? NaN);
    if (Math.hypot(x - lastX, y - lastY) < 7) continue;
    lastX = x;
    lastY = y;
    dots.moveTo(bounded(x) + 2.2, bounded(y));
    dots.arc(bounded(x), bounded(y), 2.2, 0, 2 * Math.PI);
  }
  context.fillStyle = color;
  context.fill(dots);
}

/** The racer itself; at the picture's edge, hollow and pointing outwards, when it is outside. */
export function paintBall(
  context: CanvasRenderingContext2D,
  path: ContourPath,
  index: number,
  view: View,
  ink: PathInk,
  strong: boolean,
): void {
  const row = rowAt(path, index);
  const x = path.x[row] ?? NaN;
  const y = path.y[row] ?? NaN;
  const color = ink.of(path.color);
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  if (!view.contains(x, y)) {
    paintOutside(context, view, x, y, color, ink.casing);
    return;
  }
  const size = strong ? ball + 3 : ball;
  const shape = new Path2D(markerPath(path.marker, size));
  context.save();
  context.translate(view.x(x), view.y(y));
  context.lineJoin = 'round';
  context.strokeStyle = ink.casing;
  context.lineWidth = 4;
  context.stroke(shape);
  context.fillStyle = color;
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.fill(shape);
  context.stroke(shape);
  context.restore();
}

function paintOutside(
  context: CanvasRenderingContext2D,
  view: View,
  x: number,
  y: number,
  color: string,
  casing: string,
): void {
  const cx = view.width / 2;
  const cy = view.height / 2;
  const dx = bounded(view.x(x)) - cx;
  const dy = bounded(view.y(y)) - cy;
  const margin = 10;
  const scale = Math.min((cx - margin) / Math.abs(dx), (cy - margin) / Math.abs(dy));
  context.save();
  context.translate(cx + dx * scale, cy + dy * scale);
  context.rotate(Math.atan2(dy, dx));
  const head = new Path2D('M-6,-6 L6,0 L-6,6 Z');
  context.lineJoin = 'round';
  context.strokeStyle = color;
  context.fillStyle = casing;
  context.lineWidth = 2.5;
  context.fill(head);
  context.stroke(head);
  context.restore();
}
