import type { Axis } from '../../engine/contract';

/** What a unit says over the plane of two inputs: the picture in it. */
export interface UnitMap {
  /** Row by row from the lowest y; not finite where there is nothing to say. */
  readonly values: Float64Array;
  readonly columns: number;
  readonly rows: number;
  /** The values of the first and the last colour. */
  readonly low: number;
  readonly high: number;
  /** `diverging`: orange below zero, blue above, the ground at zero; `sequential`: dark to light. */
  readonly scale: 'diverging' | 'sequential';
}

export interface DiagramUnit {
  /** What it is, in words, for the middle of a sentence: "last salary", "unit 2 of layer 1". */
  readonly label: string;
  /** Stands below it. */
  readonly caption?: string;
  /** Stands in it, where it has no map. */
  readonly text?: string;
  /** NaN, or none, where it has none. */
  readonly bias?: number;
  readonly map?: UnitMap | undefined;
}

export interface DiagramLayer {
  /** Stands above the column; more can be put there in the slot `above-0`, `above-1`, … */
  readonly name: string;
  readonly units: readonly DiagramUnit[];
}

/** Weights that lead into one layer: by unit, then by unit of the layer before. */
export type DiagramWeights = readonly (readonly number[])[];

/** A point of the plane that every map shows, in the units of its axes. */
export interface DiagramMark {
  readonly x: number;
  readonly y: number;
  /** Stands out from the others. */
  readonly strong: boolean;
}

/** The plane under the maps. */
export interface DiagramPlane {
  readonly x: Axis;
  readonly y: Axis;
}

export interface UnitPlace {
  /** 0: the inputs. */
  readonly layer: number;
  readonly unit: number;
}

/** A weight: the unit that it leads into, and the one of the layer before that it comes from; −1: the unit's bias. */
export interface WeightPlace extends UnitPlace {
  readonly input: number;
}

export interface WeightDetail extends WeightPlace {
  readonly value: number;
  /** False while it is being dragged. */
  readonly final: boolean;
}
