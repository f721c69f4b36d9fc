import type { Marker } from '../markers';

/** The part of the plane that is shown, in data units. */
export interface Frame {
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
}

export function sameFrame(a: Frame, b: Frame): boolean {
  return a.xMin === b.xMin && a.xMax === b.xMax && a.yMin === b.yMin && a.yMax === b.yMax;
}

/** A loss sampled on a regular grid that includes the frame's edges; rows run along x first, then along y. */
export interface ContourGrid extends Frame {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
}

export interface ContourPin {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly global: boolean;
}

/** A vector that belongs to every step, e.g. the velocity. */
export interface ContourArrow {
  readonly kind: 'gradient' | 'velocity';
  readonly label: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The picture shows downhill: the arrow is drawn against the vector. */
  readonly reversed: boolean;
}

/** Two numbers that belong to every step and are drawn as the areas of two squares beside the ball. */
export interface ContourSquares {
  readonly label: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** One racer on the map. The arrays are views of a result: row k is the state after k steps. */
export interface ContourPath {
  readonly id: string;
  readonly label: string;
  /** Name of a CSS custom property. */
  readonly color: string;
  readonly marker: Marker;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly loss: Float64Array;
  /** The run ended because the numbers left every bound. */
  readonly diverged: boolean;
  readonly arrows: readonly ContourArrow[];
  readonly squares: ContourSquares | null;
  /** Where the next gradient is taken, when that is not where the ball is. */
  readonly lookAhead: { readonly x: Float64Array; readonly y: Float64Array } | null;
}

/** What is drawn beside the balls. */
export interface ContourOverlays {
  readonly gradient: boolean;
  readonly velocity: boolean;
  readonly squares: boolean;
  readonly lookAhead: boolean;
}

/** The row of a path that a playhead shows: a racer that has ended stays where it was. */
export function rowAt(path: ContourPath, index: number): number {
  return Math.max(0, Math.min(index, path.x.length - 1));
}

export interface StartDetail {
  readonly x: number;
  readonly y: number;
  /** False while the pointer still drags. */
  readonly final: boolean;
}
/** The grid for this frame is wanted; null: for the whole region. */
export interface FrameDetail {
  readonly frame: Frame | null;
}
export interface PickDetail {
  readonly id: string;
  readonly row: number;
}

export const nothingShown: ContourOverlays = { gradient: false, velocity: false, squares: false, lookAhead: false };
