import type { Bands } from '../contour/background';
import type { ContourPath, ContourPin } from '../contour/model';
import type { Block } from './block';
import type { Orbit } from './orbit';

/** All that the relief shows. */
export interface Scene {
  readonly block: Block;
  readonly bands: Bands;
  readonly pins: readonly ContourPin[];
  readonly paths: readonly ContourPath[];
  readonly index: number;
  readonly selected: string;
  readonly start: readonly [number, number] | null;
  readonly future: boolean;
  readonly orbit: Orbit;
}

/** A ball on the screen, in CSS pixels. */
export interface Seen {
  readonly path: ContourPath;
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

/** What has become of the drawing. */
export type State = 'loading' | 'drawn' | 'lost' | 'refused' | 'broken';
