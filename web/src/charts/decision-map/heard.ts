import { msg } from '@lit/localize';
import { coordinates } from '../contour/format';
import { formatNumber } from '../line-chart/format';
import type { Listening } from '../listen';
import { overAxis } from '../words';
import type { DecisionField } from './types';
import { className } from './words';

/** Which point of the grid is nearest along an axis. */
export const nearest = (value: number, { min, max, count }: DecisionField['x']): number =>
  Math.min(count - 1, Math.max(0, Math.round(((value - min) / (max - min)) * (count - 1))));

/** A map as it is heard: what is said from left to right at one height, for each class or as a number. */
export function rowHeard({ kind, x, y, outputs, low, high }: DecisionField, height: number): Listening {
  const text = coordinates({ xMin: x.min, xMax: x.max, yMin: y.min, yMax: y.max });
  const start = nearest(height, y) * x.count;
  const places = Array.from({ length: x.count }, (_, k) => x.min + (k * (x.max - x.min)) / (x.count - 1));
  const number = kind === 'number';
  const what = number ? msg('what the network says') : msg('probability');
  return {
    name: `${overAxis(what, x.label)}, ${y.label} ${text.y(height)}`,
    voices: outputs.map((output, k) => ({
      label: number ? what : className(kind === 'two' ? 1 : k),
      x: places,
      y: output.subarray(start, start + x.count),
    })),
    ...{ xRange: [x.min, x.max], xScale: 'linear', yRange: number ? [low, high] : [0, 1], yScale: 'linear' },
    xText: (at) => `${x.label} ${text.x(at)}`,
    yText: (value) => formatNumber(value, 3),
    missing: msg('no value'),
  };
}
