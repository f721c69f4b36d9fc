import { beforeEach, describe, expect, it } from 'vitest';
import type { Answer, RunOptions } from '../../web/src/engine/client';
import { Engine } from '../../web/src/engine/client';
import type { Catalog, Descriptor, Parameter, Spec } from '../../web/src/engine/contract';
import { Result } from '../../web/src/engine/result';
import type { Owner } from '../../web/src/labs/session';
import { Session } from '../../web/src/labs/session';
import type { Settings } from '../../web/src/state/tree';

const plain = {
  symbol: '',
  marks: [],
  help: '',
  unit: '',
  choices: [],
  family: '',
  minCount: 0,
  maxCount: 0,
  advanced: false,
};
const number = (id: string, value: number): Parameter => ({
  ...{ ...plain, id, label: id, kind: 'number', min: 0, max: 1, minOpen: false, maxOpen: false },
  ...{ sliderMin: 0, sliderMax: 1, default: value, scale: 'linear', step: 0 },
});
const part = (id: string, parameters: readonly Parameter[]): Descriptor => ({
  ...{
    id,
    title: id,
    help: '',
    formula: '',
    expression: '',
    terms: [],
    sources: [],
    parameters,
    quantities: [],
    literature: '',
    substeps: [],
    torch: '',
    torchWhen: '',
  },
});
const racers: Parameter = { ...number('racers', 0), kind: 'parts', family: 'optimizer', default: ['gd', 'adam'] };
const catalog: Catalog = {
  optimizer: { title: 'Optimizers', parts: [part('gd', [number('rate', 0.1)]), part('adam', [number('rate', 0.05)])] },
  experiment: { title: 'Experiments', parts: [part('race', [racers, number('noise', 0)])] },
};

/** Fills in defaults as the core does, and refuses what the test says. */
class FakeEngine extends Engine {
  readonly asked: Spec[] = [];
  refuse: (spec: Spec) => boolean = () => false;
  hold: Promise<void> | undefined;

  constructor() {
    super(() => {
      throw new Error('no worker here');
    });
  }
  override catalog = () => Promise.resolve(catalog);
  /** What comes of a run before its end. */
  beginning: Result | undefined;
  override run = async (_: string, spec: Spec, options: RunOptions = {}): Promise<Answer> => {
    this.asked.push(spec);
    if (this.beginning) options.onPartial?.(this.beginning);
    await this.hold;
    const noise = spec['noise'] ?? 0;
    if (this.refuse(spec)) return { kind: 'refused', error: { path: 'noise', code: 'range', message: 'at most 1' } };
    const full = {
      racers: [
        { id: 'gd', rate: 0.1 },
        { id: 'adam', rate: 0.05 },
      ],
      ...spec,
      noise,
    };
    return { kind: 'result', result: new Result({ ok: true, spec: full, tables: [], data: new Float64Array() }) };
  };
}

let engine: FakeEngine;
let said: string[];
let links: Settings[];
let link: Settings | undefined;
let home: Settings | undefined;
let locked: readonly string[];
let given: Settings;
let blamed: [key: string, why: string][];
let session: Session;
let owner: Owner;
let heard: boolean[];
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  engine = new FakeEngine();
  said = [];
  links = [];
  link = home = undefined;
  locked = [];
  given = {};
  blamed = [];
  heard = [];
  owner = {
    experiment: 'race',
    channel: 'race#1',
    lore: [],
    preset: {},
    live: false,
    rewindBy: '',
    prepare: () => Promise.resolve(),
    given: () => given,
    refuseGiven: (key, why) => blamed.push([key, why]),
    readLink: () => link,
    home: () => home,
    locked: () => locked,
    writeLink: (settings) => links.push(settings),
    changed: () => undefined,
    arrived: (_result, _previous, whole) => heard.push(whole),
    say: (text) => said.push(text),
  };
  session = new Session(engine, owner);
});

describe('a session', () => {
  it('starts with what the link says', async () => {
    link = { noise: 0.5 };
    await session.start();
    expect(engine.asked).toEqual([{ experiment: 'race', noise: 0.5 }]);
    expect(session.phase).toBe('ready');
    expect(session.spec?.['noise']).toBe(0.5);
    expect(links).toEqual([]);
  });

  it('changes one value of one racer, asks for the whole list, and writes what differs', async () => {
    await session.start();
    session.change({ 'racers.1.rate': 0.2 }, true);
    expect(session.spec?.['racers']).toEqual([
      { id: 'gd', rate: 0.1 },
      { id: 'adam', rate: 0.2 },
    ]);
    await settled();
    expect(engine.asked.at(-1)).toEqual({
      experiment: 'race',
      racers: [
        { id: 'gd', rate: 0.1 },
        { id: 'adam', rate: 0.2 },
      ],
    });
    expect(links).toEqual([{ racers: [{ id: 'gd' }, { id: 'adam', rate: 0.2 }] }]);
    expect(Object.isFrozen(session.spec)).toBe(true);
  });

  it('writes no link while something is being dragged', async () => {
    await session.start();
    session.change({ noise: 0.1 }, false);
    session.change({ noise: 0.2 }, false);
    await settled();
    expect(links).toEqual([]);
    session.change({ noise: 0.2 }, true);
    await settled();
    expect(links).toEqual([{ noise: 0.2 }]);
    expect(engine.asked).toHaveLength(3); // the last asked for nothing new
  });

  it('keeps the last good result, and marks the value that was refused', async () => {
    await session.start();
    const { result } = session;
    engine.refuse = (spec) => spec['noise'] === 7;
    session.change({ noise: 7 }, true);
    await settled();
    expect(session.errors).toEqual({ noise: 'at most 1.' });
    expect(session.result).toBe(result);
    expect(session.spec?.['noise']).toBe(7);
    expect(links).toEqual([]);
    session.change({ noise: 0.5 }, true);
    expect(session.errors).toEqual({});
    await settled();
    expect(links).toEqual([{ noise: 0.5 }]);
  });

  it('shows the defaults, and says why, when a link asks for what is not possible', async () => {
    link = { noise: 7 };
    engine.refuse = (spec) => spec['noise'] === 7;
    await session.start();
    await settled();
    expect(session.phase).toBe('ready');
    expect(session.spec?.['noise']).toBe(0);
    expect(session.notice?.text).toMatch(/link asks for something that is not possible: at most 1 \(noise\)/);
  });

  it('runs without what the page around it has wrong, and tells it', async () => {
    given = { noise: 7, seed: 4 };
    engine.refuse = (spec) => spec['noise'] === 7;
    await session.start();
    await settled();
    expect(engine.asked).toEqual([
      { experiment: 'race', noise: 7, seed: 4 },
      { experiment: 'race', seed: 4 },
    ]);
    expect(blamed).toEqual([['noise', 'at most 1.']]);
    expect(session.notice).toBeUndefined();
    expect(session.phase).toBe('ready');
    // Whatever a reader sets himself is marked where it stands.
    session.change({ noise: 7 }, true);
    await settled();
    expect(session.errors).toEqual({ noise: 'at most 1.' });
    expect(blamed).toHaveLength(1);
    session.startOver();
    await settled();
    expect(session.spec).toMatchObject({ seed: 4, noise: 0 });
    expect(session.errors).toEqual({});
  });

  it('follows the page around it without telling it so, and goes back to what that has set', async () => {
    given = { seed: 4 };
    await session.start();
    session.give({ seed: 5, noise: 0.5 });
    await settled();
    expect(engine.asked.at(-1)).toEqual({ experiment: 'race', seed: 5, noise: 0.5 });
    session.change({ noise: 0.25 }, true);
    await settled();
    expect(links).toEqual([{ seed: 5, noise: 0.25 }]);
    session.startOver();
    await settled();
    expect(engine.asked.at(-1)).toEqual({ experiment: 'race', seed: 5, noise: 0.5 });
    session.give({ seed: undefined });
    await settled();
    expect(engine.asked.at(-1)).toEqual({ experiment: 'race', noise: 0.5 });
  });

  it('asks for nothing while it is on no page, and goes on when it is back', async () => {
    let answer = () => {};
    engine.hold = new Promise<void>((resolve) => (answer = resolve));
    const released: string[] = [];
    engine.release = (channel) => released.push(channel) > 0;
    void session.start();
    await settled();
    session.leave();
    answer();
    await settled();
    expect(released).toEqual(['race#1']);
    const before = engine.asked.length;
    session.comeBack();
    await settled();
    expect(engine.asked.length).toBe(before + 1);
    expect(session.phase).toBe('ready');
    session.comeBack();
    await settled();
    expect(engine.asked.length).toBe(before + 1);
  });

  it('stays as it is when such a link is followed later', async () => {
    await session.start();
    session.change({ noise: 0.3 }, true);
    await settled();
    engine.refuse = (spec) => spec['noise'] === 7;
    link = { noise: 7 };
    session.follow();
    await settled();
    expect(session.spec?.['noise']).toBe(0.3);
    expect(said.at(-1)).toMatch(/stays as it is/);
  });

  it('gives a value back to its default, and all of them', async () => {
    await session.start();
    session.change({ noise: 0.3, 'racers.0.rate': 0.4 }, true);
    await settled();
    session.change({ noise: undefined }, true);
    await settled();
    expect(session.spec?.['noise']).toBe(0);
    expect(links.at(-1)).toEqual({ racers: [{ id: 'gd', rate: 0.4 }, { id: 'adam' }] });
    session.startOver();
    await settled();
    expect(links.at(-1)).toEqual({});
  });

  it('leaves the knobs to the learner while an older answer comes in', async () => {
    await session.start();
    let release: () => void = () => undefined;
    engine.hold = new Promise((resolve) => (release = resolve));
    session.change({ noise: 0.1 }, false);
    session.change({ noise: 0.2 }, false);
    expect(session.spec?.['noise']).toBe(0.2);
    release();
    await settled();
    expect(session.spec?.['noise']).toBe(0.2);
  });

  it('draws the beginning of a result where the lab is live, and does not take it for the whole', async () => {
    session = new Session(engine, { ...owner, live: true });
    await session.start();
    const first = session.result;
    const beginning = new Result({ ok: true, spec: { experiment: 'race' }, tables: [], data: new Float64Array() });
    engine.beginning = beginning;
    engine.hold = new Promise(() => undefined); // a run without an end
    session.change({ noise: 0.1 }, true);
    expect(session.result).toBe(beginning);
    expect(session.spec?.['noise']).toBe(0.1);
    expect(heard).toEqual([true, false]);
    // Back to what had been answered in full: its result is no longer there.
    engine.hold = engine.beginning = undefined;
    session.change({ noise: undefined }, true);
    await settled();
    expect(engine.asked).toHaveLength(3);
    expect(session.result).not.toBe(first);
    expect(session.spec?.['noise']).toBe(0);
    expect(heard).toEqual([true, false, true]);
  });

  it('shows no beginnings where the lab is not live', async () => {
    engine.beginning = new Result({ ok: true, spec: { experiment: 'race' }, tables: [], data: new Float64Array() });
    await session.start();
    expect(heard).toEqual([true]);
  });

  it('says what it needs when nothing can be loaded, keeps what is set, and tries again', async () => {
    link = { noise: 0.5 };
    const run = engine.run;
    engine.run = () => Promise.reject(new Error('no WebAssembly'));
    await session.start();
    expect(session.phase).toBe('failed');
    expect(session.notice?.text).toMatch(/could not start to calculate.*\(no WebAssembly\)/);
    engine.run = run;
    await session.start();
    expect(session.phase).toBe('ready');
    expect(session.notice).toBeUndefined();
    expect(session.spec?.['noise']).toBe(0.5);
  });
});

describe('a session at a teacher’s link', () => {
  it('keeps what is locked, says so, and changes the rest', async () => {
    locked = ['racers.1.rate', 'noise'];
    await session.start();
    session.change({ 'racers.1.rate': 0.2, 'racers.0.rate': 0.3 }, true);
    await settled();
    expect(engine.asked.at(-1)?.['racers']).toEqual([
      { id: 'gd', rate: 0.3 },
      { id: 'adam', rate: 0.05 },
    ]);
    expect(session.notice?.text).toMatch(/fixed that/);
    session.change({ noise: 1 }, true);
    expect(session.spec?.['noise']).toBe(0);
  });

  it('brings a part back that was exchanged, where something within it is locked', async () => {
    locked = ['racers.1.rate'];
    await session.start();
    session.change({ racers: [{ id: 'gd', rate: 0.1 }, { id: 'nag' }] }, true);
    await settled();
    expect(session.spec?.['racers']).toEqual([
      { id: 'gd', rate: 0.1 },
      { id: 'adam', rate: 0.05 },
    ]);
  });

  it('starts over from what the link sets', async () => {
    link = home = { noise: 0.5 };
    await session.start();
    session.change({ noise: 0.7 }, true);
    await settled();
    session.startOver();
    await settled();
    expect(session.spec?.['noise']).toBe(0.5);
  });
});
