import { msg, str } from '@lit/localize';
import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';

import { setStyle } from '../../charts/set-style';
import type { Result } from '../../engine/result';
import { combinations, errorAt, has, lastStep, outcomeName, outcomeOf, predictionAt, remedies } from './combinations';
import { panelSize, titleOf, type Curves } from './curves';
import { amount, badge, offText } from './words';

const { width, height } = panelSize;

export interface MultiplesScene {
  readonly result: Result;
  readonly curves: Curves;
  readonly drawn: number;
  readonly step: number;
  /** Whether all may be seen, or the drawn one only. */
  readonly told: boolean;
  choose(combination: number): void;
}

/** All eight at the same time as the playhead, on the same axes; a press draws one large. Before a guess they are covered. */
export function multiplesView({ result, curves, drawn, step, told, choose }: MultiplesScene): TemplateResult {
  const differing = result.spec['rates'] !== 'same';
  const panel = (k: number): TemplateResult => {
    const error = errorAt(result, k, step);
    const prediction = amount(predictionAt(result, k, step), 6);
    const [name, rate] = [badge(result, k), amount(outcomeOf(result, k, 'rate'))];
    const lost = Number.isNaN(error);
    const ended = step >= lastStep(result);
    const covered = !told && k !== drawn;
    const state = covered ? 'covered' : told || ended ? outcomeName(result, k) : 'open';
    return html`<button
      type="button"
      class=${classMap({ panel: true, [state]: true })}
      data-combination=${k}
      aria-pressed=${k === drawn}
      @click=${() => choose(k)}
    >
      <span class="title">${titleOf(k)}</span>
      <span class="dots" aria-hidden="true">
        ${remedies.map(
          (remedy) =>
            html`<span
              class=${has(k, remedy) ? 'dot on' : 'dot'}
              ${setStyle({ '--swatch': `var(${remedy.color})` })}
            ></span>`,
        )}
      </span>
      <svg viewBox=${`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        ${svg`<path class="mean" d=${`M0 ${curves.mean}H${width}`}></path>
          <path class="course" d=${covered ? '' : (curves.paths[k] ?? '')}></path>
          <path class="now" d=${`M${curves.x(step)} 0V${height}`}></path>`}
      </svg>
      ${
        covered
          ? html`<span class="number muted">?</span><span class="off">${msg('press to see it')}</span>`
          : html`<span class="number"
                >${lost ? msg('lost') : msg(html`<span class="hidden-visually">predicts </span>${prediction}`)}</span
              >
              <span class="off">${lost ? '' : offText(error, '')}</span>
              ${state === 'open' ? nothing : html`<span class="badge">${ended ? name : msg(str`in the end: ${name}`)}</span>`}`
      }
      ${differing ? html`<span class="off">${msg(str`rate ${rate}`)}</span>` : nothing}
    </button>`;
  };
  return html`<div
    class="multiples"
    role="group"
    aria-label=${msg('All eight combinations')}
    data-control="allEightCombinations"
  >
    ${Array.from({ length: combinations }, (_, k) => panel(k))}
  </div>`;
}

/** Above the panels while they are covered. */
export const coveredView = (learning: boolean, show: () => void): TemplateResult =>
  html`<p class="covered-note">
    ${learning ? msg('They are uncovered when this run has ended.') : msg('They would answer the question above: guess first.')}
    <button type="button" class="plain" data-control="showAllEight" @click=${show}>${msg('Show all eight')}</button>
  </p>`;
