import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Parameter } from '../engine/contract';
import { shared } from '../styles/shared';
import { megabytes, textOf } from './text-of-file';
import { coreSaid } from '../language/core-text';

export interface TableTextDetail {
  readonly text: string;
}

/** Longer texts are not put into the field: typing in it would stall. */
const longestShown = 100_000;
/** A refusal of one cell in its column, not of the file as a whole: "Line 3, column 2 (age): …". */
const badCell = /^Line \d+, column \d+ \(/;
/** Of such a text so much is shown. */
const previewLength = 2000;

/**
 * A field for one's own table, a button for a file, and a place to drop one. Fires `descent-table` {text}, and
 * `descent-skip` where rows without a number are to be left out. What can't be used stays where it is, with the line
 * marked that the error names.
 */
export class CsvBox extends LitElement {
  static readonly tag = 'descent-csv-box';
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .drop {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-3);
        border: 1px dashed var(--edge);
        border-radius: var(--radius);
      }
      .over {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      textarea[aria-invalid='true'] {
        border-color: var(--wrong);
      }
      textarea.field {
        direction: ltr;
        white-space: pre;
        overflow: auto;
      }
      .file {
        position: relative;
      }
      input[type='file'] {
        position: absolute;
        inset: 0;
        opacity: 0;
        cursor: pointer;
      }
      .file:focus-within {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      .pick {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        padding: 0 var(--space-3);
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--raised);
        overflow: hidden;
      }
    `,
  ];
  static override properties = {
    parameter: { attribute: false },
    text: { attribute: false },
    error: {},
    note: {},
    busy: { type: Boolean },
    draft: { state: true },
    over: { state: true },
    problem: { state: true },
    file: { state: true },
  };

  /** Says how long a text may be. */
  declare parameter: Parameter | undefined;
  /** The one in use. */
  declare text: string;
  /** Why the core can't use it. */
  declare error: string;
  /** A sentence beside the buttons. */
  declare note: string;
  declare busy: boolean;
  /** Typed or pasted, and not yet in use; kept whatever happens. */
  declare private draft: string | undefined;
  declare private over: boolean;
  declare private problem: string;
  declare private file: string;

  constructor() {
    super();
    this.text = this.error = this.note = this.problem = this.file = '';
    this.busy = this.over = false;
  }

  protected override render(): TemplateResult {
    const text = this.draft ?? this.text;
    const long = text.length > longestShown;
    const error = this.problem || this.error;
    return html`<div
      class="drop ${this.over ? 'over' : ''}"
      @dragover=${this.dragOver}
      @dragleave=${() => (this.over = false)}
      @drop=${this.dropped}
    >
      <label for="table">
        ${
          long
            ? this.beginning(megabytes(text.length))
            : msg('A table: a line for each row, cells apart by commas, semicolons or tabs')
        }
      </label>
      <textarea
        id="table"
        class="field"
        rows="7"
        spellcheck="false"
        autocomplete="off"
        wrap="off"
        ?readonly=${long}
        aria-invalid=${error ? 'true' : 'false'}
        aria-describedby="state"
        .value=${live(long ? `${text.slice(0, previewLength)}\n…` : text)}
        @input=${this.typed}
        @change=${this.use}
        @paste=${this.pasted}
      ></textarea>
      <div class="row">
        <button type="button" @click=${this.use}>${msg('Use this table')}</button>
        <label class="file"
          ><span class="pick">${msg('Open a file …')}</span>
          <input
            type="file"
            aria-label=${msg('Open a file')}
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            @change=${this.opened}
          />
        </label>
        <span class="muted">${msg('or drop one here')}</span>
        ${long ? html`<button type="button" class="plain" @click=${this.clear}>${msg('Type one instead')}</button>` : nothing}
      </div>
      <p id="state" class=${error ? 'wrong' : 'muted'} role="status">
        ${this.busy ? this.reading(megabytes(text.length)) : error || this.note}
        ${error ? html`<span class="muted">${msg('What is drawn is still the last table that could be used.')}</span>` : nothing}
      </p>
      ${
        badCell.test(coreSaid(error))
          ? html`<button type="button" data-skip @click=${this.skip}>${msg('Leave out rows without a number')}</button>`
          : nothing
      }
    </div>`;
  }

  private beginning(size: string): string {
    const { file } = this;
    return file === ''
      ? msg(str`The beginning of a long table, ${size}`)
      : msg(str`The beginning of “${file}”, ${size}`);
  }

  private reading(size: string): string {
    return msg(str`Reading ${size} …`);
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('error') && this.error) this.showLine(this.error);
    // What is in use now is what had been typed.
    if (changed.has('text') && this.draft === this.text) this.draft = undefined;
  }

  /** Marks the line that an error names: "Line 3, column 2: …". */
  private showLine(error: string): void {
    const line = Number(/^Line (\d+)/.exec(coreSaid(error))?.[1] ?? NaN);
    const field = this.renderRoot.querySelector('textarea');
    if (!field || Number.isNaN(line)) return;
    const lines = field.value.split('\n');
    if (line > lines.length) return;
    const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    field.setSelectionRange(from, from + (lines[line - 1] ?? '').length);
  }

  private readonly typed = (event: Event): void => {
    this.draft = (event.target as HTMLTextAreaElement).value;
    this.problem = this.file = '';
  };

  /** A long text goes past the field. */
  private readonly pasted = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.length <= longestShown) return;
    event.preventDefault();
    this.take(text, '');
  };

  private readonly use = (): void => {
    if (this.draft !== undefined) this.take(this.draft, this.file);
    else if (this.error) this.take(this.text, this.file);
  };

  private readonly skip = (): void => {
    this.dispatchEvent(new CustomEvent('descent-skip', { bubbles: true, composed: true }));
  };

  private readonly clear = (): void => {
    this.draft = '';
    this.file = this.problem = '';
  };

  private readonly opened = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void this.read(file).then(() => (input.value = ''));
  };

  private readonly dragOver = (event: DragEvent): void => {
    event.preventDefault();
    this.over = true;
  };

  private readonly dropped = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    const file = event.dataTransfer?.files[0];
    const text = event.dataTransfer?.getData('text/plain');
    if (file) void this.read(file);
    else if (text) this.take(text, '');
  };

  private async read(file: File): Promise<void> {
    const most = this.parameter?.maxCount ?? Infinity;
    if (file.size > most) {
      const [name, size, limit] = [file.name, megabytes(file.size), megabytes(most)];
      this.problem = msg(str`${name} has ${size}; up to ${limit} can be read.`);
      return;
    }
    try {
      this.take(await textOf(file), file.name);
    } catch (error) {
      const [name, reason] = [file.name, error instanceof Error ? error.message : String(error)];
      this.problem = msg(str`${name} can’t be read: ${reason}`);
    }
  }

  private take(text: string, file: string): void {
    this.draft = text;
    this.file = file;
    this.problem = '';
    this.dispatchEvent(
      new CustomEvent<TableTextDetail>('descent-table', { detail: { text }, bubbles: true, composed: true }),
    );
  }
}
