import { format } from 'd3-format';
import { scaleLinear, scaleLog } from 'd3-scale';
import { formatPower } from '../../src/charts/line-chart/format';
import { networksOf } from '../../src/labs/network/networks';
import type { Core } from './core';
import type { Poster } from './posters';
import { element, picture, polyline, round, text } from './svg';

const width = 900;
const height = 400;
const margin = { left: 64, right: 200, top: 36, bottom: 44 };

const run = (core: Core) => core.run({ experiment: 'normalization-training' });
const number = format('.2');

/** The losses of the four copies. */
export const networkPoster: Poster = {
  width,
  height,
  draw(core, color) {
    const result = run(core);
    const steps = result.table('steps');
    const networks = networksOf(result.spec['normalizations'], core.catalog());
    const t = steps.column('step');
    const losses = networks.map(({ index }) => steps.column(`smooth.${index}`));
    const all = losses.flatMap((loss) => [...loss]);
    const x = scaleLinear([0, t.at(-1) ?? 1], [margin.left, width - margin.right]);
    const y = scaleLog([Math.min(...all), Math.max(...all)], [height - margin.bottom, margin.top]).nice();
    const axis = { fill: color('--ink-muted'), 'font-size': 13 };
    // Names that would lie on one another stand one below the other.
    const ends = losses.map((loss, k) => ({ k, at: y(loss.at(-1) ?? 1) })).sort((a, b) => a.at - b.at);
    let above = -Infinity;
    const places = new Map(ends.map(({ k, at }) => [k, (above = Math.max(at, above + 18))]));
    return picture(width, height, color('--ground'), [
      ...y
        .ticks(4)
        .filter((tick) => Math.abs(Math.log10(tick) % 1) < 1e-9)
        .map(
          (tick) =>
            element('path', {
              d: `M${margin.left} ${round(y(tick))}H${width - margin.right}`,
              stroke: color('--grid'),
            }) + text(margin.left - 8, y(tick) + 4, formatPower(tick), { ...axis, 'text-anchor': 'end' }),
        ),
      ...x
        .ticks(6)
        .map((tick) => text(x(tick), height - margin.bottom + 20, `${tick}`, { ...axis, 'text-anchor': 'middle' })),
      text(width - margin.right, height - 6, 'updates', { ...axis, 'text-anchor': 'end' }),
      text(8, 18, 'loss (log scale)', axis),
      ...networks.flatMap(({ title, color: hue }, k) => [
        element('path', {
          d: polyline(
            t.map((value) => x(value)),
            losses[k]?.map((value) => y(value)) ?? [],
          ),
          fill: 'none',
          stroke: color(hue),
          'stroke-width': 2.5,
        }),
        text(width - margin.right + 8, (places.get(k) ?? 0) + 4, title, { ...axis, fill: color(`${hue}-ink`) }),
      ]),
    ]);
  },
  describe(core) {
    const result = run(core);
    const steps = result.table('steps');
    const networks = networksOf(result.spec['normalizations'], core.catalog());
    const ends = networks.map(({ index, title }) => `${title}: ${number(steps.at(`smooth.${index}`, steps.rows - 1))}`);
    return `The losses of one network in copies that differ in their normalization, over ${steps.rows - 1} updates, on a log axis. At the end they are: ${ends.join('; ')}.`;
  },
};
