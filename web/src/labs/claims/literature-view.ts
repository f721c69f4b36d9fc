import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Descriptor } from '../../engine/contract';

/** What others have found, with where to read it. */
export function literatureView({ literature, sources }: Descriptor): TemplateResult | typeof nothing {
  if (literature === '') return nothing;
  return html`<div class="literature">
    <h4>${msg('What the literature says')}</h4>
    <p>${literature}</p>
    <ul>
      ${sources.map(
        ({ authors, year, title, venue, equation }) =>
          html`<li>${authors} (${year}), ${title}, <i>${venue}</i>${equation ? `, ${equation}` : ''}.</li>`,
      )}
    </ul>
  </div>`;
}
