import type { Marker } from '../markers';

/** One line (or cloud of dots) of a line chart. Keep the object while its numbers stay: its path is remembered by identity. */
export interface Line {
  readonly id: string;
  readonly label: string;
  /** Stands at the line's end where room is scarce. */
  readonly short?: string | undefined;
  /** Beside hover values; empty for a bare number. */
  readonly unit?: string | undefined;
  /** Increasing. */
  readonly x: Float64Array;
  /** NaN: a gap. */
  readonly y: Float64Array;
  /** Name of a CSS custom property. */
  readonly color: string;
  readonly kind: 'line' | 'dots';
  readonly dash?: readonly number[] | undefined;
  readonly width?: number | undefined;
  readonly marker?: Marker | undefined;
  readonly emphasis?: boolean | undefined;
  /** Without a label at its end: the readout still names it. */
  readonly quiet?: boolean | undefined;
}

export type XKind = 'number' | 'date';
export type YScale = 'linear' | 'log';
export type Range = readonly [number, number];

/** What is drawn onto: positions in CSS pixels, the plot's rectangle, colours by their custom property. */
export interface Plot {
  readonly context: CanvasRenderingContext2D;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly xRange: Range;
  readonly yRange: Range;
  /** NaN on a log axis for what is not positive. */
  readonly xAt: (value: number) => number;
  readonly yAt: (value: number) => number;
  readonly color: (property: string) => string;
  /** The same hue as dark (or light) as text needs it. */
  readonly ink: (property: string) => string;
  readonly font: (size: number, weight?: number) => string;
}

/** Something that a lab draws into a chart's own coordinates: under the lines, over them, or both. */
export interface Overlay {
  readonly under?: (plot: Plot) => void;
  readonly over?: (plot: Plot) => void;
}

export interface PlayheadDetail {
  readonly x: number;
}

/** What is pointed at; null: nothing any more. */
export interface LookDetail {
  readonly x: number | null;
}

export interface PointDetail {
  readonly id: string;
  readonly index: number;
  readonly value: number;
  /** False while the pointer still drags. */
  readonly final: boolean;
}
