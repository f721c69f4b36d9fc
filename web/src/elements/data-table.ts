import { msg, str } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import type { Column } from '../engine/contract';
import type { Table } from '../engine/result';
import { shared } from '../styles/shared';
import { saveFile } from './save-file';
import { cell, csv, isDate } from './table-text';
import { counted } from '../language/numbers';
import { short } from './numbers';

/** The numbers behind a chart: closed until somebody asks, then page by page, and as a CSV file. */
export class DataTable extends LitElement {
  static readonly tag = 'descent-data-table';
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .scroll {
        overflow-x: auto;
        border: 1px solid var(--hairline);
        border-radius: var(--radius);
        background: var(--raised);
      }
      table {
        border-collapse: collapse;
        width: 100%;
        font-size: var(--text-small);
      }
      caption {
        padding: var(--space-2) var(--space-3);
        text-align: start;
        color: var(--ink-muted);
      }
      th,
      td {
        padding: var(--space-1) var(--space-3);
        text-align: end;
        white-space: nowrap;
        border-block-start: 1px solid var(--hairline);
      }
      th {
        font-weight: 600;
        vertical-align: bottom;
      }
      tr.here > td {
        background: var(--accent-soft);
      }
      .row {
        padding-block: var(--space-2);
      }
    `,
  ];
  static override properties = {
    table: { attribute: false },
    caption: {},
    limit: { type: Number },
    row: { type: Number },
    open: { type: Boolean, reflect: true },
    start: { state: true },
  };

  declare table: Table | undefined;
  /** The table's own title where there is none. */
  declare caption: string;
  /** Rows a page. */
  declare limit: number;
  /** The row at the playhead is marked; −1: none. */
  declare row: number;
  declare open: boolean;
  declare private start: number;

  constructor() {
    super();
    this.caption = '';
    this.limit = 20;
    this.row = -1;
    this.open = false;
    this.start = 0;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { table } = this;
    if (!table) return nothing;
    const title = this.caption || table.title;
    return html`<details .open=${this.open} @toggle=${this.toggle}>
      <summary>${msg(str`Numbers: ${title}`)}</summary>
      ${this.open ? this.page(table, title) : nothing}
    </details>`;
  }

  private page(table: Table, title: string): TemplateResult {
    const start = Math.min(this.start, Math.max(0, table.rows - 1));
    const end = Math.min(table.rows, start + this.limit);
    const rows = Array.from({ length: end - start }, (_, k) => start + k);
    const columns = table.columns.map((column) => ({ column, values: table.column(column.id) }));
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${msg(str`Table: ${title}`)}>
        <table>
          <caption>
            ${this.captionOf(title, start, end, table.rows)}
          </caption>
          <thead>
            <tr>
              ${columns.map(({ column }) => html`<th scope="col">${heading(column)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) =>
                html`<tr class=${row === this.row ? 'here' : ''} aria-current=${row === this.row ? 'true' : nothing}>
                  ${columns.map(({ column, values }) => html`<td>${cell(column, values[row] ?? NaN)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <div class="row">
        ${table.rows > this.limit ? this.turns(table.rows, start) : nothing}
        <button type="button" @click=${this.download}>${msg('Save as CSV')}</button>
      </div>
    `;
  }

  private captionOf(title: string, start: number, end: number, rows: number): string {
    const [first, last, all] = [short(start + 1), short(end), short(rows)];
    if (rows > this.limit) return msg(str`${title}: rows ${first} to ${last} of ${all}`);
    return counted(rows, msg(str`${title}: ${all} row`), msg(str`${title}: ${all} rows`));
  }

  private turns(rows: number, start: number): TemplateResult {
    const turn = (to: number) => () => (this.start = Math.min(Math.max(0, to), rows - 1));
    return html`
      <button type="button" aria-disabled=${start === 0} @click=${turn(start - this.limit)}>
        ${msg('Earlier rows')}
      </button>
      <button
        type="button"
        aria-disabled=${start + this.limit >= rows}
        @click=${turn(start + this.limit >= rows ? start : start + this.limit)}
      >
        ${msg('Later rows')}
      </button>
      ${
        this.row >= 0 && this.row < rows
          ? html`<button type="button" @click=${turn(this.row - (this.row % this.limit))}>
              ${msg('To the playhead')}
            </button>`
          : nothing
      }
    `;
  }

  private readonly toggle = (event: Event): void => {
    this.open = (event.target as HTMLDetailsElement).open;
  };

  private readonly download = (): void => {
    if (!this.table) return;
    saveFile(`${this.table.id}.csv`, 'text/csv', csv(this.table));
  };
}

function heading(column: Column): string {
  const name = column.label || column.id;
  return column.unit && !isDate(column) ? `${name} (${column.unit})` : name;
}
