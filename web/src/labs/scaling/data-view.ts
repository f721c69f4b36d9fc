import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import { counted } from '../../language/numbers';

/** Which column of it; nothing where there is one only. */
export function columnView(result: Result, choose: (column: number) => void): TemplateResult | typeof nothing {
  const table = result.table('columns');
  const columns = table.columns.flatMap(({ id, label }, k) => (table.at(id, 1) > 0 ? [{ k, label }] : []));
  if (table.columns.length < 2) return nothing;
  const chosen = result.spec['column'];
  const words = table.columns.length - columns.length;
  return html`<div class="row column">
    <label for="column">${msg('Column')}</label>
    <select
      id="column"
      data-control="column"
      @change=${(event: Event) => choose(Number((event.target as HTMLSelectElement).value))}
    >
      ${columns.map(({ k, label }) => html`<option value=${k} .selected=${k === chosen}>${label}</option>`)}
    </select>
    ${words > 0 ? html`<span class="muted">${wordsText(words)}</span>` : nothing}
  </div>`;
}

function wordsText(count: number): string {
  const columns = formatNumber(count);
  return counted(count, msg(str`${columns} column holds words`), msg(str`${columns} columns hold words`));
}
