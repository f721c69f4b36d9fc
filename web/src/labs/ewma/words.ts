import { counted } from '../../elements/counted';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import { placeOf, seriesOf, type Series } from './series';

const withUnit = (value: number, unit: string, digits = 3): string =>
  `${formatNumber(value, digits)}${unit === '' ? '' : `\u00a0${unit}`}`;

/** So many digits that two numbers can be told apart. */
function telling(a: number, b: number): number {
  let digits = 3;
  while (digits < 7 && formatNumber(a, digits) === formatNumber(b, digits)) digits++;
  return digits;
}

export const percent = (share: number): string => {
  const size = 100 * share;
  if (size < 0.1) return 'less than 0.1\u00a0%';
  return `${formatNumber(size, size > 99 ? 3 : 2)}\u00a0%`;
};

/** What happens at the playhead, with the very numbers of the tables. */
export function happening(series: Series, row: number, corrected: boolean): string {
  const { value, v, corrected: hat, unit, missing, dated, name } = series;
  const place = placeOf(series, row);
  const average = corrected ? hat : v;
  const [now, before] = [average[row] ?? NaN, average[row - 1] ?? NaN];
  const new_ = withUnit(value[row] ?? NaN, unit);
  const opening = `${dated ? 'On' : 'At'} ${place} the ${name} ${dated ? 'was' : 'is'} ${new_}`;
  if (row === 0) {
    return corrected
      ? `${opening}: the first value, so the corrected average is that value.`
      : `${opening}: the first value moves the average from zero only as far as ${withUnit(now, unit)}.`;
  }
  const way = now > before ? 'up' : now < before ? 'down' : '';
  const digits = telling(before, now);
  const moved = way
    ? `it pulls the average ${way} from ${withUnit(before, unit, digits)} to ${withUnit(now, unit, digits)}.`
    : `the average stays at ${withUnit(now, unit)}.`;
  const left = missing[row] ?? 0;
  const start = !corrected && left >= 0.01 ? ` ${percent(left)} of the weight still lies on the starting zero.` : '';
  return `${opening}; ${moved}${start}`;
}

/** The start-up in words: how much weight is missing, and what that does. */
export function startWords(series: Series, row: number): string {
  const { missing, v, corrected, unit, x, dated, step } = series;
  const left = missing[row] ?? 0;
  const when = dated ? `on day ${row + 1},` : `at step ${x[row] ?? row + 1},`;
  if (left < 0.001) {
    return `${sentence(when)} less than 0.1\u00a0% of the weight lies on the starting zero: with and without correction are the same.`;
  }
  return (
    `${sentence(when)} ${percent(left)} of the weight still lies on the zero that the average started from, before any ${step} ` +
    `was seen: it says ${withUnit(v[row] ?? NaN, unit)}, and ${withUnit(corrected[row] ?? NaN, unit)} when corrected.`
  );
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export interface Fact {
  readonly name: string;
  /** LaTeX of the catalogue; may be empty. */
  readonly symbol: string;
  readonly value: string;
  readonly note: string;
}

/** Reach and delay, as the core gives them. */
export function facts(result: Result, series: Series, window: number): readonly Fact[] {
  const table = result.table('facts');
  const at = (id: string): number => table.at(id, 0);
  const symbolOf = (id: string): string => table.columns.find((column) => column.id === id)?.symbol ?? '';
  const days = (id: string): string => (Number.isNaN(at(id)) ? 'not measurable' : counted(at(id), series.step));
  const inside = at('insideWindow');
  return [
    {
      name: 'Reach',
      symbol: symbolOf('window'),
      value: days('window'),
      note: Number.isNaN(inside) ? 'longer than the series' : `holds ${percent(inside)} of the weight`,
    },
    {
      name: 'Mean age',
      symbol: symbolOf('meanAge'),
      value: days('meanAge'),
      note: 'how old the average’s numbers are',
    },
    { name: 'Delay, measured', symbol: '', value: days('lag'), note: 'how late the curve follows this series' },
    { name: `Plain mean of ${window}`, symbol: '', value: days('meanLag'), note: 'how late that one is' },
  ];
}

/** What the main chart shows, for those who hear it. */
export function summary(result: Result, series: Series, row: number, beta: number, corrected: boolean): string {
  const { value, unit, rows, name } = series;
  let [low, high] = [Infinity, -Infinity];
  for (const each of value) [low, high] = [Math.min(low, each), Math.max(high, each)];
  const average = (corrected ? series.corrected : series.v)[row] ?? NaN;
  const lag = result.table('facts').at('lag', 0);
  const late = Number.isNaN(lag) ? '' : ` It follows the series ${counted(lag, series.step)} late.`;
  return (
    `${name}, ${rows} values between ${withUnit(low, unit)} and ${withUnit(high, unit)}, from ${placeOf(series, 0)} to ` +
    `${placeOf(series, rows - 1)}. The average with β = ${beta}${corrected ? '' : ', not corrected,'} stands at ` +
    `${withUnit(average, unit)} on ${placeOf(series, row)}.${late}`
  );
}

/** What a change has led to, for those who hear it. */
export function outcome(result: Result): string {
  const series = seriesOf(result);
  const table = result.table('facts');
  const lag = table.at('lag', 0);
  const late = Number.isNaN(lag) ? '' : `, ${counted(lag, series.step)} late`;
  return `${series.name}, β = ${JSON.stringify(result.spec['beta'])}: reach ${counted(table.at('window', 0), series.step)}${late}.`;
}
