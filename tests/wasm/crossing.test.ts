import { beforeAll, describe, expect, it } from 'vitest';
import type { DescentModule, Spec, Value } from '../../web/src/engine/contract';
import { descent } from './load';

/* Long lists of numbers cross the boundary in one piece; what comes of them must not depend on it. */

let core: DescentModule;

beforeAll(async () => {
  core = await descent();
});

const training = (inputs: Value, targets: Value = [1, 2]): Spec => ({
  experiment: 'training',
  data: { id: 'rows', inputs, features: 1, targets },
  hidden: [],
  loss: 'mse',
  steps: 1,
});

/** Numbers of many digits, large and small, whole and not, and both zeros. */
const numbers = (count: number) =>
  Array.from({ length: count }, (_, i) => [Math.sin(i + 1) * 10 ** ((i % 13) - 6), i, -i / 3, -0][i % 4] ?? 0);

function completed(spec: Spec) {
  const outcome = core.validate(spec);
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.spec;
}

function refusal(spec: Spec) {
  const outcome = core.validate(spec);
  if (outcome.ok) throw new Error('accepted');
  return outcome.error;
}

describe('a list of numbers', () => {
  it.each([2, 15, 16, 17, 500])('of %i comes back as it went', (count) => {
    const inputs = numbers(count);
    const { data } = completed(training(inputs, inputs)) as unknown as {
      data: { inputs: number[]; targets: number[] };
    };
    expect(Array.isArray(data.inputs)).toBe(true);
    expect(data.inputs.length).toBe(count);
    inputs.forEach((number, i) => {
      expect(Object.is(data.inputs[i], number), `${i}: ${number}`).toBe(true);
      expect(Object.is(data.targets[i], number), `${i}: ${number}`).toBe(true);
    });
  });

  it.each([4, 40])('of %i is refused for one that is no number, by its place', (count) => {
    const wrong: [unknown, string][] = [
      ['7', 'not a text'],
      [null, 'not nothing'],
      [undefined, 'not nothing'],
      [true, 'not true.'],
      [[1], 'not a list'],
      [NaN, 'not nan'],
      [Infinity, 'not inf'],
    ];
    for (const [item, why] of wrong) {
      const values: unknown[] = numbers(count);
      values[3] = item;
      const error = refusal(training(values as Value));
      expect(error.path).toBe('data.inputs[3]');
      expect(error.message).toContain(why);
    }
  });

  it('with a hole is a list with nothing there, whatever its length', () => {
    for (const count of [4, 40]) {
      const values = numbers(count);
      // eslint-disable-next-line @typescript-eslint/no-array-delete
      delete values[2];
      expect(refusal(training(values as Value))).toMatchObject({ path: 'data.inputs[2]' });
    }
  });

  it('is not asked for functions of its own', () => {
    const values = Object.assign(numbers(40), { every: () => true });
    values[5] = NaN;
    expect(refusal(training(values as Value)).path).toBe('data.inputs[5]');
  });
});
