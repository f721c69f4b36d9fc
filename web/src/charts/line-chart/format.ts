import { locale } from '../../language/language';
import { localNumber } from '../../language/numbers';
import type { Range, XKind, YScale } from './types';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const minus = '−';

function superscript(power: number): string {
  const digits = [...Math.abs(power).toString()].map((digit) => superscripts[Number(digit)] ?? '').join('');
  return (power < 0 ? '⁻' : '') + digits;
}

const signed = (text: string): string => text.replace('-', minus);

/** A power of ten as it stands on a log axis: 10⁻³, but 0.1, 1, 10, 100 plainly. */
export function formatPower(value: number): string {
  const power = Math.floor(Math.log10(value) + 1e-9);
  if (power >= -2 && power <= 3) return formatNumber(value, 3);
  const leading = Math.round(value / 10 ** power);
  return `${leading === 1 ? '' : `${leading}\u00a0×\u00a0`}10${superscript(power)}`;
}

/** A number to so many significant digits, as the language writes it; powers of ten where it is very large or small. */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${minus}∞`;
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e7) {
    const [mantissa = '', power = '0'] = value.toExponential(Math.max(0, digits - 2)).split('e');
    return `${localNumber(signed(mantissa))}\u00a0×\u00a010${superscript(Number(power))}`;
  }
  const places = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  const text = value.toFixed(Math.min(places, 12));
  return localNumber(signed(text.includes('.') ? text.replace(/\.?0+$/, '') : text));
}

/** With so many decimals, always: digits then stand still while a value changes. */
export function formatFixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  const text = value.toFixed(decimals);
  return localNumber(signed(/^-0(\.0*)?$/.test(text) ? text.slice(1) : text));
}

/** How many decimals a number has without the zeros at its end. */
const lastDigit = (text: string): number => (text.split('.')[1] ?? '').replace(/0+$/, '').length;

/** How a chart writes the values of its y axis: to about a hundredth of the axis, and small ones to three digits. */
export function valueFormat(range: Range, scale: YScale): (value: number) => string {
  if (scale === 'log') return (value) => formatNumber(value, 3);
  const span = range[1] - range[0];
  if (!(span > 1e-3 && span < 1e6)) return (value) => formatNumber(value, 3);
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(span)));
  return (value) => {
    const own = value === 0 ? 0 : 2 - Math.floor(Math.log10(Math.abs(value)));
    const most = Math.min(decimals + 2, Math.max(decimals, own));
    // Zeros that only the third digit asked for say nothing.
    return formatFixed(value, own > decimals ? Math.max(decimals, lastDigit(value.toFixed(most))) : most);
  };
}

const dayLength = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** English dates have the day first, wherever they are read; other languages have their own order. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const tag = locale().startsWith('en') ? 'en-GB' : locale();
  const key = tag + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' })));
  return format;
}

const dates = (month: 'long' | 'short'): Intl.DateTimeFormat => dateFormat({ day: 'numeric', month, year: 'numeric' });

/** Days since 1970-01-01 as a date. */
export const toDate = (days: number): Date => new Date(days * dayLength);

export function formatDay(days: number): string {
  return Number.isFinite(days) ? dates('long').format(toDate(Math.round(days))) : '–';
}

/** The same where there is little room: "12 Mar 2013". */
export const briefDay = (days: number): string =>
  Number.isFinite(days) ? dates('short').format(toDate(Math.round(days))) : '–';

export const formatX = (value: number, kind: XKind): string =>
  kind === 'date' ? formatDay(value) : formatNumber(value);
