import { expect, test } from 'vitest';
import { counted, known, marksOf } from '../../web/src/language/numbers';
import { listed } from '../../web/src/language/words';

/* English is written without Intl, which is slow to begin; it has to come to the same. */

test('numbers', () => {
  expect(known.length).toBeGreaterThan(0);
  for (const [tag, own] of known) expect(own, tag).toEqual(marksOf(tag));
});

test('lists', () => {
  for (const type of ['conjunction', 'disjunction'] as const) {
    const format = new Intl.ListFormat('en-GB', { type });
    for (const items of [[], ['Adam'], ['Adam', 'Lion'], ['Adam', 'Lion', 'Rprop'], ['a', 'b', 'c', 'd']]) {
      expect(listed(items, type)).toBe(format.format(items));
    }
  }
});

test('one and many', () => {
  const rules = new Intl.PluralRules('en');
  for (const count of [0, 1, 2, 11, 21, 1.5, -1, 1e6]) expect(counted(count, 'one', 'other')).toBe(rules.select(count));
});
