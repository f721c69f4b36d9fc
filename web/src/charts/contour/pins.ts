import { html, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';

import type { ContourPin } from './model';
import type { View } from './view';

/** A forest of minima (Rastrigin has dozens) gets small marks, a handful gets pins. */
const handful = 12;

/** A filled pin with a star stands in a global minimum, a hollow one in a local minimum. */
export function renderPins(pins: readonly ContourPin[], view: View): TemplateResult {
  const many = pins.length > handful;
  const shown = pins.filter((pin) => view.contains(pin.x, pin.y)).sort((a, b) => Number(a.global) - Number(b.global));
  return html`<svg class="pins" aria-hidden="true">
    ${shown.map(
      (pin) => svg`<g transform="translate(${view.x(pin.x)} ${view.y(pin.y)})">${pinMark(pin.global, many)}</g>`,
    )}
  </svg>`;
}

/** The tip is at (0, 0). */
export function pinMark(global: boolean, small = false): SVGTemplateResult {
  if (global) {
    return svg`<path class="pin global" d="M0 0 L-7.5 -13 A8.6 8.6 0 1 1 7.5 -13 Z"></path>
      <path class="pin star" transform="translate(0 -17)" d=${star(5.6)}></path>`;
  }
  if (small) return svg`<circle class="pin local" r="3"></circle>`;
  return svg`<path class="pin local" d="M0 0 L-5.5 -9.5 A6.4 6.4 0 1 1 5.5 -9.5 Z"></path>
    <circle class="pin dot" cy="-12.6" r="2"></circle>`;
}

function star(radius: number): string {
  const corners = Array.from({ length: 10 }, (_, k) => {
    const r = k % 2 === 0 ? radius : radius * 0.42;
    const angle = (Math.PI * k) / 5 - Math.PI / 2;
    return `${(r * Math.cos(angle)).toFixed(2)} ${(r * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${corners.join('L')}Z`;
}
