import { html, nothing, type TemplateResult } from 'lit';
import type { Value } from '../engine/contract';
import type { Result, Table } from '../engine/result';

/** A table of a result, where it has one of that name. */
const tableOf = (result: Result, id: string): Table | undefined => result.tables.find((table) => table.id === id);

type Role = 'none' | 'input' | 'target';
const roles: readonly Role[] = ['none', 'input', 'target'];
const names: Readonly<Record<Role, string>> = { none: 'not used', input: 'input', target: 'to be predicted' };

/** In the table of the columns: numbers, and what each is used as. */
const numbersRow = 1;
const roleRow = 3;

/**
 * What each column of one's own table is used as, and what has become of the table; nothing for other examples.
 * `choose` gets columns from 0.
 */
export function ownColumnsView(
  result: Result,
  choose: (inputs: readonly Value[], target: Value) => void,
): TemplateResult | typeof nothing {
  const columns = tableOf(result, 'columns');
  const source = tableOf(result, 'source');
  if (!columns || !source) return nothing;
  const now = columns.columns.map(({ id }) => roles[columns.at(id, roleRow)] ?? 'none');
  const put = (k: number, role: Role): void => {
    const next = [...now];
    // One column is predicted: the one that was takes over what this one was.
    if (role === 'target')
      next[now.indexOf('target')] = numeric(columns, now.indexOf('target')) ? (now[k] ?? 'none') : 'none';
    next[k] = role;
    choose(
      next.flatMap((each, column) => (each === 'input' ? [column] : [])),
      next.indexOf('target'),
    );
  };
  return html`<div class="own-columns" role="group" aria-label="Columns of your table">
      ${columns.columns.map(
        ({ label }, k) =>
          html`<label
            >${label}
            <select
              data-column=${k}
              ?disabled=${now[k] === 'target'}
              @change=${(event: Event) => put(k, roles[(event.target as HTMLSelectElement).selectedIndex] ?? 'none')}
            >
              ${roles.map(
                (role) =>
                  html`<option ?disabled=${role === 'input' && !numeric(columns, k)} .selected=${now[k] === role}>
                    ${names[role]}
                  </option>`,
              )}
            </select>
          </label>`,
      )}
    </div>
    <p class="muted" data-source>${told(result, columns, source)}</p>`;
}

const numeric = (columns: Table, k: number): boolean => columns.at(columns.columns[k]?.id ?? '', numbersRow) > 0;

function told(result: Result, columns: Table, source: Table): string {
  const rows = source.at('rows', 0);
  const skipped = source.at('skipped', 0);
  const target = columns.columns[source.at('target', 0)]?.label ?? '';
  const classes = tableOf(result, 'classes');
  const found = source.at('decided', 0) > 0 ? ', as found out from the column' : '';
  const left = skipped > 0 ? `; ${skipped} left out for a gap` : '';
  const what = classes
    ? `“${target}” names ${classes.columns.length} classes${found}: ${classes.columns
        .slice(0, 10)
        .map(({ id, label }) => `${label} (${classes.at(id, 0)})`)
        .join(', ')}${classes.columns.length > 10 ? ', …' : ''}.`
    : `“${target}” is a number${found}.`;
  return `${rows} ${rows === 1 ? 'row' : 'rows'}${left}. ${what}`;
}
