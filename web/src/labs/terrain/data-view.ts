import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import { counted } from '../../language/numbers';
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
  return html`<div class="columns">
      ${[msg('First input'), msg('Second input'), msg('To be predicted')].map(
        (name, place) =>
          html`<label
            >${name}
            <select
              data-column=${place}
              data-control=${['firstInput', 'secondInput', 'toBePredicted'][place] ?? nothing}
              @change=${(event: Event) => put(place, Number((event.target as HTMLSelectElement).value))}
            >
              ${numeric.map(({ k, label }) => html`<option value=${k} .selected=${k === chosen[place]}>${label}</option>`)}
            </select>
          </label>`,
      )}
      <span class="muted" data-rows>${rowsText(result)}</span>
    </div>
    ${error ? html`<p class="wrong">${error}</p>` : nothing}`;
}

function rowsText(result: Result): string {
  const facts = result.table('facts');
  const [all, gaps] = [facts.at('rows', 0), facts.at('skipped', 0)];
  const rows = formatNumber(all);
  const skipped = formatNumber(gaps);
  return gaps > 0
    ? counted(
        all,
        msg(str`${rows} row; ${skipped} without all three numbers left out`),
        msg(str`${rows} rows; ${skipped} without all three numbers left out`),
      )
    : counted(all, msg(str`${rows} row`), msg(str`${rows} rows`));
}
