import type { Overlay, Plot } from './line-chart';

/** What lies between two lines over the same x values; NaN in either: a gap. */
export interface Band {
  readonly x: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Name of a CSS custom property. */
  readonly color: string;
  /** How strongly it is laid on, 0 … 1. */
  readonly opacity: number;
}

/** Bands under the lines of a chart; what the playhead hasn't reached yet is left out. */
export function bandsOverlay(bands: readonly Band[], until: number): Overlay {
  return {
    under(plot) {
      const { context, left, top, right, bottom, xAt } = plot;
      context.save();
      context.beginPath();
      context.rect(left, top, Math.max(0, Math.min(right, xAt(until)) - left), bottom - top);
      context.clip();
      for (const band of bands) {
        context.globalAlpha = band.opacity;
        context.fillStyle = plot.color(band.color);
        for (const piece of pieces(band)) fill(plot, band, piece);
      }
      context.restore();
    },
  };
}

/** A horizontal line at a value that means something, with its name. */
export function levelOverlay(value: number, name: string, color: string): Overlay {
  return {
    under(plot) {
      const { context, left, right, top, bottom } = plot;
      const y = plot.yAt(value);
      if (!(y >= top && y <= bottom)) return;
      context.save();
      context.strokeStyle = plot.color(color);
      context.setLineDash([2, 3]);
      context.beginPath();
      context.moveTo(left, y);
      context.lineTo(right, y);
      context.stroke();
      context.restore();
    },
    over(plot) {
      const { context, right, top, bottom } = plot;
      const y = plot.yAt(value);
      if (!(y >= top && y <= bottom)) return;
      context.save();
      context.font = plot.font(12);
      context.textAlign = 'right';
      context.textBaseline = 'top';
      // A rim of the ground, so that it can be read over whatever lies beneath.
      context.lineJoin = 'round';
      context.lineWidth = 4;
      context.strokeStyle = plot.color('--ground');
      context.strokeText(name, right - 12, y + 3);
      context.fillStyle = plot.ink(color);
      context.fillText(name, right - 12, y + 3);
      context.restore();
    },
  };
}

/** Rows from … to (without it) where both edges are known. */
export function pieces({ x, low, high }: Band): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let from = -1;
  for (let k = 0; k <= x.length; k++) {
    const known = k < x.length && !Number.isNaN(low[k] ?? NaN) && !Number.isNaN(high[k] ?? NaN);
    if (known && from < 0) from = k;
    if (!known && from >= 0) {
      found.push([from, k]);
      from = -1;
    }
  }
  return found;
}

function fill(
  { context, xAt, yAt, bottom }: Plot,
  { x, low, high }: Band,
  [from, to]: readonly [number, number],
): void {
  // What is not positive lies below the foot of a log axis.
  const y = (value: number): number => {
    const at = yAt(value);
    return Number.isFinite(at) ? at : bottom;
  };
  context.beginPath();
  for (let k = from; k < to; k++) context.lineTo(xAt(x[k] ?? NaN), y(high[k] ?? NaN));
  for (let k = to - 1; k >= from; k--) context.lineTo(xAt(x[k] ?? NaN), y(low[k] ?? NaN));
  context.fill();
}
