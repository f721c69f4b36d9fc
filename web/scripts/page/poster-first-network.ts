import { msg, str } from '@lit/localize';
import { formatFixed, formatNumber } from '../../src/charts/line-chart/format';
import { curvesOf, panelSize, titleOf } from '../../src/labs/first/curves';
import type { Knowledge } from './knowledge';
import type { Poster } from './posters';
import { element, group, picture, sizeFor, text } from './svg';

const panel = { width: 200, height: 150, gap: 20 };
const margin = { left: 24, top: 44 };
const width = 2 * margin.left + 4 * panel.width + 3 * panel.gap;
const height = margin.top + 2 * panel.height + panel.gap + 16;

const run = (core: Knowledge) => core.run({ experiment: 'first-network' });
const rupees = (amount: number): string => formatFixed(amount, 0);

/** The errors of all eight combinations, on the same axes. */
export const firstNetworkPoster: Poster = {
  width,
  height,
  draw(core, color) {
    const result = run(core);
    const curves = curvesOf(result);
    const combinations = result.table('combinations');
    const offBy = (k: number): string => {
      const error = rupees(combinations.at('error', k));
      return msg(str`off by ${error}`);
    };
    const axis = { fill: color('--ink-muted'), 'font-size': 13 };
    const scale = `scale(${panel.width / panelSize.width} 1)`;
    const line = { fill: 'none', 'vector-effect': 'non-scaling-stroke' };
    const panels = curves.paths.map((path, k) =>
      group(
        [
          text(0, 14, titleOf(k), {
            ...{ fill: color('--ink'), 'font-size': sizeFor(titleOf(k), 0.9 * panel.width), 'font-weight': 600 },
          }),
          group(
            [
              element(
                'g',
                { transform: scale },
                [
                  element('rect', { ...panelSize, fill: color('--sunken') }),
                  element('path', {
                    ...line,
                    ...{
                      d: `M0 ${curves.mean}H${panelSize.width}`,
                      stroke: color('--ink-muted'),
                      'stroke-dasharray': '4 4',
                    },
                  }),
                  element('path', { ...line, d: path, stroke: color('--racer-0'), 'stroke-width': 2 }),
                ].join(''),
              ),
            ],
            0,
            24,
          ),
          text(0, 24 + panelSize.height + 20, rupees(combinations.at('prediction', k)), {
            ...{ fill: color('--ink'), 'font-size': 16, 'font-weight': 600 },
          }),
          text(panel.width, 24 + panelSize.height + 20, offBy(k), {
            ...{ ...axis, 'font-size': sizeFor(offBy(k), 0.56 * panel.width), 'text-anchor': 'end' },
          }),
        ],
        margin.left + (k % 4) * (panel.width + panel.gap),
        margin.top + Math.floor(k / 4) * (panel.height + panel.gap),
      ),
    );
    const [updates, age] = [formatNumber(result.table('steps').rows - 1), formatNumber(32)];
    const head = msg(
      str`Error over ${updates} updates (log scale), and the salary predicted at ${age}, in rupees; dashed: always predicting the mean`,
    );
    return picture(width, height, color('--ground'), [
      text(margin.left, 22, head, { ...axis, 'font-size': sizeFor(head, width - 2 * margin.left) }),
      ...panels,
    ]);
  },
  describe(core) {
    const result = run(core);
    const errors = Array.from(
      result.table('combinations').column('error'),
      (error, k) => `${titleOf(k)}: ${rupees(error)}`,
    ).join('; ');
    return msg(
      str`The errors of a small network with and without three remedies, in all eight combinations. In the end, in rupees: ${errors}.`,
    );
  },
};
