import { say, untranslated } from './letterless';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import type { Catalog, DescentModule, Outcome, Refused, Spec, TableLayout } from '../../web/src/engine/contract';
import { Result } from '../../web/src/engine/result';
import { coreText, dayUnit } from '../../web/src/language/core-text';
import sentences from '../../web/src/language/core-sentences.json';
import { badFormulas, badSpecs, badTables, wrongValues } from './bad-specs';
import { askedSpecs, ownTables, randomSpecs } from './asked-specs';
import { descent, freshDescent } from './load';
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

/** Of a run that has gone some way: not all tables have all their columns before. Not every combination can be run. */
function begin(spec: Spec): Finished {
  const none: Finished = { ok: true, spec, tables: [], data: new Float64Array() };
  const begun = module.begin(spec);
  if (!begun.ok) return none;
  let ended = false;
  for (let k = 0; k < 3 && !ended; k++) ended = module.advance(begun.handle, 300) >= 1;
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

test.each(['learning rate', '17', '-0.5'])('each sentence is told from all others, with %s in its places', (value) => {
  for (const sentence of sentences) {
    const places = sentence.match(/\{\d+\}/g) ?? [];
    expect(places, sentence).toEqual(places.map((_, k) => `{${k}}`));
    const fill = (text: string, filling: (quoted: boolean) => string): string =>
      text.replace(/(["“]?)\{\d+\}/g, (_, quote: string) => quote + filling(quote !== ''));
    const said = fill(say(sentence), (quoted) => (quoted ? value : coreText(value)));
    expect(coreText(fill(sentence, () => value)), sentence).toBe(said);
  }
});

test('what is joined is said part by part, and a name may stay as it is', () => {
  expect(coreText('before the update: average of gradients, corrected, x')).toBe(
    `${say('before the update')}: ${say('average of gradients, corrected')}, ${coreText('x')}`,
  );
  expect(coreText('Nobody: learning rate')).toBe(`Nobody: ${say('learning rate')}`);
  expect(coreText('In "loss": There are no values to learn from.')).toBe(
    `${say('In {0}: {1}')}`.replace('{0}', '"loss"').replace('{1}', say('There are no values to learn from.')),
  );
});

/** Said of what no spec can have: of a module by itself, by functions that others have asked before, for parameters to come. */
const unheard = [
  '{0} must be at least {1}, not {2}.',
  '{0} must be above {1}, not {2}.',
  '{0} must be at most {1}, not {2}.',
  '{0} must be below {1}, not {2}.',
  '{0} of this precision is in another module.',
  'There is nothing of that name to attach; there is: {0}.',
  'A formula may have at most {0} characters, not {1}.',
  'The formula has more than {0} results to keep at once at column {1}.',
  'The formula ends too early at column {0}.',
  'The formula has bytes that are no text at column {0}.',
  'There are no values to learn from.',
  'Value {0} is missing: a scaler needs a number in every row.',
  'Value {0} is {1}; magnitudes up to {2} can be scaled.',
  'The loss over the two weights of this hidden unit goes down for ever; another seed or another hidden unit has a lowest point.',
];

test('what the core refuses, it refuses in these sentences', async () => {
  const messages = new Set<string>();
  const hear = (outcome: { readonly ok: true } | Refused): void => {
    if (!outcome.ok) messages.add(outcome.error.message);
  };
  const take = (spec: Spec): void => hear(module.validate(spec));
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
  for (const experiment of ['training', 'race']) {
    const begun = module.begin({ experiment });
    if (!begun.ok) throw new Error(begun.error.message);
    for (const question of [null, { inputs: [] }, { inputs: ['x', 0] }]) hear(module.ask(begun.handle, question));
    module.cancel(begun.handle);
  }
  const fresh = await freshDescent();
  hear(fresh.validate({ experiment: 'drawing', digit: 0 }));
  for (const size of [3, 300]) hear(fresh.attach('digits', new TextEncoder().encode('digits 1'.padEnd(size))));
  hear(fresh.attach('nonsense', new Uint8Array()));

  const strange = [...messages].filter((message) => untranslated(coreText(message)) !== undefined);
  expect(strange).toEqual([]);
  const heard = new Set([...messages].flatMap((message) => coreText(message).match(/«\d+/g) ?? []));
  const whole = sentences.filter((sentence) => sentence.endsWith('.'));
  expect(whole.filter((sentence) => !heard.has(/«\d+/.exec(say(sentence))?.[0] ?? ''))).toEqual(unheard);
});

function corpus(kind: string): string[] {
  const folder = join(root, 'tests/fuzz/corpus', kind);
  return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
}

test('what stands over the results that the pages ask for, and over any, is known', () => {
  const asked = askedSpecs(root, catalog, (spec) => new Result(begin(spec)));
  expect(asked.length).toBeGreaterThan(300);
  const strange = new Map<string, Spec>();
  for (const spec of [...asked, ...ownTables, ...randomSpecs(catalog, 200)]) {
    for (const text of textsOf(begin(spec).tables)) {
      if (text !== dayUnit && untranslated(coreText(text)) !== undefined) strange.set(text, spec);
    }
  }
  expect([...strange]).toEqual([]);
});
