import { tickFormat } from 'd3-scale';

import type { Frame } from './model';

/** Coordinates with the digits that tell so many places along the frame apart, and no more. */
export function coordinates(frame: Frame, parts = 300): { x(value: number): string; y(value: number): string } {
  return { x: tickFormat(frame.xMin, frame.xMax, parts), y: tickFormat(frame.yMin, frame.yMax, parts) };
}
