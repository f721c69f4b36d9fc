import { beforeAll, describe, expect, test } from 'vitest';
import type { DescentModule } from '../../web/src/engine/contract';
import { goldenFiles } from '../../web/checks/select.mjs';
import { native } from './command';
import { descent } from './load';
import type { Case } from './verify.mjs';
import { judge, reportLine } from './verify.mjs';

/* The WebAssembly that ships is held against the reference values, as the native command is. */

let module: DescentModule;

beforeAll(async () => {
  module = await descent();
});

describe('reference values', () => {
  test('the plan of every reference case gives the same lines as the native command', () => {
    const plan = native(['verify', '--plan', ...goldenFiles]);
    expect(plan.err).toBe('');
    const cases = JSON.parse(plan.out) as Case[];
    const judged = cases.map((item) => ({ item, verdict: judge(() => module, item) }));
    const lines = judged.map(({ item, verdict }) => reportLine(item, verdict));
    const passed = judged.filter(({ verdict }) => verdict.passed).length;
    expect([...lines, `${passed} passed, ${cases.length - passed} failed`, ''].join('\n')).toBe(
      native(['verify', ...goldenFiles]).out,
    );
    // 23 settings of optimizers on 10 surfaces, 31 runs on given gradients, 60 probes; 36 averages and 6 windows;
    // 7 scalers on 13 columns and on a matrix, 4 refusals; 54 layers, activations and losses; 13 trainings; 7 gains, 175
    // schemes with their shapes, 4 orthogonal matrices and 8 stacks of 50 layers.
    expect(passed).toBe(23 * 10 + 31 + 60 + 36 + 6 + 7 * 13 + 7 + 4 + 54 + 13 + 7 + 175 + 4 + 8);
  });

  test('a number that is off fails its case', () => {
    const item: Case = {
      name: 'wrong',
      checks: [
        {
          spec: { experiment: 'ewma', series: { id: 'values', values: [1, 2] }, beta: 0.5 },
          comparisons: [
            { table: 'series', sum: [{ column: 'v', factor: 1 }], firstRow: 0, want: [0.5, 1.35], tolerance: 1e-12 },
          ],
        },
      ],
    };
    expect(
      reportLine(
        item,
        judge(() => module, item),
      ),
    ).toBe('FAIL wrong: largest error 0.1, tolerance 1e-12');
  });
});
