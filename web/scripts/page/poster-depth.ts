import { msg, str } from '@lit/localize';
import { scaleLinear, scaleLog } from 'd3-scale';
import { formatFixed, formatNumber, formatPower } from '../../src/charts/line-chart/format';
import type { Spec } from '../../src/engine/contract';
import { schemesOf } from '../../src/labs/schemes/schemes';
import type { Poster } from './posters';
import { element, picture, polyline, round, text } from './svg';

const width = 900;
const height = 420;
const margin = { left: 64, right: 210, top: 36, bottom: 44 };

/** The gradient on its way back, for two schemes. */
const drawn =
  (spec: Spec, hues: readonly [string, string]): Poster['draw'] =>
  (core, color) => {
    const result = core.run(spec);
    const tables = [result.table('layers.0'), result.table('layers.1')];
    const schemes = schemesOf(result.spec['initializers'], core.catalog());
    const all = tables.flatMap((table) => [...table.column('gradient')]);
    const layers = tables[0]?.column('layer') ?? new Float64Array();
    const x = scaleLinear([0, layers.at(-1) ?? 1], [margin.left, width - margin.right]);
    const y = scaleLog([Math.min(...all), Math.max(10, ...all)], [height - margin.bottom, margin.top]).nice();
    const axis = { fill: color('--ink-muted'), 'font-size': 13 };
    return picture(width, height, color('--ground'), [
      ...y.ticks(5).map(
        (tick) =>
          element('path', {
            d: `M${margin.left} ${round(y(tick))}H${width - margin.right}`,
            stroke: color('--grid'),
          }) + text(margin.left - 8, y(tick) + 4, formatPower(tick), { ...axis, 'text-anchor': 'end' }),
      ),
      ...x
        .ticks(6)
        .map((tick) =>
          text(x(tick), height - margin.bottom + 20, formatNumber(tick), { ...axis, 'text-anchor': 'middle' }),
        ),
      text(width - margin.right, height - 6, msg('layer'), { ...axis, 'text-anchor': 'end' }),
      text(8, 18, msg('standard deviation of the gradient'), axis),
      ...tables.flatMap((table, k) => {
        const hue = color(hues[k] ?? '--racer-4');
        const gradient = table.column('gradient');
        const d = polyline(
          layers.map((l) => x(l)),
          gradient.map((g) => y(g)),
        );
        return [
          element('path', { d, fill: 'none', stroke: hue, 'stroke-width': 3 }),
          text(width - margin.right + 8, y(gradient[0] ?? 1) + 4, schemes[k]?.label ?? '', {
            ...axis,
            fill: hue,
          }),
        ];
      }),
    ]);
  };

export const depthPoster: Poster = {
  width,
  height,
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
  width,
  height,
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
