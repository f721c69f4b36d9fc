import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { planOf, referencesFile, select } from '../../web/checks/select.mjs';
import type { Found, Spec } from '../../web/src/engine/contract';
import { fingerprint } from '../../web/src/engine/fingerprint';
import { Result } from '../../web/src/engine/result';
import { compute, descent, run } from './load';

/*
 * What the self-test page holds a browser against: reference values that are those of tests/golden, and fingerprints of
 * results, whose bits the other tests hold against the native command.
 */

const command =
  process.env['DESCENT_COMMAND'] ?? fileURLToPath(new URL('../../build/native/native/cli/descent', import.meta.url));

test('the references of the self-test are those of the reference files, one of every kind', () => {
  const chosen: unknown = JSON.parse(readFileSync(referencesFile, 'utf8'));
  // To make them anew: node web/checks/select.mjs.
  expect(chosen).toEqual(select(planOf(command)));
  const names = (chosen as { name: string }[]).map(({ name }) => name);
  for (const kind of [
    'adam on ',
    'lion on ',
    'ewma of ',
    'batch norm ',
    'robust of ',
    'loss ',
    'training ',
    'orthogonal ',
  ]) {
    expect(names.filter((name) => name.startsWith(kind)).length, kind).toBeGreaterThan(0);
  }
});

test('a result has the same fingerprint natively, and another when a single bit, a sign of zero or a name is another', async () => {
  const module = await descent();
  const spec: Spec = { experiment: 'ewma', series: { id: 'values', values: [0, 1, -2, 3.5] }, beta: 0.5 };
  const here = fingerprint(run(module, spec));
  const printed = spawnSync(command, ['run', '-', '--json'], { input: JSON.stringify(spec), encoding: 'utf8' });
  expect(fingerprint(resultOf(printed.stdout))).toBe(here);
  expect(here).toMatch(/^[0-9a-f]{16}$/);

  const outcome = compute(module, spec);
  if (!outcome.ok) throw new Error(outcome.error.message);
  const changed = (change: (data: Float64Array) => void): string => {
    const data = outcome.data.slice();
    change(data);
    return fingerprint(new Result({ ...outcome, data }));
  };
  expect(changed(() => undefined)).toBe(here);
  const words = new Set([here]);
  outcome.data.forEach((_, k) => {
    if (Number.isNaN(outcome.data[k])) return;
    words.add(changed((data) => (new Uint32Array(data.buffer)[2 * k]! ^= 1)));
    words.add(changed((data) => (data[k] = -(data[k] ?? 0))));
  });
  const told = outcome.data.filter((number) => !Number.isNaN(number)).length;
  expect(words.size).toBe(1 + 2 * told);
  // One missing number is as good as another.
  const missing = (low: number): string => changed((data) => new Uint32Array(data.buffer).set([low, 0x7ff80000], 0));
  expect(missing(0)).toBe(missing(5));
  const [first, ...others] = outcome.tables;
  if (!first) throw new Error('no table');
  expect(fingerprint(new Result({ ...outcome, tables: [{ ...first, id: 'other' }, ...others] }))).not.toBe(here);
});

/** What the command prints: null stands for a missing number. */
function resultOf(text: string): Result {
  const { spec, tables } = JSON.parse(text) as {
    spec: Spec;
    tables: { id: string; title: string; rows: number; columns: { id: string; values: (number | null)[] }[] }[];
  };
  const data: number[] = [];
  const layouts = tables.map(({ id, title, rows, columns }) => {
    const offset = data.length;
    for (const { values } of columns) data.push(...values.map((value) => value ?? NaN));
    return {
      id,
      title,
      rows,
      offset,
      columns: columns.map((column) => ({ id: column.id, symbol: '', label: '', unit: '' })),
    };
  });
  const found: Found = { ok: true, spec, tables: layouts, data: new Float64Array(data) };
  return new Result(found);
}
