import { msg, str } from '@lit/localize';
import { counted } from '../../language/numbers';
import { formatNumber } from './format';

export const chartName = (quantity: string, axis: string): string => msg(str`Chart: ${quantity} over ${axis}`);

export function gapsText(hidden: number): string {
  const count = formatNumber(hidden);
  return counted(
    hidden,
    msg(str`${count} value at or below zero can’t stand on a log scale: gaps.`),
    msg(str`${count} values at or below zero can’t stand on a log scale: gaps.`),
  );
}
