import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DescentModule, Value } from '../../web/src/engine/contract';
import { writePairs } from '../../web/src/state/hash';
import { longestQuestion, readTask } from '../../web/src/state/task';
import { isGroup, isList, type Settings } from '../../web/src/state/tree';
import { formatHash, parseHash, readLink } from '../../web/src/state/url';
import { descent } from './load';

/*
 * What must hold for whatever stands behind a #. Links are put together from the pieces of tests/fuzz/link.dict, from those in
 * tests/fuzz/corpus/link with something changed, and from any text. With the same seeds always the same ones, for as long as
 * `npm run fuzz` says where it runs this: DESCENT_FUZZ_SECONDS. A link that was found goes into the corpus.
 */

const folder = fileURLToPath(new URL('../fuzz', import.meta.url));
const corpus = readdirSync(`${folder}/corpus/link`).map((name) =>
  readFileSync(`${folder}/corpus/link/${name}`, 'utf8'),
);
const pieces = readFileSync(`${folder}/link.dict`, 'utf8')
  .split('\n')
  .slice(1)
  .filter((line) => line !== '')
  .map((line) => line.replaceAll(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))));

const seconds = Number(process.env['DESCENT_FUZZ_SECONDS'] ?? 0);
const seeds = [1, 2, 3];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.double().map(String),
);
const assembled = fc.array(piece, { maxLength: 24 }).map((all) => all.join(''));
/** One of the corpus with a part taken out and something put there. */
const mutated = fc
  .record({
    from: fc.constantFrom(...corpus),
    at: fc.nat(200),
    length: fc.nat(12),
    put: fc.array(piece, { maxLength: 4 }),
  })
  .map(({ from, at, length, put }) => from.slice(0, at) + put.join('') + from.slice(at + length));
const link = fc.oneof(assembled, mutated, fc.string({ unit: 'binary', maxLength: 60 }));

/** Objects of their own with plain names, lists without holes, and what JSON has. */
function expectPlain(value: Value): void {
  if (isList(value)) {
    expect(Object.keys(value)).toHaveLength(value.length);
    value.forEach(expectPlain);
  } else if (isGroup(value)) {
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    for (const [key, item] of Object.entries(value)) {
      expect(key).toMatch(/^[a-zA-Z]\w{0,39}$/);
      expectPlain(item);
    }
  } else {
    expect(value === null || ['boolean', 'number', 'string'].includes(typeof value)).toBe(true);
  }
}

function check(text: string, module: DescentModule): void {
  const hash = parseHash(text);
  // A sentence or two; what it quotes is cut.
  expect(hash.problem.length).toBeLessThan(300);
  expect([undefined, 'light', 'dark']).toContain(hash.theme);
  for (const [lab, settings] of hash.labs) {
    expect(lab).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
    expectPlain(settings);
    const { spec, task } = readLink(lab, text) ?? { spec: {}, task: {} };
    const { task: read, problem } = readTask(task);
    for (const question of Object.values(read.questions)) expect(question.length).toBeLessThanOrEqual(longestQuestion);
    for (const path of [...read.hide, ...read.lock]) expect(path).toMatch(/^[\w.]+$/);
    expect(problem).not.toContain('<');
    // The core takes it or says why not, whichever lab it is of.
    for (const experiment of [lab, 'race', 'ewma']) {
      const answer = module.validate({ ...spec, experiment });
      if (!answer.ok) expect(answer.error.message).toMatch(/\.$/);
    }
  }
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  // What was understood can be written, and is understood in the same way.
  const pairs = new Map([...hash.labs].map(([lab, settings]: [string, Settings]) => [lab, writePairs(settings, lab)]));
  const written = formatHash(hash.anchor, pairs, hash);
  const again = parseHash(written);
  // But for half a character, which no address can hold.
  expect(again.anchor).toBe(hash.anchor.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
  expect(again.theme).toBe(hash.theme);
  expect(written).toMatch(/^(#[\x21-\x7e]*)?$/);
}

test('every link of the corpus keeps every promise', async () => {
  const module = await descent();
  expect(corpus.length).toBeGreaterThan(15);
  for (const text of corpus) check(text, module);
});

test(
  'whatever is made into a link is read, or left out and named, and does no harm',
  async () => {
    const module = await descent();
    const until = performance.now() + 1000 * seconds;
    const run = (seed: number): void => {
      fc.assert(
        fc.property(link, (text) => check(text, module)),
        { seed, numRuns: 300 },
      );
    };
    seeds.forEach(run);
    for (let seed = seeds.length + 1; performance.now() < until; seed += 1) run(seed);
  },
  60_000 + 1000 * seconds,
);
