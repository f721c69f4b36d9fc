import type { Table } from '../engine/result';
import type { Line } from './line-chart';
import type { Marker } from './markers';

/** One of several networks that are trained side by side. */
export interface Trained {
  readonly index: number;
  readonly label: string;
  /** Name of a CSS custom property. */
  readonly color: string;
  readonly marker: Marker;
}

/** What becomes of several networks over their updates: the columns `id.0`, `id.1`, … of a table, a line each. */
export function trainingLines(table: Table, id: string, networks: readonly Trained[]): readonly Line[] {
  const x = table.column('step');
  return networks.map(({ index, label, color, marker }) => ({
    ...{ id: `${index}`, label, x, color, marker, kind: 'line' },
    y: table.column(`${id}.${index}`),
  }));
}
