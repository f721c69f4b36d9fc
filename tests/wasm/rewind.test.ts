import { beforeEach, describe, expect, it } from 'vitest';
import type { DescentModule, Found, Spec } from '../../web/src/engine/contract';
import { Runner } from '../../web/src/engine/runner';
import { descent, run } from './load';

// The module that ships, through the worker's runner: what comes of a run that is taken back and forth is, to the last
// bit, what comes of one that has never been anywhere else.

const spec: Spec = {
  experiment: 'training',
  ...{ data: 'spiral', hidden: [6, 4], steps: 300, batch: 10, validation: 0.2, features: ['x1', 'sin-x2'] },
  ...{ normalization: 'batch-norm', dropout: 0.1, map: 6, unitMaps: true, edits: [120, 5, 0.5, 200, 0, -1] },
};
const keep = { as: 'lab', by: 'until' };
let module: DescentModule;
let found: Found[];
let runner: Runner;
let due: (() => void)[];

beforeEach(async () => {
  module = await descent();
  found = [];
  due = [];
  runner = new Runner(module, {
    post: (reply) => {
      if (reply.kind === 'result') found.push(reply.outcome);
    },
    now: () => performance.now(),
    later: (callback) => due.push(callback),
  });
});

describe('a run that is kept', () => {
  it('is the same as a fresh one at every step it is taken to, its spec too', () => {
    for (const until of [150, 149, 120, 119, 0, 250]) {
      runner.hear({ kind: 'run', id: until, spec: { ...spec, until }, keep });
      while (due.length > 0) due.shift()?.();
      const fresh = run(module, { ...spec, until });
      const last = found.at(-1);
      expect(last?.spec).toEqual(fresh.spec);
      for (const layout of last?.tables ?? []) {
        for (const [k, { id }] of layout.columns.entries()) {
          const start = layout.offset + k * layout.rows;
          expect(last?.data.slice(start, start + layout.rows), `${layout.id}.${id} at ${until}`).toEqual(
            fresh.table(layout.id).column(id).slice(),
          );
        }
      }
    }
    runner.hear({ kind: 'run', id: 999, spec, keep });
    while (due.length > 0) due.shift()?.();
    expect(found.at(-1)?.spec).toEqual(run(module, spec).spec);
  });
});
