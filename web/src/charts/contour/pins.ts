import { html, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';

import type { ContourPin } from './model';
import { areMany, pinShapes, pinsIn } from './pin-shapes';
import type { View } from './view';

/** A filled pin with a star stands in a global minimum, a hollow one in a local minimum. */
export function renderPins(pins: readonly ContourPin[], view: View): TemplateResult {
  const many = areMany(pins);
  return html`<svg class="pins" aria-hidden="true">
    ${pinsIn(pins, view).map(
      (pin) => svg`<g transform="translate(${view.x(pin.x)} ${view.y(pin.y)})">${pinMark(pin.global, many)}</g>`,
    )}
  </svg>`;
}

export function pinMark(global: boolean, small = false): readonly SVGTemplateResult[] {
  return pinShapes(global, small).map(({ kind, d }) => svg`<path class="pin ${kind}" d=${d}></path>`);
}
