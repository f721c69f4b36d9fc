import { drawMarker } from '../markers';
import { valueAt } from './range';
import type { Line, Plot } from './types';

interface Known {
  readonly key: string;
  readonly path: Path2D;
}

/** A line's outline is made once per scale: moving the playhead strokes what is already there. */
const known = new WeakMap<Line, Known>();

function pathOf(line: Line, plot: Plot, radius: number): Path2D {
  const key = `${plot.xRange.join()} ${plot.yRange.join()} ${plot.left} ${plot.top} ${plot.right} ${plot.bottom} ${radius}`;
  const old = known.get(line);
  if (old?.key === key) return old.path;
  const path = line.kind === 'dots' ? dots(line, plot, radius) : polyline(line, plot);
  known.set(line, { key, path });
  return path;
}

function polyline({ x, y }: Line, { xAt, yAt }: Plot): Path2D {
  const path = new Path2D();
  let pen = false;
  let alone = false;
  for (let k = 0; k < x.length; k++) {
    const [px, py] = [xAt(x[k] ?? NaN), yAt(y[k] ?? NaN)];
    if (!Number.isFinite(py)) {
      pen = false;
    } else if (pen) {
      path.lineTo(px, py);
      alone = false;
    } else {
      path.moveTo(px, py);
      pen = alone = true;
    }
    // A value between two gaps is still seen: a round cap makes it a dot.
    if (alone && !pen) path.lineTo(px, py);
  }
  return path;
}

/** Very many dots are squares: a thousand arcs cost more than the eye can tell. */
function dots({ x, y }: Line, { xAt, yAt }: Plot, radius: number): Path2D {
  const path = new Path2D();
  for (let k = 0; k < x.length; k++) {
    const [px, py] = [xAt(x[k] ?? NaN), yAt(y[k] ?? NaN)];
    if (!Number.isFinite(py)) continue;
    if (x.length > 800) {
      path.rect(px - radius, py - radius, 2 * radius, 2 * radius);
    } else {
      path.moveTo(px + radius, py);
      path.arc(px, py, radius, 0, 7);
    }
  }
  return path;
}

/** As large as their neighbours leave room for. */
export function dotRadius(line: Line, { left, right, xRange }: Plot): number {
  const days = (xRange[1] - xRange[0]) / Math.max(1e-9, (line.x[1] ?? 1) - (line.x[0] ?? 0));
  return Math.round(10 * Math.min(3.5, Math.max(1.6, (0.42 * (right - left)) / days))) / 10;
}

function strokeAll(lines: readonly Line[], plot: Plot): void {
  const { context } = plot;
  for (const line of lines) {
    const color = plot.color(line.color);
    if (line.kind === 'dots') {
      context.fillStyle = color;
      context.fill(pathOf(line, plot, dotRadius(line, plot)));
      continue;
    }
    context.strokeStyle = color;
    context.lineWidth = line.width ?? (line.emphasis ? 2.75 : 1.75);
    context.setLineDash([...(line.dash ?? [])]);
    context.lineJoin = 'round';
    context.lineCap = line.dash ? 'butt' : 'round';
    context.stroke(pathOf(line, plot, 0));
  }
  context.setLineDash([]);
}

/** Dots below, lines above, what matters most on top; what the playhead hasn't reached yet is faint. */
export function drawLines(lines: readonly Line[], plot: Plot, reached: number | null): void {
  const { context, left, top, right, bottom } = plot;
  const rank = (line: Line): number => (line.kind === 'dots' ? 0 : line.emphasis ? 2 : 1);
  const ordered = [...lines].sort((a, b) => rank(a) - rank(b));
  const within = (from: number, to: number, alpha: number): void => {
    if (to <= from) return;
    context.save();
    context.beginPath();
    context.rect(from, top - 4, to - from, bottom - top + 8);
    context.clip();
    context.globalAlpha = alpha;
    strokeAll(ordered, plot);
    context.restore();
  };
  const edge = reached === null ? right + 4 : Math.min(right + 4, Math.max(left - 4, plot.xAt(reached)));
  within(left - 4, edge, 1);
  within(edge, right + 4, 0.22);
}

/** A mark per line where it stands at x. */
export function drawMarks(lines: readonly Line[], plot: Plot, at: number): void {
  const { context } = plot;
  context.lineWidth = 2;
  context.strokeStyle = plot.color('--raised');
  for (const line of lines) {
    const y = plot.yAt(valueAt(line, at));
    if (!Number.isFinite(y) || y < plot.top - 4 || y > plot.bottom + 4) continue;
    context.fillStyle = plot.color(line.color);
    drawMarker(context, line.marker ?? 'circle', line.emphasis ? 10 : 8, plot.xAt(at), y);
  }
}
