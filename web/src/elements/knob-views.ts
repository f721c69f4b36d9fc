import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Parameter } from '../engine/contract';
import { setStyle } from '../charts/set-style';
import { rangeText, short } from './numbers';
import type { SliderScale } from './slider-scale';

/** A value on a slider that means something just now, such as a limit. */
export interface KnobMark {
  readonly value: number;
  readonly label: string;
}

/** Beneath the slider, each at its place; one that lies beyond it stands at the end, and says so. */
export function marksView(marks: readonly KnobMark[], scale: SliderScale | undefined): TemplateResult | typeof nothing {
  const known = marks.filter(({ value }) => Number.isFinite(value));
  if (!scale || known.length === 0) return nothing;
  return html`<div id="marks" class="marks">
    ${known.map(({ value, label }) => {
      const share = scale.shareOf(value);
      const at = Math.min(1, Math.max(0, share));
      return html`<span
          class="slider-mark"
          data-value=${value}
          ${setStyle({ 'inset-inline-start': `calc(${at} * (100% - var(--thumb)) + var(--thumb) / 2)` })}
        ></span>
        <p class="mark-text muted">▲ ${label}: ${short(value)}${share > 1 ? ', beyond this slider' : ''}</p>`;
    })}
  </div>`;
}

/** A parameter's name and, for the eye, its symbol in the formula. */
export function nameView({ label, symbol }: Parameter): TemplateResult {
  return html`<span>${label}</span>
    ${symbol ? html`<descent-formula class="symbol" aria-hidden="true" .latex=${symbol}></descent-formula>` : nothing}`;
}

export function helpButton({ label, help }: Parameter, open: boolean, toggle: () => void): unknown {
  if (!help) return nothing;
  return html`<button
    class="help-button"
    type="button"
    aria-label="What is ${label}?"
    aria-expanded=${open}
    aria-controls="help"
    @click=${toggle}
  >
    ?
  </button>`;
}

/** Also what a screen reader hears with the control, hidden or not. */
export function helpText(parameter: Parameter, open: boolean): TemplateResult {
  const range = rangeText(parameter);
  return html`<p id="help" class="help muted" ?hidden=${!open}>
    ${parameter.help} ${range === '' ? nothing : html`<span>Possible: ${range}.</span>`}
  </p>`;
}
