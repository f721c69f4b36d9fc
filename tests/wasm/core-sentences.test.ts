import { say, untranslated } from './letterless';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalog, DescentModule, Outcome, Spec, TableLayout } from '../../web/src/engine/contract';
import { Result } from '../../web/src/engine/result';
import { coreText } from '../../web/src/language/core-text';
import sentences from '../../web/src/language/core-sentences.json';
import { badFormulas, badSpecs, badTables, wrongValues } from './bad-specs';
import { askedSpecs, randomSpecs } from './asked-specs';
import { descent } from './load';
import { specWith } from './spec-with';

/*
 * What the core says arrives in the reader's language: its refusals by their patterns, what stands over its results by the
 * list that the build makes.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
let module: DescentModule;
let catalog: Catalog;

beforeAll(async () => {
  module = await descent();
  catalog = module.catalog();
});

type Finished = Extract<Outcome, { ok: true }>;

/** The tables of the beginning of a run: it has all its columns by then. Not every combination can be run. */
function begin(spec: Spec): Finished {
  const none: Finished = { ok: true, spec, tables: [], data: new Float64Array() };
  const begun = module.begin(spec);
  if (!begun.ok) return none;
  const ended = module.advance(begun.handle, 1) >= 1;
  const outcome = ended ? module.end(begun.handle) : module.peek(begun.handle);
  if (!ended) module.cancel(begun.handle);
  return outcome.ok ? outcome : none;
}

const textsOf = (tables: readonly TableLayout[]): string[] =>
  tables.flatMap(({ title, columns, x, y }) => [
    title,
    ...columns.flatMap(({ label, unit }) => [label, unit]),
    ...[x, y].flatMap((axis) => axis?.label ?? []),
  ]);

describe('the sentences', () => {
  test.each(['learning rate', '17', '-0.5'])('each is told from all others, with %s in its places', (value) => {
    for (const sentence of sentences) {
      const places = sentence.match(/\{\d+\}/g) ?? [];
      expect(places, sentence).toEqual(places.map((_, k) => `{${k}}`));
      const fill = (text: string, filling: (quoted: boolean) => string): string =>
        text.replace(/(["“]?)\{\d+\}/g, (_, quote: string) => quote + filling(quote !== ''));
      const said = fill(say(sentence), (quoted) => (quoted ? value : coreText(value)));
      expect(coreText(fill(sentence, () => value)), sentence).toBe(said);
    }
  });
});

describe('what the core refuses', () => {
  /** Each message, with a spec that it refuses. */
  const messages = new Map<string, Spec>();
  const take = (spec: Spec): void => {
    const outcome = module.validate(spec);
    if (!outcome.ok && !messages.has(outcome.error.message)) messages.set(outcome.error.message, spec);
  };
  const corpus = (kind: string): string[] => {
    const folder = join(root, 'tests/fuzz/corpus', kind);
    return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  };

  test('it says in sentences that are all known', () => {
    for (const [family, { parts }] of Object.entries(catalog)) {
      for (const { id, parameters } of parts) {
        take(specWith(family, id, { nonsense: 1 }));
        for (const parameter of parameters) {
          for (const value of wrongValues(parameter, catalog)) take(specWith(family, id, { [parameter.id]: value }));
        }
      }
    }
    badSpecs.forEach(take);
    for (const formula of [...badFormulas, ...corpus('formula')]) {
      take({ experiment: 'race', surface: { id: 'own', formula } });
    }
    for (const text of [...badTables, ...corpus('csv')]) {
      take({ experiment: 'scaling', table: { id: 'csv', text } });
      take({ experiment: 'training', data: { id: 'csv', text }, steps: 1 });
    }
    const unknown = [...messages].filter(([message]) => untranslated(coreText(message)) !== undefined);
    console.log(messages.size, unknown.length);
    expect(unknown).toEqual([]);
  });
});

describe('what stands over results', () => {
  test('it is known, of whatever the pages ask for', () => {
    const left = new Map<string, Spec>();
    const asked = askedSpecs(root, catalog, (spec) => new Result(begin(spec)));
    let tried = 0;
    for (const spec of [...asked, ...randomSpecs(catalog, 400)]) {
      for (const text of textsOf(begin(spec).tables)) {
        const said = coreText(text);
        if (untranslated(said) !== undefined && !left.has(text)) left.set(text, spec);
      }
      tried++;
    }
    console.log(tried);
    require("fs").writeFileSync("/tmp/left.json", JSON.stringify([...left],null,0).replaceAll("]],[","]],\n["));expect([...left]).toEqual([]);
  });
});
