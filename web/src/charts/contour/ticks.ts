import { ticks } from 'd3-array';
import { tickFormat } from 'd3-scale';

import type { View } from './view';

/** Space around the plot for ticks and names, in pixels. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const wanted = 5;

/** Deeply zoomed ticks have many digits: the left margin grows with them. */
export function marginsFor(view: View): Margins {
  const { yMin, yMax } = view.frame;
  const label = tickFormat(yMin, yMax, wanted);
  const longest = Math.max(...ticks(yMin, yMax, wanted).map((value) => label(value).length), 2);
  return { left: 31 + 7 * longest, right: 10, top: 8, bottom: 40 };
}

interface Tick {
  /** In pixels of the plot. */
  readonly at: number;
  readonly text: string;
}

export function ticksOf(view: View): { readonly x: readonly Tick[]; readonly y: readonly Tick[] } {
  const { xMin, xMax, yMin, yMax } = view.frame;
  const [xText, yText] = [tickFormat(xMin, xMax, wanted), tickFormat(yMin, yMax, wanted)];
  return {
    x: ticks(xMin, xMax, wanted).map((value) => ({ at: view.x(value), text: xText(value) })),
    y: ticks(yMin, yMax, wanted).map((value) => ({ at: view.y(value), text: yText(value) })),
  };
}
