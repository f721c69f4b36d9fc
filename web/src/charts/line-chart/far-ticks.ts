import { formatNumber, formatPower } from './format';
import { linearTicks, logTicks } from './ticks';
import type { Plot, YScale } from './types';

/** uPlot drops an axis whose numbers have more digits than this; a loss that explodes has forty. */
const mostDigits = 16;

/** The grid and the numbers of such an axis, within the plot. */
export function drawFarTicks(plot: Plot, scale: YScale): void {
  const { context, left, right, yRange, yAt, color, font } = plot;
  if (Math.max(Math.abs(yRange[0]), Math.abs(yRange[1])) < 10 ** mostDigits) return;
  const ticks = scale === 'log' ? logTicks(yRange) : linearTicks(yRange);
  context.save();
  context.font = font(12);
  context.textBaseline = 'bottom';
  context.lineWidth = 1;
  for (const tick of ticks) {
    const y = Math.round(yAt(tick)) + 0.5;
    context.strokeStyle = color('--grid');
    context.beginPath();
    context.moveTo(left, y);
    context.lineTo(right, y);
    context.stroke();
    context.fillStyle = color('--ink-muted');
    context.fillText(scale === 'log' ? formatPower(tick) : formatNumber(tick, 3), left + 4, y - 2);
  }
  context.restore();
}
