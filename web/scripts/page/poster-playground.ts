import { msg, str } from '@lit/localize';
import { scaleLinear, scaleLog } from 'd3-scale';
import { percent } from '../../src/charts/interval-chart/layout';
import { formatNumber, formatPower } from '../../src/charts/line-chart/format';
import { preset } from '../../src/labs/playground/preset';
import type { Knowledge } from './knowledge';
import type { Poster } from './posters';
import { element, picture, polyline, round, sizeFor, text } from './svg';

const width = 900;
const height = 400;
const side = 340;
const top = 30;
const chart = { left: 480, right: 790, top: 46, bottom: height - 46 };

const run = (core: Knowledge) => core.run({ ...preset, experiment: 'training' });

/** What the network says in the end, with the examples, and its losses on the way there. */
export const playgroundPoster: Poster = {
  width,
  height,
  draw(core, color) {
    const result = run(core);
    const [map, examples, scores] = ['map', 'examples', 'scores'].map((id) => result.table(id));
    if (!map?.layout.x || !map.layout.y || !examples || !scores) return '';
    const { x: across, y: up } = map.layout;
    const x = scaleLinear([across.min, across.max], [20, 20 + side]);
    const y = scaleLinear([up.min, up.max], [top + side, top]);
    const cell = [side / (across.count - 1), side / (up.count - 1)] as const;
    const hue = (share: number): string => color(share > 0.5 ? '--racer-0' : '--racer-1');
    const cells = [...map.column('prediction.0')].map((share, k) =>
      element('rect', {
        x: round(20 + (k % across.count) * cell[0] - cell[0] / 2),
        y: round(top + side - Math.floor(k / across.count) * cell[1] - cell[1] / 2),
        width: round(cell[0] + 0.4),
        height: round(cell[1] + 0.4),
        fill: hue(share),
        'fill-opacity': round(Math.abs(2 * share - 1) * 0.6),
      }),
    );
    const points = [...examples.column('x.0')].map((px, k) =>
      element('circle', {
        cx: round(x(px)),
        cy: round(y(examples.at('x.1', k))),
        r: 3.6,
        fill: hue(examples.at('y.0', k)),
        stroke: color('--ground'),
      }),
    );
    const t = scores.column('step');
    const losses = [
      { name: msg('learned from'), hue: '--racer-0', loss: scores.column('loss') },
      { name: msg('held out'), hue: '--racer-1', loss: scores.column('validationLoss') },
    ];
    const all = losses.flatMap(({ loss }) => [...loss]);
    const along = scaleLinear([0, t.at(-1) ?? 1], [chart.left, chart.right]);
    const down = scaleLog([Math.min(...all), Math.max(...all)], [chart.bottom, chart.top]).nice();
    const axis = { fill: color('--ink-muted'), 'font-size': 13 };
    const ticks = down.ticks(4).filter((tick) => Math.abs(Math.log10(tick) % 1) < 1e-9);
    return picture(width, height, color('--ground'), [
      ...cells,
      ...points,
      element('rect', { x: 20, y: top, width: side, height: side, fill: 'none', stroke: color('--edge') }),
      text(20, height - 8, `${across.label} →, ${up.label} ↑`, axis),
      ...ticks.map(
        (tick) =>
          element('path', { d: `M${chart.left} ${round(down(tick))}H${chart.right}`, stroke: color('--grid') }) +
          text(chart.left - 8, down(tick) + 4, formatPower(tick), { ...axis, 'text-anchor': 'end' }),
      ),
      text(chart.left - 40, 22, msg('loss (log scale)'), axis),
      text(chart.right, height - 8, msg('updates'), { ...axis, 'text-anchor': 'end' }),
      ...along
        .ticks(4)
        .map((tick) => text(along(tick), chart.bottom + 20, formatNumber(tick), { ...axis, 'text-anchor': 'middle' })),
      ...losses.flatMap(({ name, hue: line, loss }) => [
        element('path', {
          d: polyline(
            t.map((value) => along(value)),
            loss.map((value) => down(value)),
          ),
          fill: 'none',
          stroke: color(line),
          'stroke-width': 2.5,
        }),
        text(chart.right + 8, down(loss.at(-1) ?? 1) + 4, name, {
          ...{ ...axis, 'font-size': sizeFor(name, width - chart.right - 12), fill: color(`${line}-ink`) },
        }),
      ]),
    ]);
  },
  describe(core) {
    const facts = run(core).table('evaluation');
    const updates = formatNumber(facts.at('steps', 0));
    const [learned, heldOut] = [percent(facts.at('accuracy', 0)), percent(facts.at('validationAccuracy', 0))];
    return msg(
      str`What a small network says over the plane of two inputs after ${updates} updates, with the examples of two circles on it, and its losses on the way: it classifies ${learned} of the examples that it learned from correctly, and ${heldOut} of those held out.`,
    );
  },
};
