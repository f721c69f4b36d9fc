import { linearTicks } from '../line-chart/ticks';
import type { Range } from '../line-chart/types';

/** Room for half a dot and half a tick's label at both ends, in pixels. */
const margin = 26;
/** A pointer this near to a dot means it. */
export const reach = 24;
/** Positions along the axis for the arrow keys. */
const keySteps = 100;

/** Where the values of one strip stand, in pixels. */
export class Frame {
  readonly left = margin;
  readonly right: number;

  constructor(
    readonly range: Range,
    width: number,
  ) {
    this.right = Math.max(margin + 1, width - margin);
  }

  xAt(value: number): number {
    const [low, high] = this.range;
    return this.left + ((value - low) / (high - low)) * (this.right - this.left);
  }

  /** −1, 1: beyond that end. */
  beyond(value: number): -1 | 0 | 1 {
    const slack = (this.range[1] - this.range[0]) * 1e-9;
    if (value < this.range[0] - slack) return -1;
    return value > this.range[1] + slack ? 1 : 0;
  }

  /** Where a dot is drawn: one beyond the axis at its end. */
  placeOf(value: number): number {
    return Math.min(this.right + 14, Math.max(this.left - 14, this.xAt(value)));
  }

  /** A round value near a place, also a little beyond the axis. */
  valueAt(x: number): number {
    const [low, high] = this.range;
    return this.rounded(low + ((x - this.left) / (this.right - this.left)) * (high - low));
  }

  /** One key press away. */
  stepped(value: number, steps: number): number {
    const [low, high] = this.range;
    const exact = ((high - low) / keySteps) * steps;
    const step = this.rounded(exact);
    return this.rounded(value + (step === 0 ? exact : step));
  }

  ticks(): readonly number[] {
    return linearTicks(this.range, this.right - this.left < 260 ? 3 : 5);
  }

  /** To what a pixel can tell apart. */
  private rounded(value: number): number {
    const [low, high] = this.range;
    const pixel = (high - low) / (this.right - this.left);
    const unit = 10 ** Math.floor(Math.log10(pixel));
    return Number((Math.round(value / unit) * unit).toPrecision(12));
  }
}

/** An axis for values with some room beyond them, so that the outermost can be moved outward. */
export function roomFor(values: ArrayLike<number>, share: number): Range {
  let [low, high] = [Infinity, -Infinity];
  for (let k = 0; k < values.length; k++) {
    low = Math.min(low, values[k] ?? low);
    high = Math.max(high, values[k] ?? high);
  }
  if (!(low <= high)) return [0, 1];
  const span = high - low;
  // Values that are all equal stand in the middle.
  const room = span > 0 ? span * share : Math.abs(high) > 0 ? Math.abs(high) / 2 : 1;
  return [low - room, high + room];
}

/** The dot nearest to a place; undefined where none is within reach. The lit one wins a tie, then the last. */
export function nearestDot(places: readonly number[], x: number, lit: number, within = reach): number | undefined {
  let [best, distance] = [-1, within];
  places.forEach((place, k) => {
    const here = Math.abs(place - x) - (k === lit ? 0.5 : 0);
    if (here <= distance) [best, distance] = [k, here];
  });
  return best < 0 ? undefined : best;
}
