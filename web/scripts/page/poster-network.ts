import { format } from 'd3-format';
import { networksOf } from '../../src/labs/network/networks';
import type { Core } from './core';
import { linesPicture, linesSize } from './poster-lines';
import type { Poster } from './posters';

const run = (core: Core) => core.run({ experiment: 'normalization-training' });
const number = format('.2');

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
    return linesPicture({ lines, xLabel: 'updates', yLabel: 'loss (log scale)', log: true }, color);
  },
  describe(core) {
    const result = run(core);
    const steps = result.table('steps');
    const networks = networksOf(result.spec['normalizations'], core.catalog());
    const ends = networks.map(({ index, title }) => `${title}: ${number(steps.at(`smooth.${index}`, steps.rows - 1))}`);
    return `The losses of one network in copies that differ in their normalization, over ${steps.rows - 1} updates, on a log axis. At the end they are: ${ends.join('; ')}.`;
  },
};
