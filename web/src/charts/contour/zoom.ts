import { rowAt } from './model';
import type { ContourPath, Frame } from './model';
import type { View } from './view';

/** The frame `factor` times as large around (x, y), which keeps its place in the picture. */
function zoomed(frame: Frame, factor: number, x: number, y: number): Frame {
  return {
    xMin: x - (x - frame.xMin) * factor,
    xMax: x + (frame.xMax - x) * factor,
    yMin: y - (y - frame.yMin) * factor,
    yMax: y + (frame.yMax - y) * factor,
  };
}

/** The same size, with (x, y) in the middle. */
function centred(frame: Frame, x: number, y: number): Frame {
  const dx = x - (frame.xMin + frame.xMax) / 2;
  const dy = y - (frame.yMin + frame.yMax) / 2;
  return { xMin: frame.xMin + dx, xMax: frame.xMax + dx, yMin: frame.yMin + dy, yMax: frame.yMax + dy };
}

/** The smallest frame around both corners that has the proportions of `like`. */
function around(ax: number, ay: number, bx: number, by: number, like: Frame): Frame {
  const width = like.xMax - like.xMin;
  const height = like.yMax - like.yMin;
  const scale = Math.max(Math.abs(bx - ax) / width, Math.abs(by - ay) / height);
  const x = (ax + bx) / 2;
  const y = (ay + by) / 2;
  return {
    xMin: x - (width * scale) / 2,
    xMax: x + (width * scale) / 2,
    yMin: y - (height * scale) / 2,
    yMax: y + (height * scale) / 2,
  };
}

/** How many times smaller (or larger, below 1) than the region the frame is. */
function magnification(frame: Frame, region: Frame): number {
  return (region.xMax - region.xMin) / (frame.xMax - frame.xMin);
}

/** A map goes from four times the region down to a 50,000th of it: beyond, the contour lines are rounding errors. */
export function reachable(frame: Frame, region: Frame): boolean {
  const times = magnification(frame, region);
  return times > 0.2 && times < 5e4;
}

/** What two fingers do: the point between them keeps its place. */
export class Pinch {
  private from: View | null = null;

  move(view: View, factor: number, px: number, py: number): Frame {
    this.from ??= view;
    return zoomed(this.from.frame, factor, this.from.dataX(px), this.from.dataY(py));
  }
  end(): void {
    this.from = null;
  }
}

/** Towards a racer, who is then in the middle; without one, towards the middle. */
export function zoomedOn(view: View, factor: number, target: ContourPath | undefined, index: number): Frame {
  let { frame } = view;
  if (target) {
    const row = rowAt(target, index);
    const x = target.x[row] ?? NaN;
    const y = target.y[row] ?? NaN;
    if (view.contains(x, y)) frame = centred(frame, x, y);
  }
  return zoomed(frame, factor, (frame.xMin + frame.xMax) / 2, (frame.yMin + frame.yMax) / 2);
}

/** The part of the picture within a rubber band, widened to the picture's proportions; null when it is hardly a frame. */
export function zoomedInto(view: View, ax: number, ay: number, bx: number, by: number): Frame | null {
  if (Math.hypot(bx - ax, by - ay) < 12) return null;
  return around(view.dataX(ax), view.dataY(ay), view.dataX(bx), view.dataY(by), view.frame);
}
