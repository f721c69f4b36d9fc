import uPlot from 'uplot';
import { inkName } from './colors';
import type { Colors } from './colors';
import type { Plot, Range, YScale } from './types';

/** A uPlot's state as drawing functions see it: CSS pixels from the canvas's corner. */
export function plotOf(u: uPlot, colors: Colors, xRange: Range, yRange: Range, scale: YScale): Plot {
  const ratio = uPlot.pxRatio;
  const [left, top] = [u.bbox.left / ratio, u.bbox.top / ratio];
  const [width, height] = [u.bbox.width / ratio, u.bbox.height / ratio];
  const [right, bottom] = [left + width, top + height];
  const perX = width / (xRange[1] - xRange[0]);
  const [low, high] = scale === 'log' ? [Math.log10(yRange[0]), Math.log10(yRange[1])] : yRange;
  const perY = height / (high - low);
  const family = getComputedStyle(u.root).fontFamily;
  return {
    context: u.ctx,
    left,
    top,
    right,
    bottom,
    xRange,
    yRange,
    xAt: (value) => left + (value - xRange[0]) * perX,
    yAt:
      scale === 'log'
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
