import { nothing, svg } from 'lit';
import { classMap } from 'lit/directives/class-map.js';

import { isFinger, onLeave } from '../touch';
import { edgeEnds, edgePath } from './layout';
import type { DiagramLayout } from './layout';
import type { DiagramWeights, UnitPlace, WeightPlace } from './types';
import { written } from './words';

/** What of the network is looked at: a unit, or a weight. */
export type Lit = (UnitPlace & { readonly input?: number }) | null;

const thin = 0.8;
/** Of the thickest line, for the side of a unit and at most. */
const thickest = { share: 0.085, most: 7 };
/** A number needs so much of its own between two lines, and a line with a number so much of a way. */
const [lineOfText, wayOfText] = [12, 88];

export interface EdgeScene {
  readonly layout: DiagramLayout;
  readonly weights: readonly DiagramWeights[];
  /** The weight that is drawn the thickest. */
  readonly largest: number;
  readonly lit: Lit;
  /** Whether every weight has its number beside it, where there is room. */
  readonly labelled: boolean;
  readonly editable: boolean;
  look(place: WeightPlace | null): void;
  grab(event: PointerEvent, place: WeightPlace, value: number): void;
}

/** Whether this weight is the one that is looked at. */
export const isOne = (lit: Lit, { layer, unit, input }: WeightPlace): boolean =>
  lit?.layer === layer && lit.unit === unit && lit.input === input;

const isNear = (lit: Lit, layer: number, unit: number, input: number): boolean => {
  if (!lit) return false;
  if (lit.input !== undefined) return isOne(lit, { layer, unit, input });
  return (lit.layer === layer && lit.unit === unit) || (lit.layer === layer - 1 && lit.unit === input);
};

/** A line for every weight: its width tells the size, its colour the sign. */
export function edgesView(scene: EdgeScene): unknown {
  const { layout, weights, largest, lit, labelled } = scene;
  const thick = Math.min(thickest.most, layout.size * thickest.share);
  return weights.map((into, k) =>
    into.map((row, unit) =>
      row.map((value, input) => {
        const place = { layer: k + 1, unit, input };
        const near = isNear(lit, k + 1, unit, input);
        const ends = edgeEnds(layout, k + 1, unit, input, row.length);
        const path = edgePath(ends);
        const roomy = layout.pitch(row.length) >= lineOfText;
        const wide = ends.x1 - ends.x0 >= wayOfText;
        const width = thin + (thick - thin) * Math.min(1, Math.abs(value) / largest);
        const classes = { edge: true, negative: value < 0, zero: value === 0, near, far: lit !== null && !near };
        const one = isOne(lit, place);
        return svg`<g class=${classMap({ ...classes, one })} data-edge=${`${k + 1}.${unit}.${input}`}>
          <path class="line" d=${path} stroke-width=${Number.isFinite(width) ? width : thin}></path>
          <path
            class="reach"
            d=${path}
            @pointerenter=${(event: PointerEvent) => (isFinger(event) ? undefined : scene.look(place))}
            @pointerleave=${onLeave(() => scene.look(null))}
            @pointerup=${() => scene.look(place)}
            @pointerdown=${scene.editable ? (event: PointerEvent) => scene.grab(event, place, value) : nothing}
          ></path>
          ${
            (labelled && roomy && wide) || (near && (roomy || lit?.input !== undefined))
              ? svg`<text class="value" x=${ends.x1 - 9} y=${ends.y1}>${written(value)}</text>`
              : nothing
          }
        </g>`;
      }),
    ),
  );
}
