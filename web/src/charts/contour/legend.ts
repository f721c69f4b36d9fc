import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';

import { formatNumber } from '../line-chart/format';
import { setStyle } from '../set-style';
import { bandColor } from './background';
import type { Levels } from './levels';
import type { ContourPin } from './model';
import { pinMark } from './pins';

/** The bands as a bar with the loss on its lines, how the lines were chosen, and what the marks mean. */
export function renderLegend(levels: Levels, pins: readonly ContourPin[], left: number, width: number): TemplateResult {
  const n = levels.values.length;
  const share = 100 / (n + 1);
  return html`<div class="legend" ${setStyle({ width: `${left + width}px` })}>
    <div class="scale">
      <span class="scale-name" ${setStyle({ width: `${left}px` })}>loss</span>
      <svg class="bar" aria-hidden="true">
        ${Array.from(
          { length: n + 1 },
          (_, k) =>
            svg`<rect x=${`${k * share}%`} width=${`${share + 0.2}%`} height="10" fill=${bandColor(k, n)}></rect>
              <rect class="wash" x=${`${k * share}%`} width=${`${share + 0.2}%`} height="10"></rect>`,
        )}
        ${levels.labelled.map((k) => {
          const x = `${(k + 1) * share}%`;
          return svg`<line class="tick" x1=${x} x2=${x} y1="0" y2="14"></line>
            <text x=${x} y="26" text-anchor=${k === n - 1 ? 'end' : 'middle'}>${label(levels, k)}</text>`;
        })}
      </svg>
    </div>
    <p class="note" ${setStyle({ 'padding-inline-start': `${left}px` })}>
      ${
        levels.kind === 'log'
          ? html`Lines are evenly spaced in log(loss − lowest loss): a valley keeps its lines.`
          : html`Lines are evenly spaced in loss.`
      }
      <span class="marks">
        ${pins.some((pin) => pin.global) ? html`<svg class="mark" viewBox="-10 -27 20 28">${pinMark(true)}</svg> global minimum` : nothing}
        ${pins.some((pin) => !pin.global) ? html`<svg class="mark" viewBox="-10 -22 20 24">${pinMark(false)}</svg> local minimum` : nothing}
      </span>
    </p>
  </div>`;
}

/** As many figures as tell the labelled lines apart. */
function label(levels: Levels, k: number): string {
  for (let digits = 2; digits < 8; digits++) {
    const texts = levels.labelled.map((line) => formatNumber(levels.values[line] ?? NaN, digits));
    if (new Set(texts).size === texts.length) return formatNumber(levels.values[k] ?? NaN, digits);
  }
  return formatNumber(levels.values[k] ?? NaN, 8);
}
