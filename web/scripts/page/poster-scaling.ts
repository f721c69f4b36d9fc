import { msg, str } from '@lit/localize';
import { scaleLinear } from 'd3-scale';
import { formatNumber } from '../../src/charts/line-chart/format';
import type { Table } from '../../src/engine/result';
import type { Knowledge } from './knowledge';
import type { Poster } from './posters';
import { element, picture, round, text, type Color } from './svg';

const width = 900;
const rowHeight = 74;
const margin = { left: 190, right: 40, top: 16 };
const scalers = ['min-max', 'z-score', 'robust', 'max-abs', 'unit-norm'];
const height = margin.top + (scalers.length + 1) * rowHeight;
/** As in the lab: what lies beyond is an arrow. */
const shared: readonly [number, number] = [-2.2, 2.2];

const run = (core: Knowledge) => core.run({ experiment: 'scaling', scalers });

/** The list with its outlier, and below it what each scaler makes of it, on axes of one length. */
export const scalingPoster: Poster = {
  width,
  height,
  draw(core, color) {
    const result = run(core);
    const values = result.table('values');
    const column = values.column('value');
    const far = values.column('farOut');
    const largest = Math.max(...column);
    return picture(width, height, color('--ground'), [
      ...row(0, values.title, column, far, [-largest / 12, largest * 1.08], color),
      ...scalers.flatMap((_, k) => {
        const table: Table = result.table(`scaled.${k}`);
        return row(k + 1, table.title, table.column('scaled'), far, shared, color);
      }),
    ]);
  },
  describe(core) {
    const summary = run(core).table('summary');
    const inner = (k: number): string => formatNumber(summary.at('innerRange', k), 3);
    const [minMax, zScore, robust] = [inner(1), inner(2), inner(3)];
    return msg(
      str`Five values, one of them far out, and below them the same under five scalers: the other four lie within ${minMax} of each other under min-max, ${zScore} under z-score, ${robust} under robust.`,
    );
  },
};

function row(
  k: number,
  label: string,
  values: Float64Array,
  far: Float64Array,
  [low, high]: readonly [number, number],
  color: Color,
): string[] {
  const x = scaleLinear([low, high], [margin.left, width - margin.right]);
  const top = margin.top + k * rowHeight;
  const axis = top + 34;
  const small = { fill: color('--ink-muted'), 'font-size': 13, 'text-anchor': 'middle' };
  return [
    text(12, top + 22, label, { fill: color('--ink'), 'font-weight': 600, 'font-size': 16 }),
    element('path', { d: `M${margin.left} ${axis}H${width - margin.right}`, stroke: color('--edge') }),
    ...x
      .ticks(5)
      .map(
        (tick) =>
          element('path', { d: `M${round(x(tick))} ${top}V${axis + 4}`, stroke: color('--grid') }) +
          text(x(tick), axis + 20, formatNumber(tick), small),
      ),
    ...Array.from(values, (value, dot) => {
      const fill = color(far[dot] === 1 ? '--racer-1' : '--racer-0');
      if (value > high) {
        const at = width - margin.right + 12;
        return element('path', { d: `M${at + 7} ${top + 16}L${at - 6} ${top + 9}V${top + 23}Z`, fill });
      }
      return element('circle', { cx: round(x(value)), cy: top + 16, r: 7, fill, 'fill-opacity': 0.75 });
    }),
  ];
}
