import { pieces, type Band } from '../bands';
import { markerPath } from '../markers';
import { element, group, polyline, round, text } from '../svg';
import type { Color } from '../svg';
import { inkName } from './colors';
import { formatPower } from './format';
import { spread } from './labels';
import { textWidth } from './measure';
import { nearestRow, xRangeOf, yRangeOf } from './range';
import { linearTicks, logTicks, tickLabels } from './ticks';
import type { Line, Range, YScale } from './types';
import { logScale } from '../words';

/** What a line chart shows that stands alone. */
export interface ChartPicture {
  readonly lines: readonly Line[];
  /** Under the lines. */
  readonly bands?: readonly Band[];
  readonly xLabel: string;
  readonly yLabel: string;
  readonly yScale: YScale;
  readonly yInclude: readonly number[];
  readonly xWindow: Range;
  /** What lies beyond it is faint. */
  readonly playhead: number;
  readonly width: number;
  readonly height: number;
}

const foot = 40;
const head = 24;
const line = 15;

/** The chart as SVG, from the data. Its origin is the picture's corner, names and numbers included. */
export function chartSvg(chart: ChartPicture, color: Color): string {
  const { lines, yScale, width, height, playhead } = chart;
  const xs = xRangeOf(lines, chart.xWindow);
  const ys = yRangeOf(lines, xs, yScale, chart.yInclude);
  const log = yScale === 'log';
  const yTicks = log ? logTicks(ys) : linearTicks(ys);
  const yTexts = log ? yTicks.map(formatPower) : tickLabels(yTicks);
  const font = '500 12px sans-serif';
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((each) => textWidth(each, font)));
  const left = Math.ceil(widest(yTexts)) + 14;
  const right = width - Math.ceil(widest(lines.map(({ label }) => label))) - 18;
  const [top, bottom] = [head, height - foot];
  const unit = (value: number): number => (log ? Math.log10(value > 0 ? value : NaN) : value);
  const [low, high] = [unit(ys[0]), unit(ys[1])];
  const xAt = (value: number): number => left + ((value - xs[0]) / (xs[1] - xs[0])) * (right - left);
  const yAt = (value: number): number => bottom - ((unit(value) - low) / (high - low)) * (bottom - top);
  const small = { fill: color('--ink-muted'), 'font-size': 12 };
  const xTicks = linearTicks(xs, 5, true);
  const xTexts = tickLabels(xTicks);
  const plot: Plot = { xAt, yAt, top, bottom, right, xEnd: xs[1], playhead };
  return group([
    text(0, 12, log ? logScale(chart.yLabel) : chart.yLabel, small),
    ...yTicks.map(
      (value, k) =>
        element('path', { d: `M${left} ${round(yAt(value))}H${round(right)}`, stroke: color('--grid') }) +
        text(left - 8, yAt(value) + 4, yTexts[k] ?? '', { ...small, 'text-anchor': 'end' }),
    ),
    ...xTicks.map((value, k) => text(xAt(value), bottom + 18, xTexts[k] ?? '', { ...small, 'text-anchor': 'middle' })),
    text(right, bottom + 36, chart.xLabel, { ...small, 'text-anchor': 'end' }),
    ...(chart.bands ?? []).map((band) => bandSvg(band, plot, color)),
    ...[...lines]
      .sort((a, b) => Number(a.emphasis ?? false) - Number(b.emphasis ?? false))
      .map((each) => lineSvg(each, plot, color)),
    ...labels(lines, plot, color),
    element('path', { d: `M${round(xAt(playhead))} ${top}V${bottom}`, stroke: color('--accent'), 'stroke-width': 1.5 }),
    ...lines.map((each) => mark(each, plot, color)),
  ]);
}

interface Plot {
  readonly xAt: (value: number) => number;
  readonly yAt: (value: number) => number;
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
  readonly xEnd: number;
  readonly playhead: number;
}

/** Pieces where both edges are known; what can't stand on the axis lies at its foot. */
function bandSvg(band: Band, { xAt, yAt, bottom }: Plot, color: Color): string {
  const at = (values: Float64Array, k: number): string => {
    const y = yAt(values[k] ?? NaN);
    return `${round(xAt(band.x[k] ?? NaN))} ${round(Number.isFinite(y) ? Math.min(bottom, y) : bottom)}`;
  };
  return pieces(band)
    .map(([from, to]) => {
      const rows = Array.from({ length: to - from }, (_, i) => from + i);
      const edge = [...rows.map((k) => at(band.high, k)), ...rows.reverse().map((k) => at(band.low, k))];
      return element('path', { d: `M${edge.join('L')}Z`, fill: color(band.color), 'fill-opacity': band.opacity });
    })
    .join('');
}

/** In two: up to the playhead, and faintly beyond. */
function lineSvg({ x, y, color: hue, emphasis, label }: Line, { xAt, yAt, playhead }: Plot, color: Color): string {
  const row = playhead >= (x[x.length - 1] ?? NaN) ? x.length - 1 : nearestRow(x, playhead);
  const width = emphasis ? 2.75 : 1.75;
  const look = { fill: 'none', stroke: color(hue), 'stroke-width': width, 'stroke-linejoin': 'round' };
  const part = (from: number, to: number): string =>
    polyline(Array.from(x.subarray(from, to), xAt), Array.from(y.subarray(from, to), yAt));
  const beyond = part(row, x.length);
  return (
    (beyond.includes('L') ? element('path', { d: beyond, ...look, 'stroke-opacity': 0.22 }) : '') +
    element('path', { d: part(0, row + 1), 'data-racer': label, ...look })
  );
}

/** The last value that can be seen. */
function lastOf({ x, y }: Line, { xAt, yAt, xEnd }: Plot, until: number): readonly [number, number] | undefined {
  for (let k = x.length - 1; k >= 0; k--) {
    const [at, py] = [x[k] ?? NaN, yAt(y[k] ?? NaN)];
    if (at <= Math.min(until, xEnd) && Number.isFinite(py)) return [xAt(at), py];
  }
  return undefined;
}

/** Names at the lines' ends, moved apart. */
function labels(lines: readonly Line[], plot: Plot, color: Color): readonly string[] {
  const { top, bottom, right } = plot;
  const ends = lines.flatMap((each) => {
    const end = lastOf(each, plot, Infinity);
    return end ? [{ each, x: end[0], y: Math.min(bottom, Math.max(top, end[1])) }] : [];
  });
  const wanted = ends.map(({ y }) => y);
  const placed = spread(wanted, line, top + line / 2, bottom - line / 2 + 4);
  return ends.map(({ each, x, y }, k) => {
    const at = placed[k] ?? y;
    const weight = each.emphasis ? 700 : 500;
    const look = { fill: color(inkName(each.color)), 'font-size': 12, 'font-weight': weight };
    const thread = { fill: 'none', stroke: color(each.color), 'stroke-dasharray': '1 3' };
    const leads = Math.abs(at - y) > 3 || x < right - 3;
    const d = `M${round(x + 3)} ${round(y)}H${round(right + 2)}L${round(right + 6)} ${round(at)}`;
    return (leads ? element('path', { d, ...thread }) : '') + text(right + 8, at + 4, each.label, look);
  });
}

/** Where it stands at the playhead; a racer that has ended, nowhere. */
function mark(each: Line, plot: Plot, color: Color): string {
  const { x, y, marker, emphasis } = each;
  const { playhead, xAt, yAt } = plot;
  if (playhead > (x[x.length - 1] ?? NaN)) return '';
  const row = nearestRow(x, playhead);
  const at = yAt(y[row] ?? NaN);
  if (!Number.isFinite(at)) return '';
  const d = markerPath(marker ?? 'circle', emphasis ? 10 : 8, xAt(x[row] ?? NaN), at);
  const rim = { stroke: color('--ground'), 'stroke-width': 2, 'paint-order': 'stroke' };
  return element('path', { d, fill: color(each.color), ...rim });
}
