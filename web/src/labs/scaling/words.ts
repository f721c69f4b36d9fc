import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import type { Scaled } from './tables';

export const counted = (count: number, noun: string): string =>
  `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`;

const percent = (share: number): string => `${formatNumber(100 * share, 2)} %`;

/** What the rows show, in a sentence or two. */
export function verdict(result: Result, scalers: readonly Scaled[], chosen: Scaled | undefined): string {
  const facts = result.table('facts');
  const summary = result.table('summary');
  const rows = facts.at('rows', 0);
  if (summary.at('range', 0) === 0) {
    const what = rows === 1 ? 'There is one value only' : `All ${formatNumber(rows)} values are equal`;
    return `${what}: there is no spread to divide by. Each scaler sends it to one number, and nothing is left to learn from.`;
  }
  const far = facts.at('farOut', 0);
  if (far === 0) {
    return (
      'No value lies far out. Every scaler moves the zero and changes the unit; the pattern of the dots stays as it was, ' +
      'as it must under a straight line.'
    );
  }
  const inner = summary.at('innerCount', 0);
  const range = ({ index }: Scaled): number => summary.at('innerRange', index + 1);
  const most = [...scalers].sort((a, b) => range(b) - range(a))[0];
  const first = chosen ?? scalers[0];
  if (!first || !most) return '';
  const values = result.table('values');
  const row = values.column('farOut').indexOf(1);
  const who = far === 1 && row >= 0 ? `${formatNumber(values.at('value', row))} lies` : `${counted(far, 'value')} lie`;
  const opening = `${who} far out. Under ${name(first)} the other ${formatNumber(inner)} now lie within ${formatNumber(range(first), 3)} of each other`;
  const second =
    most === first
      ? ', which is the most room that they get'
      : `; they get most room under ${name(most)}, ${formatNumber(range(most), 3)}`;
  const shares = scalers.map(({ index }) => summary.at('innerShare', index + 1));
  const share = summary.at('innerShare', 0);
  const same = shares.every((each) => Math.abs(each - share) < 1e-6);
  const closing = same
    ? ` Each keeps them at ${percent(share)} of its whole range: a straight line can’t pull them apart.`
    : '';
  return `${opening}${second}.${closing}`;
}

const name = ({ label }: Scaled): string => label.charAt(0).toLowerCase() + label.slice(1);

/** What the strips show, for those who hear it. */
export function summaryText(result: Result, scalers: readonly Scaled[], lit: number): string {
  const values = result.table('values');
  const facts = result.table('facts');
  const summary = result.table('summary');
  const span = (row: number): string =>
    `from ${formatNumber(summary.at('min', row))} to ${formatNumber(summary.at('max', row))}`;
  const lines = scalers.map(
    ({ label, index, table }) =>
      `${label}: ${span(index + 1)}; the lit value becomes ${formatNumber(table.at('scaled', lit))}.`,
  );
  return (
    `${values.title}, ${counted(facts.at('rows', 0), 'value')} ${span(0)}. Lit: row ${formatNumber(values.at('row', lit))}, ` +
    `${formatNumber(values.at('value', lit))}. ${lines.join(' ')}`
  );
}

/** What fitting on everything does to the rows that were held out. */
export function leakWords(result: Result, scalers: readonly Scaled[]): string {
  const facts = result.table('facts');
  const leakage = result.table('leakage');
  const [held, training] = [facts.at('held', 0), facts.at('training', 0)];
  if (held === 0) return 'No row is held out, so that there is nothing to leak.';
  const differences = scalers.map((scaler) => ({ scaler, by: leakage.at('largestDifference', scaler.index) }));
  differences.sort((a, b) => b.by - a.by);
  const worst = differences[0];
  const rows = counted(held, 'held-out row');
  if (!worst || !(worst.by > 0)) return `For ${rows} it makes no difference here what was learnt from.`;
  const by = `by up to ${formatNumber(worst.by, 3)} under ${name(worst.scaler)}`;
  return result.spec['fit'] === 'everything'
    ? `The scalers have seen the ${rows}, which they must not: without them those rows would lie elsewhere, ${by}. A test on them is no longer a test on something new.`
    : `The scalers know the ${formatNumber(training)} training rows only, as it should be. Had they seen the ${rows} as well, these would have moved, ${by} (the dashed rings).`;
}
