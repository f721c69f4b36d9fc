import { formatNumber } from '../line-chart/format';
import { nothingYet } from '../words';
import type { Listening } from './voice';

/** Numbers in a row, each at a place of its own. */
export interface Strip {
  readonly label: string;
  readonly values: readonly number[];
  readonly placeText: (row: number) => string;
}

/** Numbers with a sign, strip by strip, each strip as long as the others: zero is the tone in the middle. */
export function stripsHeard(name: string, strips: readonly Strip[]): Listening | undefined {
  const known = strips.flatMap(({ values }) => values).filter(Number.isFinite);
  if (known.length < 2) return undefined;
  const most = Math.max(Number.MIN_VALUE, ...known.map(Math.abs));
  return {
    name,
    voices: strips.map(({ values, ...rest }) => ({
      ...rest,
      x: values.map((_, k) => k / (values.length - 1 || 1)),
      y: values,
    })),
    ...{ xRange: [0, 1], xScale: 'linear', yRange: [-most, most], yScale: 'linear' },
    xText: String,
    yText: (value) => formatNumber(value, 3),
    missing: nothingYet(),
  };
}
