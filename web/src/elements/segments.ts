import { html } from 'lit';
import type { TemplateResult } from 'lit';

import type { Value } from '../engine/contract';

/** A choice of few, all in sight. */
export function segmentsView(
  label: string,
  choices: readonly { readonly id: string; readonly label: string }[],
  chosen: Value | undefined,
  choose: (id: string) => void,
): TemplateResult {
  return html`<div class="choice" role="group" aria-label=${label}>
    <span class="muted">${label}</span>
    <div class="segments">
      ${choices.map(
        ({ id, label: name }) =>
          html`<button type="button" data-choice=${id} aria-pressed=${id === chosen} @click=${() => choose(id)}>
            ${name}
          </button>`,
      )}
    </div>
  </div>`;
}
