import { msg } from '@lit/localize';
import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';

import { setStyle } from '../set-style';

import { bandColor } from './background';
import { levelLabel } from './levels';
import type { Levels } from './levels';
import type { ContourPin } from './model';
import type { Margins } from './ticks';
import { pinMark } from './pins';
import { lossName } from '../words';

/** What a pin marks. */
export const minimumName = (global: boolean): string => (global ? msg('global minimum') : msg('local minimum'));

/** Under the map: the bands as a bar with their losses, how they were chosen, what the marks mean; and the `tools`. */
export function renderLegend(
  levels: Levels,
  pins: readonly ContourPin[],
  { left, right }: Margins,
  width: number,
  tools: TemplateResult | typeof nothing,
): TemplateResult {
  return html`<div
    class="legend"
    ${setStyle({ width: `${left + width + right}px`, 'padding-inline-end': `${right}px` })}
  >
    ${guard([levels, left, width], () => renderScale(levels, left, width))}
    <div class="foot" ${setStyle({ 'padding-inline-start': `${left}px` })}>
      ${guard([levels, pins], () => renderNotes(levels, pins))} ${tools}
    </div>
  </div>`;
}

function renderScale(levels: Levels, left: number, width: number): TemplateResult {
  const n = levels.values.length;
  const share = 100 / (n + 1);
  return html`<div class="scale">
    <span class="scale-name" ${setStyle({ width: `${left}px` })}>${lossName()}</span>
    <svg class="bar" aria-hidden="true">
      ${Array.from({ length: n + 1 }, (_, k) => {
        const x = `${k * share}%`;
        // A little wider than its share, so that no seam shows.
        const width = `${k < n ? share + 0.2 : share}%`;
        return svg`<rect x=${x} width=${width} height="10" fill=${bandColor(k, n)}></rect>
          <rect class="wash" x=${x} width=${width} height="10"></rect>`;
      })}
      ${apart(levels, width).map((k) => {
        const x = `${(k + 1) * share}%`;
        return svg`<line class="tick" x1=${x} x2=${x} y1="0" y2="14"></line>
          <text x=${x} y="26" text-anchor=${k === n - 1 ? 'end' : 'middle'}>${levelLabel(levels, k)}</text>`;
      })}
    </svg>
  </div>`;
}

/** Those of the labels that have room side by side, from the largest loss down. */
function apart(levels: Levels, width: number): readonly number[] {
  const n = levels.values.length;
  let free = width;
  return [...levels.labelled].reverse().filter((k) => {
    const half = (perCharacter * levelLabel(levels, k).length) / 2;
    const at = ((k + 1) * width) / (n + 1);
    const right = k === n - 1 ? at : at + half;
    if (right > free) return false;
    free = right - 2 * half - between;
    return true;
  });
}

/** Pixels, about. */
const perCharacter = 7;
const between = 6;

function renderNotes(levels: Levels, pins: readonly ContourPin[]): TemplateResult {
  const mark = (global: boolean, box: string): TemplateResult | typeof nothing =>
    pins.some((pin) => pin.global === global)
      ? html`<span class="marks"
          ><svg class="mark" viewBox=${box} aria-hidden="true">${pinMark(global)}</svg>${minimumName(global)}</span
        >`
      : nothing;
  return html`<p class="note">
    ${
      levels.kind === 'log'
        ? msg('Lines evenly spaced in log(loss − lowest loss): a valley keeps its lines.')
        : msg('Lines evenly spaced in loss.')
    }
    ${mark(true, '-10 -27 20 28')} ${mark(false, '-10 -22 20 24')}
  </p>`;
}
