import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../engine/result';

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
