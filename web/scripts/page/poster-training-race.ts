import { msg, str } from '@lit/localize';
import { formatNumber } from '../../src/charts/line-chart/format';
import { curvesOf } from '../../src/labs/training-race/picture';
import { inOrder, byUpdates, runnersOf } from '../../src/labs/training-race/runners';
import { target } from '../../src/labs/training-race/words';
import { listed } from '../../src/language/words';
import type { Knowledge } from './knowledge';
import { linesPicture, linesSize } from './poster-lines';
import type { Poster } from './posters';

const run = (core: Knowledge) => core.run({ experiment: 'training-race' });

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
        xLabel: msg('updates'),
        yLabel: msg('loss on the examples learned from (log scale), median and quartiles of the seeds'),
        log: true,
        level: { value: target(result), name: msg('target') },
      },
      color,
    );
  },
  describe(core) {
    const result = run(core);
    const runners = runnersOf(result, core.catalog(), undefined);
    const [count, seeds] = [formatNumber(runners.length), formatNumber(result.table('facts').at('seeds', 0))];
    const goal = formatNumber(target(result), 3);
    const arrivals = listed(
      inOrder(runners, byUpdates).map(({ label, arrivedAt }) => `${label} ${formatNumber(arrivedAt)}`),
    );
    return msg(
      str`The losses of ${count} optimizers that train one network from the same first weights, medians of ${seeds} seeds, on a log axis. Updates until the loss is down at ${goal}: ${arrivals}.`,
    );
  },
};
