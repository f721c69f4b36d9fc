import { msg, str } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Parameter } from '../engine/contract';
import { setStyle } from '../charts/set-style';
import { rangeText, short } from './numbers';
import type { SliderScale } from './slider-scale';
import { coreSaid } from '../language/core-text';

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
          ${setStyle({ left: `calc(${at} * (100% - var(--thumb)) + var(--thumb) / 2)` })}
        ></span>
        <p class="mark-text muted">▲ ${markText(label, short(value, 3), share > 1)}</p>`;
    })}
  </div>`;
}

const markText = (label: string, value: string, beyond: boolean): string =>
  beyond ? msg(str`${label}: ${value}, beyond this slider`) : `${label}: ${value}`;

/** A parameter's name and, for the eye, its symbol in the formula. A name that stands in a formula is not capitalised. */
export function nameView({ label, symbol }: Parameter, literal = false): TemplateResult {
  if (literal) return html`<code class="literal">${label}</code>`;
  return html`<span>${label}</span>
    ${symbol ? html`<descent-formula class="symbol" aria-hidden="true" .latex=${symbol}></descent-formula>` : nothing}`;
}

/** A place in a text, in UTF-16 units, and what stands around it. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly at: string;
  readonly after: string;
}

/** Where in `text` a sentence of the core's points: "… at column 7.", in characters from 1. */
export function placeIn(text: string, sentence: string): Place | undefined {
  const column = / at column (\d+)\.$/.exec(coreSaid(sentence))?.[1];
  if (column === undefined) return undefined;
  const characters = [...text];
  const k = Math.min(Number(column) - 1, characters.length);
  const from = characters.slice(0, k).join('').length;
  const at = characters[k] ?? '';
  const [first, last] = [Math.max(0, k - around), k + around];
  return {
    from,
    to: from + at.length,
    before: (first > 0 ? '…' : '') + characters.slice(first, k).join(''),
    at,
    after: characters.slice(k + 1, last).join('') + (characters.length > last ? '…' : ''),
  };
}

/** Characters shown to either side of a place. */
const around = 14;

/** The text around a mistake, which is marked. What it is, and in which column, says the sentence below. */
export function placeView(place: Place | undefined): TemplateResult | typeof nothing {
  if (!place) return nothing;
  return html`<p class="place" aria-hidden="true">
    <code>${place.before}<mark>${place.at === '' ? '\u00a0' : place.at}</mark>${place.after}</code>
  </p>`;
}

export function helpButton({ label, help }: Parameter, open: boolean, toggle: () => void): unknown {
  if (!help) return nothing;
  return html`<button
    class="help-button"
    type="button"
    aria-label=${msg(str`What is ${label}?`)}
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
    ${parameter.help} ${range === '' ? nothing : html`<span>${msg(str`Possible: ${range}.`)}</span>`}
  </p>`;
}
