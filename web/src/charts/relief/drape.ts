import { lossAt } from '../contour/background';
import type { ContourPath } from '../contour/model';
import type { Block } from './block';

/** A path laid over the ground, as pieces: six numbers each, from here to there. */
export interface Drape {
  readonly pieces: Float32Array;
  /** So many pieces lead to row k. */
  readonly upTo: Uint32Array;
}

/** Above the ground, so that the line isn't half sunk into it. */
const lift = 0.006;
/** A step is bent to the ground at so many places per side of the block. */
const bends = 80;
/** Of a racer that leaps about for very long, the first of its way is enough. */
const most = 40_000;

export function drape(path: ContourPath, block: Block): Drape {
  const rows = path.x.length;
  const upTo = new Uint32Array(rows);
  const pieces: number[] = [];
  for (let row = 1; row < rows; row++) {
    if (pieces.length < 6 * most) step(path, row, block, pieces);
    upTo[row] = pieces.length / 6;
  }
  return { pieces: new Float32Array(pieces), upTo };
}

/** One step, from edge to edge where it leads out of the picture. */
function step(path: ContourPath, row: number, block: Block, pieces: number[]): void {
  const [ax, ay] = [path.x[row - 1] ?? NaN, path.y[row - 1] ?? NaN];
  const [dx, dy] = [(path.x[row] ?? NaN) - ax, (path.y[row] ?? NaN) - ay];
  if (!Number.isFinite(ax + ay + dx + dy)) return;
  const { xMin, xMax, yMin, yMax } = block.grid;
  let [from, to] = [0, 1];
  for (const [at, by, low, high] of [
    [ax, dx, xMin, xMax],
    [ay, dy, yMin, yMax],
  ] as const) {
    if (by === 0) {
      if (at < low || at > high) return;
      continue;
    }
    const [enter, leave] = by > 0 ? [(low - at) / by, (high - at) / by] : [(high - at) / by, (low - at) / by];
    from = Math.max(from, enter);
    to = Math.min(to, leave);
  }
  // Outside, or a leap right across from one outside to another: of a lost racer, they would paint the ground over.
  if (!(from < to) || (from > 0 && to < 1)) return;
  const across = Math.max(Math.abs(dx) / (xMax - xMin), Math.abs(dy) / (yMax - yMin)) * (to - from);
  const parts = Math.max(1, Math.ceil(across * bends));
  let last: readonly number[] | undefined;
  for (let k = 0; k <= parts; k++) {
    const t = from + ((to - from) * k) / parts;
    const x = Math.min(xMax, Math.max(xMin, ax + t * dx));
    const y = Math.min(yMax, Math.max(yMin, ay + t * dy));
    const here = [block.x(x), block.y(lossAt(block.grid, x, y)) + lift, block.z(y)] as const;
    if (last) pieces.push(...last, ...here);
    last = here;
  }
}
