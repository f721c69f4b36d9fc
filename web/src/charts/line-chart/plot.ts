import { inkName } from './colors';
import type { Colors } from './colors';
import type { Plot, Range, YScale } from './types';

/** The plot's rectangle, in CSS pixels from the canvas's corner. */
export type Box = Pick<Plot, 'left' | 'top' | 'right' | 'bottom'>;

/** A rectangle and its ranges as drawing functions see them. */
export function plotOf(
  context: CanvasRenderingContext2D,
  { left, top, right, bottom }: Box,
  { xRange, yRange, yScale }: { readonly xRange: Range; readonly yRange: Range; readonly yScale: YScale },
  colors: Colors,
  family: string,
): Plot {
  const perX = (right - left) / (xRange[1] - xRange[0]);
  const [low, high] = yScale === 'log' ? [Math.log10(yRange[0]), Math.log10(yRange[1])] : yRange;
  const perY = (bottom - top) / (high - low);
  return {
    ...{ context, left, top, right, bottom, xRange, yRange },
    xAt: (value) => left + (value - xRange[0]) * perX,
    yAt:
      yScale === 'log'
        ? (value) => (value > 0 ? bottom - (Math.log10(value) - low) * perY : NaN)
        : (value) => bottom - (value - low) * perY,
    color: colors.get,
    ink: (property) => colors.get(inkName(property)),
    font: (size, weight = 400) => `${weight} ${size}px ${family}`,
  };
}

/** The value at a height in CSS pixels from the canvas's top. */
export function valueAtPixel({ top, bottom, yRange }: Plot, y: number, scale: YScale): number {
  const share = (bottom - y) / (bottom - top);
  if (scale === 'log') return yRange[0] * (yRange[1] / yRange[0]) ** share;
  return yRange[0] + share * (yRange[1] - yRange[0]);
}
