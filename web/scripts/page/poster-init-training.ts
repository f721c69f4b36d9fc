import { msg, str } from '@lit/localize';
import { formatNumber } from '../../src/charts/line-chart/format';
import { linesOf } from '../../src/labs/init-training/picture';
import { standings } from '../../src/labs/init-training/words';
import { schemesOf } from '../../src/labs/schemes/schemes';
import type { Knowledge } from './knowledge';
import { linesPicture, linesSize } from './poster-lines';
import type { Poster } from './posters';

const run = (core: Knowledge) => core.run({ experiment: 'init-training' });

/** How often networks that differ in their first weights alone are right, while they learn. */
export const initTrainingPoster: Poster = {
  ...linesSize,
  draw(core, color) {
    const result = run(core);
    const { accuracy } = linesOf(result, schemesOf(result.spec['initializers'], core.catalog()));
    return linesPicture(
      {
        lines: accuracy.map(({ label, color: hue, x, y }) => ({ title: label, color: hue ?? '--ink', x, y })),
        xLabel: msg('updates'),
        yLabel: msg('share of right answers on held-out examples'),
        log: false,
      },
      color,
    );
  },
  describe(core) {
    const result = run(core);
    const looks = result.table('looks');
    const schemes = schemesOf(result.spec['initializers'], core.catalog());
    const updates = formatNumber(looks.at('step', looks.rows - 1));
    const shares = standings(result, schemes, looks.rows - 1);
    return msg(
      str`The share of right answers on held-out examples, while copies of one network learn that differ in their first weights alone. After ${updates} updates: ${shares}.`,
    );
  },
};
