import { msg, str } from '@lit/localize';
import { logScale } from '../../src/charts/words';
import { formatFixed, formatNumber } from '../../src/charts/line-chart/format';
import type { Spec } from '../../src/engine/contract';
import { schemesOf } from '../../src/labs/schemes/schemes';
import { linesPicture, linesSize } from './poster-lines';
import type { Poster } from './posters';

/** The gradient on its way back, for two schemes. */
const drawn =
  (spec: Spec, hues: readonly [string, string]): Poster['draw'] =>
  (core, color) => {
    const result = core.run(spec);
    const schemes = schemesOf(result.spec['initializers'], core.catalog());
    const lines = hues.map((hue, k) => {
      const table = result.table(`layers.${k}`);
      return { title: schemes[k]?.label ?? '', color: hue, x: table.column('layer'), y: table.column('gradient') };
    });
    const yLabel = logScale(msg('standard deviation of the gradient'));
    return linesPicture({ lines, xLabel: msg('layer'), yLabel, log: true }, color);
  };

export const depthPoster: Poster = {
  ...linesSize,
  draw: drawn({ experiment: 'initialization' }, ['--racer-4', '--racer-5']),
  describe(core) {
    const ratio = core.run({ experiment: 'initialization' }).table('verdicts').at('gradientRatio', 0);
    const share = formatNumber(ratio, 2);
    return msg(
      str`The size of the gradient over the layers of a network, on a log axis: with Xavier’s weights it falls to ${share} of the last layer’s on its way back through ReLU, with He’s it keeps its size.`,
    );
  },
};

/** He's rule beside what becomes of it where the root ends too early. */
const misread: Spec = { experiment: 'initialization', seeds: 1, initializers: ['he-normal', 'root-two-over-n'] };

export const formulasPoster: Poster = {
  ...linesSize,
  draw: drawn(misread, ['--racer-5', '--racer-1']),
  describe(core) {
    const result = core.run(misread);
    const [verdicts, worked] = [result.table('verdicts'), result.table('worked')];
    const [times, share] = [formatFixed(worked.at('ofFirst', 1), 3), formatNumber(verdicts.at('gradientRatio', 1), 2)];
    return msg(
      str`The gradient over the layers of a network with weights of √(2/n) and of √2/n, ${times} times as large: of the second ${share} is left at the first layer.`,
    );
  },
};
