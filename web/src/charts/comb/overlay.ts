import { laneText } from './lag';
import type { Line, Overlay, Plot } from '../line-chart/types';
import { nearestRow } from '../line-chart/range';

/** What an average looks at: how much each of the last values counts. Index 0: the newest. */
export interface Kernel {
  readonly weights: Float64Array;
  /** Another kernel, drawn as an outline for comparison; undefined: none. */
  readonly outline: Float64Array | undefined;
  /** How far back the marked window reaches, in values. */
  readonly reach: number;
  /** What is written at the window's mark; shorter ones for where there is less room. */
  readonly labels: readonly string[];
  readonly color: string;
  readonly outlineColor: string;
}

/** Below this share of the largest weight a tooth is thinner than a hair. */
const faintest = 0.004;

/** How many values back a kernel is still worth drawing. */
export function reachOf(weights: Float64Array): number {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, weight);
  let last = weights.length;
  while (last > 1 && (weights[last - 1] ?? 0) < faintest * largest) last--;
  return last;
}

/** The comb hangs from the top of the plot over the days that it weighs; its window is shaded down to the axis. */
export function combOverlay(kernel: Kernel, dots: Line, at: number, headroom: number): Overlay {
  const row = nearestRow(dots.x, at);
  const step = dots.x.length > 1 ? (dots.x[1] ?? 0) - (dots.x[0] ?? 0) : 1;
  const clipped = (plot: Plot, draw: () => void): void => {
    plot.context.save();
    plot.context.beginPath();
    plot.context.rect(plot.left - 3, plot.top, plot.right - plot.left + 6, plot.bottom - plot.top);
    plot.context.clip();
    draw();
    plot.context.restore();
  };
  return {
    under: (plot) => clipped(plot, () => shadeWindow(plot, kernel, at + step / 2, step)),
    over: (plot) => {
      clipped(plot, () => {
        lightDots(plot, kernel, dots, row);
        hang(plot, kernel, at, step, headroom);
      });
      const edge = plot.xAt(at - (kernel.reach - 0.5) * step);
      laneText(plot, kernel.labels, plot.top + headroom - 12, edge, plot.xAt(at), '--accent');
    },
  };
}

function shadeWindow({ context, xAt, top, bottom, color }: Plot, { reach }: Kernel, end: number, step: number): void {
  const [from, to] = [xAt(end - reach * step), xAt(end)];
  context.fillStyle = color('--accent-soft');
  context.globalAlpha = 0.7;
  context.fillRect(from, top, to - from, bottom - top);
}

/** Shades of the dots that count: as many fills, however many dots there are. */
const shades = 12;

/** The dots that count, as strongly as they count. */
function lightDots({ context, xAt, yAt, color }: Plot, kernel: Kernel, dots: Line, row: number): void {
  const largest = kernel.weights[0] ?? 1;
  const count = Math.min(reachOf(kernel.weights), row + 1);
  context.fillStyle = color(kernel.color);
  context.beginPath();
  let shade = shades;
  const fill = (): void => {
    context.globalAlpha = 0.15 + (0.85 * shade) / shades;
    context.fill();
    context.beginPath();
  };
  for (let k = 0; k < count; k++) {
    const y = yAt(dots.y[row - k] ?? NaN);
    if (!Number.isFinite(y)) continue;
    const own = Math.round((shades * (kernel.weights[k] ?? 0)) / largest);
    if (own !== shade) fill();
    shade = own;
    const x = xAt(dots.x[row - k] ?? NaN);
    context.moveTo(x + 3.2, y);
    context.arc(x, y, 3.2, 0, 7);
  }
  fill();
  context.globalAlpha = 1;
}

function hang(plot: Plot, kernel: Kernel, at: number, step: number, headroom: number): void {
  const { context, xAt, top, color } = plot;
  const { weights, outline } = kernel;
  const largest = Math.max(weights[0] ?? 0, outline?.[0] ?? 0);
  const perWeight = (headroom - 22) / largest;
  const pitch = xAt(at + step) - xAt(at);
  // Teeth are told apart as long as there is a pixel between them.
  const tooth = Math.min(28, pitch < 2 ? pitch : pitch - 1);
  context.fillStyle = color(kernel.color);
  context.beginPath();
  for (let k = reachOf(weights) - 1; k >= 0; k--) {
    context.rect(xAt(at - k * step) - tooth / 2, top, tooth, (weights[k] ?? 0) * perWeight);
  }
  context.fill();
  if (outline) drawOutline(plot, outline, at, step, perWeight, kernel.outlineColor);
}

/** Steps along the tops of the other kernel's teeth. */
function drawOutline(
  plot: Plot,
  weights: Float64Array,
  at: number,
  step: number,
  perWeight: number,
  stroke: string,
): void {
  const { context, xAt, top } = plot;
  context.beginPath();
  context.moveTo(xAt(at + step / 2), top);
  const count = reachOf(weights);
  for (let k = 0; k < count; k++) {
    const y = top + (weights[k] ?? 0) * perWeight;
    context.lineTo(xAt(at - (k - 0.5) * step), y);
    context.lineTo(xAt(at - (k + 0.5) * step), y);
  }
  context.lineTo(xAt(at - (count - 0.5) * step), top);
  context.strokeStyle = plot.color(stroke);
  context.lineWidth = 1.5;
  context.setLineDash([4, 3]);
  context.stroke();
  context.setLineDash([]);
}
