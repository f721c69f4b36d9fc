import type { Value } from '../engine/contract';

/** Part of a spec: what a learner, a link or a writer has set. */
export type Settings = { readonly [key: string]: Value };

/** "racers[1].learningRate" (the core's spelling) and "racers.1.learningRate" (the link's) → the keys on the way. */
export function keysOf(path: string): readonly string[] {
  return path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((key) => key !== '');
}

/** The link's spelling of either. */
export function dotted(path: string): string {
  return keysOf(path).join('.');
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isGroup(value: Value | undefined): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at the end of a path; undefined where the path leads nowhere. */
export function valueAt(value: Value | undefined, path: string): Value | undefined {
  let here = value;
  for (const key of keysOf(path)) {
    if (isList(here)) here = here[Number(key)];
    else if (isGroup(here)) here = Object.hasOwn(here, key) ? here[key] : undefined;
    else return undefined;
  }
  return here;
}

/** A frozen copy in which one value is another; lists and groups on the way are made where they are missing. */
export function withValue(value: Value | undefined, path: string, replacement: Value | undefined): Value {
  return put(value, keysOf(path), replacement) ?? null;
}

function put(value: Value | undefined, keys: readonly string[], replacement: Value | undefined): Value | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return replacement === undefined ? undefined : frozen(replacement);
  if (isList(value)) {
    const list = [...value];
    const item = put(list[Number(key)], rest, replacement);
    if (item === undefined) list.splice(Number(key), 1);
    else list[Number(key)] = item;
    return Object.freeze(list);
  }
  const group: Record<string, Value> = isGroup(value) ? { ...value } : typeof value === 'string' ? { id: value } : {};
  const item = put(Object.hasOwn(group, key) ? group[key] : undefined, rest, replacement);
  if (item === undefined) delete group[key];
  else Object.defineProperty(group, key, { value: item, enumerable: true, configurable: true, writable: true });
  return Object.freeze(group);
}

/** Frozen all the way down. */
export function frozen<T extends Value>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const item of Object.values(value)) frozen(item);
    Object.freeze(value);
  }
  return value;
}

export function same(a: Value | undefined, b: Value | undefined): boolean {
  if (Object.is(a, b)) return true;
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, k) => same(item, b[k]));
  if (!isGroup(a) || !isGroup(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}

/**
 * What of `value` differs from `base`. A part keeps its id, so that it can be read by itself; one with another id, and a
 * list that differs anywhere, are given whole.
 */
export function difference(value: Settings, base: Settings): Settings {
  const kept = Object.entries(value).flatMap(([key, item]): [string, Value][] => {
    const other = Object.hasOwn(base, key) ? base[key] : undefined;
    if (same(item, other)) return [];
    if (!isGroup(item) || !isGroup(other) || !same(item['id'], other['id'])) return [[key, item]];
    const id = item['id'];
    const rest = difference(item, other);
    return [[key, id === undefined ? rest : { id, ...rest }]];
  });
  return Object.fromEntries(kept);
}
