import { rowAt } from './model';
import type { ContourPath } from './model';
import { markerPath } from '../markers';
import { drawRows, drawWay, edgeTowards, outsideHead, stepsApart } from './trail';
import type { View } from './view';

/** Colours of what stands on the map; `of` looks a custom property up. */
export interface PathInk {
  of(property: string): string;
  /** Drawn around lines and balls, so that they stand out on every band. */
  readonly casing: string;
}

/** Width of a ball's mark, and of the chosen racer's. */
export const ball = 13;
export const strongBall = 16;

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
  const [way, leaps] = [new Path2D(), new Path2D()];
  drawWay(path, row, view, way, leaps);
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

function polyline(path: ContourPath, from: number, to: number, view: View): Path2D {
  const line = new Path2D();
  drawRows(path, from, to, view, line);
  return line;
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
  for (const [x, y] of stepsApart(path, row, view)) {
    dots.moveTo(x + 2.2, y);
    dots.arc(x, y, 2.2, 0, 2 * Math.PI);
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
  const size = strong ? strongBall : ball;
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
  const edge = edgeTowards(view, x, y);
  context.save();
  context.translate(edge.x, edge.y);
  context.rotate(edge.angle);
  const head = new Path2D(outsideHead);
  context.lineJoin = 'round';
  context.strokeStyle = color;
  context.fillStyle = casing;
  context.lineWidth = 2.5;
  context.fill(head);
  context.stroke(head);
  context.restore();
}
