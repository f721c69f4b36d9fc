import { msg, str } from '@lit/localize';
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { Listen, type Listening } from '../charts/listen';
import { stripsHeard } from '../charts/listen/strips';
import { setStyle } from '../charts/set-style';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { announce } from './announcer';
import { matrixStyle } from './cell-matrix-style';
import type { Uses } from './define';
import { noNumber, parseNumber, short } from './numbers';
import { localNumber } from '../language/numbers';

export interface CellDetail {
  readonly index: number;
}

export interface CellValueDetail extends CellDetail {
  readonly value: number;
}

/** Which cells belong together with the lit one: its column, its row, or none but itself. */
export type CellAxis = 'column' | 'row' | 'none';

/** Numbers at the margin: one for each column, or for each row. */
export interface CellMargin {
  readonly label: string;
  readonly values: Float64Array;
}

/** The strongest colour of a cell, in per cent. */
const strongest = 42;
/** What one key press changes a cell by, in units of its last digit shown. */
const coarse = 10;

/**
 * A small matrix of numbers. The cell that is pointed at or focused is lit, and its column or row with it:
 * `descent-cell` {index}; one can be typed over: `descent-cell-value` {index, value}.
 */
export class CellMatrix extends LitElement {
  static readonly tag = 'descent-cell-matrix';
  static readonly uses: Uses = [Listen];
  static override styles = [shared, picture, matrixStyle];
  static override properties = {
    label: { attribute: false },
    columns: { attribute: false },
    rows: { attribute: false },
    values: { attribute: false },
    lit: { attribute: false },
    axis: { attribute: false },
    margins: { attribute: false },
    full: { attribute: false },
    editable: { type: Boolean },
    changed: { attribute: false },
    summary: { attribute: false },
    draft: { state: true },
  };

  declare label: string;
  declare columns: readonly string[];
  declare rows: readonly string[];
  /** Row by row. */
  declare values: Float64Array;
  declare lit: number;
  declare axis: CellAxis;
  declare margins: readonly CellMargin[];
  /** The magnitude that has the strongest colour. */
  declare full: number;
  declare editable: boolean;
  /** Cells that somebody has changed. */
  declare changed: readonly number[];
  declare summary: string;
  /** What is being typed into the lit cell. */
  declare private draft: string | undefined;
  private refocus = false;

  constructor() {
    super();
    this.label = this.summary = '';
    this.columns = this.rows = this.margins = [];
    this.values = new Float64Array();
    this.lit = 0;
    this.axis = 'none';
    this.full = 1;
    this.editable = false;
    this.changed = [];
    this.draft = undefined;
  }

  private get width(): number {
    return this.columns.length;
  }

  private belongs(index: number): boolean {
    if (index === this.lit) return true;
    if (this.axis === 'column') return index % this.width === this.lit % this.width;
    if (this.axis === 'row') return Math.floor(index / this.width) === Math.floor(this.lit / this.width);
    return false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('lit')) this.draft = undefined;
  }

  protected override updated(): void {
    const input = this.renderRoot.querySelector('input');
    if (input) {
      if (this.shadowRoot?.activeElement !== input) {
        input.focus();
        if (input.value === this.text) input.select();
      }
    } else if (this.refocus) {
      this.renderRoot.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
    }
    this.refocus = false;
  }

  private get text(): string {
    return String(this.values[this.lit] ?? '');
  }

  protected override render(): TemplateResult {
    const beside = this.axis === 'row' ? this.margins : [];
    const below = this.axis === 'column' ? this.margins : [];
    const litColumn = this.lit % this.width;
    return html`<figure>
      <figcaption>${this.label}</figcaption>
      <table role="grid" aria-label=${this.label} aria-describedby="summary" @keydown=${this.key}>
        <thead>
          <tr>
            <td class="corner"><span class="hidden-visually">${msg('example')}</span></td>
            ${this.columns.map((name, k) => this.columnHead(name, this.axis === 'column' && k === litColumn))}
            ${beside.length > 0 ? html`<td class="corner"></td>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${this.rows.map((name, row) => this.row(name, row, beside))}
          ${below.map(
            ({ label, values }, k) =>
              html`<tr class="margin ${k === 0 ? 'first' : ''}">
                <th scope="row">${label}</th>
                ${this.columns.map(
                  (_, column) =>
                    html`<td class=${column === litColumn ? 'lit' : ''}>${brief(values[column] ?? NaN)}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
      <p id="summary" class="hidden-visually">${this.summary}</p>
      <descent-listen .listening=${() => this.listening}></descent-listen>
    </figure>`;
  }

  /** Column by column where those belong together, else row by row. */
  private get listening(): Listening | undefined {
    const { columns, rows, width } = this;
    const down = this.axis === 'column';
    const [strips, places] = down ? [columns, rows] : [rows, columns];
    return stripsHeard(
      this.label,
      strips.map((name, k) => ({
        label: down ? columnText(name) : rowText(name),
        values: places.map((_, i) => this.values[down ? i * width + k : k * width + i] ?? NaN),
        placeText: (i) => (down ? rowText : columnText)(places[i] ?? ''),
      })),
    );
  }

  private columnHead(name: string, on: boolean): TemplateResult {
    return html`<th scope="col" class=${on ? 'lit' : ''}>${name}</th>`;
  }

  private row(name: string, row: number, beside: readonly CellMargin[]): TemplateResult {
    const on = this.axis === 'row' && row === Math.floor(this.lit / this.width);
    return html`<tr>
      <th scope="row" class=${on ? 'lit' : ''}>${name}</th>
      ${this.columns.map((_, column) => this.cell(row * this.width + column))}
      ${
        beside.length > 0
          ? html`<td class="beside ${on ? 'lit' : ''}">
              ${beside.map(({ label, values }) => html`<span><i>${label}</i> ${brief(values[row] ?? NaN)}</span>`)}
            </td>`
          : nothing
      }
    </tr>`;
  }

  private cell(index: number): TemplateResult {
    const value = this.values[index] ?? NaN;
    const on = index === this.lit;
    const share = Math.min(1, Math.abs(value) / this.full);
    const hue = value < 0 ? '--racer-0' : '--racer-1';
    const classes = [
      'cell',
      this.belongs(index) ? 'group' : '',
      on ? 'lit' : '',
      this.changed.includes(index) ? 'changed' : '',
    ];
    const colour = Number.isFinite(share)
      ? `color-mix(in srgb, var(${hue}) ${Math.round(strongest * share)}%, var(--raised))`
      : '';
    return html`<td
      class=${classes.join(' ')}
      data-index=${index}
      tabindex=${on ? 0 : -1}
      aria-selected=${on}
      aria-readonly=${!this.editable}
      title=${short(value, 6)}
      ${setStyle(colour === '' ? {} : { 'background-color': colour })}
      @pointerenter=${(event: PointerEvent) => (event.pointerType === 'mouse' ? this.light(index, false) : undefined)}
      @focus=${() => this.light(index, false)}
      @click=${() => this.press(index)}
    >
      ${on && this.draft !== undefined ? this.entry() : brief(value)}
    </td>`;
  }

  private entry(): TemplateResult {
    return html`<input
      type="text"
      inputmode="text"
      autocomplete="off"
      aria-label=${msg('Value of the cell')}
      .value=${this.draft ?? ''}
      @input=${(event: Event) => (this.draft = (event.target as HTMLInputElement).value)}
      @blur=${() => this.commit(false)}
    />`;
  }

  /** A second press on the lit cell opens it. */
  private press(index: number): void {
    const again = index === this.lit && this.shadowRoot?.activeElement === this.cellAt(index);
    if (index !== this.lit) this.light(index, true);
    else if (again && this.editable && this.pressed === index && this.draft === undefined) this.draft = this.text;
    this.pressed = index;
  }
  private pressed = -1;

  private cellAt(index: number): Element | null {
    return this.renderRoot.querySelector(`td[data-index="${index}"]`);
  }

  private light(index: number, focus: boolean): void {
    if (this.draft !== undefined || index === this.lit) return;
    this.refocus = focus;
    this.pressed = focus ? index : -1;
    this.dispatchEvent(
      new CustomEvent<CellDetail>('descent-cell', { detail: { index }, bubbles: true, composed: true }),
    );
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.draft === undefined ? this.walk(event.key) : this.typing(event.key)) event.preventDefault();
    // What is typed into a cell is nobody else's.
    if (this.draft !== undefined) event.stopPropagation();
  };

  private walk(key: string): boolean {
    const column = this.lit % this.width;
    const row = Math.floor(this.lit / this.width);
    const to: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      Home: [row, 0],
      End: [row, this.width - 1],
    };
    const next = to[key];
    if (next) {
      const [r, c] = next;
      if (r >= 0 && r < this.rows.length && c >= 0 && c < this.width) this.light(r * this.width + c, true);
      return true;
    }
    if (!this.editable) return false;
    if (key === 'PageUp' || key === 'PageDown') {
      this.nudge(key === 'PageUp' ? 1 : -1);
      return true;
    }
    if (key === 'Enter' || key === 'F2') this.draft = this.text;
    else if (/^[-−.,\d]$/.test(key)) this.draft = key;
    else return false;
    return true;
  }

  private typing(key: string): boolean {
    if (key === 'Escape') this.close();
    else if (key === 'Enter') this.commit(true);
    else if (key === 'ArrowUp' || key === 'ArrowDown') {
      const value = parseNumber(this.draft ?? '');
      if (value !== undefined) this.draft = String(stepped(value, key === 'ArrowUp' ? 1 : -1));
    } else return false;
    return true;
  }

  private nudge(direction: 1 | -1): void {
    this.refocus = true;
    this.fire(stepped(this.values[this.lit] ?? 0, direction));
  }

  private commit(stay: boolean): void {
    if (this.draft === undefined) return;
    const value = parseNumber(this.draft);
    if (value === undefined && stay) {
      announce(this, noNumber(this.draft.slice(0, 20)));
      this.renderRoot.querySelector('input')?.setAttribute('aria-invalid', 'true');
      return;
    }
    if (stay) this.close();
    else this.draft = undefined;
    if (value !== undefined && value !== this.values[this.lit]) this.fire(value);
  }

  private close(): void {
    this.draft = undefined;
    this.refocus = true;
  }

  private fire(value: number): void {
    this.dispatchEvent(
      new CustomEvent<CellValueDetail>('descent-cell-value', {
        detail: { index: this.lit, value },
        bubbles: true,
        composed: true,
      }),
    );
  }
}

const columnText = (column: string): string => msg(str`column ${column}`);
const rowText = (row: string): string => msg(str`row ${row}`);

/** As much of a number as a cell has room for: two decimals at most, and what rounding has left of a zero is a zero. */
function brief(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e5) return localNumber(value.toExponential(1).replace('e+', 'e').replaceAll('-', '−'));
  return short(Number(value.toFixed(size < 100 ? 2 : 0)), 5);
}

/** One step up or down: a tenth of the power of ten that the number is of. */
function stepped(value: number, direction: 1 | -1): number {
  const power = Math.max(-1, Math.floor(Math.log10(Math.max(1, Math.abs(value)))) - 1);
  const step = 10 ** power;
  return Number((Math.round(value / step) * step + direction * step).toPrecision(coarse));
}
