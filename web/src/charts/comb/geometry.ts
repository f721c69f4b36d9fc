import { linearTicks } from '../line-chart/ticks';
import { formatNumber } from '../line-chart/format';
import type { Kernel } from './overlay';

/** Where things stand in the comb's picture. Age grows leftwards, as the past does on a time axis. */
export interface Geometry {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Width of one value. */
  readonly pitch: number;
  readonly xOf: (age: number) => number;
  readonly yOf: (weight: number) => number;
  readonly ageAt: (x: number) => number;
  readonly ageTicks: readonly number[];
  readonly weightTicks: readonly { readonly weight: number; readonly text: string }[];
}

export function geometryOf(kernel: Kernel, width: number, height: number, span: number): Geometry {
  const [left, right, top, bottom] = [34, width - 8, 30, height - 24];
  const pitch = (right - left) / span;
  const largest = Math.max(kernel.weights[0] ?? 0, kernel.outline?.[0] ?? 0, 1e-9);
  const most = Math.max(2, Math.min(5, Math.floor((right - left) / 60)));
  const xOf = (age: number): number => right - (age + 0.5) * pitch;
  return {
    ...{ left, right, top, bottom, pitch, xOf },
    yOf: (weight) => bottom - (weight / largest) * (bottom - top),
    ageAt: (x) => (right - x) / pitch - 0.5,
    ageTicks: linearTicks([0, span - 1], most, true),
    weightTicks: linearTicks([0, 100 * largest], 4).map((percent) => ({
      weight: percent / 100,
      text: formatNumber(percent, 3),
    })),
  };
}

const at = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** All bars as one path: a comb of a thousand teeth is still one element. */
export function barsPath(
  { xOf, yOf, bottom, pitch }: Geometry,
  weights: Float64Array,
  from: number,
  to: number,
): string {
  const half = (pitch > 4 ? pitch - 1.5 : pitch) / 2;
  let path = '';
  for (let age = from; age < to && age < weights.length; age++) {
    const [x, y] = [xOf(age), yOf(weights[age] ?? 0)];
    path += `M${at(x - half, bottom)}V${y.toFixed(1)}H${(x + half).toFixed(1)}V${bottom}Z`;
  }
  return path;
}

/** Steps along the tops of the bars. */
export function outlinePath({ xOf, yOf, bottom, pitch }: Geometry, weights: Float64Array, span: number): string {
  let path = `M${at(xOf(0) + pitch / 2, bottom)}`;
  for (let age = 0; age < span && age < weights.length; age++) {
    path += `V${yOf(weights[age] ?? 0).toFixed(1)}H${(xOf(age) - pitch / 2).toFixed(1)}`;
  }
  return `${path}V${bottom}`;
}
