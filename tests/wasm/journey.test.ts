import { expect, it } from 'vitest';
import type { Catalog, Spec } from '../../web/src/engine/contract';
import { Result } from '../../web/src/engine/result';
import { JourneySource } from '../../web/src/labs/basins/journey';
import { tellOutside } from '../../web/src/labs/basins/words';
import { compute, descent, run } from './load';

/** The race from the cursor of the basins. */

it('a start outside the region has no journey, and that of another start does not stay in its place', async () => {
  const module = await descent();
  const catalog: Catalog = module.catalog();
  const map: Spec = run(module, { experiment: 'basins', window: [1, 9, 0, 8], columns: 2, rows: 2 }).spec;
  let changes = 0;
  const source = new JourneySource(
    (spec) => {
      const outcome = compute(module, spec);
      return Promise.resolve(outcome.ok ? new Result(outcome) : undefined);
    },
    () => (changes += 1),
  );
  await source.show(map, null, catalog);
  const start = source.current?.start;
  expect(start).toBeDefined();
  expect(source.outside).toBeUndefined();
  await source.show(map, [8, 7], catalog);
  expect(source.current).toBeUndefined();
  expect(source.outside).toEqual([8, 7]);
  expect(tellOutside([8, 7])).toMatch(/^\(8, 7\) is outside the surface’s region/);
  await source.show(map, null, catalog);
  expect(source.current?.start).toEqual(start);
  expect(source.outside).toBeUndefined();
  expect(changes).toBe(3);
});
