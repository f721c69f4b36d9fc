import { format } from 'd3-format';
import { curvesOf } from '../../src/labs/training-race/picture';
import { inOrder, byUpdates, runnersOf } from '../../src/labs/training-race/runners';
import { target } from '../../src/labs/training-race/words';
import type { Core } from './core';
import { linesPicture, linesSize } from './poster-lines';
import type { Poster } from './posters';

const run = (core: Core) => core.run({ experiment: 'training-race' });
const number = format('.3');

/** The losses of all racers, medians and quartiles of the seeds, on their way to the target. */
export const trainingRacePoster: Poster = {
  ...linesSize,
  draw(core, color) {
    const result = run(core);
    const runners = runnersOf(result, core.catalog(), undefined);
    const { lines, bands } = curvesOf(result, runners, 'loss', 'step', '');
    return linesPicture(
      {
        lines: lines.map(({ label, color: hue, x, y }, k) => ({
          ...{ title: label, color: hue ?? '--ink', x, y },
          ...(bands[k] ? { band: bands[k] } : {}),
        })),
        xLabel: 'updates',
        yLabel: 'loss on the examples learned from (log scale), median and quartiles of the seeds',
        log: true,
        level: { value: target(result), name: 'target' },
      },
      color,
    );
  },
  describe(core) {
    const result = run(core);
    const runners = runnersOf(result, core.catalog(), undefined);
    const there = inOrder(runners, byUpdates).map(({ label, arrivedAt }) => `${label} after ${arrivedAt}`);
    return `The losses of ${runners.length} optimizers that train one network from the same first weights, medians of ${result.table('facts').at('seeds', 0)} seeds, on a log axis. Down at a loss of ${number(target(result))}, in updates: ${there.join(', ')}.`;
  },
};
