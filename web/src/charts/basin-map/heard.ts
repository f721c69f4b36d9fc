import { msg, str } from '@lit/localize';
import { coordinates } from '../contour/format';
import { formatNumber } from '../line-chart/format';
import type { Listening } from '../listen';
import { startAt, type BasinGrid } from './model';

/** A map as it is heard: along the line through the cross, from left to right, how many steps each start takes. */
export function lineHeard(
  grid: BasinGrid | undefined,
  cursor: readonly [number, number] | null,
  mostSteps: number,
  label: string,
): Listening | undefined {
  if (!grid || !cursor) return undefined;
  const { xMin, xMax, columns, steps, lost } = grid;
  const x = Array.from({ length: columns }, (_, i) => xMin + (i * (xMax - xMin)) / (columns - 1));
  const y = x.map((at) => {
    const row = startAt(grid, at, cursor[1]);
    return Number.isNaN(lost[row] ?? NaN) ? (steps[row] ?? NaN) : NaN;
  });
  const place = coordinates(grid);
  return {
    name: msg(str`${label}: how many steps, along the line through the cross`),
    voices: [{ label, x, y }],
    ...{ xRange: [xMin, xMax], xScale: 'linear', yRange: [0, mostSteps], yScale: 'linear' },
    xText: (at) => `x ${place.x(at)}`,
    yText: (count) => formatNumber(count, 3),
    missing: msg('it arrives nowhere'),
  };
}
