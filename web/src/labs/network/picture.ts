import type { Line } from '../../charts/line-chart';
import { formatNumber } from '../../charts/line-chart/format';
import type { Ridge } from '../../charts/ridges';
import { trainingLines } from '../../charts/training-lines';
import type { Axis } from '../../engine/contract';
import type { Result, Table } from '../../engine/result';
import { histogramTable } from '../histogram-table';
import type { Network } from './networks';
import { depthOf, layerRow } from './networks';

/** What is looked at of a layer: what goes into its activation function, or what it hands on. */
export type Place = 'pre' | 'out';
/** Which loss is drawn. */
export type Examples = 'batches' | 'held-out';

const columns = {
  pre: { mean: 'preMean', deviation: 'preDeviation', below: 'preBelow', above: 'preAbove' },
  out: { mean: 'mean', deviation: 'deviation', below: 'below', above: 'above' },
} as const;

/** The losses of all networks. */
export function lossLines(result: Result, networks: readonly Network[], examples: Examples): readonly Line[] {
  const named = networks.map((network) => ({ ...network, label: network.title }));
  return examples === 'batches'
    ? trainingLines(result.table('steps'), 'smooth', named)
    : trainingLines(result.table('looks'), 'loss', named);
}

export const hasHistograms = (result: Result): boolean => result.tables.some(({ id }) => id === 'histogram.0');

export const axisOf = (result: Result): Axis | undefined =>
  hasHistograms(result) ? result.table('histogram.0').layout.x : undefined;

/** What is known of one layer at one look. */
export interface Layer {
  readonly mean: number;
  readonly deviation: number;
  readonly below: number;
  readonly above: number;
  readonly saturated: number;
}

export function layerOf(result: Result, network: Network, look: number, layer: number, place: Place): Layer {
  const table = result.table(`layers.${network.index}`);
  const row = layerRow(result, look, layer);
  const { mean, deviation, below, above } = columns[place];
  return {
    mean: table.at(mean, row),
    deviation: table.at(deviation, row),
    below: table.at(below, row),
    above: table.at(above, row),
    saturated: table.at('saturated', row),
  };
}

/** The histograms of one network at one look, layer by layer. */
export function ridgesOf(result: Result, network: Network, look: number, place: Place): readonly Ridge[] {
  const axis = axisOf(result);
  if (!axis) return [];
  const shares = result.table(`histogram.${network.index}`).column(place);
  return Array.from({ length: depthOf(result) }, (_, layer) => {
    const start = layerRow(result, look, layer) * axis.count;
    const { deviation, below, above } = layerOf(result, network, look, layer, place);
    return {
      ...{ label: formatNumber(layer + 1), below, above },
      shares: shares.subarray(start, start + axis.count),
      note: formatNumber(deviation, 2),
    };
  });
}

/** The same numbers as a table. */
export function histogramsOf(
  result: Result,
  network: Network,
  look: number,
  place: Place,
  title: string,
): Table | undefined {
  const axis = axisOf(result);
  const id = `histogram.${network.index}.${place}`;
  return axis && histogramTable(id, title, axis, ridgesOf(result, network, look, place));
}
