import { drawMarks } from './draw-lines';
import { spread } from './labels';
import { valueAt } from './range';
import type { Line, Plot } from './types';

/** Room that a value beside its mark needs, in CSS pixels. */
const valueWidth = 64;

/** A rule at x with a mark on every line; `firm` for the playhead, else for the place that is only looked at. */
export function drawRule(lines: readonly Line[], plot: Plot, at: number, firm: boolean): void {
  const { context, left, right, top, bottom } = plot;
  const x = plot.xAt(at);
  if (!(x >= left - 1 && x <= right + 1)) return;
  context.strokeStyle = plot.color(firm ? '--accent' : '--ink-muted');
  context.lineWidth = firm ? 1.5 : 1;
  context.setLineDash(firm ? [] : [3, 3]);
  context.beginPath();
  context.moveTo(Math.round(x) + 0.5, top - (firm ? 6 : 0));
  context.lineTo(Math.round(x) + 0.5, bottom);
  context.stroke();
  context.setLineDash([]);
  if (firm) {
    // A grip at its foot says that it can be pulled.
    context.fillStyle = plot.color('--accent');
    context.beginPath();
    context.moveTo(x - 6, bottom + 9);
    context.lineTo(x, bottom + 1);
    context.lineTo(x + 6, bottom + 9);
    context.closePath();
    context.fill();
  }
  drawMarks(lines, plot, at);
}

type Scales = Pick<Plot, 'left' | 'right' | 'xRange' | 'xAt' | 'yAt'>;

/** How far a value at the left of its mark moves down, or up, so that the fewest lines run through it. */
export function clearOf(
  lines: readonly Line[],
  { left, right, xRange, xAt, yAt }: Scales,
  at: number,
  y: number,
): number {
  const drawn = lines.filter(({ kind }) => kind === 'line');
  const perPixel = (xRange[1] - xRange[0]) / (right - left);
  const heights: number[] = [];
  for (let back = 10; back <= valueWidth && xAt(at) - back >= left; back += 4) {
    heights.push(...drawn.map((line) => yAt(valueAt(line, at - back * perPixel))));
  }
  const crossed = (by: number): number => heights.filter((height) => Math.abs(height - y - by) < 7).length;
  return [0, -14, 14].reduce((best, by) => (crossed(by) < crossed(best) ? by : best));
}

/** Values beside the marks, on the side that has room; a halo in the ground's colour keeps them readable over dots. */
export function drawValues(lines: readonly Line[], plot: Plot, at: number, format: (value: number) => string): void {
  const { context, right, top, bottom } = plot;
  const x = plot.xAt(at);
  // Where one line matters most its value is enough: the readout has the others.
  const told = lines.some((line) => line.emphasis) ? lines.filter((line) => line.emphasis) : lines;
  const shown = told.filter((line) => {
    const y = plot.yAt(valueAt(line, at));
    return y >= top - 4 && y <= bottom + 4;
  });
  if (shown.length > 6) return;
  const leftward = x > right - valueWidth;
  const wanted = shown.map((line) => {
    const y = plot.yAt(valueAt(line, at));
    return leftward ? y + clearOf(lines, plot, at, y) : y;
  });
  const placed = spread(wanted, 15, top + 6, bottom - 6);
  context.textAlign = leftward ? 'right' : 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  shown.forEach((line, k) => {
    context.font = plot.font(12, line.emphasis ? 700 : 500);
    const text = format(valueAt(line, at));
    const place = x + (leftward ? -9 : 9);
    context.strokeStyle = plot.color('--raised');
    context.lineWidth = 4;
    context.strokeText(text, place, placed[k] ?? 0);
    context.fillStyle = plot.ink(line.color);
    context.fillText(text, place, placed[k] ?? 0);
  });
}

/** A ring around the dot that arrow keys and a finger move. */
export function drawHandle(line: Line, plot: Plot, at: number, large: boolean): void {
  const { context } = plot;
  const [x, y] = [plot.xAt(at), plot.yAt(valueAt(line, at))];
  if (!Number.isFinite(y) || x < plot.left - 1 || x > plot.right + 1) return;
  context.beginPath();
  context.arc(x, y, large ? 13 : 8, 0, 7);
  context.strokeStyle = plot.color('--accent');
  context.lineWidth = 2;
  context.stroke();
}
