import { msg, str } from '@lit/localize';
import { formatNumber } from './line-chart/format';

/** "step 42", as it stands beside a player. */
export function stepText(index: number): string {
  const step = formatNumber(index);
  return msg(str`step ${step}`);
}
