import { msg } from '@lit/localize';
import { formatNumber } from '../line-chart/format';
import type { Listening } from '../listen';
import { stepText } from '../step-text';
import type { ContourPath } from './model';

/** Of the way down, the last part that is told apart. */
const smallest = 1e-9;

/** The ways on a map as they are heard: the loss along each, step by step, as high above the lowest as the map draws it. */
export function waysHeard(paths: readonly ContourPath[], lowest: number): Listening | undefined {
  const voices = paths.filter(({ loss }) => loss.length > 1);
  const known = voices.flatMap(({ loss }) => [...loss].filter(Number.isFinite));
  if (known.length === 0) return undefined;
  const floor = Math.min(...known, Number.isNaN(lowest) ? Infinity : lowest);
  const high = Math.max(...known) - floor || 1;
  const low = smallest * high;
  return {
    name: msg('loss along the ways on the map'),
    voices: voices.map(({ label, loss }) => ({
      label,
      x: loss.map((_, step) => step),
      y: loss.map((value) => Math.max(low, value - floor)),
    })),
    ...{ xRange: [0, Math.max(...voices.map(({ loss }) => loss.length)) - 1], xScale: 'linear' },
    ...{ yRange: [low, high], yScale: 'log' },
    xText: stepText,
    yText: (above) => formatNumber(floor + above, 4),
    missing: msg('no value'),
  };
}
