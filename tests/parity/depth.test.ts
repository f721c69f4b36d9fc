import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Catalog, DescentModule, Spec } from '../../web/src/engine/contract';
import { script, type Dialect } from '../../web/src/labs/depth/reproduce/script';
import { descent, run } from '../wasm/load';

/** Signals through depth, by the scripts that the page hands out: other random numbers, the same distributions. */

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
  const file = join(folder, `depth-${dialect}.py`);
  writeFileSync(file, script(dialect, result, catalog, '(test)'));
  const { stdout, stderr, status } = spawnSync(python, [file], { encoding: 'utf8', timeout: 120_000 });
  expect(status, stderr).toBe(0);
  const lines = stdout.trim().split('\n');
  const schemes = result.table('verdicts').rows;
  const layers = result.table('layers.0').rows;
  expect(lines).toHaveLength(schemes * layers);
  for (const [k, line] of lines.entries()) {
    const [scheme = NaN, layer = NaN, ...got] = line.split(' ').map(Number);
    expect([scheme, layer]).toEqual([Math.floor(k / layers), k % layers]);
    const table = result.table(`layers.${scheme}`);
    for (const [i, quantity] of ['activation', 'gradient'].entries()) {
      const at = (id: string): number => table.at(`${quantity}${id}`, layer);
      const [value, want, low, high] = [got[i] ?? NaN, at(''), at('Low'), at('High')];
      if (want === 0) expect(value).toBe(0);
      // The mean of as many other seeds lies within the band, give or take its own width.
      else expect(Math.abs(Math.log(value / want)), line).toBeLessThanOrEqual(Math.log(high / low) + 0.01);
    }
  }
}

const small = { depth: 12, width: 64, batch: 64, seeds: 10, bins: 0 };
const activations = ['identity', 'sigmoid', 'tanh', 'relu', 'leaky-relu', 'elu', 'selu', 'gelu', 'silu', 'softplus'];

describe.each(dialects)('%s', (dialect) => {
  test.each(activations)('%s', (activation) => {
    const initializers = ['xavier-normal', 'he-uniform', 'lecun-normal', 'orthogonal'];
    compare(dialect, { experiment: 'initialization', ...small, activation, initializers });
  });
  test('every other scheme', () => {
    const initializers = [
      'zeros',
      'xavier-uniform',
      'he-normal',
      'lecun-uniform',
      'normal',
      'uniform',
      'root-two-over-n',
    ];
    compare(dialect, { experiment: 'initialization', ...small, initializers });
    compare(dialect, {
      ...{ experiment: 'initialization', ...small, activation: { id: 'gelu', form: 'tanh' } },
      initializers: [{ id: 'he-normal', mode: 'fan-out' }],
    });
  });
});
