/**
 * Where the contour lines run. A loss often spans many powers of ten: with levels evenly spaced in loss, a valley is one
 * flat patch. So the levels are evenly spaced in log(loss − lowest), where there is a lowest point to measure from.
 */

import { ticks } from 'd3-array';

import { formatNumber } from '../line-chart/format';

export interface Levels {
  readonly kind: 'log' | 'even';
  /** Loss on each line, ascending. */
  readonly values: readonly number[];
  /** The same in the unit in which the lines are evenly spaced. */
  readonly heights: readonly number[];
  /** Which lines get a number in the legend. */
  readonly labelled: readonly number[];
  /** Loss → that unit. */
  height(loss: number): number;
}

/** About as many bands as an eye tells apart. */
const wanted = 14;
/** Below this share of the picture, a valley's floor is one band. */
const floorShare = 0.004;

/** `lowest`: the loss of the deepest known point; NaN where there is none (a saddle), and the levels are even. */
export function chooseLevels(values: Float64Array, lowest: number): Levels {
  const sorted = values.filter(Number.isFinite).sort();
  const top = sorted[sorted.length - 1] ?? 1;
  const bottom = sorted[0] ?? 0;
  if (!Number.isFinite(lowest) || !(top > bottom)) return evenLevels(bottom, top);
  const base = Math.min(lowest, bottom);
  // The floor: a point that all but the deepest part of the picture lies above.
  const floor = sorted[Math.floor(sorted.length * floorShare)] ?? bottom;
  const smallest = Math.max(floor - base, (top - base) * 1e-9);
  const decades = Math.log10((top - base) / smallest);
  if (!(decades > 0.9)) return evenLevels(bottom, top);
  return logLevels(base, smallest, top - base, decades);
}

function logLevels(base: number, smallest: number, largest: number, decades: number): Levels {
  // A whole number of lines per power of ten, so that every power of ten is itself a line.
  const perDecade = Math.max(1, Math.round(wanted / decades));
  const first = Math.ceil(Math.log10(smallest) * perDecade);
  const last = Math.floor(Math.log10(largest) * perDecade - 1e-9);
  const heights: number[] = [];
  for (let k = first; k <= last; k++) heights.push(k / perDecade);
  const bottom = (first - 1) / perDecade;
  const decadeLines = heights.flatMap((height, k) => (Number.isInteger(height) ? [k] : []));
  return {
    kind: 'log',
    heights,
    values: heights.map((height) => base + 10 ** height),
    labelled: thin(decadeLines.length > 2 ? decadeLines : heights.map((_, k) => k)),
    height: (loss) => (loss - base > 10 ** bottom ? Math.log10(loss - base) : bottom),
  };
}

function evenLevels(bottom: number, top: number): Levels {
  const values = ticks(bottom, top, wanted).filter((value) => value > bottom && value < top);
  const round = ticks(bottom, top, 4);
  const labelled = values.flatMap((value, k) => (round.includes(value) ? [k] : []));
  return { kind: 'even', values, heights: values, labelled, height: (loss) => loss };
}

/** At most five labels, evenly taken. */
function thin(lines: readonly number[]): readonly number[] {
  const every = Math.ceil(lines.length / 5);
  return lines.filter((_, k) => k % every === 0);
}

/** The loss on a line, with as many figures as tell the labelled lines apart. */
export function levelLabel(levels: Levels, k: number): string {
  for (let digits = 2; digits < 8; digits++) {
    const texts = levels.labelled.map((line) => formatNumber(levels.values[line] ?? NaN, digits));
    if (new Set(texts).size === texts.length) return formatNumber(levels.values[k] ?? NaN, digits);
  }
  return formatNumber(levels.values[k] ?? NaN, 8);
}
