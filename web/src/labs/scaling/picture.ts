import { msg, str } from '@lit/localize';
import type { Dots, Strip } from '../../charts/dot-strips';
import { roomFor } from '../../charts/dot-strips/frame';
import { formatNumber } from '../../charts/line-chart/format';
import type { Range } from '../../charts/line-chart/types';
import type { Result } from '../../engine/result';
import type { Scaled } from './tables';
import { valuesText } from './words';

/** All scaled rows on axes of one length, or each on the axis that suits it. */
export type Axes = 'shared' | 'own';

/** Room beyond the outermost dots, as a share of the axis. */
const room = 0.08;
/** What a shared axis shows at least, in units of z. */
const least: Range = [-2.2, 2.2];

export interface Picture {
  readonly strips: readonly Strip[];
  readonly dots: Dots;
}

export function pictureOf(result: Result, scalers: readonly Scaled[], axes: Axes): Picture {
  const table = result.table('values');
  const values = table.column('value');
  const column = table.columns.find(({ id }) => id === 'value');
  const [held, farOut] = [table.column('held'), table.column('farOut')];
  const shared = sharedRange(scalers, farOut);
  const own: Strip = {
    id: 'values',
    label: column?.label ?? '',
    note: sizeNote(result),
    unit: column?.unit ?? '',
    values,
    ghosts: undefined,
    range: roomFor(values, room),
  };
  const rows = scalers.map(({ part, index, label, table: scaled }): Strip => {
    const numbers = scaled.column('scaled');
    const other = result.spec['fit'] === 'everything' ? 'training' : 'everything';
    return {
      id: `${part.id}.${index}`,
      label,
      note: spreadNote(result, index),
      unit: '',
      values: numbers,
      ghosts: scaled.column(other),
      range: axes === 'own' ? roomFor(numbers, room) : shared,
    };
  });
  return {
    strips: [own, ...rows],
    dots: { names: Array.from(table.column('row'), rowName), held, farOut },
  };
}

/** Wide enough for all values that are not far out; what lies beyond it is drawn as an arrow. */
function sharedRange(scalers: readonly Scaled[], farOut: Float64Array): Range {
  let [low, high] = least;
  for (const { table } of scalers) {
    const near = table.column('scaled').filter((_, k) => farOut[k] !== 1);
    const range = roomFor(near, 0);
    if (near.length > 0) [low, high] = [Math.min(low, range[0]), Math.max(high, range[1])];
  }
  return low === least[0] && high === least[1] ? least : roomFor([low, high], room / 2);
}

function rowName(place: number): string {
  const row = formatNumber(place);
  return msg(str`row ${row}`);
}

function sizeNote(result: Result): string {
  const facts = result.table('facts');
  const rows = facts.at('rows', 0);
  const { rows: shown } = result.table('values');
  const drawn = formatNumber(shown);
  const [held, skipped] = [formatNumber(facts.at('held', 0)), formatNumber(facts.at('skipped', 0))];
  return [
    valuesText(rows),
    rows === shown ? '' : msg(str`${drawn} of them drawn`),
    facts.at('held', 0) === 0 ? '' : msg(str`${held} held out (rings)`),
    facts.at('skipped', 0) === 0 ? '' : msg(str`${skipped} without a number left out`),
  ]
    .filter(Boolean)
    .join(', ');
}

function spreadNote(result: Result, index: number): string {
  const summary = result.table('summary');
  const at = (id: string): number => summary.at(id, index + 1);
  const range = formatNumber(at('innerRange'), 3);
  if (result.table('facts').at('farOut', 0) > 0) return msg(str`the others within ${range}`);
  const [mean, deviation] = [formatNumber(near0(at('mean'), at('range')), 3), formatNumber(at('std'), 3)];
  return msg(str`mean ${mean}, σ ${deviation}`);
}

/** What is left of zero after rounding is zero to a reader. */
export function near0(value: number, scale: number): number {
  return Math.abs(value) <= 1e-12 * Math.abs(scale) ? 0 : value;
}
