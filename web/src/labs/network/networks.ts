import { msg } from '@lit/localize';
import type { Marker } from '../../charts/markers';
import type { Catalog, Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { settingsOf } from '../schemes/schemes';

/** One of the networks that are compared. */
export interface Network {
  readonly index: number;
  /** Of its normalization. */
  readonly id: string;
  readonly title: string;
  /** Name of a CSS custom property. */
  readonly color: string;
  readonly marker: Marker;
}

const looks: Readonly<Record<string, readonly [string, Marker]>> = {
  none: ['--racer-7', 'circle'],
  'batch-norm': ['--racer-0', 'square'],
  'layer-norm': ['--racer-1', 'triangle'],
  'weight-norm': ['--racer-2', 'diamond'],
  'rms-norm': ['--racer-4', 'star'],
};
const anyLook = ['--racer-3', 'down-triangle'] as const;

/** The networks of a spec; a normalization keeps its colour whatever stands beside it. */
export function networksOf(list: Value | undefined, catalog: Catalog): readonly Network[] {
  const given = Array.isArray(list) ? (list as readonly Value[]) : [];
  return given.flatMap((part, index) => {
    const id = settingsOf(part)['id'];
    const descriptor = catalog['normalization']?.parts.find((each) => each.id === id);
    if (!descriptor) return [];
    const [color, marker] = looks[descriptor.id] ?? anyLook;
    const title = descriptor.id === 'none' ? msg('No normalization') : descriptor.title;
    return [{ index, id: descriptor.id, title, color, marker }];
  });
}

export const depthOf = (result: Result): number => Number(result.spec['depth']);

/** Looks at the layers so far. */
export const looksOf = (result: Result): number => result.table('looks').rows;

/** Updates that had been made at a look. */
export const updatesAt = (result: Result, look: number): number => result.table('looks').at('step', look);

/** The row of steps that belongs to a look: a row for every number of updates, from 0 on. */
export const rowAt = (result: Result, look: number): number =>
  Math.min(result.table('steps').rows - 1, updatesAt(result, look));

/** The row of layers.k. */
export const layerRow = (result: Result, look: number, layer: number): number => look * depthOf(result) + layer;

/** The step at which a network was lost, if that has happened at a look or before. */
export function lostBy(result: Result, network: Network, look: number): number | undefined {
  const at = result.table('networks').at('divergedAt', network.index);
  return at <= updatesAt(result, look) ? at : undefined;
}
