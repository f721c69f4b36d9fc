import type { Parameter, Value } from '../engine/contract';
import { fieldNumber, localNumber } from '../language/numbers';

/** A number for reading: at most `digits` significant ones, no zeros at the end, a dash where there is none. */
export function short(value: number, digits = 6): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  return localNumber(String(Number(value.toPrecision(digits))).replaceAll('-', '−'));
}

/** A number for a field: all digits while they are few, to be typed over as it stands. */
export function fieldText(value: number): string {
  const all = String(value);
  return fieldNumber(all.length <= 9 ? all : String(Number(value.toPrecision(6))));
}

/** Any value as it stands in a field. */
export function valueText(value: Value): string {
  if (typeof value === 'number') return fieldText(value);
  if (Array.isArray(value))
    return value.map((item) => (typeof item === 'number' ? fieldNumber(String(item)) : String(item))).join(', ');
  return typeof value === 'string' ? value : '';
}

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** What somebody typed, as a number: ".5", "1e-3", "0,5", "−2". Undefined when it is none. */
export function parseNumber(text: string, integer = false): number | undefined {
  let plain = text.trim().replaceAll('−', '-').replaceAll(/\s/g, '');
  if (integer && /^[+-]?\d{1,3}(,\d{3})+$/.test(plain)) plain = plain.replaceAll(',', '');
  if (!plain.includes('.') && plain.split(',').length === 2) plain = plain.replace(',', '.');
  if (!decimal.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

export type NumbersRead =
  { readonly ok: true; readonly values: readonly number[] } | { readonly ok: false; readonly message: string };

/** Numbers pasted from anywhere: apart by spaces, lines, tabs, semicolons, or commas where these are not decimal. */
export function parseNumbers(text: string): NumbersRead {
  const loose = text
    .replaceAll(/,(?=\s|$)/g, ' ')
    .replaceAll(';', ' ')
    .trim();
  if (loose === '') return { ok: true, values: [] };
  // "1,2,3" and "1.5,2" have commas between numbers; "1,5 2,5" within them.
  const commasSeparate = !/\s/.test(loose) || loose.includes('.');
  const words = loose.split(commasSeparate ? /[\s,]+/ : /\s+/).filter((word) => word !== '');
  const values: number[] = [];
  for (const [k, word] of words.entries()) {
    const value = parseNumber(word);
    if (value === undefined) return { ok: false, message: `“${word.slice(0, 20)}” (number ${k + 1}) is not a number.` };
    values.push(value);
  }
  return { ok: true, values };
}

/** The hard range in words: "above 0 and at most 1"; empty when there is none. */
export function rangeText({ min, max, minOpen, maxOpen }: Parameter): string {
  const low = Number.isFinite(min) ? `${minOpen ? 'above' : 'at least'} ${short(min)}` : '';
  const high = Number.isFinite(max) ? `${maxOpen ? 'below' : 'at most'} ${short(max)}` : '';
  return [low, high].filter((words) => words !== '').join(' and ');
}

function inRange({ min, max, minOpen, maxOpen }: Parameter, value: number): boolean {
  return (minOpen ? value > min : value >= min) && (maxOpen ? value < max : value <= max);
}

/** The catalogue's labels are written for the middle of a sentence. */
function atStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is allowed, as a sentence. */
export function allowed(parameter: Parameter): string {
  const what = parameter.kind === 'integer' ? 'a whole number' : 'a number';
  const range = rangeText(parameter);
  return `${atStart(parameter.label)} is ${what}${range === '' ? '' : ` ${range}`}.`;
}

export type Reading = { readonly value: Value } | { readonly problem: string };

/** Reads what was typed for a parameter; what is no use is explained from the descriptor. */
export function readTyped(parameter: Parameter, text: string): Reading {
  if (text.trim() === '' && parameter.default === null) return { value: null };
  if (parameter.kind === 'numbers') return readList(parameter, text);
  if (parameter.kind === 'text') return { value: text };
  const value = parseNumber(text, parameter.kind === 'integer');
  if (value === undefined) return { problem: `“${text.slice(0, 30)}” is not a number. ${allowed(parameter)}` };
  if (!inRange(parameter, value) || (parameter.kind === 'integer' && !Number.isInteger(value))) {
    return { problem: `${short(value)} is not possible. ${allowed(parameter)}` };
  }
  return { value };
}

function readList(parameter: Parameter, text: string): Reading {
  const read = parseNumbers(text);
  if (!read.ok) return { problem: read.message };
  const { minCount, maxCount, label } = parameter;
  const { values } = read;
  if (values.length < minCount || (maxCount > 0 && values.length > maxCount)) {
    const count = minCount === maxCount ? String(minCount) : `${minCount} to ${maxCount}`;
    return { problem: `${atStart(label)} takes ${count} numbers; there are ${values.length}.` };
  }
  const k = values.findIndex((value) => !inRange(parameter, value));
  if (k >= 0) return { problem: `Number ${k + 1} (${short(values[k] ?? NaN)}) must be ${rangeText(parameter)}.` };
  return { value: values };
}
