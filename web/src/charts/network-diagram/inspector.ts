import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import { parseNumber } from '../../elements/numbers';
import { setStyle } from '../set-style';
import type { DiagramLayer, DiagramWeights, UnitPlace, WeightDetail } from './types';
import { unitWords, weightsOf, written } from './words';
import { atStart } from '../../language/words';

export interface Inspection {
  readonly layers: readonly DiagramLayer[];
  readonly weights: readonly DiagramWeights[];
  readonly place: UnitPlace;
  readonly editable: boolean;
  /** The ends of the sliders. */
  readonly range: readonly [number, number];
  change(detail: WeightDetail): void;
  close(): void;
}

/** The weights of one unit, one by one: to be read, or set. */
export function inspectorView({ layers, weights, place, editable, range, change, close }: Inspection): TemplateResult {
  const unit = layers[place.layer]?.units[place.unit];
  const label = atStart(unit?.label ?? '');
  const all = weightsOf(layers, weights, place);
  const [low, high] = range;
  return html`<div class="inspector" role="group" aria-label=${unitWords(layers, weights, place)}>
    <header>
      <span>${place.layer === 0 ? msg(str`${label}: weights out of it`) : label}</span>
      <button type="button" class="plain" data-act="close" @click=${close}>${msg('Close')}</button>
    </header>
    ${all.length === 0 ? html`<p class="muted">${msg('No weight leads here.')}</p>` : nothing}
    <div class="weights">
      ${all.map((weight) => {
        const { name, value } = weight;
        const tell = (to: number, final: boolean): void => change({ ...weight, value: to, final });
        if (!editable) {
          return html`<div class="weight"><span>${name}</span><output>${written(value)}</output></div>`;
        }
        const typed = (event: Event): void => {
          const field = event.target as HTMLInputElement;
          const number = parseNumber(field.value);
          if (number === undefined) field.value = written(value);
          else tell(number, true);
        };
        const slid = (final: boolean) => (event: Event) =>
          tell(Number((event.target as HTMLInputElement).value), final);
        return html`<label class="weight">
          <span>${name}</span>
          <input
            class="field"
            type="text"
            inputmode="decimal"
            aria-label=${msg(str`${name}, a number`)}
            data-weight=${`${weight.layer}.${weight.unit}.${weight.input}`}
            .value=${written(value)}
            @change=${typed}
          />
          <input
            type="range"
            aria-label=${name}
            min=${low}
            max=${high}
            step="any"
            .value=${String(value)}
            ${setStyle({ '--filled': `${(100 * (value - low)) / (high - low)}%` })}
            @input=${slid(false)}
            @change=${slid(true)}
          />
        </label>`;
      })}
    </div>
  </div>`;
}
