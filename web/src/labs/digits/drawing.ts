import type { Strokes } from '../../elements/drawing-square';
import type { Spec, Value } from '../../engine/contract';

/** What lies on the drawing square: lines, perhaps over a digit of the data. */
export interface Drawing extends Strokes {
  /** The number of that digit. */
  readonly digit: number | null;
}

export const blank: Drawing = { points: [], starts: [], digit: null };

export const isBlank = ({ points, digit }: Drawing): boolean => points.length === 0 && digit === null;

/** The spec that brings it to the size and place of the digits. */
export const specOf = ({ points, starts, digit }: Drawing): Spec => ({
  experiment: 'drawing',
  strokes: points,
  starts,
  digit,
});

const numbers = (value: Value | undefined): readonly number[] =>
  Array.isArray(value) ? (value as readonly Value[]).map(Number) : [];

/** What a complete spec draws. */
export const drawingOf = (spec: Spec): Drawing => ({
  points: numbers(spec['strokes']),
  starts: numbers(spec['starts']),
  digit: null,
});
