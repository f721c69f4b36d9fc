import type { Catalog, Parameter, Value } from '../engine/contract';
import type { Settings } from '../state/tree';
import { isGroup, isList, valueAt, withValue } from '../state/tree';
import { readText } from '../state/hash';
import { noAttribute, noItem, noJson, noneWithin, nothingWithin } from './complaints';

/*
 * Settings in HTML: beta="0.98", racers="gd momentum adam" (ids, or JSON), surface="two-wells" surface.tilt="0.2", start="1 2".
 * HTML knows no capitals in names: learningrate stands for learningRate. The core judges the values.
 */

export interface Given {
  readonly settings: Settings;
  /** A sentence for each attribute that could not be understood. */
  readonly complaints: readonly string[];
}

export interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** Attributes that any element may have, or that frameworks leave on it. */
const common = new Set(
  (
    'class id style slot lang dir hidden title role part theme exportparts is nonce tabindex translate accesskey autofocus ' +
    'contenteditable draggable inert popover spellcheck enterkeyhint inputmode itemid itemprop itemref itemscope itemtype ' +
    'writingsuggestions autocapitalize anchor elementtiming width height align key ref loading'
  ).split(' '),
);

function isCommon(name: string): boolean {
  return common.has(name) || /^(?:data-|aria-|on|_|xml|v-|x-|ng-)|[:@#[(*]/.test(name);
}

/** `start` is what the lab sets before the page does. */
export function readAttributes(
  attributes: readonly Attribute[],
  tag: string,
  parameters: readonly Parameter[],
  catalog: Catalog,
  start: Settings,
): Given {
  let settings: Settings = {};
  const complaints: string[] = [];
  // A part before what is set within it.
  const sorted = attributes.toSorted((a, b) => depth(a.name) - depth(b.name));
  for (const { name, value } of sorted) {
    // Where HTML has an attribute of that name itself: lab-hidden.
    const [first = '', ...rest] = name.replace(/^lab-/, '').split('.');
    const parameter = parameters.find(({ id }) => id.toLowerCase() === first.toLowerCase());
    if (!parameter) {
      if (!isCommon(name)) complaints.push(noAttribute(tag, name, listOf(parameters)));
      continue;
    }
    const base = settings[parameter.id] ?? start[parameter.id] ?? parameter.default;
    const place = resolve(parameter, rest, base, catalog);
    if (typeof place === 'string') {
      complaints.push(`${name}: ${place}`);
      continue;
    }
    const read = readValue(value, place.parameter);
    if ('problem' in read) {
      complaints.push(`${name}: ${read.problem}`);
      continue;
    }
    const { value: set } = read;
    const whole = place.keys.length === 0 ? set : withValue(inFull(base), place.keys.join('.'), set);
    settings = { ...settings, [parameter.id]: whole };
  }
  return { settings, complaints };
}

const depth = (name: string): number => name.split('.').length;

const listOf = (parameters: readonly Parameter[]): string => parameters.map(({ id }) => id.toLowerCase()).join(', ');

/** A part named by its id alone, as one that can be set within. */
function inFull(value: Value): Value {
  if (isList(value)) return value.map(inFull);
  return typeof value === 'string' ? { id: value } : value;
}

interface Place {
  readonly parameter: Parameter;
  /** On the way from the outermost parameter. */
  readonly keys: readonly string[];
}

/** Where a dotted name leads, or a sentence that says why it leads nowhere. */
function resolve(parameter: Parameter, rest: readonly string[], base: Value, catalog: Catalog): Place | string {
  let here = parameter;
  let value: Value = base;
  const keys: string[] = [];
  for (const key of rest) {
    if (here.kind === 'named-numbers') return { parameter: { ...here, kind: 'number' }, keys: [...keys, key] };
    if (here.kind === 'parts' && isList(value)) {
      if (!/^\d+$/.test(key) || value[Number(key)] === undefined) {
        return noItem(key, here.id, value.length);
      }
      keys.push(key);
      value = value[Number(key)] ?? null;
      here = { ...here, kind: 'part' };
      continue;
    }
    if (here.kind !== 'part') return nothingWithin(here.id);
    const id = isGroup(value) ? value['id'] : value;
    const part = catalog[here.family]?.parts.find((each) => each.id === id);
    const inner = part?.parameters.find((each) => each.id.toLowerCase() === key.toLowerCase());
    if (!inner) return noneWithin(typeof id === 'string' ? id : here.id, key, listOf(part?.parameters ?? []));
    keys.push(inner.id);
    value = valueAt(value, inner.id) ?? inner.default;
    here = inner;
  }
  return { parameter: here, keys };
}

/** What a text stands for, or a sentence that says why it stands for nothing. */
type Reading = { readonly value: Value } | { readonly problem: string };

function readValue(text: string, { kind }: Parameter): Reading {
  const words = text.trim();
  const list = words.split(/[\s,]+/).filter((word) => word !== '');
  switch (kind) {
    case 'text':
      return { value: text };
    case 'choice':
      return { value: words };
    case 'boolean':
      return { value: words === '' ? true : readText(words) };
    case 'part':
      return words.startsWith('{') ? json(words) : { value: words };
    case 'parts':
      return words.startsWith('[') ? json(words) : { value: list };
    case 'numbers': {
      const numbers = list.map(readText);
      if (words.startsWith('[')) return json(words);
      return { value: numbers.every((number) => typeof number === 'number') ? numbers : words };
    }
    case 'pairs':
    case 'named-numbers':
      return json(words);
    case 'number':
    case 'integer':
      return { value: readText(words) };
  }
}

function json(text: string): Reading {
  try {
    return { value: JSON.parse(text) as Value };
  } catch (error) {
    return { problem: noJson(error instanceof Error ? error.message : String(error)) };
  }
}
