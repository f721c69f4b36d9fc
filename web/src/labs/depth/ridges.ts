import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Axis } from '../../engine/contract';
import type { Result, Table } from '../../engine/result';
import { histogramTable, type LayerShares } from '../histogram-table';
import type { Scheme } from '../schemes/schemes';
import { formatNumber } from '../../charts/line-chart/format';
import { layerName } from '../schemes/words';

/** More would lie in each other's way. */
const mostRidges = 16;

const sharesOf = (grid: Table, { count }: Axis, layers: Axis): readonly LayerShares[] => {
  const shares = grid.column('share');
  return Array.from({ length: layers.count }, (_, l) => ({
    label: formatNumber(l),
    shares: shares.subarray(l * count, (l + 1) * count),
  }));
};

/** The numbers behind, of all layers. */
export function histogramsOf(result: Result, { index, label: name }: Scheme): Table | undefined {
  const grid = result.table(`histogram.${index}`);
  const { x, y } = grid.layout;
  const title = msg(str`${name}: histograms of the activations`);
  return x && y && histogramTable(`histogram.${index}`, title, x, sharesOf(grid, x, y));
}

/** The picture for those who can't see it. */
function summaryOf(result: Result, { index, label: name }: Scheme): string {
  const spread = result.table(`layers.${index}`).column('activation');
  const last = spread.length - 1;
  const [from, to] = [spread[0] ?? NaN, spread[last] ?? NaN].map((value) => formatNumber(value, 2));
  const layer = formatNumber(last);
  return [
    msg(str`${name}: histograms of the activations, layer by layer.`),
    msg(str`Their standard deviation is ${from} at the input and ${to} in layer ${layer}.`),
  ].join(' ');
}

/** Histograms of the activations, layer under layer: input on top, each on its own height and all on one axis. */
export function ridgesView(result: Result, scheme: Scheme, layer: number): TemplateResult {
  const grid = result.table(`histogram.${scheme.index}`);
  const { x, y } = grid.layout;
  if (!x || !y) return html``;
  const all = sharesOf(grid, x, y);
  const step = Math.ceil(y.count / mostRidges);
  const shown = Array.from({ length: Math.ceil(y.count / step) }, (_, k) => k * step);
  if (!shown.includes(layer)) shown.push(layer);
  shown.sort((a, b) => a - b);
  return html`<descent-ridges
    .rows=${shown.flatMap((l) => all[l] ?? [])}
    .axis=${x}
    .color=${scheme.color}
    .chosen=${shown.indexOf(layer)}
    .label=${scheme.label}
    .rowLabel=${layerName()}
    .xLabel=${msg('activation')}
    .summary=${summaryOf(result, scheme)}
  ></descent-ridges>`;
}
