import { msg, str } from '@lit/localize';
import { formatNumber } from '../charts/line-chart/format';
import { counted } from '../language/numbers';

/** "1 update", "320 updates". */
export function updates(count: number): string {
  const made = formatNumber(count);
  return counted(count, msg(str`${made} update`), msg(str`${made} updates`));
}
