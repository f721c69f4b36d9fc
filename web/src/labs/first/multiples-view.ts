import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';

import { setStyle } from '../../charts/set-style';
import type { Result } from '../../engine/result';
import { combinations, errorAt, has, lastStep, outcomeName, outcomeOf, predictionAt, remedies } from './combinations';
import { panelSize, titleOf, type Curves } from './curves';
import { amount, badge } from './words';

const { width, height } = panelSize;

export interface MultiplesScene {
  readonly result: Result;
  readonly curves: Curves;
  readonly drawn: number;
  readonly step: number;
  choose(combination: number): void;
}

/** All eight at the same time as the playhead, on the same axes; a press draws one large. */
export function multiplesView({ result, curves, drawn, step, choose }: MultiplesScene): TemplateResult {
  const differing = result.spec['rates'] !== 'same';
  const panel = (k: number): TemplateResult => {
    const error = errorAt(result, k, step);
    const prediction = predictionAt(result, k, step);
    const lost = Number.isNaN(error);
    const state = outcomeName(result, k);
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
          <path class="course" d=${curves.paths[k] ?? ''}></path>
          <path class="now" d=${`M${curves.x(step)} 0V${height}`}></path>`}
      </svg>
      <span class="number"><span class="hidden-visually">predicts </span>${lost ? 'lost' : amount(prediction, 6)}</span>
      <span class="off">${lost ? '' : html`off by ${amount(error)}`}</span>
      <span class="badge">${step < lastStep(result) ? 'in the end: ' : ''}${badge(result, k)}</span>
      ${differing ? html`<span class="off">rate ${amount(outcomeOf(result, k, 'rate'))}</span>` : ''}
    </button>`;
  };
  return html`<div class="multiples" role="group" aria-label="All eight combinations">
    ${Array.from({ length: combinations }, (_, k) => panel(k))}
  </div>`;
}
