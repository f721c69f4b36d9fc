import { textWidth } from './measure';
import type { Line, Plot } from './types';

interface Label {
  readonly line: Line;
  readonly text: string;
  /** Where the line ends. */
  readonly anchor: number;
  /** Where its label may stand. */
  y: number;
}

const height = 15;
const gap = 8;
/** Below this width lines are named by their short labels. */
const narrowChart = 560;

/**
 * Moves wanted positions apart until neighbours are `distance` apart, within [low, high]; their order stays.
 * Two sweeps: down from the top, then up from the bottom where the first one ran out of room.
 */
export function spread(wanted: readonly number[], distance: number, low: number, high: number): number[] {
  const order = wanted.map((_, k) => k).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let floor = low;
  for (const k of order) {
    placed[k] = Math.max(floor, placed[k] ?? low);
    floor = (placed[k] ?? low) + distance;
  }
  let ceiling = high;
  for (const k of order.reverse()) {
    placed[k] = Math.min(ceiling, placed[k] ?? high);
    ceiling = (placed[k] ?? high) - distance;
  }
  return placed;
}

const textOf = (line: Line, narrow: boolean): string => (narrow && line.short ? line.short : line.label);

/** How much room the labels need right of the plot. */
export function labelRoom(lines: readonly Line[], font: string, width: number): number {
  const narrow = width < narrowChart;
  const widths = lines.filter((line) => !line.quiet).map((line) => textWidth(textOf(line, narrow), font));
  return widths.length === 0 ? 12 : Math.ceil(Math.min(Math.max(...widths), width * 0.32)) + gap + 8;
}

/** The last value within the window: where the line's label belongs. */
function endOf({ x, y }: Line, { xRange, yAt }: Plot): readonly [number, number] | undefined {
  for (let k = x.length - 1; k >= 0; k--) {
    const at = x[k] ?? NaN;
    const py = yAt(y[k] ?? NaN);
    if (at <= xRange[1] && Number.isFinite(py)) return at >= xRange[0] ? [at, py] : undefined;
  }
  return undefined;
}

/** Names the lines at their right ends; a hairline leads to a label that had to give way. */
export function drawLabels(lines: readonly Line[], plot: Plot, width: number): void {
  const { context, left, right, top, bottom } = plot;
  const narrow = width < narrowChart;
  const ends = lines.flatMap((line) => {
    const end = line.quiet ? undefined : endOf(line, plot);
    if (!end) return [];
    const anchor = Math.min(bottom, Math.max(top, end[1]));
    return [{ line, text: textOf(line, narrow), anchor, from: plot.xAt(end[0]), y: anchor }];
  });
  const placed = spread(
    ends.map((end) => end.anchor),
    height,
    top + height / 2,
    bottom - height / 2 + 4,
  );
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  ends.forEach((end, k) => {
    const label: Label = { ...end, y: placed[k] ?? end.anchor };
    context.strokeStyle = plot.color(label.line.color);
    context.fillStyle = plot.ink(label.line.color);
    if (end.from > left && (Math.abs(label.y - label.anchor) > 3 || end.from < right - 3)) {
      context.lineWidth = 1;
      context.globalAlpha = 0.6;
      // Dotted: it must not read as the line going on.
      context.setLineDash([1, 3]);
      context.beginPath();
      context.moveTo(end.from + 3, label.anchor);
      context.lineTo(right + 2, label.anchor);
      context.lineTo(right + gap - 2, label.y);
      context.stroke();
      context.setLineDash([]);
      context.globalAlpha = 1;
    }
    context.font = plot.font(12, label.line.emphasis ? 650 : 500);
    context.fillText(fit(context, label.text, width - right - gap - 2), right + gap, label.y);
  });
}

function fit(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room + 1) return text;
  let kept = text;
  while (kept.length > 1 && context.measureText(`${kept}…`).width > room) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
