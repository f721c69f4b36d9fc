import { msg, str } from '@lit/localize';
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Formula } from './formula';
import type { Uses } from './define';
import type { Parameter, Value } from '../engine/contract';
import { same } from '../state/tree';
import { shared } from '../styles/shared';
import { announce } from './announcer';
import type { Reach } from './reach';
import { everything } from './reach';
import { changeEvent } from './change';
import { knobStyle } from './knob-style';
import type { KnobMark, Place } from './knob-views';
import { helpButton, helpText, marksView, nameView, placeIn, placeView } from './knob-views';
import { readTyped, short, valueText } from './numbers';
import type { SliderScale } from './slider-scale';
import { sliderScale } from './slider-scale';

const automatic = (): string => msg('automatic');
const asNumber = ({ label }: Parameter): string => msg(str`${label}, as a number`);

/**
 * One control made from a parameter's descriptor. Fires `descent-change` for what the user did. What was typed wrong
 * stays in the field, marked and explained; Escape brings the last good value back.
 */
export class Knob extends LitElement {
  static readonly tag = 'descent-knob';
  static readonly uses: Uses = [Formula];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [shared, knobStyle];
  static override properties = {
    parameter: { attribute: false },
    value: { attribute: false },
    error: {},
    marks: { attribute: false },
    disabled: { type: Boolean, reflect: true },
    literal: { type: Boolean },
    reach: { attribute: false },
    draft: { state: true },
    problem: { state: true },
    helpOpen: { state: true },
  };

  declare parameter: Parameter | undefined;
  declare value: Value;
  /** Why the core refused the value. */
  declare error: string;
  /** Values on the slider that mean something just now. */
  declare marks: readonly KnobMark[];
  declare disabled: boolean;
  /** The label is a name that stands in a formula, to be shown as it is written there. */
  declare literal: boolean;
  /** Whether a teacher has locked it. */
  declare reach: Reach;
  /** Text in the field that has not become a value (yet). */
  declare private draft: string | undefined;
  declare private problem: string;
  declare private helpOpen: boolean;
  private scale: SliderScale | undefined;

  constructor() {
    super();
    this.value = null;
    this.error = '';
    this.marks = [];
    this.disabled = false;
    this.literal = false;
    this.reach = everything;
    this.problem = '';
    this.helpOpen = false;
  }

  private get off(): boolean {
    return this.disabled || this.reach.lock.includes('');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('parameter')) this.scale = this.parameter && sliderScale(this.parameter);
    // Something else moved the value: what was typed before has had its day.
    if (changed.has('value') && !same(changed.get('value'), this.value)) this.forgetDraft();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { parameter } = this;
    if (!parameter) return nothing;
    const trouble = this.problem || this.error;
    return html`
      <div class="knob ${parameter.kind} ${trouble ? 'bad' : ''}">
        ${this.control(parameter)} ${placeView(this.place)} ${helpText(parameter, this.helpOpen)}
        <p id="trouble" class="wrong" ?hidden=${!trouble}>${trouble}</p>
      </div>
    `;
  }

  private control(parameter: Parameter): TemplateResult {
    switch (parameter.kind) {
      case 'boolean':
        return html`<div class="head">
          <label title=${parameter.help}>
            <input
              type="checkbox"
              .checked=${live(this.value === true)}
              ?disabled=${this.off}
              aria-describedby="help trouble"
              @change=${(event: Event) => this.emit((event.target as HTMLInputElement).checked, true)}
            />
            ${nameView(parameter)}
          </label>
          ${helpButton(parameter, this.helpOpen, this.toggleHelp)}
        </div>`;
      case 'choice':
        return html`${this.head(parameter)}
          <select
            id="field"
            ?disabled=${this.off}
            aria-describedby="help trouble"
            @change=${(event: Event) => this.emit((event.target as HTMLSelectElement).value, true)}
          >
            ${parameter.choices.map(
              ({ id, label }) => html`<option value=${id} .selected=${live(this.value === id)}>${label}</option>`,
            )}
          </select>`;
      case 'number':
      case 'integer':
        return html`${this.head(parameter, this.field(parameter))} ${this.slider(parameter)}
        ${marksView(this.marks, this.scale)}`;
      default:
        return html`${this.head(parameter)} ${this.field(parameter)}`;
    }
  }

  private head(parameter: Parameter, extra: unknown = nothing): TemplateResult {
    return html`<div class="head">
      <label id="name" for="field" title=${parameter.help}>${nameView(parameter, this.literal)}</label>
      ${helpButton(parameter, this.helpOpen, this.toggleHelp)} ${extra}
    </div>`;
  }

  private field(parameter: Parameter): TemplateResult {
    const long = parameter.kind === 'numbers' && parameter.maxCount !== parameter.minCount;
    const text = this.draft ?? valueText(this.value);
    const describe = 'help trouble';
    if (long) {
      return html`<textarea
        id="field"
        class="field"
        rows=${text.length > 24 ? 3 : 1}
        spellcheck="false"
        .value=${live(text)}
        ?disabled=${this.off}
        aria-invalid=${this.problem || this.error ? 'true' : 'false'}
        aria-describedby=${describe}
        @input=${this.typing}
        @change=${this.commit}
        @keydown=${this.fieldKey}
      ></textarea>`;
    }
    const numeric = parameter.kind !== 'text';
    return html`<span class="entry">
      <input
        id="field"
        class="field"
        type="text"
        inputmode=${parameter.kind === 'text' || parameter.min < 0 ? 'text' : 'decimal'}
        autocomplete="off"
        spellcheck="false"
        title=${typeof this.value === 'number' ? String(this.value) : nothing}
        placeholder=${this.value === null ? automatic() : nothing}
        .value=${live(text)}
        ?disabled=${this.off}
        aria-label=${numeric && this.scale ? asNumber(parameter) : parameter.label}
        aria-invalid=${this.problem || this.error ? 'true' : 'false'}
        aria-describedby=${describe}
        @input=${this.typing}
        @change=${this.commit}
        @keydown=${this.fieldKey}
      />
      ${parameter.unit ? html`<span class="unit muted">${parameter.unit}</span>` : nothing}
    </span>`;
  }

  private slider(parameter: Parameter): TemplateResult | typeof nothing {
    const { scale } = this;
    if (!scale) return nothing;
    const value = typeof this.value === 'number' ? this.value : undefined;
    const position = value === undefined ? Math.round(scale.count / 2) : scale.positionOf(value);
    const spoken = value === undefined ? automatic() : `${short(value)} ${parameter.unit}`.trim();
    return html`<input
      type="range"
      min="0"
      max=${scale.count}
      step="1"
      .value=${live(String(position))}
      ?disabled=${this.off}
      aria-labelledby="name"
      aria-valuetext=${spoken}
      aria-describedby="marks help trouble"
      @input=${(event: Event) => this.slide(event, false)}
      @change=${(event: Event) => this.slide(event, true)}
      @keydown=${this.sliderKey}
    />`;
  }

  /** Where in the text the core found a mistake. */
  private get place(): Place | undefined {
    return typeof this.value === 'string' ? placeIn(this.value, this.error) : undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('error')) this.selectMistake();
    const slider = this.renderRoot.querySelector<HTMLInputElement>('input[type=range]');
    if (slider && this.scale)
      slider.style.setProperty('--filled', `${(100 * Number(slider.value)) / this.scale.count}%`);
  }

  /** In the field too, for whoever is still in it. */
  private selectMistake(): void {
    const { place } = this;
    const field = this.renderRoot.querySelector<HTMLInputElement>('input.field');
    if (!place || !field || this.draft !== undefined) return;
    if (this.shadowRoot?.activeElement === field) field.setSelectionRange(place.from, place.to);
  }

  private readonly toggleHelp = (): void => {
    this.helpOpen = !this.helpOpen;
  };

  private readonly typing = (event: Event): void => {
    this.draft = (event.target as HTMLInputElement).value;
    // A mark that came up is taken away as soon as it is no longer true; a new one waits for the end of typing.
    if (this.problem && this.parameter && 'value' in readTyped(this.parameter, this.draft)) this.problem = '';
  };

  private readonly commit = (): void => {
    if (!this.parameter || this.draft === undefined) return;
    const reading = readTyped(this.parameter, this.draft);
    if ('problem' in reading) {
      this.problem = reading.problem;
      announce(this, reading.problem);
      return;
    }
    this.emit(reading.value, true);
  };

  private readonly fieldKey = (event: KeyboardEvent): void => {
    const { key } = event;
    if (key === 'Escape' && this.draft !== undefined) {
      event.stopPropagation();
      this.forgetDraft();
    } else if (key === 'Enter' && (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey)) {
      this.commit();
    } else if ((key === 'ArrowUp' || key === 'ArrowDown') && this.scale && typeof this.value === 'number') {
      event.preventDefault();
      this.commit();
      this.nudge(key === 'ArrowUp' ? 1 : -1);
    }
  };

  /** Arrows always change the value, also where several positions stand for one whole number. */
  private readonly sliderKey = (event: KeyboardEvent): void => {
    const up = event.key === 'ArrowUp' || event.key === 'ArrowRight';
    if (!up && event.key !== 'ArrowDown' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    this.nudge(up ? 1 : -1);
  };

  private nudge(direction: 1 | -1): void {
    if (!this.scale || typeof this.value !== 'number') return;
    this.emit(this.scale.valueAt(this.scale.next(this.scale.positionOf(this.value), direction)), true);
  }

  private slide(event: Event, final: boolean): void {
    if (this.scale) this.emit(this.scale.valueAt(Number((event.target as HTMLInputElement).value)), final);
  }

  private emit(value: Value, final: boolean): void {
    this.forgetDraft();
    this.value = value;
    if (this.parameter) this.dispatchEvent(changeEvent({ id: this.parameter.id, value, final }));
  }

  private forgetDraft(): void {
    this.draft = undefined;
    this.problem = '';
  }
}
