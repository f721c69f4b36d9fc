import { msg, str } from '@lit/localize';
import { formatFixed, formatNumber } from '../../src/charts/line-chart/format';
import type { Table } from '../../src/engine/result';
import type { Knowledge } from './knowledge';
import type { Poster } from './posters';
import { element, picture, text, type Color } from './svg';

const width = 900;
const height = 380;
const cell = { width: 62, height: 46, gap: 4 };
const left = [48, 486] as const;
const top = 64;
/** The cell whose column and row are framed. */
const chosen = { example: 3, feature: 2 };
const place = chosen.example * 6 + chosen.feature;

const run = (core: Knowledge, normalization: string) => core.run({ experiment: 'normalization', normalization });

/** The same matrix twice: framed is what batch norm, and what layer norm compares one cell with. */
export const axisPoster: Poster = {
  width,
  height,
  draw(core, color) {
    return picture(width, height, color('--ground'), [
      ...half(core, 'batch-norm', left[0], color),
      ...half(core, 'layer-norm', left[1], color),
    ]);
  },
  describe(core) {
    const after = (id: string): string => formatFixed(run(core, id).table('cells').at('normalized', place), 2);
    const [inColumn, inRow] = [after('batch-norm'), after('layer-norm')];
    return msg(
      str`A matrix of four examples and six features, twice. Batch norm compares a cell with its column and makes ${inColumn} of it; layer norm compares it with its row and makes ${inRow} of it.`,
    );
  },
};

function half(core: Knowledge, id: string, x0: number, color: Color): string[] {
  const result = run(core, id);
  const cells = result.table('cells');
  const byColumn = result.table('facts').at('byFeature', 0) === 1;
  const title = core.catalog()['normalization']?.parts.find((part) => part.id === id)?.title ?? id;
  const at = cells.column('group')[place];
  return [
    text(x0, 30, title, { fill: color('--ink'), 'font-weight': 600, 'font-size': 18 }),
    text(x0, 52, byColumn ? msg('one feature over the batch') : msg('one example over its features'), {
      fill: color('--ink-muted'),
      'font-size': 13,
    }),
    ...Array.from(cells.column('x'), (value, k) => {
      const x = x0 + (k % 6) * (cell.width + cell.gap);
      const y = top + Math.floor(k / 6) * (cell.height + cell.gap);
      const on = cells.column('group')[k] === at;
      return (
        element('rect', {
          ...{ x, y, width: cell.width, height: cell.height, rx: 4, fill: color('--raised') },
          stroke: color(on ? '--accent' : '--hairline'),
          'stroke-width': on ? 2.5 : 1,
        }) +
        text(x + cell.width / 2, y + 29, formatNumber(value, 3), {
          'text-anchor': 'middle',
          fill: color('--ink'),
        })
      );
    }),
    text(x0, top + 4 * (cell.height + cell.gap) + 26, calculation(cells), { fill: color('--accent'), 'font-size': 15 }),
  ];
}

function calculation(cells: Table): string {
  const at = (id: string): string => formatNumber(cells.at(id, place), 3);
  return `(${at('x')} − ${at('mean')}) / ${at('divisor')} = ${at('normalized')}`;
}
