import { rowAt } from './model';
import type { ContourArrow, ContourOverlays, ContourPath, ContourSquares } from './model';
import type { PathInk } from './paths';
import type { View } from './view';

/** Longest arrow and largest square side, in pixels. */
const longest = 56;
const largest = 20;

/** What a racer feels and remembers at the playhead, drawn at its ball. */
export function paintOverlays(
  context: CanvasRenderingContext2D,
  path: ContourPath,
  index: number,
  view: View,
  ink: PathInk,
  show: ContourOverlays,
): void {
  const row = rowAt(path, index);
  const x = path.x[row] ?? NaN;
  const y = path.y[row] ?? NaN;
  if (!view.contains(x, y)) return;
  const color = ink.of(path.color);
  if (show.lookAhead && path.lookAhead) paintLookAhead(context, path.lookAhead, row, view, x, y, color, ink.casing);
  for (const arrow of path.arrows) {
    if (show[arrow.kind]) paintArrow(context, arrow, row, view, x, y, color, ink.casing);
  }
  if (show.squares && path.squares) paintSquares(context, path.squares, row, view.x(x), view.y(y), color, ink.casing);
}

/** Lengths go with the square root of the vector's, measured against the longest of the run: small ones stay visible. */
function paintArrow(
  context: CanvasRenderingContext2D,
  arrow: ContourArrow,
  row: number,
  view: View,
  x: number,
  y: number,
  color: string,
  casing: string,
): void {
  const sign = arrow.reversed ? -1 : 1;
  const ux = sign * (arrow.x[row] ?? NaN);
  const uy = sign * (arrow.y[row] ?? NaN);
  const size = Math.hypot(ux, uy);
  const share = Math.sqrt(size / longestOf(arrow.x, arrow.y));
  // The direction as the screen shows it: the two axes may have different scales.
  const dx = view.x(x + ux / size) - view.x(x);
  const dy = view.y(y + uy / size) - view.y(y);
  const norm = Math.hypot(dx, dy);
  const length = share * longest;
  if (!(length > 3) || !(norm > 0)) return;
  context.save();
  context.translate(view.x(x), view.y(y));
  context.rotate(Math.atan2(dy, dx));
  const head = Math.min(7, length / 2);
  const shape = new Path2D(
    `M0,0 L${length - head},0 M${length},0 L${length - head},${-head * 0.6} L${length - head},${head * 0.6} Z`,
  );
  context.lineJoin = 'round';
  if (arrow.kind === 'velocity') context.setLineDash([5, 3]);
  context.strokeStyle = casing;
  context.lineWidth = 5;
  context.stroke(shape);
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = 2;
  context.stroke(shape);
  context.setLineDash([]);
  context.fill(shape);
  context.restore();
}

const norms = new WeakMap<Float64Array, number>();

/** Columns live as long as their result: the largest norm is looked for once. */
function longestOf(x: Float64Array, y: Float64Array): number {
  let most = norms.get(x);
  if (most === undefined) {
    most = 0;
    for (let k = 0; k < x.length; k++) {
      const norm = Math.hypot(x[k] ?? 0, y[k] ?? 0);
      if (norm > most && Number.isFinite(norm)) most = norm;
    }
    norms.set(x, most);
  }
  return most;
}

/** A hollow circle where the gradient is asked for, and a thread from the ball to it. */
function paintLookAhead(
  context: CanvasRenderingContext2D,
  point: { x: Float64Array; y: Float64Array },
  row: number,
  view: View,
  x: number,
  y: number,
  color: string,
  casing: string,
): void {
  const px = view.x(point.x[row] ?? NaN);
  const py = view.y(point.y[row] ?? NaN);
  if (!Number.isFinite(px) || Math.hypot(px - view.x(x), py - view.y(y)) < 1) return;
  const thread = new Path2D(`M${view.x(x)},${view.y(y)} L${px},${py}`);
  const ring = new Path2D();
  ring.arc(px, py, 6, 0, 2 * Math.PI);
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  context.stroke(thread);
  context.setLineDash([]);
  context.strokeStyle = casing;
  context.lineWidth = 4.5;
  context.stroke(ring);
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.stroke(ring);
}

/** Two squares, for x and for y; their areas are the numbers, against the largest of the run. */
function paintSquares(
  context: CanvasRenderingContext2D,
  squares: ContourSquares,
  row: number,
  px: number,
  py: number,
  color: string,
  casing: string,
): void {
  const most = Math.max(longestOf(squares.x, squares.x), longestOf(squares.y, squares.y)) / Math.SQRT2;
  const side = (value: number): number => Math.max(1, Math.sqrt(value / most) * largest);
  const width = side(squares.x[row] ?? 0);
  const height = side(squares.y[row] ?? 0);
  if (!Number.isFinite(width) || !Number.isFinite(height)) return;
  const left = px + 13;
  const bottom = py + 16;
  context.lineWidth = 1.5;
  context.font = '10px system-ui, sans-serif';
  for (const [name, size, at] of [
    ['x', width, left],
    ['y', height, left + largest + 5],
  ] as const) {
    context.fillStyle = casing;
    context.strokeStyle = color;
    context.globalAlpha = 0.85;
    context.fillRect(at, bottom - size, size, size);
    context.globalAlpha = 1;
    context.strokeRect(at, bottom - size, size, size);
    context.fillStyle = color;
    context.fillText(name, at, bottom + 10);
  }
}
