import { html, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import { setStyle } from '../set-style';
import type { View } from '../contour/view';
import type { BasinPin } from './model';

/** A forest of minima gets dots, a handful gets pins with numbers. */
const handful = 12;

export function renderBasinPins(pins: readonly BasinPin[], view: View): TemplateResult {
  const many = pins.length > handful;
  return html`<svg class="pins" aria-hidden="true">
    ${pins
      .filter(({ x, y }) => view.contains(x, y))
      .map((pin) => svg`<g transform="translate(${view.x(pin.x)} ${view.y(pin.y)})">${mark(pin, many)}</g>`)}
  </svg>`;
}

/** The number in the colour of its basin; a second line around it where the minimum is global. */
function mark({ number, color, global }: BasinPin, many: boolean): SVGTemplateResult {
  const stroke = setStyle({ stroke: `var(${color})` });
  if (many) {
    return svg`<circle class="pin" r=${global ? 5 : 3} ${stroke}></circle>${
      global ? svg`<circle class="pin-edge" r="7"></circle>` : svg``
    }`;
  }
  return svg`${global ? svg`<circle class="pin-edge" r="13"></circle>` : svg``}
    <circle class="pin-edge" r="10.6"></circle><circle class="pin" r="9" ${stroke}></circle>
    <text class="pin-number" dy="0.36em">${number}</text>`;
}
