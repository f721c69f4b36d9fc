import { tickStep } from 'd3-array';

import { formatFixed } from '../line-chart/format';

import type { Frame } from './model';

/** With as many decimals as tell so many places apart. */
export function ticksFormat(min: number, max: number, count: number): (value: number) => string {
  const [, power] = tickStep(min, max, count).toExponential().split('e');
  const places = Math.min(100, Math.max(0, -Number(power)));
  return (value) => formatFixed(value, places);
}

/** Coordinates with the digits that tell so many places along the frame apart, and no more. */
export function coordinates(frame: Frame, parts = 300): { x(value: number): string; y(value: number): string } {
  return { x: ticksFormat(frame.xMin, frame.xMax, parts), y: ticksFormat(frame.yMin, frame.yMax, parts) };
}
