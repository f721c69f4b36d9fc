import { msg, str } from '@lit/localize';
import { formatNumber } from '../charts/line-chart/format';

/** A point: "(1.7, 1.2)"; where the decimal mark is a comma, something else stands between the two. */
export function coordinates(x: number, y: number, digits = 3): string {
  return pair(formatNumber(x, digits), formatNumber(y, digits));
}

/** Two numbers that are written already. */
export const pair = (first: string, second: string): string => msg(str`(${first}, ${second})`);
