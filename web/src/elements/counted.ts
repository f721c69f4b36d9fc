import { formatNumber } from '../charts/line-chart/format';

/** "1 day", "20 days". */
export const counted = (count: number, noun: string): string => {
  const text = formatNumber(count, 3);
  return `${text}\u00a0${noun}${text === '1' ? '' : 's'}`;
};
