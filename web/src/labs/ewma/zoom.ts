import type { Range } from '../../charts/line-chart';

/** How much of a series is shown at once: all of it, or so many steps around the playhead. */
export type Zoom = number | 'all';
export const zooms: readonly Zoom[] = ['all', 120, 40];

/**
 * The window for a playhead: as it was, moved only as far as the playhead needs. A window that followed every step would
 * run away under a hand that drags.
 */
export function windowFor(x: Float64Array, row: number, zoom: Zoom, before: Range | undefined): Range | undefined {
  const [first, last, at] = [x[0] ?? 0, x[x.length - 1] ?? 0, x[row] ?? 0];
  if (zoom === 'all' || last - first <= zoom) return undefined;
  const margin = zoom * 0.08;
  let from = before && Math.abs(before[1] - before[0] - zoom) < 1e-9 ? before[0] : at - zoom * 0.7;
  if (at < from + margin) from = at - margin;
  if (at > from + zoom - margin) from = at + margin - zoom;
  from = Math.min(last - zoom + 1, Math.max(first - 1, from));
  return before && before[0] === from && before[1] === from + zoom ? before : [from, from + zoom];
}
