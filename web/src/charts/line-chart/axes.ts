import { formatPower } from './format';
import { textWidth } from './measure';
import { dateLabels, dateTicks, linearTicks, logTicks, tickLabels } from './ticks';
import type { Line, Plot, Range, XKind, YScale } from './types';

/** Where an axis has a number, and what stands there. */
export interface Ticks {
  readonly values: readonly number[];
  readonly texts: readonly string[];
}

/** Numbers along y; powers of ten on a log axis. */
export function yTicksOf(range: Range, scale: YScale): Ticks {
  const values = scale === 'log' ? logTicks(range) : linearTicks(range);
  return { values, texts: scale === 'log' ? values.map(formatPower) : tickLabels(values) };
}

/** As many numbers or dates along x as have room. */
export function xTicksOf(range: Range, kind: XKind, lines: readonly Line[], width: number): Ticks {
  const most = Math.max(2, Math.min(5, Math.floor(width / 88)));
  // Only whole numbers can be met along such lines.
  const whole = lines.every(({ x }) => Number.isInteger(x[0] ?? 0) && Number.isInteger(x[1] ?? 0));
  const values = kind === 'date' ? dateTicks(range, most) : linearTicks(range, most, whole);
  return { values, texts: kind === 'date' ? dateLabels(values) : tickLabels(values) };
}

/** Room at the right for the name of the x axis, which stands beside its numbers. */
export function xNameRoom(name: string, { values, texts }: Ticks, range: Range, font: string): number {
  // The last number reaches beyond the plot only where it stands at its edge.
  const atEdge = (values.at(-1) ?? 0) > range[1] - 0.05 * (range[1] - range[0]);
  return Math.ceil(textWidth(name, font) + (atEdge ? textWidth(texts.at(-1) ?? '', font) / 2 : 0)) + 8;
}

/** Room at the left for the numbers of the y axis. */
export function yRoom({ texts }: Ticks, font: string): number {
  return 4 + Math.max(26, Math.ceil(Math.max(...texts.map((text) => textWidth(text, font)))) + 12);
}

/** The grid, and the numbers at the left and below. */
export function drawAxes(plot: Plot, x: Ticks, y: Ticks): void {
  const { context, left, right, bottom } = plot;
  context.font = plot.font(12);
  context.lineWidth = 1;
  context.strokeStyle = plot.color('--grid');
  context.fillStyle = plot.color('--ink-muted');
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  y.values.forEach((value, k) => {
    const at = Math.round(plot.yAt(value));
    context.beginPath();
    context.moveTo(left, at + 0.5);
    context.lineTo(right, at + 0.5);
    context.stroke();
    context.fillText(y.texts[k] ?? '', left - 6, at);
  });
  context.textAlign = 'center';
  context.textBaseline = 'top';
  // Below the playhead's grip.
  x.values.forEach((value, k) => context.fillText(x.texts[k] ?? '', Math.round(plot.xAt(value)), bottom + 11));
}
