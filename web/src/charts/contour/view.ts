import { marginsFor } from './ticks';
import type { Margins } from './ticks';
import type { Frame } from './model';

/** Data units ↔ CSS pixels of the plot's rectangle; y grows upwards in data and downwards on the screen. */
export class View {
  constructor(
    readonly frame: Frame,
    readonly width: number,
    readonly height: number,
  ) {}

  x(x: number): number {
    return ((x - this.frame.xMin) / (this.frame.xMax - this.frame.xMin)) * this.width;
  }
  y(y: number): number {
    return ((this.frame.yMax - y) / (this.frame.yMax - this.frame.yMin)) * this.height;
  }
  dataX(px: number): number {
    return this.frame.xMin + (px / this.width) * (this.frame.xMax - this.frame.xMin);
  }
  dataY(py: number): number {
    return this.frame.yMax - (py / this.height) * (this.frame.yMax - this.frame.yMin);
  }
  /** With no more digits than a third of a pixel asks for: a dragged value stays readable. */
  rounded(x: number, y: number): { readonly x: number; readonly y: number } {
    const { xMin, xMax, yMin, yMax } = this.frame;
    const digits = Math.ceil(Math.log10((3 * this.width) / (xMax - xMin)));
    const digitsY = Math.ceil(Math.log10((3 * this.height) / (yMax - yMin)));
    return { x: Number(x.toFixed(bounded(digits))), y: Number(y.toFixed(bounded(digitsY))) };
  }
  contains(x: number, y: number): boolean {
    return x >= this.frame.xMin && x <= this.frame.xMax && y >= this.frame.yMin && y <= this.frame.yMax;
  }
}

/** A region much longer than wide would be a strip: beyond this ratio the two axes get scales of their own. */
const longest = 2;

/** Width ÷ height of the plot: the region's own, so that a gradient stands at right angles to its contour line. */
export function plotAspect(region: Frame): number {
  const aspect = (region.xMax - region.xMin) / (region.yMax - region.yMin);
  return aspect >= 1 / longest && aspect <= longest ? aspect : 1;
}

/** The plot and the space around it. */
export interface Sheet {
  readonly view: View;
  readonly margins: Margins;
}

export function layOut(region: Frame, frame: Frame, space: number, maxHeight: number): Sheet {
  const margins = marginsFor(new View(frame, 1, 1));
  const aspect = plotAspect(region);
  const room = Math.min(space - margins.left - margins.right, maxHeight * aspect);
  const width = Math.max(80, Math.floor(room));
  return { view: new View(frame, width, Math.round(width / aspect)), margins };
}

/** The point of the frame that is nearest. */
export function within({ xMin, xMax, yMin, yMax }: Frame, at: { readonly x: number; readonly y: number }): typeof at {
  return { x: Math.min(xMax, Math.max(xMin, at.x)), y: Math.min(yMax, Math.max(yMin, at.y)) };
}

/** Lengths as style properties. */
export function pixels(lengths: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(lengths).map(([name, length]) => [name, `${length}px`]));
}

function bounded(digits: number): number {
  return Math.max(0, Math.min(12, digits));
}
