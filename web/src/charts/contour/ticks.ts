import { ticks } from 'd3-array';
import { lossName } from '../words';
import { ticksFormat } from './format';

import type { View } from './view';

/** Space around the plot for ticks and names, in pixels. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** At most so many along an axis. */
const most = 5;

/** Round numbers within, no more than asked for: d3's own count is a hint, of which it may give half as many again. */
function countFor(min: number, max: number, count = most): number {
  let asked = count;
  while (asked > 1 && ticks(min, max, asked).length > count) asked--;
  return asked;
}

/** Deeply zoomed ticks have many digits, and the legend's name many letters: the left margin grows with them. */
export function marginsFor(view: View): Margins {
  const { yMin, yMax } = view.frame;
  const count = countFor(yMin, yMax);
  const label = ticksFormat(yMin, yMax, count);
  const longest = Math.max(...ticks(yMin, yMax, count).map((value) => label(value).length), 2);
  return { left: Math.max(31 + 7 * longest, 10 + 7 * lossName().length), right: 10, top: 8, bottom: 40 };
}

interface Tick {
  /** In pixels of the plot. */
  readonly at: number;
  readonly text: string;
}

export function ticksOf(view: View): { readonly x: readonly Tick[]; readonly y: readonly Tick[] } {
  const { xMin, xMax, yMin, yMax } = view.frame;
  const [across, up] = [roomFor(view), countFor(yMin, yMax)];
  const [xText, yText] = [ticksFormat(xMin, xMax, across), ticksFormat(yMin, yMax, up)];
  return {
    x: ticks(xMin, xMax, across).map((value) => ({ at: view.x(value), text: xText(value) })),
    y: ticks(yMin, yMax, up).map((value) => ({ at: view.y(value), text: yText(value) })),
  };
}

/** As many ticks along x as have room for their numbers side by side. */
function roomFor({ frame: { xMin, xMax }, width }: View): number {
  for (let count = countFor(xMin, xMax); count > 2; count--) {
    const text = ticksFormat(xMin, xMax, count);
    const values = ticks(xMin, xMax, count);
    const longest = Math.max(...values.map((value) => text(value).length));
    if (values.length * (7 * longest + 8) <= width) return count;
  }
  return 2;
}
