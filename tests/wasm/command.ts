import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { DescentModule, Spec } from '../../web/src/engine/contract';
import { digitsFile } from '../../web/scripts/digits.mjs';
import { run } from './load';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The native command, which `npm test` builds; DESCENT_COMMAND names another one. */
const command = process.env['DESCENT_COMMAND'] ?? join(root, 'build/native/native/cli/descent');

export function native(args: readonly string[], input = ''): { code: number | null; out: string; err: string } {
  if (!existsSync(command))
    throw new Error(`${command} is missing: cmake --preset native && cmake --build --preset native`);
  const { status, stdout, stderr } = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { code: status, out: stdout, err: stderr };
}

/** An experiment at its defaults; the digits, which take long, with fewer of them and of steps. */
export const asItIs = (id: string): Spec =>
  id === 'digits' ? { experiment: id, data: { id, examples: 500 }, steps: 20 } : { experiment: id };

interface Printed {
  readonly spec: Spec;
  readonly tables: readonly {
    readonly id: string;
    readonly title: string;
    readonly rows: number;
    readonly columns: readonly { readonly id: string; readonly values: readonly (number | null)[] }[];
  }[];
}

/** Where two columns differ first: not in value, but in bits; null is how JSON carries a missing number. */
export function firstDifference(wasm: Float64Array, printed: readonly (number | null)[]): number {
  if (wasm.length !== printed.length) return Math.min(wasm.length, printed.length);
  return wasm.findIndex((value, row) => !Object.is(value, printed[row] ?? NaN));
}

/** Runs a spec here and in the command: the same tables, to the last bit. */
export function expectSameBits(module: DescentModule, spec: Spec): void {
  const answer = native(['run', '-', '--json', `--digits=${digitsFile}`], JSON.stringify(spec));
  expect(answer.err).toBe('');
  const printed = JSON.parse(answer.out) as Printed;
  const result = run(module, spec);
  expect(result.spec).toEqual(printed.spec);
  expect(result.tables.map(({ id, title, rows }) => ({ id, title, rows }))).toEqual(
    printed.tables.map(({ id, title, rows }) => ({ id, title, rows })),
  );
  for (const table of printed.tables) {
    for (const { id, values } of table.columns) {
      const row = firstDifference(result.table(table.id).column(id), values);
      expect(row, `${table.id}.${id} differs in row ${row} of ${JSON.stringify(spec)}`).toBe(-1);
    }
  }
}
