import { html, nothing, svg, type TemplateResult } from 'lit';
import { setStyle } from '../../charts/set-style';
import { markerPath } from '../../charts/markers';
import { pinnedLooks } from './lines';
import { inputs, type Input } from './presets';
import type { Fact } from './words';
import { zooms, type Zoom } from './zoom';

/** What is averaged. */
export function inputView(chosen: Input['id'], choose: (input: Input) => void): TemplateResult {
  return html`<div class="choices" role="group" aria-label="What is averaged">
    ${inputs.map(
      (input) =>
        html`<button type="button" class="chip" aria-pressed=${input.id === chosen} @click=${() => choose(input)}>
          ${input.label}
        </button>`,
    )}
  </div>`;
}

/** How much of the series is seen at once. */
export function zoomView(chosen: Zoom, step: string, rows: number, choose: (zoom: Zoom) => void): TemplateResult {
  const possible = zooms.filter((zoom) => zoom === 'all' || zoom < rows);
  if (possible.length < 2) return html``;
  return html`<div class="choices" role="group" aria-label="How much is shown">
    ${possible.map(
      (zoom) =>
        html`<button type="button" class="chip" aria-pressed=${zoom === chosen} @click=${() => choose(zoom)}>
          ${zoom === 'all' ? 'All' : `${zoom} ${step}s`}
        </button>`,
    )}
  </div>`;
}

/** Quick marks under the slider. */
export function marksView(marks: readonly number[], beta: number, choose: (beta: number) => void): TemplateResult {
  return html`<div class="choices" role="group" aria-label="Set β to">
    ${marks.map(
      (mark) =>
        html`<button type="button" class="chip" aria-pressed=${mark === beta} @click=${() => choose(mark)}>
          ${mark}
        </button>`,
    )}
  </div>`;
}

/** Averages to lay over the one in hand. */
export function compareView(
  comparable: readonly number[],
  pinned: readonly number[],
  toggle: (beta: number) => void,
): TemplateResult {
  return html`<div class="choices" role="group" aria-label="Averages to compare with">
    <span class="lead muted">Compare</span>
    ${comparable.map((beta, place) => {
      const { color, marker } = pinnedLooks[place % pinnedLooks.length] ?? pinnedLooks[0];
      return html`<button type="button" class="chip" aria-pressed=${pinned.includes(beta)} @click=${() => toggle(beta)}>
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" ${setStyle({ fill: `var(${color})` })}>
          ${svg`<path d=${markerPath(marker, 9, 6, 6)} />`}
        </svg>
        β = ${beta}
      </button>`;
    })}
  </div>`;
}

export function checkView(label: string, checked: boolean, choose: (checked: boolean) => void): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${checked}
      @change=${(event: Event) => choose((event.target as HTMLInputElement).checked)}
    />
    ${label}
  </label>`;
}

export function factsView(facts: readonly Fact[]): TemplateResult {
  return html`<dl class="facts">
    ${facts.map(
      ({ name, symbol, value, note }) =>
        html`<div>
          <dt>${name} ${symbol ? html`<descent-formula .latex=${symbol}></descent-formula>` : nothing}</dt>
          <dd>${value}<small>${note}</small></dd>
        </div>`,
    )}
  </dl>`;
}
