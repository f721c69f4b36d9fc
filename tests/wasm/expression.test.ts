import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalog, Descriptor } from '../../web/src/engine/contract';
import { parseExpression, type Expression } from '../../web/src/elements/formula-text/expression';
import { workingsOf } from '../../web/src/labs/race/update/workings';
import { scopeOf } from '../../web/src/labs/scaling/equation';
import { scalersOf } from '../../web/src/labs/scaling/tables';
import { descent, run } from './load';

/** Back to text, fully bracketed: shows what was understood. */
function shown(tree: Expression): string {
  switch (tree.kind) {
    case 'number':
      return tree.text;
    case 'name':
      return tree.name;
    case 'negate':
      return `(-${shown(tree.of)})`;
    case 'call':
      return `${tree.name}(${tree.args.map(shown).join(', ')})`;
    case 'binary':
      return `(${shown(tree.left)}${tree.op}${shown(tree.right)})`;
  }
}

describe('expressions of the catalogue', () => {
  test.each([
    ['p - rate*g', '(p-(rate*g))'],
    ['a - b - c', '((a-b)-c)'],
    ['-a^2', '(-(a^2))'],
    ['beta1*m + (1 - beta1)*g^2', '((beta1*m)+((1-beta1)*(g^2)))'],
    ['a/b*c', '((a/b)*c)'],
    ['2^-t', '(2^(-t))'],
    ['max(-agreement, 0)*shrink', '(max((-agreement), 0)*shrink)'],
    ['0.96^(t*momentumDecay)', '(0.96^(t*momentumDecay))'],
  ])('%s', (text, bracketed) => expect(shown(parseExpression(text))).toBe(bracketed));
});

/** With the numbers that the page puts in, by JavaScript: the table's own value must come out. */
function evaluate(tree: Expression, scope: ReadonlyMap<string, number>): number {
  const of = (part: Expression): number => evaluate(part, scope);
  switch (tree.kind) {
    case 'number':
      return Number(tree.text);
    case 'name':
      return scope.get(tree.name) ?? NaN;
    case 'negate':
      return -of(tree.of);
    case 'call': {
      const functions = Math as unknown as Record<string, (...args: number[]) => number>;
      return functions[tree.name]?.(...tree.args.map(of)) ?? NaN;
    }
    case 'binary': {
      const [a, b] = [of(tree.left), of(tree.right)];
      return { '+': a + b, '-': a - b, '*': a * b, '/': a / b, '^': a ** b }[tree.op];
    }
  }
}

describe('the ways of a scaler', () => {
  test('with the numbers put in, every formula gives the number beside it, for every scaler and dot', async () => {
    const module = await descent();
    const catalog = module.catalog();
    const own = [
      { id: 'unit-norm', axis: 'row' },
      { id: 'min-max', low: -1 },
      { id: 'z-score', deviation: 'sample' },
    ];
    const scalers = [...(catalog['scaler']?.parts ?? []).map(({ id }) => id), ...own];
    let tried = 0;
    for (const table of [{ id: 'outlier' }, { id: 'even' }, { id: 'salaries' }, { id: 'list', values: [7, 7, 7] }]) {
      const result = run(module, { experiment: 'scaling', table, scalers });
      const values = result.table('values').column('value');
      for (const scaled of scalersOf(result, catalog)) {
        values.forEach((x, dot) => {
          const { scope, way } = scopeOf(scaled, x, dot);
          const z = scaled.table.at('scaled', dot);
          const got = way ? evaluate(parseExpression(way.expression), scope) : NaN;
          expect(Math.abs(got - z), `${scaled.label} of ${x}: ${way?.expression ?? ''}`).toBeLessThanOrEqual(1e-14);
          tried++;
        });
      }
    }
    expect(tried).toBe(scalers.length * (5 + 4 + 16 + 3));
  });
});

describe('the small steps of an update', () => {
  let catalog: Catalog;
  let parts: readonly Descriptor[];
  beforeAll(async () => {
    catalog = (await descent()).catalog();
    parts = catalog['optimizer']?.parts ?? [];
  });

  test('with the numbers put in, every formula gives the number beside it, for every rule', async () => {
    const module = await descent();
    expect(parts.length).toBeGreaterThan(10);
    for (const part of parts) {
      const result = run(module, { experiment: 'update', optimizer: { id: part.id, l2: 0.1 }, steps: 30 });
      const { optimizer } = result.spec;
      const settings = optimizer as Record<string, never>;
      const table = result.table('updates');
      expect(table.rows, part.id).toBeGreaterThan(5);
      for (let row = 0; row < table.rows; row++) {
        for (const axis of ['x', 'y'] as const) {
          const workings = workingsOf(part, settings, table, row, axis);
          expect(workings.length).toBeGreaterThan(1);
          for (const { expression, scope, value, id } of workings) {
            const got = evaluate(parseExpression(expression), scope);
            expect(Math.abs(got - value), `${part.id} ${id} ${expression}`).toBeLessThanOrEqual(
              1e-9 * Math.abs(value) + 1e-15,
            );
          }
        }
      }
    }
  });
});
