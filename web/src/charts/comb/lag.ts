import type { Overlay, Plot } from '../line-chart/types';

/**
 * A horizontal arrow from the playhead back to where the series was as high as the average is now, in a lane `lane` pixels
 * below the plot's top; a dotted line leads down to that height.
 */
export function lagArrow(
  from: number,
  to: number,
  y: number,
  lane: number,
  texts: readonly string[],
  color: string,
): Overlay {
  return { over: (plot) => drawArrow(plot, from, to, y, plot.top + lane, texts, color) };
}

function drawArrow(
  plot: Plot,
  from: number,
  to: number,
  y: number,
  lane: number,
  texts: readonly string[],
  color: string,
): void {
  const { context, left, right } = plot;
  const [x1, x2, foot] = [plot.xAt(from), Math.max(left, plot.xAt(to)), plot.yAt(y)];
  if (x1 < left - 1 || x1 > right + 1) return;
  const head = Math.min(6, x1 - x2);
  context.strokeStyle = plot.color(color);
  context.lineWidth = 1;
  if (Number.isFinite(foot)) {
    context.setLineDash([1, 3]);
    context.beginPath();
    context.moveTo(x2, lane + 4);
    context.lineTo(x2, foot);
    context.lineTo(x1, foot);
    context.stroke();
    context.setLineDash([]);
  }
  context.lineWidth = 2;
  context.lineCap = context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(x1, lane);
  context.lineTo(x2, lane);
  context.moveTo(x2 + head, lane - 4);
  context.lineTo(x2, lane);
  context.lineTo(x2 + head, lane + 4);
  context.stroke();
  laneText(plot, texts, lane, x2, x1, color);
}

/** The longest of some wordings that fits left of what it names, or else right of it. */
export function laneText(
  plot: Plot,
  texts: readonly string[],
  y: number,
  before: number,
  after: number,
  color: string,
): void {
  const { context, left, right } = plot;
  context.font = plot.font(12, 600);
  context.textBaseline = 'middle';
  const widths = texts.map((text) => context.measureText(text).width);
  const leftwards = widths.findIndex((width) => before - 6 - width > left);
  const rightwards = widths.findIndex((width) => after + 8 + width < right + 40);
  const goesLeft = leftwards >= 0 && (rightwards < 0 || leftwards <= rightwards);
  const text = texts[goesLeft ? leftwards : rightwards < 0 ? texts.length - 1 : rightwards] ?? '';
  context.textAlign = goesLeft ? 'right' : 'left';
  const x = goesLeft ? before - 6 : after + 8;
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = plot.color('--raised');
  context.strokeText(text, x, y);
  context.fillStyle = plot.ink(color);
  context.fillText(text, x, y);
}
