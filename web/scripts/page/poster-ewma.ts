import { msg, str } from '@lit/localize';
import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { formatFixed, formatNumber } from '../../src/charts/line-chart/format';
import type { Poster } from './posters';
import { element, picture, polyline, round, text } from './svg';

const width = 900;
const height = 420;
const margin = { left: 56, right: 16, top: 36, bottom: 44 };

/** The series at its defaults as dots, its average as a line. */
export const ewmaPoster: Poster = {
  width,
  height,
  draw(core, color) {
    const series = core.run({ experiment: 'ewma' }).table('series');
    const t = series.column('t');
    const value = series.column('value');
    const average = series.column('corrected');
    const label = (id: string): string => {
      const { label, unit } = series.columns.find((column) => column.id === id) ?? { label: id, unit: '' };
      return unit ? `${label} (${unit})` : label;
    };
    const x = scaleLinear([t[0] ?? 0, t.at(-1) ?? 1], [margin.left + 8, width - margin.right]);
    const y = scaleLinear(extent(value) as [number, number], [height - margin.bottom - 8, margin.top]).nice();
    const right = width - margin.right;
    const axis = { fill: color('--ink-muted'), 'font-size': 13 };
    return picture(width, height, color('--ground'), [
      ...y
        .ticks(5)
        .map(
          (tick) =>
            element('path', { d: `M${margin.left} ${round(y(tick))}H${right}`, stroke: color('--grid') }) +
            text(margin.left - 8, y(tick) + 4, formatNumber(tick), { ...axis, 'text-anchor': 'end' }),
        ),
      ...x
        .ticks(6)
        .map((tick) =>
          text(x(tick), height - margin.bottom + 20, formatNumber(tick), { ...axis, 'text-anchor': 'middle' }),
        ),
      text(right, height - 6, label('t'), { ...axis, 'text-anchor': 'end' }),
      text(8, 18, label('value'), axis),
      ...Array.from(value, (v, k) =>
        element('circle', {
          cx: round(x(t[k] ?? NaN)),
          cy: round(y(v)),
          r: 2.2,
          fill: color('--ink-muted'),
          'fill-opacity': 0.6,
        }),
      ),
      element('path', {
        d: polyline(
          t.map((k) => x(k)),
          average.map((v) => y(v)),
        ),
        fill: 'none',
        stroke: color('--racer-0'),
        'stroke-width': 3,
        'stroke-linejoin': 'round',
      }),
    ]);
  },
  describe(core) {
    const result = core.run({ experiment: 'ewma' });
    const days = formatNumber(result.table('series').rows);
    const window = formatFixed(result.table('facts').at('window', 0), 0);
    return msg(
      str`${days} daily temperatures as dots, and their exponentially weighted moving average, which remembers about ${window} days, as a line.`,
    );
  },
};
