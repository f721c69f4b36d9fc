import type { Range, YScale } from '../line-chart/types';

/** One series of a chart, as it can be heard. */
export interface Voice {
  readonly label: string;
  /** Increasing. */
  readonly x: ArrayLike<number>;
  /** NaN: nothing there. */
  readonly y: ArrayLike<number>;
  /** Which place a row is, where the axis has no name for it. */
  readonly placeText?: (row: number) => string;
  /** Is said in place of where it begins and ends. */
  readonly told?: string;
}

/** What there is to hear of a chart, and how it is told. */
export interface Listening {
  /** The chart's own name: "loss over step". */
  readonly name: string;
  readonly voices: readonly Voice[];
  /** From the lowest tone to the highest. */
  readonly yRange: Range;
  readonly yScale: YScale;
  readonly xRange: Range;
  readonly xScale: YScale;
  readonly xText: (x: number) => string;
  readonly yText: (y: number) => string;
  /** What a value that isn't there means, for whoever hears its sound: "no value". */
  readonly missing: string;
}

/** The lowest tone, in hertz (A3), and how many octaves above it the highest is (A5). */
export const lowest = 220;
export const octaves = 2;
export const highest = lowest * 2 ** octaves;
