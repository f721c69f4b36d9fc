import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Catalog, DescentModule, Spec, Value } from '../../web/src/engine/contract';
import { racersOf } from '../../web/src/labs/racers/racer';
import { script, type Dialect } from '../../web/src/labs/race/reproduce/script';
import { descent, run } from '../wasm/load';

/** The scripts that the page hands out are really run, and what they print is compared with the race, line by line. */

const python = process.env['PYTHON'] ?? '/usr/bin/python3';
const has = (module: string): boolean => spawnSync(python, ['-c', `import ${module}`]).status === 0;
const dialects = (['numpy', 'torch'] as const).filter((dialect) => {
  if (has(dialect)) return true;
  console.log(`${python} has no ${dialect}: its scripts are not compared. (Debian: python3-${dialect}.)`);
  return false;
});

let module: DescentModule;
let catalog: Catalog;
let folder: string;
beforeAll(async () => {
  module = await descent();
  catalog = module.catalog();
  folder = mkdtempSync(join(tmpdir(), 'descent-parity-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function compare(dialect: Dialect, spec: Spec): void {
  const result = run(module, spec);
  const racers = racersOf(result, catalog);
  const file = join(folder, `race-${dialect}.py`);
  writeFileSync(file, script(dialect, result, racers, catalog, '(test)'));
  const { stdout, stderr, status } = spawnSync(python, ['-W', 'ignore', file], { encoding: 'utf8', timeout: 120_000 });
  expect(status, stderr).toBe(0);
  const lines = stdout.trim().split('\n');
  const rows = racers.flatMap(({ label, table }) =>
    Array.from({ length: table.rows }, (_, row) => ({ label, table, row })),
  );
  expect(lines.length).toBe(rows.length);
  rows.forEach(({ label, table, row }, k) => {
    const [, step, ...numbers] = lines[k]?.split(' ') ?? [];
    expect(Number(step)).toBe(row);
    for (const [i, id] of ['x', 'y', 'loss'].entries()) {
      const want = table.at(id, row);
      const got = Number(numbers[i]);
      // Rounding differs in the last place of each step, and a step may double it or so where the surface is curved.
      expect(Math.abs(got - want), `${label}, step ${row}, ${id}: ${got} for ${want}`).toBeLessThanOrEqual(
        1e-9 * (1 + Math.abs(want)),
      );
    }
  });
}

const all = ['gd', 'momentum', 'nag', 'adagrad', 'rmsprop', 'adam', 'adamw', 'amsgrad', 'nadam', 'radam'];
const rest = ['adamax', 'adadelta', 'rprop', 'lion', 'sgd', 'asgd'];
const part = (id: string, more: Record<string, Value> = {}): Value => ({ id, ...more });
const races: Readonly<Record<string, Omit<Spec, 'experiment'>>> = {
  'every rule on two wells': { racers: all.slice(0, 8) },
  'the other rules': { racers: [...all.slice(8), ...rest] },
  'on Himmelblau, with a penalty': {
    surface: 'himmelblau',
    racers: ['momentum', 'nag', 'adam', 'rmsprop', 'adamw'].map((id) => part(id, { learningRate: 0.005, l2: 0.1 })),
  },
  'on Beale, with schedules': {
    surface: 'beale',
    racers: ['gd', 'momentum', 'adam', 'rprop', 'sgd'].map((id) =>
      part(id, { learningRate: 0.003, schedule: 'cosine' }),
    ),
  },
  'in noise': { surface: 'bowl', noise: 1, racers: ['gd', 'nag', 'lion', 'radam'] },
  'variants of rules': {
    racers: [
      part('adam', { biasCorrection: false }),
      part('rmsprop', { centered: true }),
      part('rmsprop', { momentum: 0.5 }),
      part('momentum', { form: 'ewma' }),
      part('sgd', { momentum: 0.8, dampening: 0.2 }),
      part('sgd', { momentum: 0.8, nesterov: true }),
      part('adagrad', { rateDecay: 0.1, initialAccumulator: 0.5 }),
      part('asgd', { averageFrom: 5 }),
    ],
  },
  'a function of one’s own': {
    surface: part('own', {
      formula: 'x^2/8 + y**2 + a·sin(2*x) + abs(x − 1) + max(x, y)/4 + lambda*cos(Big_1*y) + sin_*x*y',
      constants: { lambda: 0.5, Big_1: 2, sin_: 0.25 },
    }),
    racers: ['gd', 'adam', 'nag'],
  },
  hills: { surface: 'hills', racers: ['gd', 'adam'] },
  Ackley: { surface: 'ackley', racers: ['adam', 'rprop'] },
  'Goldstein and Price': { surface: 'goldstein-price', racers: ['adam'] },
};

describe.each(dialects)('%s', (dialect) => {
  test.each(Object.entries(races))('%s', (_, spec) => {
    compare(dialect, { steps: 60, ...spec, experiment: 'race' });
  });
});
