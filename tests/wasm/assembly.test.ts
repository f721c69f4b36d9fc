import { beforeEach, describe, expect, it } from 'vitest';
import { loadModules, listModules } from '../../web/scripts/modules.mjs';
import { Assembly } from '../../web/src/engine/assembly';
import type { DescentModule, Spec } from '../../web/src/engine/contract';
import type { Reply } from '../../web/src/engine/protocol';
import { Runner } from '../../web/src/engine/runner';
import { compute, descent } from './load';

// Several modules as one, and a runner that gets them when it needs them.

const race: Spec = { experiment: 'race', steps: 5 };
const losses: Spec = { experiment: 'loss' };

let moduleOf: (experiment: string) => DescentModule;
beforeEach(async () => {
  moduleOf = (await loadModules()) as typeof moduleOf;
});

describe('an assembly', () => {
  it('runs each spec in the module that has its experiment, side by side', () => {
    const all = new Assembly();
    all.add(moduleOf('race'));
    all.add(moduleOf('loss'));
    const runs = [race, losses, race].map((spec) => all.begin(spec));
    const handles = runs.map((run) => (run.ok ? run.handle : NaN));
    expect(new Set(handles).size).toBe(3);
    for (const handle of handles) while (all.advance(handle, 1) < 1);
    expect(all.end(handles[0] ?? NaN)).toEqual(compute(moduleOf('race'), race));
    expect(all.end(handles[1] ?? NaN)).toEqual(compute(moduleOf('loss'), losses));
    all.cancel(handles[2] ?? NaN);
    expect(() => all.advance(handles[2] ?? NaN, 1)).toThrow('not under way');
    expect(all.has('digits')).toBe(false);
  });

  it('has every experiment once, and each family whole', async () => {
    const all = await descent();
    const { experiment, ...families } = all.catalog();
    const listed = ((await listModules()) as { experiments: string[] }[]).flatMap(({ experiments }) => experiments);
    expect(experiment?.parts.map(({ id }) => id)).toEqual(listed);
    expect(new Set(listed).size).toBe(listed.length);
    for (const id of listed) {
      const own = moduleOf(id).catalog();
      for (const [name, family] of Object.entries(families)) if (own[name]) expect(own[name]).toEqual(family);
    }
  });

  it('refuses an experiment that no module has', () => {
    const all = new Assembly();
    all.add(moduleOf('race'));
    expect(all.begin({ experiment: 'raze' })).toMatchObject({ ok: false, error: { code: 'unknown-part' } });
  });

  it('attaches to the modules that take it', () => {
    const all = new Assembly();
    all.add(moduleOf('race'));
    const refused = all.attach('digits', new Uint8Array(3));
    expect(refused).toMatchObject({ ok: false, error: { code: 'unknown-attachment' } });
    all.add(moduleOf('digits'));
    expect(all.attach('digits', new Uint8Array(3))).toMatchObject({ ok: false, error: { code: 'no-digits' } });
  });
});

describe('a runner without its module', () => {
  let replies: Reply[];
  let arrive: (() => void)[];
  let runner: Runner;

  beforeEach(() => {
    const core = new Assembly();
    replies = [];
    arrive = [];
    runner = new Runner(core, {
      post: (reply) => replies.push(reply),
      now: () => 0,
      later: () => expect.fail('a short run needs no second turn'),
      load: (experiment, arriving) => {
        if (core.has(experiment)) return undefined;
        arriving();
        return new Promise((resolve, reject) => {
          arrive.push(() => {
            if (experiment === 'gone') reject(new Error('no connection'));
            else if (!core.has(experiment)) core.add(moduleOf(experiment));
            resolve();
          });
        });
      },
    });
  });

  const settled = async () => {
    for (const come of arrive.splice(0)) come();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const heard = () => replies.map(({ kind, ...reply }) => [kind, 'id' in reply ? reply.id : 0]);

  it('gets it, says so, and answers', async () => {
    runner.hear({ kind: 'catalog', id: 1, experiment: 'race' });
    runner.hear({ kind: 'run', id: 2, spec: race });
    expect(heard()).toEqual(['progress', 'progress'].map((kind, k) => [kind, k + 1]));
    await settled();
    expect(heard().slice(2)).toEqual([
      ['catalog', 1],
      ['result', 2],
    ]);
    runner.hear({ kind: 'run', id: 3, spec: race });
    expect(heard().at(-1)).toEqual(['result', 3]);
  });

  it('lets others run meanwhile', async () => {
    runner.hear({ kind: 'run', id: 1, spec: race });
    await settled();
    runner.hear({ kind: 'run', id: 2, spec: losses });
    runner.hear({ kind: 'run', id: 3, spec: race });
    expect(heard().slice(1)).toEqual([
      ['result', 1],
      ['progress', 2],
      ['result', 3],
    ]);
  });

  it('forgets a request that was cancelled', async () => {
    runner.hear({ kind: 'run', id: 1, spec: race });
    runner.hear({ kind: 'cancel', id: 1 });
    await settled();
    expect(heard().slice(1)).toEqual([['cancelled', 1]]);
  });

  it('lets a run rest that was told to before it could begin', async () => {
    runner.hear({ kind: 'run', id: 1, spec: { ...race, steps: 5000, racers: ['gd', 'adam'] } });
    runner.hear({ kind: 'steer', id: 1, to: 'rest' });
    runner.hear({ kind: 'steer', id: 1, to: 'end' });
    await settled();
    expect(heard().slice(1)).toEqual([['result', 1]]);
  });

  it('refuses what it cannot get, and tries again when asked again', async () => {
    const spec = { experiment: 'gone' };
    runner.hear({ kind: 'run', id: 1, spec });
    await settled();
    expect(replies.at(-1)).toEqual({
      kind: 'refused',
      id: 1,
      error: { path: '', code: 'not-loaded', message: 'no connection' },
    });
    runner.hear({ kind: 'run', id: 2, spec });
    expect(arrive).toHaveLength(1);
  });
});
