import { beforeEach, describe, expect, it } from 'vitest';
import { readLore } from '../../web/scripts/lore.mjs';
import { homeOf, loadModules, listModules } from '../../web/scripts/modules.mjs';
import { Assembly } from '../../web/src/engine/assembly';
import type { DescentModule, Spec } from '../../web/src/engine/contract';
import { withLore, type FamilyLore } from '../../web/src/engine/lore';
import { moduleNeeded } from '../../web/src/engine/needed';
import type { Reply } from '../../web/src/engine/protocol';
import { Runner } from '../../web/src/engine/runner';
import { compute, descent } from './load';

// Several modules as one, and a runner that gets them when it needs them.

const race: Spec = { experiment: 'race', steps: 5 };
const losses: Spec = { experiment: 'loss' };

const listed = (await listModules()) as { experiments: string[] }[];

let moduleFor: (spec: Spec) => DescentModule;
beforeEach(async () => {
  moduleFor = (await loadModules()) as unknown as typeof moduleFor;
});
const moduleOf = (experiment: string): DescentModule => moduleFor({ experiment });
/** What the module of an experiment runs, as the build found it out. */
const runs = (experiment: string): string[] =>
  (homeOf(listed, experiment) as { experiments: string[] } | undefined)?.experiments ?? [];
const add = (all: Assembly, experiment: string): void => all.add(moduleOf(experiment), runs(experiment));

describe('an assembly', () => {
  it('runs each spec in the module that has its experiment, side by side', () => {
    const all = new Assembly();
    add(all, 'race');
    add(all, 'loss');
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
    const ids = experiment?.parts.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    const named = listed.flatMap(({ experiments }) => experiments).filter((name) => !name.includes('/'));
    expect(new Set(ids)).toEqual(new Set(named));
    for (const id of ids) {
      const own = withLore(moduleOf(id).catalog(), readLore() as Record<string, FamilyLore>);
      for (const [name, family] of Object.entries(families)) if (own[name]) expect(own[name]).toEqual(family);
    }
  });

  it('runs a training in the module that has its precision, and no module alone pretends to', async () => {
    const all = await descent();
    const small: Spec = { experiment: 'training', steps: 3, precision: 'double' };
    expect(compute(all, small)).toMatchObject({ ok: true, spec: { precision: 'double' } });
    const refused = { ok: false, error: { path: 'precision', code: 'not-here' } };
    for (const answer of [moduleOf('training').validate(small), moduleOf('training').begin(small)]) {
      expect(answer).toMatchObject(refused);
    }
    // It knows what a training is, for its own sake.
    expect(moduleOf('first-network').begin({ experiment: 'training' })).toMatchObject(refused);
    expect(compute(moduleFor(small), small)).toEqual(compute(all, small));
  });

  it("leaves a function of one's own to the module that reads formulas, and gives the same as one that reads them", async () => {
    const all = await descent();
    const own: Spec = { experiment: 'basins', surface: { id: 'own', formula: 'x^2 + 2*y^2' }, columns: 8, rows: 8 };
    const given: Spec = { ...own, surface: 'bowl' };
    const refused = { ok: false, error: { path: 'surface.formula', code: 'not-here' } };
    for (const answer of [moduleOf('basins').validate(own), moduleOf('basins').begin(own)]) {
      expect(answer).toMatchObject(refused);
    }
    expect(compute(moduleOf('basins'), given)).toMatchObject({ ok: true });
    expect(compute(all, own)).toMatchObject({ ok: true, spec: { surface: { id: 'own', formula: 'x^2 + 2*y^2' } } });
    expect(compute(moduleFor(own), given)).toEqual(compute(moduleOf('basins'), given));
    expect(runs('basins')).not.toContain('basins/surface=own');
    expect(all.validate({ ...own, surface: { id: 'own', formula: 'x^' } })).toMatchObject({
      error: { path: 'surface.formula' },
    });
  });

  it('has a race of the claims and one of the race itself, and they are the same', () => {
    const all = new Assembly();
    add(all, 'trials');
    const alone = compute(all, race);
    expect(alone).toMatchObject({ ok: true });
    expect(all.catalog('race')['experiment']?.parts.map(({ id }) => id)).not.toContain('rate-sweep');
    add(all, 'race');
    expect(compute(all, race)).toEqual(alone);
    // The module that is there for races knows what goes with one, and counts from now on.
    expect(all.catalog('race')['experiment']?.parts.map(({ id }) => id)).toContain('rate-sweep');
  });

  it('refuses an experiment that no module has', () => {
    const all = new Assembly();
    add(all, 'race');
    expect(all.begin({ experiment: 'raze' })).toMatchObject({ ok: false, error: { code: 'unknown-part' } });
  });

  it('attaches to the modules that take it', () => {
    const all = new Assembly();
    add(all, 'race');
    const refused = all.attach('digits', new Uint8Array(3));
    expect(refused).toMatchObject({ ok: false, error: { code: 'unknown-attachment' } });
    add(all, 'digits');
    expect(all.attach('digits', new Uint8Array(3))).toMatchObject({ ok: false, error: { code: 'no-digits' } });
  });
});

describe('the module that is needed', () => {
  const none = (): boolean => false;
  const nothing = new Assembly();
  const of = (...wanted: Parameters<typeof moduleNeeded>): string | undefined =>
    moduleNeeded(...wanted)?.experiments[0];

  it('is the one that is there for the experiment, not the first that has it, too', () => {
    expect(of({ experiment: 'race' }, listed, nothing, none)).toBe('race');
    expect(of({ experiment: 'trials' }, listed, nothing, none)).toBe('trials');
    expect(moduleNeeded({ experiment: 'basins' }, listed, nothing, none)?.experiments).not.toContain(
      'basins/surface=own',
    );
    expect(of({ experiment: 'training', precision: 'double' }, listed, nothing, none)).toBe('activation');
    for (const { experiments } of listed) {
      for (const experiment of experiments.filter((name) => !name.includes('/'))) {
        expect(moduleNeeded({ experiment }, listed, nothing, none)?.experiments).toContain(experiment);
      }
    }
  });

  it('is none where some module runs it, unless its catalogue is wanted', () => {
    const claims = new Assembly();
    add(claims, 'trials');
    expect(of({ experiment: 'race' }, listed, claims, none)).toBeUndefined();
    expect(of({ experiment: 'race', home: true }, listed, claims, none)).toBe('race');
    expect(of({ experiment: 'race', surface: { id: 'own', formula: 'x' } }, listed, claims, none)).toBe('race');
    add(claims, 'race');
    expect(of({ experiment: 'race', home: true }, listed, claims, none)).toBeUndefined();
    expect(of({ experiment: 'raze' }, listed, claims, none)).toBeUndefined();
    expect(of({ experiment: 'raze' }, listed, nothing, none)).toBeDefined();
  });

  it('is one that is on its way already, if that runs it', () => {
    const isClaims = ({ experiments }: { readonly experiments: readonly string[] }): boolean =>
      experiments.includes('trials');
    expect(of({ experiment: 'race' }, listed, nothing, isClaims)).toBe('trials');
    expect(of({ experiment: 'race', home: true }, listed, nothing, isClaims)).toBe('race');
    expect(of({ experiment: 'loss' }, listed, nothing, isClaims)).toBe('activation');
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
      load: ({ experiment }, arriving) => {
        if (core.has(experiment)) return undefined;
        arriving();
        return new Promise((resolve, reject) => {
          arrive.push(() => {
            if (experiment === 'gone') reject(new Error('no connection'));
            else if (!core.has(experiment)) add(core, experiment);
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
