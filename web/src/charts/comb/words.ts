import { msg, str } from '@lit/localize';
import { counted } from '../../language/numbers';
import { formatNumber } from '../line-chart/format';

/* What a comb's axis says: one step back is a day, or a step. */

/** How long ago: "newest day", "3 days back". */
export function ago(age: number, dated: boolean): string {
  if (age === 0) return dated ? msg('newest day') : msg('newest step');
  const count = formatNumber(age);
  return dated
    ? counted(age, msg(str`${count} day back`), msg(str`${count} days back`))
    : counted(age, msg(str`${count} step back`), msg(str`${count} steps back`));
}

export const ageName = (dated: boolean): string => (dated ? msg('days back') : msg('steps back'));

export const weightName = (): string => msg('weight (%)');

export const chartName = (dated: boolean): string =>
  dated ? msg('Chart: weight (%) over days back') : msg('Chart: weight (%) over steps back');
