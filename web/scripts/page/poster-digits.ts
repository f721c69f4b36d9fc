import { msg, str } from '@lit/localize';
import { scaleLinear } from 'd3-scale';
import { percent } from '../../src/charts/interval-chart/layout';
import { formatNumber } from '../../src/charts/line-chart/format';
import type { Result } from '../../src/engine/result';
import type { Knowledge } from './knowledge';
import type { Poster } from './posters';
import { element, picture, polyline, round, sizeFor, text } from './svg';

const width = 900;
const height = 400;
const plot = { left: 64, right: 470, top: 40, bottom: 356 };
const side = 28;
const shown = 8;
const cell = 92;
/** Grey levels that are told apart in the small. */
const levels = 4;

const run = (core: Knowledge): Result => core.run({ experiment: 'digits' });

/** One digit, a path for each grey level. */
function digit(pixels: Float64Array, x: number, y: number, size: number, ink: string): string {
  const scale = size / side;
  const paths = Array.from({ length: levels }, () => '');
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const level = Math.round((pixels[row * side + column] ?? 0) * levels);
      const first = column;
      while (column + 1 < side && Math.round((pixels[row * side + column + 1] ?? 0) * levels) === level) column += 1;
      if (level === 0) continue;
      const run = column + 1 - first;
      paths[level - 1] +=
        `M${round(x + first * scale)} ${round(y + row * scale)}h${round(run * scale)}v${round(scale)}h${round(-run * scale)}z`;
    }
  }
  return paths
    .map((d, k) => (d === '' ? '' : element('path', { d, fill: ink, 'fill-opacity': round((k + 1) / levels) })))
    .join('');
}

/** How many held-out digits are read correctly, over the updates; beside it, the worst mistakes. */
export const digitsPoster: Poster = {
  width,
  height,
  draw(core, color) {
    const result = run(core);
    const scores = result.table('scores');
    const mistakes = result.table('mistakes');
    const pixels = result.table('mistakeInputs').column('x');
    const t = scores.column('step');
    const x = scaleLinear([0, t.at(-1) ?? 1], [plot.left, plot.right]);
    const y = scaleLinear([0, 1], [plot.bottom, plot.top]);
    const axis = { fill: color('--ink-muted'), 'font-size': 13 };
    const count = Math.min(shown, mistakes.rows);
    return picture(width, height, color('--ground'), [
      text(8, 18, msg('held-out digits read correctly'), axis),
      ...[0, 0.25, 0.5, 0.75, 1].map(
        (tick) =>
          element('path', { d: `M${plot.left} ${round(y(tick))}H${plot.right}`, stroke: color('--grid') }) +
          text(plot.left - 8, y(tick) + 4, percent(tick), { ...axis, 'text-anchor': 'end' }),
      ),
      ...x
        .ticks(4)
        .map((tick) => text(x(tick), plot.bottom + 20, formatNumber(tick), { ...axis, 'text-anchor': 'middle' })),
      text(plot.right, height - 6, msg('updates'), { ...axis, 'text-anchor': 'end' }),
      element('path', {
        d: polyline(
          t.map((value) => x(value)),
          scores.column('validationAccuracy').map((value) => y(value)),
        ),
        fill: 'none',
        stroke: color('--racer-0'),
        'stroke-width': 2.5,
      }),
      text(510, 18, msg('its worst mistakes'), axis),
      ...Array.from({ length: count }, (_, k) => {
        const left = 510 + (k % 4) * (cell + 4);
        const top = 40 + Math.floor(k / 4) * (cell + 66);
        const [truth, told] = [formatNumber(mistakes.at('truth', k)), formatNumber(mistakes.at('told', k))];
        const words = msg(str`${truth}, read as ${told}`);
        return (
          digit(pixels.subarray(k * side * side, (k + 1) * side * side), left, top, cell, color('--ink')) +
          text(left + cell / 2, top + cell + 18, words, {
            ...{ ...axis, 'font-size': sizeFor(words, cell), 'text-anchor': 'middle' },
          })
        );
      }),
    ]);
  },
  describe(core) {
    const facts = run(core).table('evaluation');
    const [updates, heldOut] = [formatNumber(facts.at('steps', 0)), formatNumber(facts.at('heldOut', 0))];
    const share = percent(facts.at('validationAccuracy', 0), 1);
    return msg(
      str`A network that learns handwritten digits: after ${updates} updates it reads ${share} of ${heldOut} held-out digits correctly. Beside the curve, the digits it was surest and wrong about.`,
    );
  },
};
