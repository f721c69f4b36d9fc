import type { Marker } from '../markers';

type Point = readonly [number, number];

/** Classes of plane/style.ts. */
export type PlaneColor = 'accent' | 'plain' | 'first' | 'second' | 'third';

export interface Arrow {
  readonly id: string;
  readonly label: string;
  readonly from: Point;
  readonly to: Point;
  readonly color: PlaneColor;
  readonly thin?: boolean;
  readonly dash?: string;
  /** Its name for those who hear it; where there is one, the head can be moved. */
  readonly handle?: string;
}

export interface Mark {
  readonly id: string;
  readonly label: string;
  readonly at: Point;
  readonly color: PlaneColor;
  readonly marker: Marker;
  readonly handle?: string;
}

/** A way that has been gone, with a mark at its end. */
export interface Trail {
  readonly id: string;
  readonly points: readonly Point[];
  readonly color: PlaneColor;
  readonly dash?: string;
  readonly marker: Marker;
}

export interface Contour {
  readonly level: number;
  readonly points: readonly Point[];
}

export interface PlaneDetail {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** False while it is being dragged. */
  readonly final: boolean;
}
