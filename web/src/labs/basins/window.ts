import { sameFrame } from '../../charts/contour';
import type { Frame } from '../../charts/contour';
import type { Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { isList } from '../../state/tree';
import type { Place } from './journey';

/** One step closer shows so much of what was shown. */
const closer = 1 / 4;
/** Starts are floats: beyond this magnification neighbours on the grid are one and the same. */
const closest = 1e4;

/** What the maps show. */
export function windowOf({ spec: { window } }: Result): Frame {
  const [xMin = NaN, xMax = NaN, yMin = NaN, yMax = NaN] = isList(window) ? window.map(Number) : [];
  return { xMin, xMax, yMin, yMax };
}

export function regionOf(result: Result): Frame {
  const at = (column: string): number => result.table('region').at(column, 0);
  return { xMin: at('xMin'), xMax: at('xMax'), yMin: at('yMin'), yMax: at('yMax') };
}

export const within = ({ xMin, xMax, yMin, yMax }: Frame, [x, y]: Place): boolean =>
  x >= xMin && x <= xMax && y >= yMin && y <= yMax;

/** Null where the whole region is shown. */
export function zoomOf(result: Result): Frame | null {
  const frame = windowOf(result);
  return sameFrame(frame, regionOf(result)) ? null : frame;
}

/** The window around a place, within the region; undefined where it would be too small. */
export function zoomedIn(result: Result, [x, y]: Place): Value | undefined {
  const now = windowOf(result);
  const region = regionOf(result);
  const width = (now.xMax - now.xMin) * closer;
  const height = (now.yMax - now.yMin) * closer;
  if (width * closest < region.xMax - region.xMin) return undefined;
  const [left, right] = around(x, width, region.xMin, region.xMax);
  const [bottom, top] = around(y, height, region.yMin, region.yMax);
  return [left, right, bottom, top];
}

function around(middle: number, size: number, low: number, high: number): readonly [number, number] {
  const start = Math.min(high - size, Math.max(low, middle - size / 2));
  // As many digits as tell a thousandth of the window.
  const digits = Math.max(0, Math.min(12, Math.ceil(3 - Math.log10(size))));
  return [Number(start.toFixed(digits)), Number((start + size).toFixed(digits))];
}
