import type { Value } from '../engine/contract';
import type { Settings } from './tree';
import { isGroup, isList } from './tree';

/*
 * A spec as text: "surface.id=beale", "racers.0.learningRate=0.05", "start=1,2.5". A list of numbers is one value with
 * commas (and one at the end when there are less than two); text that could be taken for something else is in quotes.
 */

export type Pair = readonly [path: string, text: string];

const number = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i;
/** Ids of the core, names that a learner gave in a formula, places in a list. */
const segment = /^(?:[a-zA-Z][a-zA-Z0-9_]{0,39}|\d{1,4})$/;
/** Longer lists of parts are refused by the core anyway; this bounds what a link can make the page build. */
const longestPath = 8;

export function writePairs(settings: Settings, prefix: string): Pair[] {
  return Object.entries(settings).flatMap(([key, value]) => pairsOf(value, `${prefix}.${key}`));
}

function pairsOf(value: Value, path: string): Pair[] {
  if (isList(value)) {
    if (value.every((item) => typeof item === 'number')) {
      const text = value.map((item) => numberText(item)).join(',');
      return [[path, value.length < 2 ? `${text},` : text]];
    }
    return value.flatMap((item, k) => pairsOf(item, `${path}.${k}`));
  }
  if (isGroup(value)) return writePairs(value, path);
  if (typeof value === 'number') return [[path, numberText(value)]];
  if (typeof value === 'string') return [[path, readText(value) === value ? value : JSON.stringify(value)]];
  return [[path, String(value)]];
}

/** All digits: the number comes back as it was. */
function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** The value that a text stands for. */
export function readText(text: string): Value {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  if (number.test(text)) return Number(text);
  if (text.includes(',')) {
    const items = text.replace(/,$/, '').split(',');
    if (text === ',') return [];
    if (items.every((item) => number.test(item))) return items.map(Number);
  }
  if (text.startsWith('"')) {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === 'string') return value;
    } catch {
      return text;
    }
  }
  return text;
}

type Draft = Map<string, Draft | Value>;

/** Settings from pairs whose paths no longer carry the lab's name. Undefined when the paths make no sense. */
export function readPairs(pairs: readonly Pair[]): Settings | undefined {
  const root: Draft = new Map();
  for (const [path, text] of pairs) {
    const keys = path.split('.');
    if (keys.length > longestPath || !keys.every((key) => segment.test(key))) return undefined;
    let here = root;
    for (const key of keys.slice(0, -1)) {
      const next = here.get(key) ?? new Map<string, Draft | Value>();
      if (!(next instanceof Map)) return undefined;
      here.set(key, next);
      here = next;
    }
    const last = keys.at(-1) ?? '';
    if (here.has(last)) return undefined;
    here.set(last, readText(text));
  }
  const settings = settle(root);
  return isGroup(settings) ? settings : undefined;
}

/** A draft whose keys are 0, 1, 2 … is a list. Undefined when some of its keys are numbers and others are not. */
function settle(draft: Draft): Value | undefined {
  const entries: [string, Value][] = [];
  for (const [key, item] of draft) {
    const value = item instanceof Map ? settle(item) : item;
    if (value === undefined) return undefined;
    entries.push([key, value]);
  }
  const numbered = entries.filter(([key]) => /^\d/.test(key));
  if (numbered.length === 0) return Object.freeze(Object.fromEntries(entries));
  if (numbered.length < entries.length) return undefined;
  const list = new Map(entries.map(([key, value]) => [Number(key), value]));
  const values = entries.map((_, k) => list.get(k));
  return values.every((value) => value !== undefined) ? Object.freeze(values) : undefined;
}
