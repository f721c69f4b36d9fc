import { msg, str } from '@lit/localize';
import type { Line, Overlay, Plot } from '../../charts/line-chart';
import type { Result, Table } from '../../engine/result';
import type { Scheme } from './schemes';

export type Quantity = 'activation' | 'gradient';

export interface Picture {
  readonly lines: readonly Line[];
  readonly overlays: readonly Overlay[];
}

/** The range over the seeds, as a pale area below the lines. */
function band(table: Table, quantity: Quantity, color: string): Overlay {
  const [x, low, high] = [table.column('layer'), table.column(`${quantity}Low`), table.column(`${quantity}High`)];
  return {
    under: ({ context, left, top, right, bottom, xAt, yAt, color: paint }: Plot) => {
      context.save();
      context.beginPath();
      context.rect(left, top, right - left, bottom - top);
      context.clip();
      context.beginPath();
      const seen = [...x.keys()].filter((k) => (low[k] ?? NaN) > 0);
      for (const k of seen) context.lineTo(xAt(x[k] ?? NaN), yAt(high[k] ?? NaN));
      for (const k of seen.reverse()) context.lineTo(xAt(x[k] ?? NaN), yAt(low[k] ?? NaN));
      context.closePath();
      context.globalAlpha = 0.18;
      context.fillStyle = paint(color);
      context.fill();
      context.restore();
    },
  };
}

/** Nothing can stand on a log axis at or below zero: a gap, which the verdict puts into words. */
const positive = (values: Float64Array): Float64Array => values.map((value) => (value > 0 ? value : NaN));

/** Measured lines with the seeds' bands, and the thin lines of theory through them. */
export function pictureOf(result: Result, schemes: readonly Scheme[], quantity: Quantity): Picture {
  const lines: Line[] = [];
  const overlays: Overlay[] = [];
  for (const { index, label, color, marker } of schemes) {
    const table = result.table(`layers.${index}`);
    const x = table.column('layer');
    overlays.push(band(table, quantity, color));
    lines.push({ id: `${index}`, label, x, y: positive(table.column(quantity)), color, marker, kind: 'line' });
    const y = positive(table.column(`${quantity}Theory`));
    if (y.every(Number.isNaN)) continue;
    lines.push({
      ...{ id: `${index}-theory`, label: msg(str`${label}, theory`), quiet: true, x, y },
      ...{ color: '--ink', kind: 'line', dash: [5, 4], width: 1 },
    });
  }
  return { lines, overlays };
}
