import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../engine/result';
import { isList } from '../../state/tree';

/** Which columns of one's own table are the two inputs and the target. */
export function columnsView(
  result: Result,
  error: string,
  choose: (columns: readonly number[]) => void,
): TemplateResult | typeof nothing {
  const table = result.table('columns');
  const numeric = table.columns.flatMap(({ id, label }, k) => (table.at(id, 1) > 0 ? [{ k, label }] : []));
  const { columns } = result.spec;
  const chosen = isList(columns) ? columns.map(Number) : [];
  // The columns change places: what is to be predicted is never an input.
  const put = (place: number, column: number): void => {
    const next = [...chosen];
    const other = next.indexOf(column);
    if (other >= 0) next[other] = next[place] ?? column;
    next[place] = column;
    choose(next);
  };
  const skipped = result.table('facts').at('skipped', 0);
  const rows = result.table('facts').at('rows', 0);
  return html`<div class="columns">
      ${['First input', 'Second input', 'To be predicted'].map(
        (name, place) =>
          html`<label
            >${name}
            <select
              data-column=${place}
              @change=${(event: Event) => put(place, Number((event.target as HTMLSelectElement).value))}
            >
              ${numeric.map(({ k, label }) => html`<option value=${k} .selected=${k === chosen[place]}>${label}</option>`)}
            </select>
          </label>`,
      )}
      <span class="muted" data-rows
        >${rows} rows${skipped > 0 ? `; ${skipped} without all three numbers left out` : ''}</span
      >
    </div>
    ${error ? html`<p class="wrong">${error}</p>` : nothing}`;
}
