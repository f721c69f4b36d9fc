import { expect, it } from 'vitest';
import type { Catalog, Spec } from '../../web/src/engine/contract';
import { Result } from '../../web/src/engine/result';
import { JourneySource } from '../../web/src/labs/basins/journey';
import { compute, descent, run } from './load';

/** The ways from the cursor of the basins. */

it('a journey ends where the map says, from any start that it shows', async () => {
  const module = await descent();
  const catalog: Catalog = module.catalog();
  const result = run(module, { experiment: 'basins', window: [1, 9, 0, 8], columns: 5, rows: 5, noise: 0.5 });
  let changes = 0;
  const source = new JourneySource(
    (spec) => {
      const outcome = compute(module, spec);
      return Promise.resolve(outcome.ok ? new Result(outcome) : undefined);
    },
    () => (changes += 1),
  );
  const map: Spec = result.spec;
  await source.show(map, null, catalog);
  expect(source.current?.start).toEqual(run(module, { experiment: 'race' }).spec['start']);
  for (let row = 0; row < 25; ++row) {
    const grids = ['grid.0', 'grid.1'].map((name) => result.table(name));
    const [x = NaN, y = NaN] = ['x', 'y'].map((axis) => grids[0]?.at(axis, row) ?? NaN);
    await source.show(map, [x, y], catalog);
    expect(source.current?.start).toEqual([x, y]);
    expect(source.current?.arrivals).toEqual(
      grids.map((grid) => ({
        minimum: grid.at('minimum', row),
        reachedAt: grid.at('steps', row),
        lostAt: grid.at('lost', row),
      })),
    );
  }
  expect(changes).toBe(26);
});
