import { msg } from '@lit/localize';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { setStyle } from '../../charts/set-style';
import { markerPath } from '../../charts/markers';
import { pinnedLooks } from './lines';
import { inputs, type Input } from './presets';
import { betaText, type Fact } from './words';
import { zooms, type Zoom } from './zoom';
import { stepsText } from './steps';
import { short } from '../../elements/numbers';

/** What is averaged. */
export function inputView(chosen: Input['id'], choose: (input: Input) => void): TemplateResult {
  return html`<div class="choices" role="group" data-control="whatIsAveraged" aria-label=${msg('What is averaged')}>
    ${inputs().map(
      (input) =>
        html`<button type="button" class="chip" aria-pressed=${input.id === chosen} @click=${() => choose(input)}>
          ${input.label}
        </button>`,
    )}
  </div>`;
}

/** How much of the series is seen at once. */
export function zoomView(chosen: Zoom, dated: boolean, rows: number, choose: (zoom: Zoom) => void): TemplateResult {
  const possible = zooms.filter((zoom) => zoom === 'all' || zoom < rows);
  if (possible.length < 2) return html``;
  return html`<div class="choices" role="group" data-control="howMuchIsShown" aria-label=${msg('How much is shown')}>
    ${possible.map(
      (zoom) =>
        html`<button type="button" class="chip" aria-pressed=${zoom === chosen} @click=${() => choose(zoom)}>
          ${zoom === 'all' ? msg('All') : stepsText(zoom, dated)}
        </button>`,
    )}
  </div>`;
}

/** Quick marks under the slider. */
export function marksView(marks: readonly number[], beta: number, choose: (beta: number) => void): TemplateResult {
  return html`<div class="choices" role="group" data-control="setTo" aria-label=${msg('Set β to')}>
    ${marks.map(
      (mark) =>
        html`<button type="button" class="chip" aria-pressed=${mark === beta} @click=${() => choose(mark)}>
          ${short(mark)}
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
  return html`<div
    class="choices"
    role="group"
    data-control="averagesToCompareWith"
    aria-label=${msg('Averages to compare with')}
  >
    <span class="lead muted">${msg('Compare')}</span>
    ${comparable.map((beta, place) => {
      const { color, marker } = pinnedLooks[place % pinnedLooks.length] ?? pinnedLooks[0];
      return html`<button type="button" class="chip" aria-pressed=${pinned.includes(beta)} @click=${() => toggle(beta)}>
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" ${setStyle({ fill: `var(${color})` })}>
          ${svg`<path d=${markerPath(marker, 9, 6, 6)} />`}
        </svg>
        ${betaText(beta)}
      </button>`;
    })}
  </div>`;
}

export function checkView(
  control: string,
  label: string,
  checked: boolean,
  choose: (checked: boolean) => void,
): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      data-control=${control}
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
