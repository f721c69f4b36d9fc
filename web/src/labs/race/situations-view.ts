import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import type { Catalog } from '../../engine/contract';
import { situationsOf } from '../racers/situations';
import type { Situation } from '../racers/situations';

/** Ready-made races, and what to look at in the chosen one. */
export function situationsView(
  catalog: Catalog,
  chosen: Situation | null,
  choose: (situation: Situation) => void,
): TemplateResult {
  return html`<div class="situations" role="group" aria-labelledby="worth" data-control="racesWorthSeeing">
    <p class="question" id="worth">${msg('Races worth seeing')}</p>
    <div class="chips">
      ${situationsOf(catalog).map(
        (situation) =>
          html`<button
            type="button"
            class="chip"
            aria-pressed=${situation.id === chosen?.id}
            @click=${() => choose(situation)}
          >
            ${situation.label}
          </button>`,
      )}
    </div>
    ${chosen ? html`<p class="hint" role="status">${chosen.hint}</p>` : nothing}
  </div>`;
}
