import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import { counted } from '../../language/numbers';

/* One value is a day's, or a step's. */

export const stepName = (dated: boolean): string => (dated ? msg('day') : msg('step'));

/** "1 day", "20 days"; the number stays with its noun. */
export function stepsText(many: number, dated: boolean): string {
  const count = formatNumber(many, 3);
  // What is rounded to 1 is one.
  const number = count === '1' ? 1 : many;
  const text = dated
    ? counted(number, msg(str`${count} day`), msg(str`${count} days`))
    : counted(number, msg(str`${count} step`), msg(str`${count} steps`));
  return text.replace(' ', '\u00a0');
}

/** A delay. */
export const orNone = (many: number, dated: boolean): string =>
  Number.isNaN(many) ? msg('not measurable') : stepsText(many, dated);
