import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Parameter } from '../../engine/contract';
import { shared } from '../../styles/shared';
import { readPasted, type Pasted } from './pasted';
import { counted } from '../../language/numbers';
import { short } from '../../elements/numbers';

export interface NumbersDetail {
  readonly values: readonly number[];
}

const howTo = (most: string): string =>
  msg(str`Numbers in the order of time, up to ${most}, apart by commas, semicolons, spaces or lines`);

function numbersText(many: number): string {
  const count = short(many);
  return counted(many, msg(str`${count} number`), msg(str`${count} numbers`));
}

/** A field for one's own numbers. Fires `descent-numbers` {values}; what can't be read stays, marked and explained. */
export class PasteBox extends LitElement {
  static readonly tag = 'descent-paste';
  static override styles = [
    shared,
    css`
      .row {
        padding-block-start: var(--space-2);
      }
      label {
        display: block;
        padding-block-end: var(--space-1);
      }
      textarea[aria-invalid='true'] {
        border-color: var(--wrong);
      }
    `,
  ];
  static override properties = {
    parameter: { attribute: false },
    values: { attribute: false },
    text: { state: true },
    tried: { state: true },
  };

  /** Says how many numbers there may be, and how large. */
  declare parameter: Parameter | undefined;
  /** Those in use. */
  declare values: readonly number[];
  /** Typed or pasted, and not yet in use; kept whatever happens. */
  declare private text: string | undefined;
  declare private tried: boolean;

  constructor() {
    super();
    this.values = [];
    this.tried = false;
  }

  private get shown(): string {
    return this.text ?? this.values.join(', ');
  }

  private get reading(): Pasted | undefined {
    return this.parameter && readPasted(this.shown, this.parameter);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { parameter, reading, tried } = this;
    if (!parameter || !reading) return nothing;
    const bad = !reading.ok && tried;
    return html`<label for="numbers"> ${howTo(short(parameter.maxCount))} </label>
      <textarea
        id="numbers"
        class="field"
        rows="4"
        spellcheck="false"
        autocomplete="off"
        aria-invalid=${bad ? 'true' : 'false'}
        aria-describedby="state"
        .value=${live(this.shown)}
        @input=${this.onInput}
        @change=${this.use}
        @keydown=${this.onKey}
      ></textarea>
      <div class="row">
        <button type="button" @click=${this.use}>${msg('Use these numbers')}</button>
        <p id="state" class=${bad ? 'wrong' : 'muted'} role="status">
          ${reading.ok ? numbersText(reading.values.length) : tried ? reading.message : ''}
        </p>
      </div>`;
  }

  private readonly onInput = (event: Event): void => {
    this.text = (event.target as HTMLTextAreaElement).value;
    // A complaint goes as soon as it is mended; a new one waits until somebody says "use".
    if (this.reading?.ok) this.tried = false;
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.use(event);
  };

  private readonly use = (event: Event): void => {
    const { reading } = this;
    if (!reading) return;
    this.tried = true;
    if (reading.ok) {
      const detail: NumbersDetail = { values: reading.values };
      this.dispatchEvent(new CustomEvent('descent-numbers', { detail, bubbles: true, composed: true }));
    } else if (event.type !== 'change') {
      const field = this.renderRoot.querySelector('textarea');
      field?.focus();
      field?.setSelectionRange(reading.from, reading.to);
    }
  };
}
