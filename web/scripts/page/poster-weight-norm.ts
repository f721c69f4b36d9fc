import { msg, str } from '@lit/localize';
import { ticks } from 'd3-array';
import { formatFixed, formatNumber } from '../../src/charts/line-chart/format';
import type { Knowledge } from './knowledge';
import type { Poster } from './posters';
import { element, picture, polyline, text } from './svg';

const width = 900;
const height = 440;
const scale = 112;
const origin = { x: 300, y: 390 };
const px = (x: number): number => origin.x + x * scale;
const py = (y: number): number => origin.y - y * scale;

const run = (core: Knowledge) => core.run({ experiment: 'weight-norm' });

/** v, w along it, and the way downhill from the head of w with its two parts. */
export const weightNormPoster: Poster = {
  width,
  height,
  draw(core, color) {
    const result = run(core);
    const path = result.table('path');
    const at = (id: string): number => path.at(id, 0);
    const [wx, wy] = [at('w.x'), at('w.y')];
    const part = (id: string): readonly [number, number] => [wx - at(`${id}.x`), wy - at(`${id}.y`)];
    const plain = result.table('plain');
    return picture(width, height, color('--ground'), [
      element('path', { d: `M40 ${origin.y}H860M${origin.x} 20V430`, stroke: color('--edge') }),
      ...ticks(-2, 4, 6)
        .filter((tick) => tick !== 0)
        .map((tick) =>
          text(px(tick), origin.y + 18, formatNumber(tick), {
            fill: color('--ink-muted'),
            'font-size': 13,
            'text-anchor': 'middle',
          }),
        ),
      trail(plain.column('w.x'), plain.column('w.y'), color('--ink-muted'), '4 4'),
      trail(path.column('w.x'), path.column('w.y'), color('--racer-0'), 'none'),
      ...arrow([0, 0], [at('v.x'), at('v.y')], 'v', color('--accent')),
      ...arrow([0, 0], [wx, wy], 'w', color('--racer-0')),
      ...arrow([wx, wy], part('along'), msg('to g'), color('--racer-2')),
      ...arrow([wx, wy], part('across'), msg('to v'), color('--racer-1')),
    ]);
  },
  describe(core) {
    const norm = run(core).table('path').column('norm');
    const steps = formatNumber(norm.length - 1);
    const [before, after] = [formatFixed(norm[0] ?? NaN, 2), formatFixed(norm.at(-1) ?? NaN, 2)];
    return msg(
      str`The arrow w lies along the arrow v. The way downhill from its head comes apart into a part along v and one at a right angle to it. After ${steps} steps v has grown from ${before} to ${after}.`,
    );
  },
};

function trail(x: Float64Array, y: Float64Array, stroke: string, dash: string): string {
  return element('path', {
    d: polyline(x.map(px), y.map(py)),
    fill: 'none',
    stroke,
    'stroke-width': 2,
    'stroke-dasharray': dash,
  });
}

function arrow(
  from: readonly [number, number],
  to: readonly [number, number],
  label: string,
  stroke: string,
): string[] {
  const [x0, y0, x1, y1] = [px(from[0]), py(from[1]), px(to[0]), py(to[1])];
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const [bx, by] = [x1 - 12 * ux, y1 - 12 * uy];
  const points = `${x1},${y1} ${bx - 5 * uy},${by + 5 * ux} ${bx + 5 * uy},${by - 5 * ux}`;
  return [
    element('path', { d: `M${x0} ${y0}L${bx} ${by}`, stroke, 'stroke-width': 3 }),
    element('polygon', { points, fill: stroke }),
    text(x1 + 14 * ux, y1 + 14 * uy + 5, label, {
      fill: stroke,
      'font-weight': 600,
      'font-size': 17,
      'text-anchor': 'middle',
    }),
  ];
}
