import { ticks } from 'd3-array';
import { ticksFormat } from '../contour/format';

import { lossAt } from '../contour/background';
import { levelLabel } from '../contour/levels';
import type { Levels } from '../contour/levels';
import type { ContourGrid, Frame } from '../contour/model';
import { plotAspect } from '../contour/view';
import { formatNumber } from '../line-chart/format';
import { logScale, lossName } from '../words';

/** Height as the map's lines are spaced (on most surfaces the logarithm above the lowest loss), or the loss as it is. */
export type Heights = 'levels' | 'linear';

export type Point = readonly [number, number, number];

/** A mark on an axis: where it stands along it, in the block's units, and what it says. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** The height of the block; its longer side is 2. */
const tall = 0.8;

/**
 * The relief as a block of its own measures: x to the right, y (of the data) away from the eye, the loss upwards from 0 to
 * `height`. Nothing here knows how it is drawn.
 */
export class Block {
  readonly halfX: number;
  readonly halfZ: number;
  readonly height = tall;
  /** Loss, or its logarithm, at the bottom and at the top. */
  private readonly low: number;
  private readonly high: number;

  constructor(
    readonly grid: ContourGrid,
    readonly levels: Levels,
    readonly heights: Heights,
    region: Frame,
  ) {
    const aspect = plotAspect(region);
    this.halfX = aspect >= 1 ? 1 : aspect;
    this.halfZ = aspect >= 1 ? 1 / aspect : 1;
    let [low, high] = [Infinity, -Infinity];
    for (const loss of grid.values) {
      const unit = this.unit(loss);
      if (!Number.isFinite(unit)) continue;
      if (unit < low) low = unit;
      if (unit > high) high = unit;
    }
    this.low = low < high ? low : 0;
    this.high = low < high ? high : 1;
  }

  x(x: number): number {
    const { xMin, xMax } = this.grid;
    return this.halfX * ((2 * (x - xMin)) / (xMax - xMin) - 1);
  }
  z(y: number): number {
    const { yMin, yMax } = this.grid;
    return this.halfZ * (1 - (2 * (y - yMin)) / (yMax - yMin));
  }
  /** What is no number, or beyond every bound, is as high as the block. */
  y(loss: number): number {
    const share = (this.unit(loss) - this.low) / (this.high - this.low);
    return tall * (Number.isNaN(share) ? 1 : Math.min(1, Math.max(0, share)));
  }
  /** On the ground. */
  at(x: number, y: number): Point {
    return [this.x(x), this.y(lossAt(this.grid, x, y)), this.z(y)];
  }
  /** What the eye rests on at first: a little below half the height, as the ground's numbers need room. */
  get middle(): Point {
    return [0, 0.4 * this.height, 0];
  }
  contains(x: number, y: number): boolean {
    const { xMin, xMax, yMin, yMax } = this.grid;
    return x >= xMin && x <= xMax && y >= yMin && y <= yMax;
  }

  /** Whether the ground hides a point from the eye: the way there is walked in steps of about a sample. */
  hides([x, y, z]: Point, eye: Point): boolean {
    const [dx, dy, dz] = [eye[0] - x, eye[1] - y, eye[2] - z];
    const stride = 0.02 / Math.hypot(dx, dy, dz);
    for (let t = 2 * stride; t < 1; t += stride) {
      const [px, py, pz] = [x + t * dx, y + t * dy, z + t * dz];
      if (py > tall || Math.abs(px) > this.halfX || Math.abs(pz) > this.halfZ) return false;
      if (this.ground(px, pz) > py + 0.004) return true;
    }
    return false;
  }

  get xTicks(): readonly Tick[] {
    const { xMin, xMax } = this.grid;
    return along(xMin, xMax).map(([value, text]) => ({ at: this.x(value), text }));
  }
  get zTicks(): readonly Tick[] {
    const { yMin, yMax } = this.grid;
    return along(yMin, yMax).map(([value, text]) => ({ at: this.z(value), text }));
  }
  get yTicks(): readonly Tick[] {
    const { levels } = this;
    if (this.heights === 'levels' && levels.kind === 'log') {
      return levels.labelled.map((k) => ({ at: this.y(levels.values[k] ?? NaN), text: levelLabel(levels, k) }));
    }
    return ticks(this.low, this.high, 4).map((value) => ({ at: this.y(value), text: formatNumber(value) }));
  }
  /** The name of the upright axis says how it is divided. */
  get yName(): string {
    return this.heights === 'levels' && this.levels.kind === 'log' ? logScale(lossName()) : lossName();
  }

  private ground(px: number, pz: number): number {
    const { xMin, xMax, yMin, yMax } = this.grid;
    const x = xMin + ((px / this.halfX + 1) / 2) * (xMax - xMin);
    const y = yMin + ((1 - pz / this.halfZ) / 2) * (yMax - yMin);
    return this.y(lossAt(this.grid, x, y));
  }
  private unit(loss: number): number {
    return this.heights === 'levels' ? this.levels.height(loss) : loss;
  }
}

function along(from: number, to: number): readonly (readonly [number, string])[] {
  const text = ticksFormat(from, to, 4);
  return ticks(from, to, 4).map((value) => [value, text(value)]);
}
