import { html, nothing, type TemplateResult } from 'lit';
import type { Change } from '../elements/change';
import type { Catalog, Spec, Value } from '../engine/contract';
import { settingsOf } from './schemes/schemes';

/** The learning rate of the optimizer that is set, in sight. */
export function rateKnobView(
  catalog: Catalog | undefined,
  spec: Spec,
  errors: Readonly<Record<string, string>>,
  change: (path: string, value: Value, options: { readonly final: boolean }) => void,
): TemplateResult | typeof nothing {
  const optimizer = settingsOf(spec['optimizer'] ?? null);
  const part = catalog?.['optimizer']?.parts.find(({ id }) => id === optimizer['id']);
  const parameter = part?.parameters.find(({ id }) => id === 'learningRate');
  if (!parameter) return nothing;
  return html`<descent-knob
    data-id="rate"
    .parameter=${parameter}
    .value=${optimizer['learningRate'] ?? null}
    .error=${errors['optimizer.learningRate'] ?? ''}
    @descent-change=${(event: CustomEvent<Change>) => {
      event.stopPropagation();
      change('optimizer.learningRate', event.detail.value, { final: event.detail.final });
    }}
  ></descent-knob>`;
}
