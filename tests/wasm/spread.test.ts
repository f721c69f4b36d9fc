import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../web/src/engine/client';
import { Engine } from '../../web/src/engine/client';
import type { DescentModule, Found, Spec } from '../../web/src/engine/contract';
import type { WorkerLike } from '../../web/src/engine/link';
import type { Reply, Request } from '../../web/src/engine/protocol';
import type { Result } from '../../web/src/engine/result';
import { Runner } from '../../web/src/engine/runner';
import { FakeWorker } from './fake-worker';
import { descent, freshDescent, run } from './load';

/** One run, shared out among several workers. */

const spec = (step: number): Spec => ({ experiment: 'trials', step });
const found = (...numbers: number[]): Found => ({
  ...{ ok: true, spec: spec(numbers[0] ?? 0), tables: [] },
  data: new Float64Array(numbers),
});

describe('a run that is worth dividing', () => {
  const workers: FakeWorker[] = [];
  const nth = (k: number): FakeWorker => workers[k] as FakeWorker;
  let engine: Engine;
  let progress: number[];
  let partials: number[][];
  const slow = {
    onProgress: (fraction: number) => progress.push(fraction),
    onPartial: ({ tables, spec: { step } }: Result) => partials.push([tables.length, Number(step)]),
  };
  const runs = (k: number) => nth(k).asked.filter((request) => request.kind === 'run');
  const merges = (k: number) => nth(k).asked.flatMap((request) => (request.kind === 'merge' ? [request] : []));
  const kinds = (k: number) => nth(k).asked.map(({ kind }) => kind);
  /** Share k of the last run is with worker k. */
  const divide = (count: number) => {
    nth(0).say({ kind: 'divided', id: nth(0).id(), count });
    for (const each of workers) each.say({ kind: 'ready', version: '1' });
  };
  const say = (k: number, kind: 'partial' | 'result', ...numbers: number[]) =>
    nth(k).say({ kind, id: nth(k).id(), outcome: found(...numbers) });
  const lastMerge = () => workers.flatMap((_, k) => merges(k)).reduce((a, b) => (b.id > a.id ? b : a));
  const answerMerge = () => {
    const asked = workers.find((each) => each.asked.includes(lastMerge()));
    asked?.say({ kind: 'result', id: lastMerge().id, outcome: found(7) });
  };
  const kindOf = (answer: Answer) => (answer.kind === 'result' ? answer.result.spec['step'] : answer.kind);

  beforeEach(() => {
    vi.useFakeTimers();
    workers.length = 0;
    progress = [];
    partials = [];
    engine = new Engine(() => {
      const made = new FakeWorker();
      workers.push(made);
      return made;
    }, 3);
  });
  afterEach(() => vi.useRealTimers());

  it('goes to a worker each, and who asked gets one result', async () => {
    const answer = engine.run('a', spec(1), slow);
    expect(nth(0).asked).toMatchObject([{ kind: 'run', spread: 3, partial: true }]);
    divide(3);
    expect(runs(1)).toMatchObject([{ spec: spec(1), share: { index: 1, count: 3 }, partial: true }]);
    expect(runs(2)).toMatchObject([{ spec: spec(1), share: { index: 2, count: 3 } }]);
    say(1, 'result', 11);
    say(0, 'result', 10);
    expect(workers.flatMap((_, k) => merges(k))).toEqual([]);
    say(2, 'result', 12);
    expect(lastMerge().shares).toEqual([found(10), found(11), found(12)]);
    answerMerge();
    expect(kindOf(await answer)).toBe(7);
    expect(workers).toHaveLength(3);
  });

  it('tells the mean of its progress, and its result so far when all have news', () => {
    void engine.run('a', spec(1), slow);
    divide(2);
    const fraction = (k: number, value: number) => nth(k).say({ kind: 'progress', id: nth(k).id(), fraction: value });
    fraction(0, 0.2);
    fraction(1, 0.4);
    expect(progress[0]).toBeCloseTo(0.1);
    expect(progress[1]).toBeCloseTo(0.3);
    say(0, 'partial', 1);
    say(0, 'partial', 2);
    expect(merges(0)).toEqual([]);
    say(1, 'partial', 3);
    expect(lastMerge().shares).toEqual([found(2), found(3)]);
    say(1, 'partial', 4);
    say(0, 'partial', 5);
    expect(merges(0)).toHaveLength(1); // one at a time
    answerMerge();
    expect(partials).toEqual([[0, 7]]);
    expect(lastMerge().shares).toEqual([found(5), found(4)]);
    answerMerge();
    // The last to work is not kept waiting for news of those who are done.
    say(1, 'result', 6);
    say(0, 'partial', 7);
    expect(lastMerge().shares).toEqual([found(7), found(6)]);
    expect(progress.at(-1)).toBeCloseTo(0.6);
  });

  it('is cancelled everywhere, and the newer one goes at once', async () => {
    const first = engine.run('a', spec(1), slow);
    divide(2);
    const second = engine.run('a', spec(2), slow);
    vi.advanceTimersByTime(200);
    expect(kinds(0)).toEqual(['run', 'cancel', 'run']);
    expect(kinds(1)).toEqual(['run', 'cancel']);
    expect(kindOf(await first)).toBe('superseded');
    // Late words of the old run are nobody's.
    nth(1).say({ kind: 'result', id: nth(1).id(), outcome: found(99) });
    nth(0).say({ kind: 'cancelled', id: nth(0).id(0) });
    expect(partials).toEqual([]);
    nth(0).finish();
    expect(kindOf(await second)).toBe(2);
  });

  it('that is cancelled before it could be given away is over, even when its first share is done', async () => {
    const stop = new AbortController();
    const answer = engine.run('a', spec(1), { ...slow, signal: stop.signal });
    stop.abort();
    nth(0).say({ kind: 'divided', id: nth(0).id(), count: 2 });
    say(0, 'result', 1);
    expect(workers).toHaveLength(1);
    expect(kindOf(await answer)).toBe('superseded');
    const next = engine.run('a', spec(2));
    nth(0).finish();
    expect(kindOf(await next)).toBe(2);
  });

  it('that a worker refuses is refused', async () => {
    const answer = engine.run('a', spec(1), slow);
    divide(2);
    const error = { path: 'steps', code: 'range', message: 'at least 2' };
    nth(1).say({ kind: 'refused', id: nth(1).id(), error });
    expect(await answer).toEqual({ kind: 'refused', error });
    expect(kinds(0)).toEqual(['run', 'cancel']);
  });

  it('begins anew when one of the workers dies, and fails when that happens twice', async () => {
    const answer = engine.run('a', spec(1), slow);
    const other = engine.run('b', spec(5));
    const failed = expect(answer).rejects.toMatchObject({ reason: 'lost' });
    nth(0).finish(1);
    await other;
    nth(0).say({ kind: 'divided', id: nth(0).id(0), count: 2 });
    nth(0).say({ kind: 'ready', version: '1' });
    nth(1).say({ kind: 'ready', version: '1' });
    say(0, 'partial', 1);
    nth(1).fire('error', { message: 'gone' });
    // The share that is still under way is stopped, and the whole goes again.
    expect(kinds(0)).toEqual(['run', 'run', 'cancel', 'run']);
    expect(runs(0).at(-1)).toMatchObject({ spread: 3, spec: spec(1) });
    nth(0).say({ kind: 'divided', id: nth(0).id(), count: 2 });
    nth(0).fire('error', { message: 'gone' });
    await failed;
  });

  it('does without a worker that can not be loaded: another takes over its share', async () => {
    const answer = engine.run('a', spec(1), slow);
    nth(0).say({ kind: 'ready', version: '1' });
    nth(0).say({ kind: 'divided', id: nth(0).id(), count: 3 });
    nth(1).say({ kind: 'unavailable', message: 'offline' });
    nth(2).say({ kind: 'unavailable', message: 'offline' });
    expect(runs(0)).toHaveLength(3);
    for (const k of [0, 1, 2]) nth(0).finish(k);
    answerMerge();
    expect(kindOf(await answer)).toBe(7);
  });

  it('is not offered to others where there are none, nor to workers that it would have to wait for', () => {
    void engine.run('quick', spec(1));
    expect(nth(0).asked[0]).toEqual({ kind: 'run', id: nth(0).id(), spec: spec(1) });
    nth(0).say({ kind: 'ready', version: '1' });
    void engine.run('quick too', spec(2));
    expect(nth(0).asked[1]).not.toHaveProperty('spread');
    const alone = new Engine(() => {
      workers.push(new FakeWorker());
      return workers.at(-1) as FakeWorker;
    }, 1);
    void alone.run('a', spec(1), slow);
    expect(workers.at(-1)?.asked[0]).not.toHaveProperty('spread');
  });
});

/** A worker with the module that ships, in this thread. */
class RealWorker implements WorkerLike {
  shares = 0;
  private readonly hearers: ((event: { readonly data: Reply }) => void)[] = [];
  private readonly runner: Runner;

  constructor(module: DescentModule) {
    this.runner = new Runner(module, {
      post: (data, transfer) => {
        const copy = structuredClone(data, { transfer: [...transfer] });
        queueMicrotask(() => this.hearers.forEach((hear) => hear({ data: copy })));
      },
      now: () => performance.now(),
      later: (callback) => setImmediate(callback),
    });
    setImmediate(() => this.hearers.forEach((hear) => hear({ data: { kind: 'ready', version: '1' } })));
  }
  postMessage(message: Request, transfer: Transferable[]): void {
    const copy = structuredClone(message, { transfer });
    if (copy.kind === 'run' && copy.share) this.shares += 1;
    setImmediate(() => this.runner.hear(copy));
  }
  terminate(): void {
    /* it ends with the test */
  }
  addEventListener(type: string, hear: (event: never) => void): void {
    if (type === 'message') this.hearers.push(hear as (event: { readonly data: Reply }) => void);
  }
}

describe('with the module that ships', () => {
  it('merged shares are the run in one piece, bit for bit', async () => {
    const modules = await Promise.all([freshDescent(), freshDescent(), freshDescent()]);
    const workers: RealWorker[] = [];
    const engine = new Engine(() => {
      const made = new RealWorker(modules[workers.length] as DescentModule);
      workers.push(made);
      return made;
    }, 3);
    const specs: Spec[] = [
      { experiment: 'trials', claim: 'momentum-escapes', trials: 400, steps: 250 },
      { experiment: 'basins', surface: 'rastrigin', columns: 200, rows: 160 },
    ];
    for (const each of specs) {
      const before = workers.reduce((sum, { shares }) => sum + shares, 0);
      const answer = await engine.run(each.experiment, each, { onPartial: () => undefined });
      expect(workers.reduce((sum, { shares }) => sum + shares, 0) - before).toBe(2);
      const whole = run(await descent(), each);
      if (answer.kind !== 'result') throw new Error(answer.kind);
      expect(answer.result.spec).toEqual(whole.spec);
      expect(answer.result.tables.map(({ layout }) => layout)).toEqual(whole.tables.map(({ layout }) => layout));
      for (const table of whole.tables) {
        for (const { id } of table.columns) {
          const bits = (column: Float64Array) => new BigUint64Array(column.slice().buffer);
          expect(bits(answer.result.table(table.id).column(id))).toEqual(bits(table.column(id)));
        }
      }
    }
  });
});
