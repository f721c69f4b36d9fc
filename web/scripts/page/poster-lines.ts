import { scaleLinear, scaleLog } from 'd3-scale';
import { formatNumber, formatPower } from '../../src/charts/line-chart/format';
import { linearTicks, logTicks } from '../../src/charts/line-chart/ticks';
import { element, picture, polyline, round, text, type Color } from './svg';

/** The size of a picture of lines. */
export const linesSize = { width: 900, height: 400 } as const;
const { width, height } = linesSize;
const margin = { left: 64, right: 200, top: 36, bottom: 44 };

export interface PosterLine {
  readonly title: string;
  /** Name of a CSS custom property. */
  readonly color: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** What lies around the line, if anything does. */
  readonly band?: { readonly low: Float64Array; readonly high: Float64Array };
}

export interface PosterLines {
  readonly lines: readonly PosterLine[];
  readonly xLabel: string;
  readonly yLabel: string;
  /** Logarithmic, or else from 0 to 1. */
  readonly log: boolean;
  /** A value that means something, with its name. */
  readonly level?: { readonly value: number; readonly name: string };
}

const lastOf = (y: Float64Array): number | undefined => [...y].reverse().find((value) => Number.isFinite(value));

/** The outline of a band: along its upper edge, and back along the lower one. */
function around(x: Float64Array, low: Float64Array, high: Float64Array): string {
  const known = [...x.keys()].filter((k) => Number.isFinite(low[k]) && Number.isFinite(high[k]));
  const points = [...known.map((k) => [x[k], high[k]]), ...known.reverse().map((k) => [x[k], low[k]])];
  return `M${points.map(([px = 0, py = 0]) => `${round(px)} ${round(py)}`).join('L')}Z`;
}

/** Lines over one axis, each named at its end. */
export function linesPicture({ lines, xLabel, yLabel, log, level }: PosterLines, color: Color): string {
  const all = lines.flatMap(({ y }) => [...y]).filter((value) => Number.isFinite(value) && (!log || value > 0));
  const last = Math.max(...lines.map(({ x }) => x.at(-1) ?? 0), 1);
  const across = scaleLinear([0, last], [margin.left, width - margin.right]);
  const [bottom, top] = [height - margin.bottom, margin.top];
  const up = log
    ? scaleLog([Math.min(...all), Math.max(...all)], [bottom, top]).nice()
    : scaleLinear([0, 1], [bottom, top]);
  const [least, most] = up.domain() as [number, number];
  const at = (value: number): number => up(Math.min(most, Math.max(least, value)));
  const axis = { fill: color('--ink-muted'), 'font-size': 13 };
  const ticks = log ? logTicks([least, most]) : linearTicks([least, most]);
  // Names that would lie on one another stand one below the other, and all of them within the picture.
  const ends = lines.map(({ y }, k) => ({ k, at: at(lastOf(y) ?? least) })).sort((a, b) => a.at - b.at);
  let above = -Infinity;
  const places = new Map(ends.map((end) => [end.k, (above = Math.max(end.at, above + 18))]));
  const over = Math.max(0, above - bottom);
  return picture(width, height, color('--ground'), [
    ...ticks.map(
      (tick) =>
        element('path', { d: `M${margin.left} ${round(up(tick))}H${width - margin.right}`, stroke: color('--grid') }) +
        text(margin.left - 8, up(tick) + 4, log ? formatPower(tick) : formatNumber(tick), {
          ...axis,
          'text-anchor': 'end',
        }),
    ),
    ...linearTicks([0, last], 5, true).map((tick) =>
      text(across(tick), bottom + 20, formatNumber(tick), { ...axis, 'text-anchor': 'middle' }),
    ),
    text(width - margin.right, height - 6, xLabel, { ...axis, 'text-anchor': 'end' }),
    text(8, 18, yLabel, axis),
    ...(level
      ? [
          element('path', {
            d: `M${margin.left} ${round(up(level.value))}H${width - margin.right}`,
            ...{ stroke: color('--ink-muted'), 'stroke-dasharray': '5 4' },
          }),
          text(width - margin.right - 6, up(level.value) - 6, level.name, { ...axis, 'text-anchor': 'end' }),
        ]
      : []),
    ...lines.flatMap(({ band, x, color: hue }) =>
      band
        ? [
            element('path', {
              d: around(
                x.map((value) => across(value)),
                band.low.map(at),
                band.high.map(at),
              ),
              ...{ fill: color(hue), 'fill-opacity': 0.13 },
            }),
          ]
        : [],
    ),
    ...lines.flatMap(({ title, color: hue, x, y }, k) => [
      element('path', {
        d: polyline(
          x.map((value) => across(value)),
          y.map(at),
        ),
        ...{ fill: 'none', stroke: color(hue), 'stroke-width': 2.5 },
      }),
      text(width - margin.right + 8, (places.get(k) ?? 0) - over + 4, title, { ...axis, fill: color(`${hue}-ink`) }),
    ]),
  ]);
}
