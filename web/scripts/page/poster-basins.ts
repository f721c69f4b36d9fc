import { msg, str } from '@lit/localize';
import { shadeOf, shaded } from '../../src/charts/basin-map/shades';
import { formatNumber } from '../../src/charts/line-chart/format';
import type { Result, Table } from '../../src/engine/result';
import { listed } from '../../src/language/words';
import { lineUp } from '../../src/labs/racers/lineup';
import { isList } from '../../src/state/tree';
import type { Knowledge } from './knowledge';
import type { Poster } from './posters';
import { element, picture, round, text, type Color } from './svg';

const width = 720;
const height = 330;
const gap = 20;
const head = 36;
/** Shades in the picture: it is made of rectangles, one for each run of equal starts in a row. */
const coarse = 8;

/** The lab at its defaults: the two maps side by side, with the minima. */
export const basinsPoster: Poster = {
  width,
  height,
  draw(core, color) {
    const result = run(core);
    const grids = result.tables.filter(({ id }) => id.startsWith('grid.'));
    const names = namesOf(result, core);
    const side = (width - gap * (grids.length - 1)) / grids.length;
    return picture(
      width,
      height,
      color('--ground'),
      grids.flatMap((grid, k) => [
        text(k * (side + gap), 22, names[k] ?? '', { fill: color('--ink'), 'font-size': 16 }),
        ...map(grid, result, k * (side + gap), side, color),
      ]),
    );
  },
  describe(core) {
    const result = run(core);
    const [names, minima] = [listed(namesOf(result, core)), formatNumber(result.table('minima').rows)];
    return msg(
      str`Two maps, for ${names}: every point is a start, its colour tells in which of ${minima} minima it ends, and the paler it is, the later.`,
    );
  },
};

const run = (core: Knowledge): Result => core.run({ experiment: 'basins', columns: 64, rows: 52 });

function namesOf(result: Result, core: Knowledge): readonly string[] {
  const optimizers = result.spec['optimizers'];
  return lineUp(isList(optimizers) ? optimizers : [], core.catalog()).map(({ label }) => label);
}

function map(grid: Table, result: Result, left: number, side: number, color: Color): string[] {
  const { x, y } = grid.layout;
  if (!x || !y) throw new Error('the map of basins has no grid');
  const [dx, dy] = [side / x.count, (height - head) / y.count];
  const steps = Number(result.spec['steps']);
  const fill = (row: number): string => {
    const minimum = grid.at('minimum', row);
    if (!Number.isNaN(grid.at('lost', row))) return color('--basin-lost');
    if (Number.isNaN(minimum)) return color('--basin-nowhere');
    const step = Math.round(shadeOf(grid.at('steps', row), steps) / coarse) * coarse;
    return hex(shaded(rgb(color(`--basin-${minimum % 8}`)), rgb(color('--ground')), step));
  };
  const parts: string[] = [];
  for (let j = 0; j < y.count; j++) {
    for (let i = 0; i < x.count;) {
      const here = fill(j * x.count + i);
      let end = i + 1;
      while (end < x.count && fill(j * x.count + end) === here) end++;
      // A little larger than its share, so that no seam shows.
      const box = { x: left + i * dx, y: height - (j + 1) * dy, width: (end - i) * dx + 0.4, height: dy + 0.4 };
      parts.push(element('rect', { ...rounded(box), fill: here }));
      i = end;
    }
  }
  const minima = result.table('minima');
  const pins = Array.from(minima.column('x'), (mx, k) => {
    const cx = left + ((mx - x.min) / (x.max - x.min)) * side;
    const cy = height - ((minima.at('y', k) - y.min) / (y.max - y.min)) * (height - head);
    const pin = { cx: round(cx), cy: round(cy), r: 10, fill: color('--ground'), stroke: color(`--basin-${k % 8}`) };
    return (
      element('circle', { ...pin, 'stroke-width': 2.5 }) +
      text(cx, cy + 5, formatNumber(k + 1), { 'text-anchor': 'middle', fill: color('--ink'), 'font-weight': 700 })
    );
  });
  return [...parts, ...pins];
}

const rounded = (box: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(box).map(([key, value]) => [key, round(value)]));

type Rgb = readonly [number, number, number];

function rgb(color: string): Rgb {
  const value = parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

const hex = ([r, g, b]: Rgb): string => `#${((r << 16) | (g << 8) | b).toString(16).padStart(6, '0')}`;
