import { beforeEach, describe, expect, it } from 'vitest';
import type { DescentModule, Outcome, Value } from '../../web/src/engine/contract';
import type { Reply } from '../../web/src/engine/protocol';
import { Runner } from '../../web/src/engine/runner';

/** A module whose runs need `steps` steps at a hundred a millisecond, on a clock that only it moves. */
class FakeModule implements DescentModule {
  now = 0;
  readonly slices: number[] = [];
  readonly live = new Map<number, { done: number; steps: number }>();
  private last = 0;

  version = () => 'fake';
  catalog = () => ({});
  validate: DescentModule['validate'] = (spec) => ({ ok: true, spec });
  begin: DescentModule['begin'] = (spec) => {
    const steps = spec['steps'];
    if (typeof steps !== 'number') return { ok: false, error: { path: 'steps', code: 'type', message: 'a number' } };
    this.last += 1;
    this.live.set(this.last, { done: 0, steps });
    return { ok: true, handle: this.last };
  };
  /** Worth as many shares as it is asked for thousands of steps. */
  shares: DescentModule['shares'] = (spec, most) => Math.max(1, Math.min(most, Number(spec['steps']) / 1000));
  beginShare: DescentModule['beginShare'] = (spec, _, count) => {
    return this.begin({ ...spec, steps: Number(spec['steps']) / count });
  };
  merge: DescentModule['merge'] = (shares) => {
    const data = new Float64Array(shares.map(({ data: [first = NaN] }) => first));
    return { ok: true, spec: { experiment: 'fake' }, tables: [], data };
  };
  advance = (handle: number, work: number): number => {
    const run = this.live.get(handle);
    if (!run) throw new Error('no such run');
    const took = Math.min(work, run.steps - run.done);
    run.done += took;
    this.now += took / 100;
    this.slices.push(took / 100);
    return run.done / run.steps;
  };
  attach: DescentModule['attach'] = () => ({ ok: true });
  ask = (handle: number): Outcome => this.peek(handle);
  seek: DescentModule['seek'] = () => false;
  peek = (handle: number): Outcome => {
    const done = this.live.get(handle)?.done ?? NaN;
    return { ok: true, spec: { experiment: 'fake' }, tables: [], data: new Float64Array([done, done]) };
  };
  end = (handle: number): Outcome => {
    this.live.delete(handle);
    return { ok: true, spec: { experiment: 'fake' }, tables: [], data: new Float64Array(2) };
  };
  cancel = (handle: number): void => {
    this.live.delete(handle);
  };
}

let module: FakeModule;
let replies: Reply[];
let transferred: number;
let due: (() => void)[];
let runner: Runner;
const turn = () => due.shift()?.();
const finishAll = () => {
  while (due.length > 0) turn();
};
const kinds = () => replies.map((reply) => reply.kind);

beforeEach(() => {
  module = new FakeModule();
  replies = [];
  transferred = 0;
  due = [];
  runner = new Runner(module, {
    post: (reply, transfer) => {
      replies.push(reply);
      transferred += transfer.length;
    },
    now: () => module.now,
    later: (callback) => due.push(callback),
  });
});

describe('the runner', () => {
  it('answers a short run at once and hands its numbers over', () => {
    runner.hear({ kind: 'run', id: 7, spec: { experiment: 'fake', steps: 100 } });
    expect(replies).toMatchObject([{ kind: 'result', id: 7 }]);
    expect(transferred).toBe(1);
    expect(due).toHaveLength(0);
  });

  it('cuts a long one into slices of about 8 ms and says how far it is', () => {
    runner.hear({ kind: 'run', id: 1, spec: { experiment: 'fake', steps: 100_000 } });
    finishAll();
    expect(Math.max(...module.slices)).toBeLessThan(12);
    const fractions = replies.flatMap((reply) => (reply.kind === 'progress' ? [reply.fraction] : []));
    expect(fractions.length).toBeGreaterThan(15);
    expect(fractions.length).toBeLessThan(32); // a second of work: thirty times at most
    expect([...fractions].sort((a, b) => a - b)).toEqual(fractions);
    expect(kinds().at(-1)).toBe('result');
  });

  it('shows the result so far about ten times a second, to those who asked for it', () => {
    runner.hear({ kind: 'run', id: 1, spec: { experiment: 'fake', steps: 100_000 }, partial: true });
    runner.hear({ kind: 'run', id: 2, spec: { experiment: 'fake', steps: 100_000 } });
    finishAll();
    const partials = replies.flatMap((reply) => (reply.kind === 'partial' ? [reply] : []));
    expect(new Set(partials.map(({ id }) => id))).toEqual(new Set([1]));
    expect(partials.length).toBeGreaterThan(12); // two seconds of work
    expect(partials.length).toBeLessThan(21);
    const done = partials.map(({ outcome }) => outcome.data[0] ?? NaN);
    expect([...done].sort((a, b) => a - b)).toEqual(done);
    expect(done.every((steps) => steps > 0 && steps < 100_000)).toBe(true);
    expect(transferred).toBe(partials.length + 2);
  });

  it('looks at the result so far the less often the longer that takes', () => {
    const { peek } = module;
    module.peek = (handle) => {
      module.now += 50;
      return peek(handle);
    };
    runner.hear({ kind: 'run', id: 1, spec: { experiment: 'fake', steps: 300_000 }, partial: true });
    finishAll();
    const partials = replies.filter(({ kind }) => kind === 'partial').length;
    expect(partials).toBeGreaterThan(3); // three seconds of work, half a second between two looks
    expect(partials).toBeLessThan(8);
  });

  it('runs two side by side: the short one does not wait for the long one', () => {
    runner.hear({ kind: 'run', id: 1, spec: { experiment: 'fake', steps: 100_000 } });
    runner.hear({ kind: 'run', id: 2, spec: { experiment: 'fake', steps: 500 } });
    finishAll();
    const ends = replies.flatMap((reply) => (reply.kind === 'result' ? [reply.id] : []));
    expect(ends).toEqual([2, 1]);
  });

  it('hears a cancel between two slices and keeps nothing', () => {
    runner.hear({ kind: 'run', id: 1, spec: { experiment: 'fake', steps: 100_000 } });
    turn();
    runner.hear({ kind: 'cancel', id: 1 });
    runner.hear({ kind: 'cancel', id: 1 });
    finishAll();
    expect(kinds()).toEqual(['cancelled']);
    expect(module.live.size).toBe(0);
  });

  it('passes a refusal on', () => {
    runner.hear({ kind: 'run', id: 3, spec: { experiment: 'fake' } });
    expect(replies).toEqual([{ kind: 'refused', id: 3, error: { path: 'steps', code: 'type', message: 'a number' } }]);
  });

  it('divides a run that may be spread where the core finds it worth that, and then does the first share', () => {
    runner.hear({ kind: 'run', id: 1, spec: { experiment: 'fake', steps: 2000 }, spread: 4 });
    expect(replies).toMatchObject([
      { kind: 'divided', id: 1, count: 2 },
      { kind: 'result', id: 1 },
    ]);
    expect(module.now).toBe(10); // half of the work
    replies.length = 0;
    runner.hear({ kind: 'run', id: 2, spec: { experiment: 'fake', steps: 900 }, spread: 4 });
    runner.hear({ kind: 'run', id: 3, spec: { experiment: 'fake', steps: 2000 } });
    runner.hear({ kind: 'run', id: 4, spec: { experiment: 'fake', steps: 2000 }, share: { index: 1, count: 2 } });
    finishAll();
    expect(kinds()).toEqual(['result', 'result', 'result']);
    expect(module.now).toBe(10 + 9 + 20 + 10);
  });

  describe('a run that is kept', () => {
    const sought: [number, number][] = [];
    const ask = (id: number, settings: Record<string, Value> = {}): void => {
      const keep = { as: 'lab', by: 'until' };
      runner.hear({ kind: 'run', id, spec: { experiment: 'fake', steps: 1000, ...settings }, keep });
      finishAll();
    };
    beforeEach(() => {
      sought.length = 0;
      module.seek = (handle, step) => {
        const run = module.live.get(handle);
        if (!run) throw new Error('no such run');
        sought.push([handle, step]);
        run.done = Math.min(run.done, step);
        return true;
      };
    });

    it('is taken elsewhere where the step alone differs, and begun anew where more does', () => {
      ask(1, { until: 500 });
      ask(2, { until: 20 });
      ask(3);
      expect(sought).toEqual([
        [1, 20],
        [1, Number.MAX_SAFE_INTEGER],
      ]);
      ask(4, { until: 20, steps: 900 });
      expect(sought).toHaveLength(2);
      expect([...module.live.keys()]).toEqual([2]); // the first one is gone
      expect(kinds()).toEqual(['result', 'result', 'result', 'result']);
    });

    it('leaves what is no step to the core, which says what is wrong with it', () => {
      ask(1);
      for (const until of ['soon', -1, 1.5]) ask(2, { until });
      expect(sought).toEqual([]);
    });

    it('is begun anew where the core can’t take it back', () => {
      module.seek = () => false;
      ask(1);
      ask(2, { until: 20 });
      expect([...module.live.keys()]).toEqual([2]);
      expect(kinds()).toEqual(['result', 'result']);
    });

    it('stays where it was cancelled, for the next', () => {
      const keep = { as: 'lab', by: 'until' };
      runner.hear({ kind: 'run', id: 1, spec: { experiment: 'fake', steps: 100_000 }, keep });
      turn();
      runner.hear({ kind: 'cancel', id: 1 });
      runner.hear({ kind: 'run', id: 2, spec: { experiment: 'fake', steps: 100_000, until: 7 }, keep });
      expect(sought).toEqual([[1, 7]]);
      finishAll();
      expect(kinds().filter((kind) => kind !== 'progress')).toEqual(['cancelled', 'result']);
      expect(module.live.size).toBe(1);
    });

    it('is let go of when nobody wants it, also where it is under way', () => {
      ask(1);
      expect(module.live.size).toBe(1);
      runner.hear({ kind: 'forget', id: 9, as: 'another' });
      expect(module.live.size).toBe(1);
      runner.hear({ kind: 'forget', id: 9, as: 'lab' });
      expect(module.live.size).toBe(0);
      runner.hear({
        kind: 'run',
        id: 2,
        spec: { experiment: 'fake', steps: 100_000 },
        keep: { as: 'lab', by: 'until' },
      });
      turn();
      runner.hear({ kind: 'forget', id: 9, as: 'lab' });
      finishAll();
      expect(module.live.size).toBe(0);
      expect(kinds().filter((kind) => kind !== 'progress')).toEqual(['result', 'cancelled']);
    });
  });

  it('merges the results of shares', () => {
    const found = (step: number) => ({
      ...{ ok: true as const, spec: { experiment: 'fake' }, tables: [] },
      data: new Float64Array([step]),
    });
    runner.hear({ kind: 'merge', id: 5, shares: [found(3), found(4)] });
    expect(replies).toMatchObject([{ kind: 'result', id: 5, outcome: { data: new Float64Array([3, 4]) } }]);
    expect(transferred).toBe(1);
  });

  it('gives up when the module traps, and says so once', () => {
    module.advance = () => {
      throw new WebAssembly.RuntimeError('unreachable');
    };
    runner.hear({ kind: 'run', id: 1, spec: { experiment: 'fake', steps: 5 } });
    runner.hear({ kind: 'run', id: 2, spec: { experiment: 'fake', steps: 5 } });
    expect(replies).toEqual([{ kind: 'crashed', message: 'unreachable' }]);
  });
});
