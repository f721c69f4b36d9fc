import { tickFormat } from 'd3-scale';

import { localNumber } from '../../language/numbers';

import type { Frame } from './model';

/** As d3 writes ticks, but with the language's marks. */
export function ticksFormat(min: number, max: number, count: number): (value: number) => string {
  const plain = tickFormat(min, max, count);
  return (value) => localNumber(plain(value).replaceAll(',', ''));
}

/** Coordinates with the digits that tell so many places along the frame apart, and no more. */
export function coordinates(frame: Frame, parts = 300): { x(value: number): string; y(value: number): string } {
  return { x: ticksFormat(frame.xMin, frame.xMax, parts), y: ticksFormat(frame.yMin, frame.yMax, parts) };
}
