import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import { short } from '../../elements/numbers';
import type { Result } from '../../engine/result';
import { atStart } from '../../language/words';
import { placeOf, seriesOf, type Series } from './series';
import { orNone, stepsText } from './steps';

const withUnit = (value: number, unit: string, digits = 3): string =>
  `${formatNumber(value, digits)}${unit === '' ? '' : `\u00a0${unit}`}`;

/** So many digits that two numbers can be told apart. */
function telling(a: number, b: number): number {
  let digits = 3;
  while (digits < 7 && formatNumber(a, digits) === formatNumber(b, digits)) digits++;
  return digits;
}

/** So little that its digits say nothing. */
const hardlyAny = (): string => {
  const least = `${formatNumber(0.1)}\u00a0%`;
  return msg(str`less than ${least}`);
};

export const percent = (share: number): string => {
  const size = 100 * share;
  return size < 0.1 ? hardlyAny() : `${formatNumber(size, size > 99 ? 3 : 2)}\u00a0%`;
};

export const betaText = (beta: number): string => `β = ${short(beta)}`;

export const meanName = (window: number): string => {
  const width = short(window);
  return msg(str`Plain mean of ${width}`);
};

/** What happens at the playhead, with the very numbers of the tables. */
export function happening(series: Series, row: number, corrected: boolean): string {
  const { missing } = series;
  const left = missing[row] ?? 0;
  const share = percent(left);
  const start = msg(str`${share} of the weight still lies on the starting zero.`);
  return [
    arrival(series, row),
    row === 0 ? firstMove(series, corrected) : move(series, row, corrected),
    ...(row > 0 && !corrected && left >= 0.01 ? [start] : []),
  ].join(' ');
}

/** The value that comes in. */
function arrival(series: Series, row: number): string {
  const { name, dated } = series;
  const [place, value] = [placeOf(series, row), withUnit(series.value[row] ?? NaN, series.unit)];
  return dated ? msg(str`On ${place} the ${name} was ${value}.`) : msg(str`At ${place} the ${name} is ${value}.`);
}

function firstMove({ v, unit }: Series, corrected: boolean): string {
  if (corrected) return msg('It is the first value, so the corrected average is that value.');
  const now = withUnit(v[0] ?? NaN, unit);
  return msg(str`This first value moves the average from zero only as far as ${now}.`);
}

/** What it does to the average. */
function move({ v, corrected: hat, unit }: Series, row: number, corrected: boolean): string {
  const average = corrected ? hat : v;
  const [now, before] = [average[row] ?? NaN, average[row - 1] ?? NaN];
  const digits = telling(before, now);
  const [from, to] = [withUnit(before, unit, digits), withUnit(now, unit, digits)];
  if (now > before) return msg(str`It pulls the average up from ${from} to ${to}.`);
  if (now < before) return msg(str`It pulls the average down from ${from} to ${to}.`);
  const stays = withUnit(now, unit);
  return msg(str`The average stays at ${stays}.`);
}

/** The start-up in words: how much weight is missing, and what that does. */
export function startWords({ missing, v, corrected, unit, x, dated }: Series, row: number): string {
  const left = missing[row] ?? 0;
  const at = short(dated ? row + 1 : (x[row] ?? row + 1));
  if (left < 0.001) {
    const least = hardlyAny();
    return dated
      ? msg(
          str`On day ${at}, ${least} of the weight lies on the starting zero: with and without correction are the same.`,
        )
      : msg(
          str`At step ${at}, ${least} of the weight lies on the starting zero: with and without correction are the same.`,
        );
  }
  const share = percent(left);
  const [plain, mended] = [withUnit(v[row] ?? NaN, unit), withUnit(corrected[row] ?? NaN, unit)];
  return dated
    ? msg(
        str`On day ${at}, ${share} of the weight still lies on the zero that the average started from, before any day was seen: it says ${plain}, and ${mended} when corrected.`,
      )
    : msg(
        str`At step ${at}, ${share} of the weight still lies on the zero that the average started from, before any step was seen: it says ${plain}, and ${mended} when corrected.`,
      );
}

export interface Fact {
  readonly name: string;
  /** LaTeX of the catalogue; may be empty. */
  readonly symbol: string;
  readonly value: string;
  readonly note: string;
}

/** Reach and delay, as the core gives them. */
export function facts(result: Result, { dated }: Series, window: number): readonly Fact[] {
  const table = result.table('facts');
  const at = (id: string): number => table.at(id, 0);
  const symbolOf = (id: string): string => table.columns.find((column) => column.id === id)?.symbol ?? '';
  const steps = (id: string): string => orNone(at(id), dated);
  const inside = percent(at('insideWindow'));
  return [
    {
      name: msg('Reach'),
      symbol: symbolOf('window'),
      value: steps('window'),
      note: Number.isNaN(at('insideWindow')) ? msg('longer than the series') : msg(str`holds ${inside} of the weight`),
    },
    {
      name: msg('Mean age'),
      symbol: symbolOf('meanAge'),
      value: steps('meanAge'),
      note: msg('how old the average’s numbers are'),
    },
    {
      name: msg('Delay, measured'),
      symbol: '',
      value: steps('lag'),
      note: msg('how late the curve follows this series'),
    },
    { name: meanName(window), symbol: '', value: steps('meanLag'), note: msg('how late that one is') },
  ];
}

/** What the main chart shows, for those who hear it. */
export function summary(result: Result, series: Series, row: number, beta: number, corrected: boolean): string {
  const { unit, rows, dated } = series;
  let [least, most] = [Infinity, -Infinity];
  for (const each of series.value) [least, most] = [Math.min(least, each), Math.max(most, each)];
  const [name, count, low, high] = [atStart(series.name), short(rows), withUnit(least, unit), withUnit(most, unit)];
  const [first, last, place] = [placeOf(series, 0), placeOf(series, rows - 1), placeOf(series, row)];
  const average = withUnit((corrected ? series.corrected : series.v)[row] ?? NaN, unit);
  const which = betaText(beta);
  const lag = result.table('facts').at('lag', 0);
  const late = stepsText(lag, dated);
  return [
    msg(str`${name}, ${count} values between ${low} and ${high}, from ${first} to ${last}.`),
    corrected
      ? msg(str`The average with ${which} stands at ${average} on ${place}.`)
      : msg(str`The average with ${which}, not corrected, stands at ${average} on ${place}.`),
    ...(Number.isNaN(lag) ? [] : [msg(str`It follows the series ${late} late.`)]),
  ].join(' ');
}

/** What a change has led to, for those who hear it. */
export function outcome(result: Result): string {
  const { name, dated } = seriesOf(result);
  const table = result.table('facts');
  const lag = table.at('lag', 0);
  const [which, reach, late] = [
    betaText(Number(result.spec['beta'])),
    stepsText(table.at('window', 0), dated),
    stepsText(lag, dated),
  ];
  return Number.isNaN(lag)
    ? msg(str`${name}, ${which}: reach ${reach}.`)
    : msg(str`${name}, ${which}: reach ${reach}, ${late} late.`);
}
