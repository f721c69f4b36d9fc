import type { Range } from '../line-chart/types';

/** One row of dots on an axis of its own. */
export interface Strip {
  readonly id: string;
  readonly label: string;
  /** Stands under the label. */
  readonly note: string;
  readonly unit: string;
  /** One for each dot, in the order that all rows share. */
  readonly values: Float64Array;
  /** Where the same dots would stand otherwise; drawn for those that are held out. */
  readonly ghosts: Float64Array | undefined;
  /** What the axis shows; dots beyond it stand at its end as arrows. */
  readonly range: Range;
}

/** What is known of the dots, whatever the row. */
export interface Dots {
  /** "row 4". */
  readonly names: readonly string[];
  readonly held: Float64Array;
  /** 1: so far from the others that the picture tells them apart. */
  readonly farOut: Float64Array;
}

export interface DotDetail {
  readonly index: number;
  readonly value: number;
  /** False while the pointer still drags. */
  readonly final: boolean;
}

export interface LitDetail {
  readonly index: number;
}

export interface ChooseDetail {
  readonly id: string;
}
