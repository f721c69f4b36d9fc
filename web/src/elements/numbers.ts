import { msg, str } from '@lit/localize';
import type { Parameter, Value } from '../engine/contract';
import { counted, fieldNumber, localNumber, withoutGroups } from '../language/numbers';
import { atStart } from '../language/words';

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

/**
 * What somebody typed, as a number: ".5", "1e-3", "0,5", "−2"; and as the page itself writes it: "350,000", "3,50,000" in
 * India, "350.000" in German. Undefined when it is none.
 */
export function parseNumber(text: string): number | undefined {
  const typed = text.trim().replaceAll('−', '-').replaceAll(/\s/g, '');
  return plainNumber(withoutGroups(typed) ?? typed);
}

/** With a point or a comma before its fraction, whatever the language. */
function plainNumber(text: string): number | undefined {
  const plain = !text.includes('.') && text.split(',').length === 2 ? text.replace(',', '.') : text;
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
    const value = plainNumber(word.replaceAll('−', '-'));
    if (value === undefined) {
      const [typed, place] = [word.slice(0, 20), short(k + 1)];
      return { ok: false, message: msg(str`“${typed}” (number ${place}) is not a number.`) };
    }
    values.push(value);
  }
  return { ok: true, values };
}

/** The hard range in words: "above 0 and at most 1"; empty when there is none. */
export function rangeText({ min, max, minOpen, maxOpen }: Parameter): string {
  const [low, high] = [short(min), short(max)];
  if (!Number.isFinite(min)) {
    if (!Number.isFinite(max)) return '';
    return maxOpen ? msg(str`below ${high}`) : msg(str`at most ${high}`);
  }
  if (!Number.isFinite(max)) return minOpen ? msg(str`above ${low}`) : msg(str`at least ${low}`);
  if (minOpen) return maxOpen ? msg(str`above ${low} and below ${high}`) : msg(str`above ${low} and at most ${high}`);
  return maxOpen ? msg(str`at least ${low} and below ${high}`) : msg(str`at least ${low} and at most ${high}`);
}

function inRange({ min, max, minOpen, maxOpen }: Parameter, value: number): boolean {
  return (minOpen ? value > min : value >= min) && (maxOpen ? value < max : value <= max);
}

export const noNumber = (typed: string): string =>
  typed.trim() === '' ? msg('There is no number here.') : msg(str`“${typed}” is not a number.`);

/** What is allowed, as a sentence. */
export function allowed(parameter: Parameter): string {
  const [name, range] = [atStart(parameter.label), rangeText(parameter)];
  if (parameter.kind === 'integer') {
    return range === '' ? msg(str`${name} is a whole number.`) : msg(str`${name} is a whole number ${range}.`);
  }
  return range === '' ? msg(str`${name} is a number.`) : msg(str`${name} is a number ${range}.`);
}

export type Reading = { readonly value: Value } | { readonly problem: string };

/** Reads what was typed for a parameter; what is no use is explained from the descriptor. */
export function readTyped(parameter: Parameter, text: string): Reading {
  if (text.trim() === '' && parameter.default === null) return { value: null };
  if (parameter.kind === 'numbers') return readList(parameter, text);
  if (parameter.kind === 'text') return { value: text };
  const value = parseNumber(text);
  if (value === undefined) return { problem: `${noNumber(text.slice(0, 30))} ${allowed(parameter)}` };
  if (!inRange(parameter, value) || (parameter.kind === 'integer' && !Number.isInteger(value))) {
    const given = short(value);
    return { problem: `${msg(str`${given} is not possible.`)} ${allowed(parameter)}` };
  }
  return { value };
}

function readList(parameter: Parameter, text: string): Reading {
  const read = parseNumbers(text);
  if (!read.ok) return { problem: read.message };
  const { minCount, maxCount } = parameter;
  const { values } = read;
  if (values.length < minCount || (maxCount > 0 && values.length > maxCount)) {
    return { problem: countProblem(parameter, values.length) };
  }
  const k = values.findIndex((value) => !inRange(parameter, value));
  if (k >= 0) {
    const [place, value, range] = [short(k + 1), short(values[k] ?? NaN), rangeText(parameter)];
    return { problem: msg(str`Number ${place} (${value}) must be ${range}.`) };
  }
  return { value: values };
}

function countProblem({ label, minCount, maxCount }: Parameter, count: number): string {
  const [name, least, most, there] = [atStart(label), short(minCount), short(maxCount), short(count)];
  if (maxCount === 0) return msg(str`${name} takes at least ${least} numbers; there are ${there}.`);
  if (minCount < maxCount) return msg(str`${name} takes ${least} to ${most} numbers; there are ${there}.`);
  return counted(
    minCount,
    msg(str`${name} takes ${least} number; there are ${there}.`),
    msg(str`${name} takes ${least} numbers; there are ${there}.`),
  );
}
