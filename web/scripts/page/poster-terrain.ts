import { msg, str } from '@lit/localize';
import { chooseLevels } from '../../src/charts/contour/levels';
import { mapSvg } from '../../src/charts/contour/map-svg';
import { View } from '../../src/charts/contour/view';
import { short } from '../../src/elements/numbers';
import type { Result } from '../../src/engine/result';
import { sideOf, type SideId } from '../../src/labs/terrain/sides';
import type { Knowledge } from './knowledge';
import type { Poster } from './posters';
import { element, picture, text, type Color } from './svg';

const width = 720;
const height = 400;
const size = 320;
const top = 40;

const run = (core: Knowledge): Result => core.run({ experiment: 'terrain' });
const figures = (value: number): string => short(value, 3);

/** Both terrains at the defaults: contour lines, the way of gradient descent, the minimum. */
export const terrainPoster: Poster = {
  width,
  height,
  draw(core, color) {
    const result = run(core);
    return picture(width, height, color('--ground'), [
      half(result, 'raw', 20, msg('Raw inputs'), color),
      half(result, 'scaled', 380, msg('Scaled inputs'), color),
    ]);
  },
  describe(core) {
    const sides = run(core).table('sides');
    const at = (column: string, row: number): string => figures(sides.at(column, row));
    const [scaled, arrived, raw, steps] = [at('condition', 1), at('reachedAt', 1), at('condition', 0), at('steps', 0)];
    return msg(
      str`The loss over two weights as two contour maps, for raw and for scaled inputs, and the way of gradient descent on each. Scaled: condition number ${scaled}, arrived after ${arrived} steps. Raw: condition number ${raw}, after ${steps} steps still far from the minimum.`,
    );
  },
};

function half(result: Result, id: SideId, left: number, title: string, color: Color): string {
  const { grid, pins, path, at } = sideOf(result, id, undefined);
  const condition = figures(at('condition'));
  const levels = chooseLevels(grid.values, pins[0]?.value ?? NaN);
  const view = new View(grid, size, size);
  const map = mapSvg(
    { ...{ grid, pins, view, levels, paths: [path] }, index: Infinity, selected: id, future: false, start: null },
    color,
  );
  return [
    text(left, 26, title, { fill: color('--ink'), 'font-weight': 600 }),
    element('g', { transform: `translate(${left} ${top})` }, map),
    text(left, top + size + 26, msg(str`condition number ${condition}`), { fill: color('--ink-muted') }),
  ].join('\n');
}
