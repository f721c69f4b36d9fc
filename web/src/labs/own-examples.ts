import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../charts/line-chart/format';
import { segmentsView } from '../elements/segments';
import type { Parameter, Value } from '../engine/contract';
import type { Result, Table } from '../engine/result';
import { counted } from '../language/numbers';
import { isGroup, isList } from '../state/tree';

/** A table of a result, where it has one of that name. */
const tableOf = (result: Result, id: string): Table | undefined => result.tables.find((table) => table.id === id);

type Role = 'none' | 'input' | 'target';
const roles: readonly Role[] = ['none', 'input', 'target'];
const names = (): Readonly<Record<Role, string>> => ({
  none: msg('not used'),
  input: msg('input'),
  target: msg('to be predicted'),
});

/** In the table of the columns: numbers, and what each is used as. */
const numbersRow = 1;
const roleRow = 3;

/** Parameters of one's own table that are chosen here, by the names of its columns, and not by number. */
export const columnIds: readonly string[] = ['inputs', 'target', 'targets'];

export const ownColumnsStyle = css`
  .own-columns {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    max-height: 16rem;
    overflow-y: auto;
  }
  .own-columns label {
    display: grid;
    gap: var(--space-1);
  }
`;

export interface OwnColumns {
  /** Of the last table that could be used. */
  readonly result: Result;
  /** The examples as the spec has them now, and the parameters of such a table. */
  readonly data: Value | undefined;
  readonly parameters: readonly Parameter[];
  /** By path within the examples. */
  readonly errors: Readonly<Record<string, string>>;
  /** Columns from 0. */
  choose(inputs: readonly Value[], target: Value): void;
  /** Whether the target names classes or is a number. */
  settle(targets: string): void;
}

/** What each column of one's own table is used as, and what has become of the table; nothing for other examples. */
export function ownColumnsView(own: OwnColumns): TemplateResult | typeof nothing {
  const { result, errors } = own;
  const data = isGroup(own.data) ? own.data : {};
  const columns = tableOf(result, 'columns');
  const source = tableOf(result, 'source');
  if (!columns || !source || data['id'] !== 'csv') return nothing;
  const now = rolesNow(columns, data);
  const put = (k: number, role: Role): void => {
    const next = [...now];
    // One column is predicted: the one that was takes over what this one was.
    if (role === 'target')
      next[now.indexOf('target')] = numeric(columns, now.indexOf('target')) ? (now[k] ?? 'none') : 'none';
    next[k] = role;
    own.choose(
      next.flatMap((each, column) => (each === 'input' ? [column] : [])),
      next.indexOf('target'),
    );
  };
  const named = names();
  const targets = own.parameters.find(({ id }) => id === 'targets');
  const wrong = Object.entries(errors).find(([path]) => columnIds.includes(path.split(/[.[]/)[0] ?? ''));
  return html`<div
      class="own-columns"
      role="group"
      aria-label=${msg('Columns of your table')}
      data-control="columnsOfYourTable"
    >
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
                    ${named[role]}
                  </option>`,
              )}
            </select>
          </label>`,
      )}
    </div>
    ${
      targets
        ? segmentsView(
            msg('What is to be predicted is'),
            targets.choices,
            data['targets'] ?? targets.default,
            (id) => own.settle(id),
            'whatIsToBePredictedIs',
          )
        : nothing
    }
    ${
      wrong
        ? html`<p class="wrong" data-source role="alert">
            ${now.includes('input') ? wrong[1] : msg('No column is an input: choose at least one to predict from.')}
          </p>`
        : html`<p class="muted" data-source>${told(result, columns, source)}</p>`
    }`;
}

/** As the spec names them, refused or not; else as the core has chosen them. */
function rolesNow(columns: Table, data: Readonly<Record<string, Value>>): readonly Role[] {
  const { inputs, target } = data;
  return columns.columns.map(({ id }, k) => {
    if (isList(inputs) && typeof target === 'number')
      return target === k ? 'target' : inputs.includes(k) ? 'input' : 'none';
    return roles[columns.at(id, roleRow)] ?? 'none';
  });
}

const numeric = (columns: Table, k: number): boolean => columns.at(columns.columns[k]?.id ?? '', numbersRow) > 0;

function told(result: Result, columns: Table, source: Table): string {
  const target = columns.columns[source.at('target', 0)]?.label ?? '';
  const found = source.at('decided', 0) > 0;
  const classes = tableOf(result, 'classes');
  const what = classes
    ? classesText(target, classes, found)
    : found
      ? msg(str`“${target}” is a number, as found out from the column.`)
      : msg(str`“${target}” is a number.`);
  return `${rowsText(source)} ${what}`;
}

function rowsText(source: Table): string {
  const [all, gaps] = [source.at('rows', 0), source.at('skipped', 0)];
  const rows = formatNumber(all);
  const skipped = formatNumber(gaps);
  return gaps > 0
    ? counted(
        all,
        msg(str`${rows} row; ${skipped} left out for a gap.`),
        msg(str`${rows} rows; ${skipped} left out for a gap.`),
      )
    : counted(all, msg(str`${rows} row.`), msg(str`${rows} rows.`));
}

function classesText(target: string, classes: Table, found: boolean): string {
  const { length } = classes.columns;
  const count = formatNumber(length);
  const some = classes.columns.slice(0, 10).map(({ id, label }) => `${label} (${formatNumber(classes.at(id, 0))})`);
  const list = [...some, ...(length > some.length ? ['…'] : [])].join(', ');
  return found
    ? counted(
        length,
        msg(str`“${target}” names ${count} class, as found out from the column: ${list}.`),
        msg(str`“${target}” names ${count} classes, as found out from the column: ${list}.`),
      )
    : counted(
        length,
        msg(str`“${target}” names ${count} class: ${list}.`),
        msg(str`“${target}” names ${count} classes: ${list}.`),
      );
}
