import type { Axis } from '../../engine/contract';
import type { Marker } from '../markers';

/** What a network says over a plane: one class of two (the probability of class 1), one of several, or a number. */
export interface DecisionField {
  readonly kind: 'two' | 'many' | 'number';
  readonly x: Axis;
  readonly y: Axis;
  /** Row by row from the lowest y; a probability for each class, or one column. */
  readonly outputs: readonly Float64Array[];
  /** Of numbers: those at the ends of the colours. */
  readonly low: number;
  readonly high: number;
}

/** The examples on it. */
export interface DecisionPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The class, or the number. */
  readonly target: Float64Array;
  /** 1 where it is held out. */
  readonly heldOut: Float64Array;
}

/** How a class is drawn: the name of a custom property, and a mark. */
export interface ClassLook {
  readonly color: string;
  readonly marker: Marker;
}

/** The first two are the ends of the scale that weights and units have: orange below, blue above. */
export const classLooks: readonly ClassLook[] = [
  { color: '--racer-1', marker: 'square' },
  { color: '--racer-0', marker: 'circle' },
  { color: '--racer-2', marker: 'triangle' },
  { color: '--racer-3', marker: 'diamond' },
  { color: '--racer-4', marker: 'down-triangle' },
  { color: '--racer-5', marker: 'plus' },
  { color: '--racer-6', marker: 'cross' },
  { color: '--racer-7', marker: 'star' },
];

export const lookOf = (target: number): ClassLook =>
  classLooks[target % classLooks.length] ?? { color: '--ink', marker: 'circle' };
