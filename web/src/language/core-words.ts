import { msg } from '@lit/localize';
import type { Axis, TableLayout } from '../engine/contract';
import { dayUnit, useInterpreter } from './core-text';
import { language } from './language';

/*
 * What the core says, in another language than English: names and explanations by themselves, "learning rate" or "input {0}";
 * what it joins, "Adam: loss", part by part; its sentences by their patterns (core-sentences.json).
 */

interface Pattern {
  readonly english: string;
  readonly form: RegExp;
  /** Of each place, whether it stands in quotation marks: what is quoted stays as it was typed. */
  readonly quoted: readonly boolean[];
}

let patterns: readonly Pattern[] = [];

/** What sentences there are: "{0} takes {1} to {2}.", each with places for names and numbers, in their order. */
export function useSentences(sentences: readonly string[]): void {
  const pattern = (english: string): Pattern => {
    const parts = english.split(/\{\d+\}/);
    const form = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('([^]*?)');
    return { english, form: new RegExp(`^${form}$`), quoted: parts.slice(0, -1).map((part) => /["“]$/.test(part)) };
  };
  // The most particular first: what fits it fits others, too, that have fewer words of their own.
  const words = (english: string): number => english.replace(/\{\d+\}/g, '').length;
  patterns = sentences
    .filter((english) => english.includes('{0}'))
    .sort((a, b) => words(b) - words(a))
    .map(pattern);
}

/** By language: the build speaks several. */
const known = new Map<string, Map<string, string>>();

/** As it is where no message is known for it. */
function inWords(text: string): string {
  if (text === '' || text === dayUnit) return text;
  const here = known.get(language().code) ?? new Map<string, string>();
  known.set(language().code, here);
  const said = here.get(text) ?? translated(text) ?? text;
  here.set(text, said);
  return said;
}

// Extraction looks for messages that stand in the code; these are listed by what the core says (web/scripts/messages).
const look = (text: string): string | undefined => {
  const said = (msg as (text: string) => string)(text);
  return said === text ? undefined : said;
};

const fill = (pattern: string, values: readonly string[]): string =>
  pattern.replace(/\{(\d+)\}/g, (place, k: string) => values[Number(k)] ?? place);

function translated(text: string): string | undefined {
  const whole = look(text);
  if (whole !== undefined) return whole;
  const numbers: string[] = [];
  const numbered = look(text.replace(/\d+(?:\.\d+)?/g, (number) => `{${numbers.push(number) - 1}}`));
  if (numbered !== undefined) return fill(numbered, numbers);
  for (const { english, form, quoted } of patterns) {
    const match = form.exec(text);
    const said = match && look(english);
    if (!said) continue;
    const places = match.slice(1).map((place, k) => (quoted[k] ? place : inWords(place)));
    return fill(said, places);
  }
  return joined(text);
}

/** Part by part, where it has parts: best where all are translated. "Adam" of "Adam: loss" is Adam in every language. */
function joined(text: string): string | undefined {
  // Longer than any that the core joins: a heading of somebody's own table.
  if (text.length > 200) return undefined;
  let partly: string | undefined;
  for (const joint of [': ', ', ', ' / ']) {
    // "average of gradients, corrected, x": at the last comma first.
    for (let at = text.lastIndexOf(joint); at > 0; at = text.lastIndexOf(joint, at - 1)) {
      const parts = [text.slice(0, at), text.slice(at + joint.length)];
      const said = parts.map(inWords);
      const changed = said.map((part, k) => part !== parts[k]);
      if (!changed.includes(true)) continue;
      if (parts.every((part, k) => changed[k] || !/\p{L}{2}/u.test(part))) return said.join(joint);
      // A sentence that is not known stays English as a whole.
      if (!text.endsWith('.')) partly ??= said.join(joint);
    }
  }
  return partly;
}

/** Texts of a catalogue or a table; what stands under other keys are ids, formulas, sources, which are the same everywhere. */
const texts: ReadonlySet<string> = new Set(['title', 'label', 'help', 'literature', 'meaning', 'unit']);

function inside<T>(value: T): T {
  if (Array.isArray(value)) return value.map(inside) as T;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  const entries = Object.entries(value).map(([key, item]: [string, unknown]) => {
    if (key === 'sources' || key === 'default') return [key, item];
    return [key, texts.has(key) && typeof item === 'string' ? inWords(item) : inside(item)];
  });
  return Object.fromEntries(entries) as T;
}

const axisInWords = (axis: Axis): Axis => ({ ...axis, label: inWords(axis.label) });

/** Tables have many columns and come many times a second: only what they say is made anew. */
const tablesInWords = (tables: readonly TableLayout[]): readonly TableLayout[] =>
  tables.map(({ x, y, ...table }) => ({
    ...table,
    title: inWords(table.title),
    columns: table.columns.map((column) => ({ ...column, label: inWords(column.label), unit: inWords(column.unit) })),
    ...(x ? { x: axisInWords(x) } : {}),
    ...(y ? { y: axisInWords(y) } : {}),
  }));

useInterpreter({ text: inWords, catalog: inside, tables: tablesInWords });
