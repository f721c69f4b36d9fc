import { msg, str } from '@lit/localize';
import { formatNumber } from '../line-chart/format';

export const className = (index: number): string => {
  const name = formatNumber(index);
  return msg(str`class ${name}`);
};

export function saysText(value = NaN): string {
  const said = formatNumber(value, 3);
  return msg(str`says ${said}`);
}

export function likelyText(index: number, value = NaN): string {
  const [name, probability] = [formatNumber(index), formatNumber(value, 3)];
  return msg(str`class ${name}: probability ${probability}`);
}
