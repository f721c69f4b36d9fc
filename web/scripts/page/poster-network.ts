import { msg, str } from '@lit/localize';
import { formatNumber } from '../../src/charts/line-chart/format';
import { networksOf } from '../../src/labs/network/networks';
import type { Knowledge } from './knowledge';
import { linesPicture, linesSize } from './poster-lines';
import type { Poster } from './posters';

const run = (core: Knowledge) => core.run({ experiment: 'normalization-training' });

/** The losses of the four copies. */
export const networkPoster: Poster = {
  ...linesSize,
  draw(core, color) {
    const result = run(core);
    const steps = result.table('steps');
    const networks = networksOf(result.spec['normalizations'], core.catalog());
    const lines = networks.map(({ index, title, color: hue }) => ({
      ...{ title, color: hue, x: steps.column('step') },
      y: steps.column(`smooth.${index}`),
    }));
    return linesPicture({ lines, xLabel: msg('updates'), yLabel: msg('loss (log scale)'), log: true }, color);
  },
  describe(core) {
    const result = run(core);
    const steps = result.table('steps');
    const networks = networksOf(result.spec['normalizations'], core.catalog());
    const last = steps.rows - 1;
    const losses = networks
      .map(({ index, title }) => `${title}: ${formatNumber(steps.at(`smooth.${index}`, last), 2)}`)
      .join('; ');
    const updates = formatNumber(last);
    return msg(
      str`The losses of one network in copies that differ in their normalization, over ${updates} updates, on a log axis. At the end they are: ${losses}.`,
    );
  },
};
