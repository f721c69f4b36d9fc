import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Result } from '../../engine/result';
import type { Scheme } from '../schemes/schemes';
import { formatNumber } from '../../charts/line-chart/format';
import { layerName } from '../schemes/words';

/** More would lie in each other's way. */
const mostRidges = 16;

/** Histograms of the activations, layer under layer: input on top, each on its own height and all on one axis. */
export function ridgesView(result: Result, scheme: Scheme, layer: number): TemplateResult {
  const { label: name } = scheme;
  const grid = result.table(`histogram.${scheme.index}`);
  const { x, y } = grid.layout;
  if (!x || !y) return html``;
  const shares = grid.column('share');
  const step = Math.ceil(y.count / mostRidges);
  const shown = Array.from({ length: Math.ceil(y.count / step) }, (_, k) => k * step);
  if (!shown.includes(layer)) shown.push(layer);
  shown.sort((a, b) => a - b);
  return html`<descent-ridges
    .rows=${shown.map((l) => ({ label: formatNumber(l), shares: shares.subarray(l * x.count, (l + 1) * x.count) }))}
    .axis=${x}
    .color=${scheme.color}
    .chosen=${shown.indexOf(layer)}
    .label=${scheme.label}
    .rowLabel=${layerName()}
    .xLabel=${msg('activation')}
    .summary=${msg(str`How the activations of ${name} are spread, layer by layer; the numbers stand in the table of histograms.`)}
  ></descent-ridges>`;
}
