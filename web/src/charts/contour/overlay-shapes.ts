import type { ContourArrow, ContourSquares } from './model';
import type { View } from './view';

/** Longest arrow and largest square side, in pixels. */
const longest = 56;
const largest = 20;

/** Where on the plot something is drawn, in pixels, and what, as path data. */
export interface ArrowShape {
  readonly x: number;
  readonly y: number;
  /** Clockwise from the right, in radians. */
  readonly angle: number;
  readonly d: string;
}

/**
 * The arrow at a ball. Lengths go with the square root of the vector's, measured against the longest of the run: small
 * ones stay visible; null where there is none to be seen.
 */
export function arrowShape(arrow: ContourArrow, row: number, view: View, x: number, y: number): ArrowShape | null {
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
  if (!(length > 3) || !(norm > 0)) return null;
  const head = Math.min(7, length / 2);
  const neck = length - head;
  const d = `M0,0 L${neck},0 M${length},0 L${neck},${-head * 0.6} L${neck},${head * 0.6} Z`;
  return { x: view.x(x), y: view.y(y), angle: Math.atan2(dy, dx), d };
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

/** A hollow circle where the gradient is asked for, and a thread from the ball to it; null where that is the ball. */
export interface LookAheadShape {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly thread: string;
}

export function lookAheadShape(
  point: { readonly x: Float64Array; readonly y: Float64Array },
  row: number,
  view: View,
  x: number,
  y: number,
): LookAheadShape | null {
  const px = view.x(point.x[row] ?? NaN);
  const py = view.y(point.y[row] ?? NaN);
  const [bx, by] = [view.x(x), view.y(y)];
  if (!Number.isFinite(px) || Math.hypot(px - bx, py - by) < 1) return null;
  return { x: px, y: py, radius: 6, thread: `M${bx},${by} L${px},${py}` };
}

export interface SquareShape {
  readonly name: 'x' | 'y';
  readonly left: number;
  readonly bottom: number;
  readonly side: number;
}

/** Two squares, for x and for y; their areas are the numbers, against the largest of the run. */
export function squareShapes(squares: ContourSquares, row: number, px: number, py: number): readonly SquareShape[] {
  const most = Math.max(longestOf(squares.x, squares.x), longestOf(squares.y, squares.y)) / Math.SQRT2;
  const side = (value: number): number => Math.max(1, Math.sqrt(value / most) * largest);
  const width = side(squares.x[row] ?? 0);
  const height = side(squares.y[row] ?? 0);
  if (!Number.isFinite(width) || !Number.isFinite(height)) return [];
  const [left, bottom] = [px + 13, py + 16];
  return [
    { name: 'x', left, bottom, side: width },
    { name: 'y', left: left + largest + 5, bottom, side: height },
  ];
}
