import { language, locale } from './language';

/** With what a language writes its numbers. */
export interface Marks {
  readonly decimal: string;
  readonly group: string;
  /** 3,50,000: after the first three digits by twos. */
  readonly byTwos: boolean;
}

/**
 * Known beforehand, as what else English needs (words.ts): the first question to Intl takes a phone longer than a frame, and
 * the first picture of a lab would wait for that.
 */
export const known: readonly (readonly [string, Marks])[] = ['en', 'en-US', 'en-GB'].map((tag) => [
  tag,
  { decimal: '.', group: ',', byTwos: false },
]);

const found = new Map(known);

/** As the browser has it. */
export function marksOf(tag: string): Marks {
  const parts = new Intl.NumberFormat(tag, { useGrouping: true }).formatToParts(12345678.5);
  const mark = (type: string, otherwise: string): string =>
    parts.find((part) => part.type === type)?.value ?? otherwise;
  const second = parts.filter(({ type }) => type === 'integer').at(1)?.value ?? '';
  return { decimal: mark('decimal', '.'), group: mark('group', '\u202f'), byTwos: second.length === 2 };
}

export function marks(): Marks {
  const tag = locale();
  let own = found.get(tag);
  if (!own) {
    own = marksOf(tag);
    found.set(tag, own);
  }
  return own;
}

/** A number that stands there as in code, "−1234567.25", as readers of the language write it; four digits stay together. */
export function localNumber(text: string): string {
  const { decimal, group, byTwos } = marks();
  return text.replace(/(\d+)(?:\.(\d+))?/, (_, whole: string, rest: string | undefined) => {
    const places = byTwos ? /\B(?=(?:\d{2})*\d{3}$)/g : /\B(?=(?:\d{3})+$)/g;
    const grouped = whole.length > 4 ? whole.replace(places, group) : whole;
    return rest === undefined ? grouped : `${grouped}${decimal}${rest}`;
  });
}

/**
 * A number whose digits stand in groups, as readers of the language write them, as in code: "3,50,000.5" is "350000.5".
 * Undefined where there are none: nobody's group begins with "0".
 */
export function withoutGroups(text: string): string | undefined {
  const { decimal, group, byTwos } = marks();
  const [mark, point] = [`\\${group}`, `\\${decimal}`];
  const threes = `\\d{1,3}(?:${mark}\\d{3})*`;
  const heads = byTwos ? `(?:${threes}|\\d{1,2}(?:${mark}\\d{2})*)` : threes;
  if (!new RegExp(`^[+-]?(?!0)${heads}${mark}\\d{3}(?:${point}\\d*)?$`).test(text)) return undefined;
  return text.replaceAll(group, '').replace(decimal, '.');
}

/** For a field, to be typed over: the language's decimal mark, and no groups. */
export const fieldNumber = (text: string): string => text.replace('.', marks().decimal);

let plural: { readonly code: string; readonly rules: Intl.PluralRules } | undefined;

/** One of two forms, by the number that stands in them: counted(n, msg(str`${n} update`), msg(str`${n} updates`)). */
export function counted(count: number, one: string, other: string): string {
  const { code, pseudo } = language();
  if (code === 'en' || pseudo) return Math.abs(count) === 1 ? one : other;
  if (plural?.code !== code) plural = { code, rules: new Intl.PluralRules(code) };
  return plural.rules.select(count) === 'one' ? one : other;
}
