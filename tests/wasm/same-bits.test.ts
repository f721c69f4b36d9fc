import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalog, Descriptor, DescentModule, Outcome, Spec, Value } from '../../web/src/engine/contract';
import { asItIs, expectSameBits, firstDifference, native } from './command';
import { compute, descent } from './load';

/* The WebAssembly that ships and the native command give the same numbers, to the last bit. */

let module: DescentModule;
let catalog: Catalog;

beforeAll(async () => {
  module = await descent();
  catalog = module.catalog();
});

const parts = (family: string): readonly Descriptor[] => catalog[family]?.parts ?? [];
const ids = (family: string): readonly string[] => parts(family).map(({ id }) => id);

const sameBits = (spec: Spec): void => expectSameBits(module, spec);

describe('the same bits as the native command', () => {
  test('every experiment as it is', () => {
    for (const id of ids('experiment')) sameBits(asItIs(id));
    // Some of them make many thousand runs, here and in the command.
  }, 240_000);

  test('every optimizer on every surface, with noise and without', () => {
    for (const surface of ids('surface')) {
      const all = ids('optimizer');
      for (let i = 0; i < all.length; i += 8) {
        const racers = all.slice(i, i + 8);
        sameBits({ experiment: 'race', surface, racers, steps: 400 });
        sameBits({ experiment: 'race', surface, racers, steps: 400, noise: 0.7, seed: 12345 });
      }
    }
  });

  test('every switch and choice of every optimizer, and every schedule', () => {
    const variants = parts('optimizer').flatMap(({ id, parameters }) =>
      parameters.flatMap(({ id: name, kind, choices }): Value[] => {
        if (kind === 'boolean')
          return [
            { id, [name]: true },
            { id, [name]: false },
          ];
        if (kind === 'choice') return choices.map((choice) => ({ id, [name]: choice.id }));
        return name === 'schedule' ? ids('schedule').map((schedule) => ({ id, schedule })) : [];
      }),
    );
    expect(variants.length).toBeGreaterThan(40);
    for (let i = 0; i < variants.length; i += 8) {
      sameBits({ experiment: 'race', surface: 'himmelblau', racers: variants.slice(i, i + 8), noise: 0.1 });
    }
  });

  test('every activation, loss, initializer and normalization, in float and in double', () => {
    const z = Array.from({ length: 200 }, (_, i) => (i - 100) / 7);
    for (const precision of ['float', 'double']) {
      for (const activation of ids('activation')) {
        sameBits({ experiment: 'activation', activation, inputs: z, precision });
      }
      for (const loss of ids('loss')) {
        const targets = loss === 'softmax-cross-entropy' ? [0, 3, 1] : z.slice(100, 112).map((value) => value / 2);
        sameBits({ experiment: 'loss', loss, outputs: z.slice(50, 62), targets, width: 4, precision });
      }
      for (const normalization of ids('normalization')) {
        for (const units of [0, 3, 40]) {
          const activation = 'tanh';
          sameBits({
            experiment: 'layer',
            inputs: z.slice(0, 180),
            features: 20,
            batch: 4,
            units,
            normalization,
            activation,
            dropout: 0.2,
            softmax: true,
            precision,
          });
        }
      }
    }
    for (const initializer of ids('initializer')) {
      sameBits({ experiment: 'weights', initializer, fanIn: 37, fanOut: 20, seed: 7 });
    }
  });

  test('a thousand steps of training, with every kind of layer', () => {
    for (const normalization of ids('normalization')) {
      sameBits({
        experiment: 'training',
        data: { id: 'gaussians', classes: 3, features: 5, examples: 90 },
        hidden: [12, 7],
        activation: normalization === 'none' ? 'gelu' : 'tanh',
        normalization,
        dropout: 0.1,
        loss: 'softmax-cross-entropy',
        steps: 1000,
        batch: 32,
        statistics: 100,
        weightPenalty: 0.001,
        clip: 2,
      });
    }
    sameBits({ experiment: 'training', hidden: [300, 40], steps: 20, batch: 64, activation: 'silu' });
  });

  test('every dataset, learnt from', () => {
    for (const data of ids('dataset').filter((id) => id !== 'digits')) {
      sameBits({ experiment: 'training', data, batch: 16, steps: 50 });
    }
  });

  test('handwritten digits, and one that is drawn', () => {
    sameBits({
      experiment: 'digits',
      hidden: [20],
      steps: 60,
      mistakes: 3,
      data: { id: 'digits', examples: 500 },
    });
    sameBits({
      experiment: 'digits',
      data: { id: 'digits', examples: 90 },
      steps: 5,
      scaler: 'max-abs',
      examples: true,
    });
    sameBits({ experiment: 'drawing' });
    sameBits({
      experiment: 'drawing',
      strokes: [0.1, 0.9, 0.3, 0.35, 0.8, 0.8],
      starts: [0, 2],
      digit: 7,
      pen: 0.03,
    });
  });

  test('one’s own table, with gaps and classes named by words', () => {
    const text = 'a,b,kind\n1,2.5,x\n,3,y\n2,4.5,y\n-1e-3,7,x\n';
    const data = { id: 'csv', text, inputs: [1, 0], missing: 'skip' };
    sameBits({ experiment: 'training', data, scaler: 'z-score', steps: 30 });
    sameBits({ experiment: 'init-training', data, scaler: 'min-max', steps: 10 });
  });

  test('every optimizer in a race on a network', () => {
    const all = ids('optimizer');
    for (let i = 0; i < all.length; i += 8) {
      sameBits({ experiment: 'training-race', racers: all.slice(i, i + 8), steps: 60, seeds: 2 });
    }
  });

  test('networks side by side, with every normalization and every initializer', () => {
    for (const placement of ['before', 'after']) {
      const normalizations = ids('normalization');
      sameBits({ experiment: 'normalization-training', normalizations, placement, steps: 120, batch: 24 });
    }
    const all = ids('initializer');
    for (let i = 0; i < all.length; i += 8) {
      const initializers = all.slice(i, i + 8);
      sameBits({ experiment: 'init-training', initializers, normalization: 'layer-norm', steps: 120, width: 9 });
    }
  });

  test('the first network with every combination of remedies, also at the best rates', () => {
    for (const members of [{}, { activation: 'relu', batch: 16, at: 3 }, { rates: 'best', steps: 40, compare: false }])
      sameBits({ experiment: 'first-network', ...members });
  });

  test('training with examples held out, scaled, mapped, and gone on from with another rule', () => {
    const spec = {
      data: { id: 'spiral', arms: 3, examples: 60 },
      validation: 0.3,
      scaler: 'robust',
      hidden: [6, 5],
      dropout: 0.1,
      normalization: 'batch-norm',
      batch: 8,
      steps: 90,
      statistics: 10,
      patience: 20,
    };
    sameBits({ experiment: 'training', ...spec, map: 12, unitMaps: true, examples: true, probe: [0.5, -0.5] });
    const origin = { id: 'training', ...spec };
    sameBits({ experiment: 'training', ...spec, optimizer: 'rmsprop', origin, originStep: 40 });
    sameBits({ experiment: 'training', data: 'salaries', targetScaler: 'z-score', scaler: 'min-max' });
    // Lost numbers are told alike.
    const lost = { experiment: 'training', loss: 'mse', activation: 'identity' };
    sameBits({ ...lost, optimizer: { id: 'gd', learningRate: 100 } });
  });

  test('training taken back', () => {
    const spec = { experiment: 'training', dropout: 0.1, normalization: 'batch-norm', batch: 16, steps: 300 };
    const begun = module.begin(spec);
    if (!begun.ok) throw new Error(begun.error.message);
    const to = (step: number): Outcome => {
      expect(module.seek(begun.handle, step)).toBe(true);
      while (module.advance(begun.handle, 100) < 1);
      return module.peek(begun.handle);
    };
    for (const step of [300, 217, 216, 0, 250]) {
      const there = to(step);
      const fresh = compute(module, { ...spec, until: step });
      if (!there.ok || !fresh.ok) throw new Error('refused');
      expect(firstDifference(there.data, [...fresh.data])).toBe(-1);
    }
    module.cancel(begun.handle);
  });

  test('signals through every activation and normalization, in float and in double', () => {
    const initializers = ['he-normal', { id: 'normal', deviation: 0.001 }, 'orthogonal', { id: 'constant', value: 2 }];
    const stack = { experiment: 'initialization', initializers, depth: 40, width: 9, batch: 7, seeds: 2 };
    for (const activation of ids('activation')) sameBits({ ...stack, activation });
    for (const normalization of ids('normalization')) sameBits({ ...stack, normalization });
  });

  test('every surface with its parameters off their defaults', () => {
    for (const { id, parameters } of parts('surface')) {
      const moved = parameters
        .filter(({ kind }) => kind === 'number')
        .map(({ id: name, sliderMin, sliderMax }) => [name, sliderMin + (sliderMax - sliderMin) / 3]);
      const surface = { id, ...(Object.fromEntries(moved) as Record<string, number>) };
      sameBits({ experiment: 'surface', surface, columns: 37, rows: 23 });
      sameBits({ experiment: 'race', surface, racers: ['gd', 'adam'] });
    }
  });

  test('every series, with short and long memories', () => {
    for (const { id } of parts('series')) {
      for (const beta of [0, 0.5, 0.9, 0.98, 0.999]) {
        sameBits({ experiment: 'ewma', series: id, beta, edits: [[0, 12.34]] });
      }
    }
    sameBits({ experiment: 'ewma', series: { id: 'gradient', surface: 'ackley', squared: true, noise: 3 } });
  });

  test('terrains, with every scaler and optimizer', () => {
    for (const { id } of parts('scaler')) {
      sameBits({ experiment: 'terrain', scaler: id, target: 'z-score', axes: 'equal', unit: 1000 });
      sameBits({ experiment: 'terrain', scaler: id, model: 'network', neuron: 2, points: 21 });
    }
    for (const { id } of parts('optimizer')) sameBits({ experiment: 'terrain', optimizer: id, points: 5 });
  });

  test('basins, whose rules and surfaces compute in float', () => {
    for (const surface of ['beale', 'himmelblau', 'hills', 'saddle', 'rosenbrock']) {
      for (const { id: optimizer } of parts('optimizer')) {
        sameBits({ experiment: 'basins', surface, optimizers: [optimizer], columns: 30, rows: 20, noise: 0.1 });
      }
    }
  });

  test('every claim, at best and at default rates', () => {
    for (const claim of ids('claim')) {
      for (const rates of ['best', 'given']) {
        sameBits({ experiment: 'trials', claim, rates, trials: 60, steps: 120, seed: 3 });
      }
    }
  });

  test('every scaler on every table, with rows held out and values moved', () => {
    const variants = parts('scaler').flatMap(({ id, parameters }): Value[] => [
      id,
      ...parameters.flatMap(({ id: name, choices }) => choices.map((choice) => ({ id, [name]: choice.id }))),
    ]);
    for (const table of ids('table')) {
      for (const split of ['none', 'first', 'random']) {
        const spec = { experiment: 'scaling', table, scalers: variants, edits: [[0, 1 / 3]] };
        sameBits({ ...spec, split, seed: 7, fit: split === 'first' ? 'everything' : 'training' });
      }
    }
    // Numbers as they are hard to read: long, very large and very small, in groups.
    const text = 'a;b\n0,1000000000000000055511151231257827;1\n1.234.567,891;4,9e-324\n1e23;2,2250738585072011e-308\n';
    for (const column of [0, 1]) sameBits({ experiment: 'scaling', table: { id: 'csv', text }, column });
  });

  test('sweeps of learning rates', () => {
    sameBits({ experiment: 'rate-sweep', surface: 'beale', count: 31, from: 1e-6, to: 100 });
    sameBits({ experiment: 'rate-sweep', surface: 'saddle', count: 31, noise: 0.01 });
  });

  test('refusals, word for word', () => {
    for (const spec of [
      { experiment: 'race', racers: ['gd', { id: 'adam', learningRate: -1 }] },
      { experiment: 'race', steps: 1e300 },
      { experiment: 'race', radius: 0.1 + 0.2 + 0.8 },
      { experiment: 'ewma', beta: 1 },
    ] as readonly Spec[]) {
      const outcome = module.validate(spec);
      if (outcome.ok) throw new Error(`accepted: ${JSON.stringify(spec)}`);
      const { code, err } = native(['run', '-'], JSON.stringify(spec));
      expect(code).toBe(2);
      expect(err).toBe(`descent: ${outcome.error.path}: ${outcome.error.message}\n`);
    }
  });
});

const ewma = fileURLToPath(new URL('../golden/ewma.json', import.meta.url));

describe('the native command as a process', () => {
  test('has the version of the module', () => {
    expect(native(['--version']).out).toBe(`descent ${module.version()}\n`);
  });

  test('says by its exit code what became of it', () => {
    expect(native(['list']).code).toBe(0);
    expect(native(['verify', ewma]).code).toBe(0);
    expect(native(['verify', '-'], '{"format": 1, "name": "unheard-of"}').code).toBe(1);
    expect(native(['verify', '-'], '{}').code).toBe(2);
    expect(native([]).code).toBe(2);
  });

  test('reads a long spec from standard input and writes all of a long answer', () => {
    const values = Array.from({ length: 5000 }, (_, i) => Math.sin(i) * 100);
    sameBits({ experiment: 'ewma', series: { id: 'values', values } });
  });
});
