import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import { counted } from '../../language/numbers';
import { inSentence } from '../../language/words';
import type { Scaled } from './tables';

/** "1 value", "16 values". */
export function valuesText(count: number): string {
  const values = formatNumber(count);
  return counted(count, msg(str`${values} value`), msg(str`${values} values`));
}

/** "z-score, sample": what was chosen keeps its letters. */
export const nameInSentence = ({ part: { title }, label }: Scaled): string =>
  inSentence(title) + label.slice(title.length);

const percent = (share: number): string => `${formatNumber(100 * share, 2)}\u00a0%`;

/** What the rows show, in a sentence or two. */
export function verdict(result: Result, scalers: readonly Scaled[], chosen: Scaled | undefined): string {
  const facts = result.table('facts');
  const summary = result.table('summary');
  if (summary.at('range', 0) === 0) return noSpread(facts.at('rows', 0));
  if (facts.at('farOut', 0) === 0) {
    return msg(
      'No value lies far out. Every scaler moves the zero and changes the unit; the pattern of the dots stays as it was, as it must under a straight line.',
    );
  }
  const range = ({ index }: Scaled): number => summary.at('innerRange', index + 1);
  const most = [...scalers].sort((a, b) => range(b) - range(a))[0];
  const first = chosen ?? scalers[0];
  if (!first || !most) return '';
  const others = formatNumber(summary.at('innerCount', 0));
  const [scaler, within] = [nameInSentence(first), formatNumber(range(first), 3)];
  const [best, widest] = [nameInSentence(most), formatNumber(range(most), 3)];
  const room =
    most === first
      ? msg(
          str`Under ${scaler} the other ${others} now lie within ${within} of each other, which is the most room that they get.`,
        )
      : msg(
          str`Under ${scaler} the other ${others} now lie within ${within} of each other; they get most room under ${best}, ${widest}.`,
        );
  return [farOutText(result), room, straightText(result, scalers)].join(' ').trim();
}

function noSpread(rows: number): string {
  const count = formatNumber(rows);
  return counted(
    rows,
    msg(
      'There is one value only: there is no spread to divide by. Each scaler sends it to one number, and nothing is left to learn from.',
    ),
    msg(
      str`All ${count} values are equal: there is no spread to divide by. Each scaler sends it to one number, and nothing is left to learn from.`,
    ),
  );
}

function farOutText(result: Result): string {
  const far = result.table('facts').at('farOut', 0);
  const values = result.table('values');
  const row = values.column('farOut').indexOf(1);
  const count = formatNumber(far);
  if (far > 1 || row < 0) return msg(str`${count} values lie far out.`);
  const value = formatNumber(values.at('value', row));
  return msg(str`${value} lies far out.`);
}

/** Where no scaler has changed the pattern: that it could not. */
function straightText(result: Result, scalers: readonly Scaled[]): string {
  const shareOf = (row: number): number => result.table('summary').at('innerShare', row);
  const share = percent(shareOf(0));
  return scalers.every(({ index }) => Math.abs(shareOf(index + 1) - shareOf(0)) < 1e-6)
    ? msg(str`Each keeps them at ${share} of its whole range: a straight line can’t pull them apart.`)
    : '';
}

/** What the strips show, for those who hear it. */
export function summaryText(result: Result, scalers: readonly Scaled[], lit: number): string {
  const values = result.table('values');
  const facts = result.table('facts');
  const summary = result.table('summary');
  const span = (row: number): readonly string[] => ['min', 'max'].map((id) => formatNumber(summary.at(id, row)));
  const lines = scalers.map(({ label, index, table }) => {
    const [min = '', max = ''] = span(index + 1);
    const now = formatNumber(table.at('scaled', lit));
    return msg(str`${label}: from ${min} to ${max}; the lit value becomes ${now}.`);
  });
  const { title } = values;
  const [min = '', max = ''] = span(0);
  const count = valuesText(facts.at('rows', 0));
  const [row, value] = [formatNumber(values.at('row', lit)), formatNumber(values.at('value', lit))];
  return [msg(str`${title}, ${count} from ${min} to ${max}. Lit: row ${row}, ${value}.`), ...lines].join(' ');
}

/** What fitting on everything does to the rows that were held out. */
export function leakWords(result: Result, scalers: readonly Scaled[]): string {
  const facts = result.table('facts');
  const leakage = result.table('leakage');
  const held = facts.at('held', 0);
  if (held === 0) return msg('No row is held out, so that there is nothing to leak.');
  const differences = scalers.map((scaler) => ({ scaler, by: leakage.at('largestDifference', scaler.index) }));
  differences.sort((a, b) => b.by - a.by);
  const worst = differences[0];
  const rows = formatNumber(held);
  if (!worst || !(worst.by > 0)) {
    return counted(
      held,
      msg(str`For ${rows} held-out row it makes no difference here what was learnt from.`),
      msg(str`For ${rows} held-out rows it makes no difference here what was learnt from.`),
    );
  }
  const [most, scaler] = [formatNumber(worst.by, 3), nameInSentence(worst.scaler)];
  const training = formatNumber(facts.at('training', 0));
  return result.spec['fit'] === 'everything'
    ? counted(
        held,
        msg(
          str`The scalers have seen the ${rows} held-out row, which they must not: without it that row would lie elsewhere, by up to ${most} under ${scaler}. A test on it is no longer a test on something new.`,
        ),
        msg(
          str`The scalers have seen the ${rows} held-out rows, which they must not: without them those rows would lie elsewhere, by up to ${most} under ${scaler}. A test on them is no longer a test on something new.`,
        ),
      )
    : counted(
        held,
        msg(
          str`The scalers know the ${training} training rows only, as it should be. Had they seen the ${rows} held-out row as well, it would have moved, by up to ${most} under ${scaler} (the dashed ring).`,
        ),
        msg(
          str`The scalers know the ${training} training rows only, as it should be. Had they seen the ${rows} held-out rows as well, these would have moved, by up to ${most} under ${scaler} (the dashed rings).`,
        ),
      );
}
