import { msg, str } from '@lit/localize';
import type { Axis } from '../engine/contract';
import { Table } from '../engine/result';

/** The histogram of a layer: its name, and a share for each bin. */
export interface LayerShares {
  readonly label: string;
  readonly shares: Float64Array;
}

/** The numbers behind histograms on one axis: a row for every bin, a column for every layer. */
export function histogramTable(id: string, title: string, axis: Axis, layers: readonly LayerShares[]): Table {
  const middle = (bin: number): number => axis.min + (bin / (axis.count - 1)) * (axis.max - axis.min);
  const data = [
    Float64Array.from({ length: axis.count }, (_, bin) => middle(bin)),
    ...layers.map(({ shares }) => shares),
  ];
  const layout = {
    ...{ id, title, rows: axis.count, offset: 0 },
    columns: [
      { id: 'value', symbol: '', label: msg('middle of the bin'), unit: '' },
      ...layers.map(({ label }) => ({
        id: label,
        symbol: '',
        label: msg(str`share in layer ${label}`),
        unit: '',
      })),
    ],
  };
  return new Table(layout, Float64Array.from(data.flatMap((column) => [...column])));
}
