import { msg, str } from '@lit/localize';
import { short } from '../../src/elements/numbers';
import type { Poster } from './posters';
import { element, picture, text } from './svg';

const width = 900;
const height = 380;
const radius = 34;

/** The first signal through weights of 2. */
export const symmetryPoster: Poster = {
  width,
  height,
  draw(core, color) {
    const result = core.run({ experiment: 'symmetry' });
    const units = result.table('units.0');
    const [depth, count] = [Number(result.spec['depth']), Number(result.spec['width'])];
    const x = result.spec['x'];
    const hidden = Array.from({ length: depth }, (_, l) =>
      Array.from({ length: count }, (_unit, u) => units.at(`a.${l + 1}.${u + 1}`, 0)),
    );
    const columns = [Array.isArray(x) ? x.map(Number) : [], ...hidden, [units.at('out', 0)]];
    const at = (l: number, u: number): readonly [number, number] => [
      (l + 0.5) * (width / columns.length),
      height / 2 + (u - ((columns[l]?.length ?? 0) - 1) / 2) * 88,
    ];
    const lines = columns.slice(1).flatMap((units, k) =>
      units.flatMap((_, u) =>
        (columns[k] ?? []).map((_from, i) => {
          const [[x1, y1], [x2, y2]] = [at(k, i), at(k + 1, u)];
          return element('line', { x1, y1, x2, y2, stroke: color('--racer-0'), 'stroke-width': 3 });
        }),
      ),
    );
    const circles = columns.flatMap((values, l) =>
      values.map((value, u) => {
        const [cx, cy] = at(l, u);
        const stroke = color(l === 0 || l > depth ? '--ink-muted' : '--racer-0');
        return (
          element('circle', { cx, cy, r: radius, fill: color('--raised'), stroke, 'stroke-width': 3 }) +
          text(cx, cy + 6, short(value), { fill: color('--ink'), 'font-size': 18, 'text-anchor': 'middle' })
        );
      }),
    );
    return picture(width, height, color('--ground'), [...lines, ...circles]);
  },
  describe(core) {
    const result = core.run({ experiment: 'symmetry' });
    const units = result.table('units.0');
    const at = (id: string): string => short(units.at(id, 0));
    const [first, second, third, out] = [at('a.1.1'), at('a.2.1'), at('a.3.1'), at('out')];
    return msg(
      str`A small network whose weights are all 2: ones come in, the units of the first layer say ${first}, of the second ${second}, of the third ${third}, and ${out} comes out.`,
    );
  },
};
