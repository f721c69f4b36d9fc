import { msg, str } from '@lit/localize';
import { scaleLinear } from 'd3-scale';
import { percent } from '../../src/charts/interval-chart/layout';
import { formatNumber } from '../../src/charts/line-chart/format';
import { listed } from '../../src/language/words';
import type { Knowledge } from './knowledge';
import type { Poster } from './posters';
import { element, picture, round, text } from './svg';

const width = 760;
const rowHeight = 34;
const edge = 18;
const margin = { left: 206, right: 92, top: 72, bottom: 56 };
/** All surfaces together, and the seven of the claim. */
const rows = 8;
const height = margin.top + rows * rowHeight + margin.bottom;
/** Not the claim that the lab opens with: whoever can operate it still has something to guess. */
const spec = { experiment: 'trials', claim: 'nesterov-never-slower' } as const;

interface Bar {
  readonly label: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

function tested(core: Knowledge): {
  readonly slogan: string;
  readonly bars: readonly Bar[];
  readonly applicable: number;
} {
  const result = core.run(spec);
  const catalog = core.catalog();
  const overall = result.table('overall');
  const surfaces = result.table('surfaces');
  const bar = (table: typeof overall, row: number, label: string): Bar => ({
    label,
    share: table.at('share', row),
    low: table.at('low', row),
    high: table.at('high', row),
  });
  return {
    slogan: catalog['claim']?.parts.find(({ id }) => id === spec.claim)?.title ?? '',
    applicable: overall.at('applicable', 0),
    bars: [
      bar(overall, 0, msg('All surfaces')),
      ...Array.from(surfaces.column('surface'), (place, row) =>
        bar(surfaces, row, catalog['surface']?.parts[place]?.title ?? ''),
      ),
    ],
  };
}

/** One slogan, its share on every surface, with intervals. */
export const claimsPoster: Poster = {
  width,
  height,
  draw(core, color) {
    const { slogan, bars } = tested(core);
    const x = scaleLinear([0, 1], [margin.left, width - margin.right]);
    const bottom = height - margin.bottom;
    const axis = { fill: color('--ink-muted'), 'font-size': 13 };
    return picture(width, height, color('--ground'), [
      text(edge, 36, msg(str`“${slogan}”`), { fill: color('--ink'), 'font-size': 24, 'font-family': 'Georgia, serif' }),
      ...[0, 0.25, 0.5, 0.75, 1].map(
        (tick) =>
          element('path', { d: `M${round(x(tick))} ${margin.top - 10}V${bottom}`, stroke: color('--grid') }) +
          text(x(tick), bottom + 20, percent(tick), { ...axis, 'text-anchor': 'middle' }),
      ),
      text(x(0.5), bottom + 42, msg('share of the trials in which it holds'), { ...axis, 'text-anchor': 'middle' }),
      ...bars.slice(0, rows).flatMap(({ label, share, low, high }, k) => {
        const y = margin.top + (k + 0.5) * rowHeight;
        const name = text(edge, y + 5, label, { fill: color('--ink'), 'font-weight': k === 0 ? 700 : 400 });
        if (!Number.isFinite(share)) return [name];
        const ink = color(k === 0 ? '--ink' : '--racer-0');
        return [
          name,
          element('path', {
            d: `M${round(x(low))} ${round(y)}H${round(Math.max(x(high), x(low) + 1))}`,
            stroke: ink,
            'stroke-opacity': 0.45,
            'stroke-width': k === 0 ? 12 : 8,
            'stroke-linecap': 'round',
          }),
          element('circle', { cx: round(x(share)), cy: round(y), r: k === 0 ? 6 : 4.5, fill: ink }),
          text(width - edge, y + 5, percent(share), { fill: color('--ink'), 'text-anchor': 'end' }),
        ];
      }),
    ]);
  },
  describe(core) {
    const { slogan, bars, applicable } = tested(core);
    const [all, ...surfaces] = bars;
    const [share, trials] = [percent(all?.share ?? NaN), formatNumber(applicable)];
    const shares = listed(
      surfaces.map((bar) => `${bar.label} ${Number.isFinite(bar.share) ? percent(bar.share) : msg('no trial')}`),
    );
    return msg(str`The claim “${slogan}” held in ${share} of ${trials} trials. By surface: ${shares}.`);
  },
};
