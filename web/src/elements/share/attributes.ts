import type { Value } from '../../engine/contract';
import type { Settings } from '../../state/tree';
import { isGroup, isList } from '../../state/tree';

/**
 * Settings as attributes of a lab's element, with a space before each: ' surface="beale" start="1 2"'. HTML's own 'hidden'
 * would take the lab away on a page whose styles say so of everything that has it: the units of hidden layers are 'lab-hidden'.
 */
export function attributesOf(settings: Settings): string {
  return Object.entries(settings)
    .flatMap(([name, value]) => pairs(name === 'hidden' ? 'lab-hidden' : name.toLowerCase(), value))
    .map(([name, text]) => ` ${name}=${quoted(text)}`)
    .join('');
}

type Pair = readonly [name: string, text: string];

function pairs(name: string, value: Value): readonly Pair[] {
  if (isList(value)) return [[name, listText(value)]];
  if (!isGroup(value)) return [[name, value === null ? 'null' : String(value)]];
  const { id, ...rest } = value;
  // A part by its id, and what is set within it by dotted names; numbers under names of the reader's own as JSON.
  if (typeof id !== 'string') return [[name, JSON.stringify(value)]];
  return [[name, id], ...Object.entries(rest).flatMap(([key, inner]) => pairs(`${name}.${key.toLowerCase()}`, inner))];
}

function listText(list: readonly Value[]): string {
  if (list.length > 0 && list.every((item) => typeof item === 'number')) return list.join(' ');
  const ids = list.map((item) => (isGroup(item) && Object.keys(item).length === 1 ? item['id'] : item));
  return list.length > 0 && ids.every((id) => typeof id === 'string') ? ids.join(' ') : JSON.stringify(list);
}

function quoted(text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return text.includes('"') && !text.includes("'") ? `'${safe}'` : `"${safe.replaceAll('"', '&quot;')}"`;
}
