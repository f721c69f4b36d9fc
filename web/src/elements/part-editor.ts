import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { lateCsvBox } from './late-csv-box';
import { Knob } from './knob';
import type { Uses } from './define';
import type { Catalog, Descriptor, Parameter, Value } from '../engine/contract';
import type { Settings } from '../state/tree';
import { isGroup } from '../state/tree';
import { shared } from '../styles/shared';
import type { Change } from './change';
import type { KnobMark } from './knob-views';
import type { Reach } from './reach';
import { applyReach, everything } from './reach';
import { changeEvent } from './change';
import type { TableTextDetail } from './csv-box';

/** Errors of what begins with `prefix`, by the rest of their path. */
export function errorsWithin(errors: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  const within = Object.entries(errors).filter(([path]) => path.startsWith(`${prefix}.`));
  return Object.fromEntries(within.map(([path, message]) => [path.slice(prefix.length + 1), message]));
}

/** A text with lines of its own. */
const isTable = ({ kind, default: text }: Parameter): boolean =>
  kind === 'text' && typeof text === 'string' && text.includes('\n');

/**
 * One part of a family: which one, and its knobs; the advanced ones behind "more". Fires `descent-change` with the
 * whole part as the value and with `name` as the id, just as a knob does.
 */
export class PartEditor extends LitElement {
  static readonly tag = 'descent-part';
  static readonly uses: Uses = [Knob];
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      /* Side by side where the longest name has room there, else below one another. */
      .choice {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-3);
        padding-block-end: var(--space-1);
      }
      .choice > select {
        flex: 1 1 auto;
        max-inline-size: min(100%, 20rem);
      }
      .choice > label {
        display: inline-block;
      }
      .choice > label::first-letter {
        text-transform: uppercase;
      }
      .help {
        padding-block-end: var(--space-2);
      }
      .knobs {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
        gap: var(--space-2) var(--space-5);
      }
      .knobs.one {
        grid-template-columns: minmax(0, 1fr);
      }
      descent-part,
      descent-csv-box,
      .whole {
        grid-column: 1 / -1;
      }
    `,
  ];
  static override properties = {
    catalog: { attribute: false },
    family: {},
    name: {},
    label: {},
    value: { attribute: false },
    errors: { attribute: false },
    marks: { attribute: false },
    fixed: { type: Boolean },
    inSight: { attribute: false },
    without: { attribute: false },
    disabled: { type: Boolean },
    reach: { attribute: false },
    moreOpen: { state: true },
  };

  declare catalog: Catalog | undefined;
  declare family: string;
  /** Comes back as the id of the events. */
  declare name: string;
  /** Of the select; the family's title where there is none. */
  declare label: string;
  /** {id, …}, or the id alone. Parameters that it lacks are shown at their defaults. */
  declare value: Value;
  /** By path within the part: "learningRate", "schedule.steps", "id". */
  declare errors: Readonly<Record<string, string>>;
  /** Of the knobs, by the parameter's id. */
  declare marks: Readonly<Record<string, readonly KnobMark[]>>;
  /** The knobs only: the part can't be exchanged. */
  declare fixed: boolean;
  /** Ids of the knobs in sight where there is little room: all others, and what is said of the part, go behind "more". */
  declare inSight: readonly string[] | null;
  /** Ids of parameters that somebody else has knobs for. */
  declare without: readonly string[];
  declare disabled: boolean;
  /** What within it a teacher has hidden or locked; '' is the part itself. */
  declare reach: Reach;
  declare private moreOpen: boolean;

  constructor() {
    super();
    this.family = '';
    this.name = '';
    this.label = '';
    this.value = null;
    this.errors = {};
    this.marks = {};
    this.fixed = false;
    this.inSight = null;
    this.without = [];
    this.disabled = false;
    this.reach = everything;
    this.moreOpen = false;
  }

  private readonly nameParameters = new Map<string, Parameter>();

  private get settings(): Settings {
    return isGroup(this.value) ? this.value : { id: this.value };
  }

  private get off(): boolean {
    return this.disabled || this.reach.lock.includes('');
  }

  /** Another part can't be chosen where something within this one is to stay. */
  private get bound(): boolean {
    return this.off || this.reach.lock.length > 0;
  }

  protected override updated(): void {
    applyReach(this.renderRoot, this.reach);
  }

  protected override render(): TemplateResult | typeof nothing {
    const family = this.catalog?.[this.family];
    if (!family) return nothing;
    const part = this.settings;
    const descriptor = family.parts.find(({ id }) => id === part['id']);
    const shown = (descriptor?.parameters ?? []).filter(
      ({ id, kind }) => kind !== 'pairs' && kind !== 'parts' && !this.without.includes(id),
    );
    const { inSight } = this;
    const inFront = ({ id, advanced: behind }: Parameter): boolean => (inSight ? inSight.includes(id) : !behind);
    const basic = shown.filter(inFront);
    const advanced = shown.filter((parameter) => !inFront(parameter));
    const trouble = advanced.some(({ id }) => this.errorsOf(id) !== '');
    return html`
      ${this.fixed ? nothing : this.choice(family.title, family.parts, descriptor)} ${this.knobs(basic, part)}
      ${
        advanced.length > 0
          ? html`<details .open=${live(this.moreOpen || trouble)} @toggle=${this.toggleMore}>
              <summary>
                ${msg('more')}${trouble ? html` <span class="wrong">(${msg('look here')})</span>` : nothing}
              </summary>
              ${inSight ? html`<p class="help muted">${descriptor?.help}</p>` : nothing} ${this.knobs(advanced, part)}
            </details>`
          : nothing
      }
    `;
  }

  private choice(title: string, parts: readonly Descriptor[], chosen: Descriptor | undefined): TemplateResult {
    const error = this.errors['id'] ?? this.errors[''] ?? '';
    return html`<div class="choice">
        <label for="part">${this.label || title}</label>
        <select id="part" ?disabled=${this.bound} aria-describedby="about" @change=${this.exchange}>
          ${parts.map(({ id, title: name }) => html`<option value=${id} .selected=${id === chosen?.id}>${name}</option>`)}
        </select>
      </div>
      <p id="about" class="help muted" ?hidden=${this.inSight !== null && error === ''}>
        ${error ? html`<span class="wrong">${error}</span>` : (chosen?.help ?? nothing)}
      </p>`;
  }

  private knobs(parameters: readonly Parameter[], part: Settings): TemplateResult | typeof nothing {
    if (parameters.length === 0) return nothing;
    // Keyed by part and parameter: what was typed wrong for one part must not show up in another.
    const { id: partId } = part;
    return html`<div
      class="knobs ${this.inSight && parameters.length === 1 ? 'one' : ''}"
      @descent-change=${this.adjust}
    >
      ${repeat(
        parameters,
        ({ id }) => `${typeof partId === 'string' ? partId : ''}.${id}`,
        (parameter) => this.knob(parameter, part[parameter.id] ?? parameter.default),
      )}
    </div>`;
  }

  private knob(parameter: Parameter, value: Value): TemplateResult | readonly TemplateResult[] {
    if (parameter.kind === 'named-numbers') return this.named(parameter, isGroup(value) ? value : {});
    if (parameter.kind === 'part') {
      return html`<descent-part
        .catalog=${this.catalog}
        family=${parameter.family}
        name=${parameter.id}
        label=${parameter.label}
        .value=${value}
        .errors=${errorsWithin(this.errors, parameter.id)}
        ?disabled=${this.off}
      ></descent-part>`;
    }
    if (isTable(parameter)) return this.table(parameter, value);
    return html`<descent-knob
      class=${parameter.kind === 'text' ? 'whole' : ''}
      data-id=${parameter.id}
      .parameter=${parameter}
      .value=${value}
      .error=${this.errorsOf(parameter.id)}
      .marks=${this.marks[parameter.id] ?? []}
      ?disabled=${this.off}
    ></descent-knob>`;
  }

  /** A text of many lines: a table, typed or from a file. */
  private table(parameter: Parameter, value: Value): TemplateResult {
    const text = typeof value === 'string' ? value : '';
    const field = html`<descent-csv-box
      class="whole"
      data-parameter=${parameter.id}
      .parameter=${parameter}
      .text=${text}
      .error=${this.errorsOf(parameter.id)}
      .note=${msg('It stays on this machine, but for a link to this state.')}
      @descent-skip=${(event: Event) => {
        event.stopPropagation();
        this.emit({ ...this.settings, missing: 'skip' }, true);
      }}
      @descent-table=${(event: CustomEvent<TableTextDetail>) => {
        event.stopPropagation();
        // Another table has other columns.
        const rest = Object.entries(this.settings).filter(([id]) => id !== 'inputs' && id !== 'target');
        this.emit({ ...Object.fromEntries(rest), [parameter.id]: event.detail.text }, true);
      }}
    ></descent-csv-box>`;
    return lateCsvBox(field, () => this.requestUpdate());
  }

  /** A knob for each named number. One that no text of the part names any more keeps its value, out of sight. */
  private named(parameter: Parameter, group: Settings): readonly TemplateResult[] {
    const texts = Object.values(this.settings).filter((value) => typeof value === 'string');
    const words = new Set(texts.flatMap((text) => text.match(/(?<![\w.])[a-z]\w*/gi) ?? []));
    const shown = Object.entries(group).filter(([name]) => words.has(name));
    const change = (event: CustomEvent<Change>): void => {
      event.stopPropagation();
      const { id, value, final } = event.detail;
      this.emit({ ...this.settings, [parameter.id]: { ...group, [id]: value } }, final);
    };
    return [
      html`${repeat(
        shown,
        ([name]) => name,
        ([name, value]) =>
          html`<descent-knob
            data-id=${name}
            literal
            .parameter=${this.nameParameter(parameter, name)}
            .value=${value}
            .error=${this.errorsOf(`${parameter.id}.${name}`)}
            ?disabled=${this.off}
            @descent-change=${change}
          ></descent-knob>`,
      )}`,
    ];
  }

  /** The same object for the same name, so that its knob stays as it is. */
  private nameParameter(parameter: Parameter, name: string): Parameter {
    let one = this.nameParameters.get(name);
    if (one?.max !== parameter.max) {
      one = { ...parameter, id: name, kind: 'number', label: name, symbol: '' };
      this.nameParameters.set(name, one);
    }
    return one;
  }

  /** The error of a parameter itself, or the first within it. */
  private errorsOf(id: string): string {
    return this.errors[id] ?? Object.values(errorsWithin(this.errors, id))[0] ?? '';
  }

  private readonly toggleMore = (event: Event): void => {
    this.moreOpen = (event.target as HTMLDetailsElement).open;
  };

  private readonly exchange = (event: Event): void => {
    this.emit({ id: (event.target as HTMLSelectElement).value }, true);
  };

  private readonly adjust = (event: CustomEvent<Change>): void => {
    event.stopPropagation();
    const { id, value, final } = event.detail;
    this.emit({ ...this.settings, [id]: value }, final);
  };

  private emit(value: Settings, final: boolean): void {
    this.value = value;
    this.dispatchEvent(changeEvent({ id: this.name, value, final }));
  }
}
