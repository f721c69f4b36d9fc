import { html, nothing, type TemplateResult } from 'lit';
import type { Catalog } from '../../engine/contract';
import type { Result } from '../../engine/result';

/** A list typed in a field is the business of links: on the page one's own data is a table. */
const hidden: readonly string[] = ['list'];

/** Which data is scaled. */
export function dataView(catalog: Catalog, chosen: string, choose: (id: string) => void): TemplateResult {
  const parts = (catalog['table']?.parts ?? []).filter(({ id }) => !hidden.includes(id) || id === chosen);
  return html`<div class="choices" role="group" aria-label="Data">
    ${parts.map(
      ({ id, title }) =>
        html`<button
          type="button"
          class="chip"
          data-table=${id}
          aria-pressed=${id === chosen}
          @click=${() => choose(id)}
        >
          ${title}
        </button>`,
    )}
  </div>`;
}

/** Which column of it; nothing where there is one only. */
export function columnView(result: Result, choose: (column: number) => void): TemplateResult | typeof nothing {
  const table = result.table('columns');
  const columns = table.columns.flatMap(({ id, label }, k) => (table.at(id, 1) > 0 ? [{ k, label }] : []));
  if (table.columns.length < 2) return nothing;
  const chosen = result.spec['column'];
  const words = table.columns.length - columns.length;
  return html`<div class="row column">
    <label for="column">Column</label>
    <select id="column" @change=${(event: Event) => choose(Number((event.target as HTMLSelectElement).value))}>
      ${columns.map(({ k, label }) => html`<option value=${k} .selected=${k === chosen}>${label}</option>`)}
    </select>
    ${words > 0 ? html`<span class="muted">${words} ${words === 1 ? 'column holds' : 'columns hold'} words</span>` : nothing}
  </div>`;
}
