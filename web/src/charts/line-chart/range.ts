import type { Line, Range, YScale } from './types';

/** What the x axis spans: the window asked for, or all the lines. */
export function xRangeOf(lines: readonly Line[], window?: Range): Range {
  if (window) return window[1] > window[0] ? window : [window[0] - 0.5, window[1] + 0.5];
  let [low, high] = [Infinity, -Infinity];
  for (const { x } of lines) {
    if (x.length === 0) continue;
    low = Math.min(low, x[0] ?? low);
    high = Math.max(high, x[x.length - 1] ?? high);
  }
  if (low > high) return [0, 1];
  return high > low ? [low, high] : [low - 0.5, high + 0.5];
}

/** What the y axis spans: every value within the x window, some air, and the values that must be seen. */
export function yRangeOf(lines: readonly Line[], xs: Range, scale: YScale, include: readonly number[] = []): Range {
  let [low, high] = [Infinity, -Infinity];
  const take = (value: number): void => {
    if (!Number.isFinite(value) || (scale === 'log' && value <= 0)) return;
    if (value < low) low = value;
    if (value > high) high = value;
  };
  for (const { x, y } of lines) {
    for (let k = 0; k < y.length; k++) {
      const at = x[k] ?? NaN;
      if (at >= xs[0] && at <= xs[1]) take(y[k] ?? NaN);
    }
  }
  include.forEach(take);
  if (low > high) return scale === 'log' ? [0.1, 10] : [0, 1];
  if (scale === 'log') {
    const air = Math.max(0.04 * Math.log10(high / low), 0.1);
    return [low * 10 ** -air, high * 10 ** air];
  }
  const air = high > low ? 0.06 * (high - low) : Math.max(Math.abs(high) * 0.1, 0.5);
  // Air below zero would hint at values that can't be.
  return [low >= 0 && low < air ? 0 : low - air, high + air];
}

/** How many values of the x window a log axis can't show. */
export function hiddenOnLog(lines: readonly Line[], xs: Range): number {
  let count = 0;
  for (const { x, y } of lines) {
    for (let k = 0; k < y.length; k++) {
      const at = x[k] ?? NaN;
      if (at >= xs[0] && at <= xs[1] && (y[k] ?? NaN) <= 0) count++;
    }
  }
  return count;
}

/** The row whose x is nearest; −1 without rows. */
export function nearestRow(x: Float64Array, at: number): number {
  if (x.length === 0) return -1;
  let [low, high] = [0, x.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((x[middle] ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low > 0 && at - (x[low - 1] ?? -Infinity) <= (x[low] ?? Infinity) - at ? low - 1 : low;
}

/** A line's value at x; NaN beyond its ends, so that a racer that has stopped isn't read as still there. */
export function valueAt(line: Line, at: number): number {
  const row = nearestRow(line.x, at);
  if (row < 0) return NaN;
  const gap = line.x.length > 1 ? ((line.x[line.x.length - 1] ?? 0) - (line.x[0] ?? 0)) / (line.x.length - 1) : 1;
  return Math.abs((line.x[row] ?? NaN) - at) <= gap ? (line.y[row] ?? NaN) : NaN;
}
