import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog, Parameter, Spec, Value } from '../../web/src/engine/contract';
import type { Result } from '../../web/src/engine/result';
import { parseHash } from '../../web/src/state/url';
import type { Core } from '../../web/scripts/page/core';
import { posters } from '../../web/scripts/page/posters';
import { experimentOf, fillValues } from '../../web/scripts/page/values';

/** What the lessons and the posters ask the core for; `begin` gives the beginning of a run. */
export function askedSpecs(root: string, catalog: Catalog, begin: (spec: Spec) => Result): Spec[] {
  const asked: Spec[] = [];
  for (const poster of Object.values(posters)) {
    const record = (spec: Spec): Result => {
      asked.push(spec);
      return begin(spec);
    };
    const core = { run: record, beginning: record, catalog: () => catalog, version: () => '' } as unknown as Core;
    try {
      poster.draw(core, () => '#000');
    } catch {
      // There was no whole run to be drawn.
    }
  }
  const lessons = join(root, 'web/lessons');
  // Has whatever is looked for in it.
  const anything = { id: '', rows: 1e6, columns: [], has: () => true, at: () => 1 };
  const run = (spec: Spec): Result => {
    asked.push(spec);
    return { tables: { filter: () => [anything] } } as unknown as Result;
  };
  for (const file of readdirSync(lessons).filter((name) => name.endsWith('.md'))) {
    const text = fillValues(readFileSync(join(lessons, file), 'utf8'), { run });
    for (const [, link = ''] of text.matchAll(/\(#([^)\s]+)\)/g)) {
      for (const [lab, settings] of parseHash(link).labs) asked.push({ ...settings, experiment: experimentOf(lab) });
    }
  }
  return asked;
}

const table = { id: 'csv', text: 'a,b,c\n1,2,3\n2,4,4\n3,5,6\n' };

/** Names of one's own stand within what is said of them. */
export const ownTables: readonly Spec[] = [
  { experiment: 'terrain', table, unit: 1000 },
  { experiment: 'terrain', table: { ...table, text: '1,2,3\n2,4,4\n3,5,6\n' } },
  { experiment: 'scaling', table },
  { experiment: 'training', data: table, examples: true, steps: 5 },
];

/** Any choice and any parts of each experiment, the same ones each time; small, so that they begin at once. */
export function randomSpecs(catalog: Catalog, count: number): Spec[] {
  let seed = 1;
  const below = (n: number): number => (seed = (seed * 16807) % 2147483647) % n;
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const part = (family: string): Value => {
    const { id, parameters } = one(catalog[family]?.parts ?? []);
    return { id, ...Object.fromEntries(parameters.flatMap(setting)) };
  };
  const setting = ({ id, kind, family, choices, min, max }: Parameter): [string, Value][] => {
    if (id === 'examples') return [[id, Math.max(min, 100)]];
    if (below(2) === 0) return [];
    if (kind === 'part') return [[id, part(family)]];
    if (kind === 'parts') return [[id, Array.from({ length: 1 + below(3) }, () => part(family))]];
    if (kind === 'choice') return [[id, one(choices).id]];
    if (kind === 'boolean') return [[id, below(2) === 0]];
    if (kind === 'integer' && max <= 30) return [[id, min + below(max - min + 1)]];
    return [];
  };
  return Array.from({ length: count }, () => {
    const { id, parameters } = one(catalog['experiment']?.parts ?? []);
    return { experiment: id, ...Object.fromEntries(parameters.flatMap(setting)) };
  });
}
