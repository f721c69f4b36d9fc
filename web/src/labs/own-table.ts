import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Change } from '../elements/change';
import type { TableTextDetail } from '../elements/csv-box';
import { megabytes } from '../elements/text-of-file';
import type { Catalog, Parameter, Value } from '../engine/contract';
import { lateCsvBox } from '../elements/late-csv-box';
import { isGroup } from '../state/tree';
import { longestInLink, textOf } from './long-table';

/** The id of a part, written as {id, …} or as its id alone. */
export function idOf(part: unknown): string {
  if (typeof part === 'string') return part;
  const id = typeof part === 'object' && part !== null && 'id' in part ? part.id : undefined;
  return typeof id === 'string' ? id : '';
}

/** Which table; those in `hidden` only where a link has chosen one. */
export function tablesView(
  catalog: Catalog,
  chosen: string,
  hidden: readonly string[],
  choose: (id: string) => void,
): TemplateResult {
  const parts = (catalog['table']?.parts ?? []).filter(({ id }) => !hidden.includes(id) || id === chosen);
  return html`<div class="choices" role="group" aria-label=${msg('Data')} data-control="data">
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

export interface OwnTable {
  readonly catalog: Catalog;
  /** The table's part of the spec. */
  readonly table: Value | undefined;
  /** Of the table: the first one is shown. */
  readonly errors: Readonly<Record<string, string>>;
  /** It is on its way through the core. */
  readonly busy: boolean;
  /** The knob that says what becomes of rows without a number. */
  readonly gaps: unknown;
  /** A setting of the table, by its path. */
  change(path: string, value: Value): void;
  /** Rows without a number are to be left out. */
  skip(): void;
  /** The field could not be had. */
  redraw(): void;
}

/** The field for one's own table, and how the file is written. */
export function ownTableView({ catalog, table, errors, busy, gaps, change, skip, redraw }: OwnTable): TemplateResult {
  const parameters = catalog['table']?.parts.find(({ id }) => id === 'csv')?.parameters ?? [];
  const settings = isGroup(table) ? table : {};
  const text = textOf(settings);
  const size = megabytes(text.length);
  const knob = (parameter: Parameter): TemplateResult =>
    html`<descent-knob
      .parameter=${parameter}
      .value=${settings[parameter.id] ?? parameter.default}
      @descent-change=${(event: CustomEvent<Change>) => {
        event.stopPropagation();
        change(`table.${event.detail.id}`, event.detail.value);
      }}
    ></descent-knob>`;
  const field = html`<descent-csv-box
    .parameter=${parameters.find(({ id }) => id === 'text')}
    .text=${text}
    .error=${Object.values(errors)[0] ?? ''}
    .note=${
      text.length > longestInLink
        ? msg(str`${size}: too long for a link, which will do without this table. It stays on this machine.`)
        : msg('The table is part of the link to this state, and goes nowhere else.')
    }
    ?busy=${busy}
    @descent-skip=${skip}
    @descent-table=${(event: CustomEvent<TableTextDetail>) => {
      event.stopPropagation();
      change('table.text', event.detail.text);
    }}
  ></descent-csv-box>`;
  return html`${lateCsvBox(field, redraw)}
    <details data-control="howTheFileIsWritten">
      <summary>${msg('How the file is written, and what becomes of gaps')}</summary>
      <div class="knobs">${gaps} ${parameters.filter(({ advanced }) => advanced).map(knob)}</div>
    </details>`;
}
