import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../web/src/engine/client';
import { Engine, EngineFailure } from '../../web/src/engine/client';
import type { Catalog, Spec } from '../../web/src/engine/contract';
import type { Result } from '../../web/src/engine/result';
import { FakeWorker } from './fake-worker';

const workers: FakeWorker[] = [];
const worker = () => workers.at(-1) as FakeWorker;
let engine: Engine;
let lost: string[];
const spec = (step: number): Spec => ({ experiment: 'race', step });
const stepOf = (answer: Answer) => (answer.kind === 'result' ? answer.result.spec['step'] : answer.kind);

beforeEach(() => {
  vi.useFakeTimers();
  workers.length = 0;
  lost = [];
  engine = new Engine(() => {
    workers.push(new FakeWorker());
    return worker();
  });
  engine.addEventListener('lost', (event) => lost.push((event as CustomEvent<string>).detail));
});
afterEach(() => vi.useRealTimers());

describe('the newest wins', () => {
  it('one in flight, one waiting: those between are answered superseded', async () => {
    const answers = [1, 2, 3, 4].map((step) => engine.run('race', spec(step)));
    expect(worker().specs).toEqual([spec(1)]);
    worker().finish();
    expect(worker().specs).toEqual([spec(1), spec(4)]);
    worker().finish();
    expect((await Promise.all(answers)).map(stepOf)).toEqual([1, 'superseded', 'superseded', 4]);
  });

  it('a short run is let finish, so that dragging draws; a long one is cancelled', async () => {
    const first = engine.run('race', spec(1));
    vi.advanceTimersByTime(50);
    const second = engine.run('race', spec(2));
    vi.advanceTimersByTime(60);
    expect(worker().asked.at(-1)?.kind).toBe('run');
    vi.advanceTimersByTime(20);
    expect(worker().asked.at(-1)).toEqual({ kind: 'cancel', id: worker().id(0) });
    worker().say({ kind: 'cancelled', id: worker().id(0) });
    worker().finish();
    expect((await Promise.all([first, second])).map(stepOf)).toEqual(['superseded', 2]);
  });

  it('channels do not wait for one another', async () => {
    const race = engine.run('race', spec(1));
    const surface = engine.run('surface', spec(2));
    expect(workers).toHaveLength(1);
    worker().finish(1);
    worker().finish(0);
    expect([await race, await surface].map(stepOf)).toEqual([1, 2]);
  });
});

describe('answers', () => {
  it('a refusal is an answer, not an exception', async () => {
    const answer = engine.run('race', spec(1));
    const error = { path: 'step', code: 'range', message: 'must be at least 2' };
    worker().say({ kind: 'refused', id: worker().id(), error });
    expect(await answer).toEqual({ kind: 'refused', error });
  });

  it('progress comes in order, and none after the answer', async () => {
    const seen: number[] = [];
    const answer = engine.run('race', spec(1), { onProgress: (fraction) => seen.push(fraction) });
    for (const fraction of [0.1, 0.4, 0.9]) worker().say({ kind: 'progress', id: worker().id(), fraction });
    worker().finish();
    worker().say({ kind: 'progress', id: worker().id(), fraction: 0.95 });
    await answer;
    expect(seen).toEqual([0.1, 0.4, 0.9]);
  });

  it('the catalogue is asked for once', async () => {
    const first = engine.catalog('race');
    const second = engine.catalog('race');
    const catalog: Catalog = { optimizer: { title: 'Optimizers', parts: [] } };
    expect(worker().asked).toMatchObject([{ kind: 'catalog', experiment: 'race' }]);
    worker().say({ kind: 'catalog', id: worker().asked[0]?.id ?? 0, catalog });
    expect(await first).toBe(await second);
  });

  it('the catalogue of another experiment is another; a refused one may be asked for again', async () => {
    void engine.catalog('race');
    const other = engine.catalog('loss');
    const error = { path: '', code: 'not-loaded', message: 'no connection' };
    worker().say({ kind: 'refused', id: worker().asked[1]?.id ?? 0, error });
    await expect(other).rejects.toMatchObject({ reason: 'load', message: 'no connection' });
    const again = engine.catalog('loss');
    expect(worker().asked).toMatchObject(['race', 'loss', 'loss'].map((experiment) => ({ experiment })));
    worker().say({ kind: 'catalog', id: worker().asked[2]?.id ?? 0, catalog: {} });
    expect(await again).toEqual({});
  });
});

describe('cancel', () => {
  it('of a waiting spec takes its place away', async () => {
    const stop = new AbortController();
    const first = engine.run('race', spec(1));
    const second = engine.run('race', spec(2), { signal: stop.signal });
    stop.abort();
    worker().finish();
    expect((await Promise.all([first, second])).map(stepOf)).toEqual([1, 'superseded']);
    expect(worker().specs).toEqual([spec(1)]);
  });

  it('of a running spec is told to the worker; the next goes when the worker has let go', async () => {
    const stop = new AbortController();
    const first = engine.run('race', spec(1), { signal: stop.signal });
    stop.abort();
    expect(await first).toEqual({ kind: 'superseded' });
    const second = engine.run('race', spec(2));
    expect(worker().asked.map((request) => request.kind)).toEqual(['run', 'cancel']);
    worker().say({ kind: 'cancelled', id: worker().id(0) });
    worker().finish();
    expect(stepOf(await second)).toBe(2);
  });

  it('of one that was aborted before it began does not trouble the worker', async () => {
    expect(await engine.run('race', spec(1), { signal: AbortSignal.abort() })).toEqual({ kind: 'superseded' });
    expect(workers).toHaveLength(0);
  });
});

describe('a lost worker', () => {
  const ways: readonly [string, (dying: FakeWorker) => void][] = [
    ['an error', (dying) => dying.fire('error', { message: 'unreachable' })],
    ['an unreadable message', (dying) => dying.fire('messageerror', {})],
    ['a trap in the module', (dying) => dying.say({ kind: 'crashed', message: 'unreachable' })],
  ];

  it.each(ways)('by %s: said once, and what was in flight goes to a new one', async (_, kill) => {
    const answer = engine.run('race', spec(1));
    const other = engine.run('surface', spec(2));
    const dying = worker();
    kill(dying);
    expect(dying.ended).toBe(true);
    expect(lost).toHaveLength(1);
    expect(workers).toHaveLength(2);
    expect(worker().specs).toEqual([spec(1), spec(2)]);
    dying.finish(0);
    worker().finish(0);
    worker().finish(1);
    expect([await answer, await other].map(stepOf)).toEqual([1, 2]);
  });

  it('keeps the waiting spec, which goes instead of the older one', async () => {
    const answers = [engine.run('race', spec(1)), engine.run('race', spec(2))];
    worker().fire('error', { message: 'gone' });
    expect(worker().specs).toEqual([spec(2)]);
    worker().finish();
    expect((await Promise.all(answers)).map(stepOf)).toEqual(['superseded', 2]);
  });

  it('twice under one spec: that spec fails, and the next one gets a new worker', async () => {
    const answer = engine.run('race', spec(1));
    const failed = expect(answer).rejects.toMatchObject({ name: 'EngineFailure', reason: 'lost' });
    worker().fire('error', { message: 'gone' });
    worker().fire('error', { message: 'gone' });
    await failed;
    const next = engine.run('race', spec(2));
    expect(workers).toHaveLength(3);
    worker().finish();
    expect(stepOf(await next)).toBe(2);
  });

  it('asks again for the catalogue', async () => {
    const catalog = engine.catalog('race');
    worker().fire('error', { message: 'gone' });
    worker().say({ kind: 'catalog', id: worker().asked[0]?.id ?? 0, catalog: {} });
    expect(await catalog).toEqual({});
  });

  it('that hangs is ended after 20 s without a word, one that works is not', async () => {
    const answer = engine.run('race', spec(1));
    const first = worker();
    vi.advanceTimersByTime(60_000);
    expect(first.ended).toBe(false); // still loading
    first.say({ kind: 'ready', version: '1' });
    for (let k = 0; k < 10; k += 1) {
      vi.advanceTimersByTime(14_000);
      first.say({ kind: 'progress', id: first.id(), fraction: k / 10 });
    }
    expect(first.ended).toBe(false);
    vi.advanceTimersByTime(25_000);
    expect(first.ended).toBe(true);
    expect(lost).toHaveLength(1);
    worker().finish();
    expect(stepOf(await answer)).toBe(1);
  });

  it('is not missed while nothing is asked', () => {
    void engine.run('race', spec(1));
    worker().say({ kind: 'ready', version: '1' });
    worker().finish();
    vi.advanceTimersByTime(120_000);
    expect(worker().ended).toBe(false);
  });
});

describe('several workers', () => {
  const slow = { onPartial: () => undefined };
  const first = () => workers[0] as FakeWorker;
  beforeEach(() => {
    engine = new Engine(() => {
      workers.push(new FakeWorker());
      return worker();
    }, 3);
  });
  const ready = () => {
    for (const each of workers) each.say({ kind: 'ready', version: '1' });
  };

  it('one is enough as long as no run takes long', () => {
    void engine.run('race', spec(1));
    vi.advanceTimersByTime(500); // still loading
    void engine.run('surface', spec(2));
    ready();
    vi.advanceTimersByTime(40);
    void engine.run('rates', spec(3));
    expect(workers).toHaveLength(1);
    expect(first().specs).toHaveLength(3);
  });

  it('a run that takes long calls for another, which the next one finds free', async () => {
    void engine.run('trials', spec(1));
    ready();
    vi.advanceTimersByTime(60);
    const race = engine.run('race', spec(2));
    expect(first().specs).toEqual([spec(1), spec(2)]); // it does not wait for the other to load
    expect(workers).toHaveLength(2);
    ready();
    first().finish(1);
    expect(stepOf(await race)).toBe(2);
    void engine.run('race', spec(3));
    expect(worker().specs).toEqual([spec(3)]);
    expect(workers).toHaveLength(2);
  });

  it('runs that show how they grow get a worker each, and no more are started than were allowed', () => {
    void engine.run('race', spec(0));
    ready();
    first().finish();
    for (const step of [1, 2, 3, 4]) void engine.run(`basins-${step}`, spec(step), slow);
    expect(workers.map(({ specs }) => specs.map(({ step }) => step))).toEqual([[0, 1, 4], [2], [3]]);
    expect(first().asked.at(-1)).toMatchObject({ kind: 'run', partial: true });
    ready();
    vi.advanceTimersByTime(1000);
    void engine.run('race', spec(5));
    expect(workers).toHaveLength(3);
    expect(workers[1]?.specs).toEqual([spec(2), spec(5)]);
  });

  it('a run that is kept goes where it was, however much there is to do', () => {
    const keep = { as: 'lab', by: 'until' };
    void engine.run('lab', spec(1), { keep });
    ready();
    first().finish();
    for (const step of [2, 3]) void engine.run(`basins-${step}`, spec(step), slow);
    void engine.run('lab', spec(4), { ...slow, keep });
    expect(workers).toHaveLength(2);
    expect(first().asked.at(-1)).toMatchObject({ kind: 'run', keep, spec: spec(4) });
    expect(first().asked.at(-1)).not.toHaveProperty('spread');
    first().fire('error', { message: 'gone' });
    ready();
    expect(workers.slice(1).flatMap(({ specs }) => specs)).toContainEqual(spec(4));
  });

  it('who is gone gets no answer and keeps nothing; others do', async () => {
    const keep = { as: 'lab', by: 'until' };
    const own = engine.run('lab', spec(1), { keep });
    const waiting = engine.run('lab', spec(2), { keep });
    const beside = engine.run('lab/beside', spec(3));
    const other = engine.run('laboratory', spec(4));
    ready();
    expect(engine.release('lab')).toBe(true);
    expect((await Promise.all([own, waiting, beside])).map(stepOf)).toEqual(Array(3).fill('superseded'));
    expect(first().asked.map(({ kind }) => kind)).toEqual(['run', 'run', 'run', 'cancel', 'cancel', 'forget']);
    for (const at of [0, 1]) first().say({ kind: 'cancelled', id: first().id(at) });
    first().finish(2);
    expect(stepOf(await other)).toBe(4);
    expect(engine.release('lab')).toBe(false);
    // Back again: from the start, since nothing is kept.
    const again = engine.run('lab', spec(5), { keep });
    first().finish();
    expect(stepOf(await again)).toBe(5);
  });

  it('a cancel goes to the worker that has the run', () => {
    const stop = new AbortController();
    void engine.run('a', spec(1), slow);
    void engine.run('b', spec(2), { ...slow, signal: stop.signal });
    stop.abort();
    expect(first().asked.map(({ kind }) => kind)).toEqual(['run']);
    expect(worker().asked.map(({ kind }) => kind)).toEqual(['run', 'cancel']);
  });

  it('one that dies takes only its own runs along, and they go once more', async () => {
    const a = engine.run('a', spec(1), slow);
    const b = engine.run('b', spec(2), slow);
    ready();
    worker().fire('error', { message: 'gone' });
    expect(first().ended).toBe(false);
    expect(workers).toHaveLength(3);
    expect(worker().specs).toEqual([spec(2)]);
    first().finish();
    worker().finish();
    expect([await a, await b].map(stepOf)).toEqual([1, 2]);
  });

  it('one more that can not be loaded is done without', async () => {
    const a = engine.run('a', spec(1), slow);
    first().say({ kind: 'ready', version: '1' });
    const b = engine.run('b', spec(2), slow);
    worker().say({ kind: 'unavailable', message: 'offline' });
    expect(first().specs).toEqual([spec(1), spec(2)]);
    const c = engine.run('c', spec(3), slow);
    expect(workers).toHaveLength(2);
    for (const k of [0, 1, 2]) first().finish(k);
    expect((await Promise.all([a, b, c])).map(stepOf)).toEqual([1, 2, 3]);
  });

  it('the result so far is handed out, until the asker withdraws', () => {
    const seen: unknown[] = [];
    const stop = new AbortController();
    const onPartial = (result: Result) => seen.push(result.spec['step']);
    void engine.run('a', spec(1), { onPartial, signal: stop.signal });
    const outcome = { ok: true as const, spec: spec(1), tables: [], data: new Float64Array() };
    worker().say({ kind: 'partial', id: worker().id(), outcome });
    stop.abort();
    worker().say({ kind: 'partial', id: worker().id(), outcome });
    expect(seen).toEqual([1]);
  });
});

describe('no module', () => {
  it('everybody is told, and who asks again gets a fresh try', async () => {
    const answers = [engine.run('race', spec(1)), engine.run('race', spec(2)), engine.catalog('race')];
    const failed = Promise.allSettled(answers);
    worker().say({ kind: 'unavailable', message: 'no WebAssembly here' });
    for (const answer of await failed) {
      expect(answer).toMatchObject({ status: 'rejected', reason: { reason: 'load', message: 'no WebAssembly here' } });
    }
    const again = engine.run('race', spec(3));
    worker().finish();
    expect(stepOf(await again)).toBe(3);
    expect(workers).toHaveLength(2);
  });

  it('nor a worker: the same', async () => {
    const none = new Engine(() => {
      throw new Error('workers are forbidden here');
    });
    await expect(none.run('race', spec(1))).rejects.toBeInstanceOf(EngineFailure);
    await expect(none.catalog('race')).rejects.toBeInstanceOf(EngineFailure);
  });
});
