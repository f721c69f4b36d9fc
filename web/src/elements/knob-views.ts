import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Parameter } from '../engine/contract';
import { rangeText } from './numbers';

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
