import { dateFormat, formatFixed, formatNumber, toDate } from './format';
import type { Range } from './types';

const mostTicks = 5;

/** At most five powers of ten; within two decades also their doubles and fives; where even these are too few, round numbers. */
export function logTicks([low, high]: Range): number[] {
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const inside = (value: number): boolean => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
  for (const leads of [[1, 2, 5], [1, 3], [1]]) {
    const ticks: number[] = [];
    for (let power = from; power <= to; power++) {
      ticks.push(...leads.map((lead) => lead * 10 ** power).filter(inside));
    }
    if (ticks.length <= mostTicks && ticks.length > 1) return ticks;
  }
  if (high < 10 * low) return linearTicks([low, high]);
  const stride = Math.ceil((to - from + 1) / mostTicks);
  const ticks: number[] = [];
  for (let power = Math.ceil(from / stride) * stride; power <= to; power += stride) {
    if (inside(10 ** power)) ticks.push(10 ** power);
  }
  return ticks;
}

/** Steps of a date axis: so many days, or so many months. */
const dateSteps = [
  { days: 1 },
  { days: 2 },
  { days: 7 },
  { days: 14 },
  { months: 1 },
  { months: 2 },
  { months: 3 },
  { months: 6 },
  { months: 12 },
  { months: 24 },
  { months: 60 },
] as const;

const dayOf = (year: number, month: number): number => Date.UTC(year, month, 1) / 86_400_000;

/** Round dates within the range, at most `most` of them. */
export function dateTicks([from, to]: Range, most = mostTicks): number[] {
  let ticks: number[] = [];
  for (const step of dateSteps) {
    ticks = [];
    if ('days' in step) {
      // 4: the week's steps then fall on Mondays.
      for (let day = Math.ceil((from - 4) / step.days) * step.days + 4; day <= to; day += step.days) {
        if (day >= from) ticks.push(day);
        if (ticks.length > most) break;
      }
    } else {
      const start = toDate(from);
      const first = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step.months) * step.months;
      for (let month = first; ticks.length <= most; month += step.months) {
        const day = dayOf(Math.floor(month / 12), month % 12);
        if (day > to) break;
        if (day >= from) ticks.push(day);
      }
    }
    if (ticks.length <= most) return ticks;
  }
  return ticks.slice(0, most);
}

/** Each tick says no more than it must: the year stands at the first tick and where it changes. */
export function dateLabels(ticks: readonly number[]): string[] {
  const dates = ticks.map(toDate);
  const firstOfMonth = dates.every((date) => date.getUTCDate() === 1);
  const firstOfYear = firstOfMonth && dates.every((date) => date.getUTCMonth() === 0);
  return dates.map((date, k) => {
    if (firstOfYear && dates.length > 1) return dateFormat({ year: 'numeric' }).format(date);
    const newYear = k === 0 || dates[k - 1]?.getUTCFullYear() !== date.getUTCFullYear();
    if (firstOfMonth) return dateFormat({ month: 'short', ...(newYear ? { year: 'numeric' } : {}) }).format(date);
    return dateFormat({ day: 'numeric', month: 'short' }).format(date);
  });
}

/** Round numbers, at most five: 1, 2, 2.5 or 5 times a power of ten apart. */
export function linearTicks([low, high]: Range, most = mostTicks, whole = false): number[] {
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  for (const lead of [1, 2, 2.5, 5, 10, 20, 25, 50]) {
    const step = lead * power;
    if (whole && step % 1 !== 0) continue;
    const first = Math.ceil(low / step - 1e-9);
    const last = Math.floor(high / step + 1e-9);
    if (last - first + 1 > most) continue;
    // Dividing by a whole number keeps 0.3 from becoming 0.30000000000000004.
    return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
  }
  return [low, high];
}

const decimals = (step: number): number => Math.max(0, Math.min(12, Math.ceil(-Math.log10(step) - 1e-9)));

/** Neighbouring ticks with equally many decimals: 0.0, 0.5, 1.0. */
export function tickLabels(ticks: readonly number[]): string[] {
  const step = ticks.length > 1 ? (ticks[1] ?? 1) - (ticks[0] ?? 0) : 1;
  const largest = Math.max(...ticks.map(Math.abs));
  if (largest >= 1e5 || step < 1e-4) return ticks.map((tick) => formatNumber(tick, 3));
  const places = step % 1 === 0 ? 0 : decimals(step) + (Number((step * 10 ** decimals(step)).toFixed(6)) % 1 ? 1 : 0);
  return ticks.map((tick) => formatFixed(tick, places));
}
