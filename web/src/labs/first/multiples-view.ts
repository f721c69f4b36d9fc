import { html, nothing, svg } from 'lit';
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
  /** Whether all may be seen, or the drawn one only. */
  readonly told: boolean;
  choose(combination: number): void;
}

/** All eight at the same time as the playhead, on the same axes; a press draws one large. Before a guess they are covered. */
export function multiplesView({ result, curves, drawn, step, told, choose }: MultiplesScene): TemplateResult {
  const differing = result.spec['rates'] !== 'same';
  const panel = (k: number): TemplateResult => {
    const error = errorAt(result, k, step);
    const prediction = predictionAt(result, k, step);
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
          ? html`<span class="number muted">?</span><span class="off">press to see it</span>`
          : html`<span class="number"
                ><span class="hidden-visually">predicts </span>${lost ? 'lost' : amount(prediction, 6)}</span
              >
              <span class="off">${lost ? '' : html`off by ${amount(error)}`}</span>
              ${state === 'open' ? nothing : html`<span class="badge">${ended ? '' : 'in the end: '}${badge(result, k)}</span>`}`
      }
      ${differing ? html`<span class="off">rate ${amount(outcomeOf(result, k, 'rate'))}</span>` : nothing}
    </button>`;
  };
  return html`<div class="multiples" role="group" aria-label="All eight combinations">
    ${Array.from({ length: combinations }, (_, k) => panel(k))}
  </div>`;
}

/** Above the panels while they are covered. */
export const coveredView = (learning: boolean, show: () => void): TemplateResult =>
  html`<p class="covered-note">
    ${learning ? 'They are uncovered when this run has ended.' : 'They would answer the question above: guess first.'}
    <button type="button" class="plain" @click=${show}>Show all eight</button>
  </p>`;
