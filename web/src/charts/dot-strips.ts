import { msg } from '@lit/localize';
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import type { Uses } from '../elements/define';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { Frame, nearestDot } from './dot-strips/frame';
import { stripsStyle } from './dot-strips/style';
import type { ChooseDetail, DotDetail, Dots, LitDetail, Strip } from './dot-strips/types';
import { formatNumber } from './line-chart/format';
import { Listen, type Listening } from './listen';
import { isFinger } from './touch';
import { nothingYet } from './words';

export type { ChooseDetail, DotDetail, Dots, LitDetail, Strip } from './dot-strips/types';

/** Heights within a strip, in pixels. */
const dotsAt = 20;
const axisAt = 38;
const labelsAt = 54;

interface Held {
  readonly index: number;
  /** Kept while a dot is dragged: an axis that gives way would run away from the hand. */
  readonly frame: Frame;
  readonly before: number;
  /** Where it was pressed; a press with an unsteady hand is no drag. */
  readonly from: number;
  readonly moved: boolean;
}

/** From so many pixels on a press is a drag. */
const slack = 3;

/**
 * Rows of dots, one below the other: the same dots in each, on that row's own axis. In the first row they can be moved:
 * `descent-dot` {index, value, final}. The dot that is pointed at or focused is lit in all rows: `descent-lit` {index}; a
 * row below the first is chosen by its name: `descent-choose` {id}.
 */
export class DotStrips extends LitElement {
  static readonly tag = 'descent-dot-strips';
  static readonly uses: Uses = [Listen];
  static override styles = [shared, picture, stripsStyle];
  static override properties = {
    strips: { attribute: false },
    dots: { attribute: false },
    lit: { attribute: false },
    chosen: { attribute: false },
    summary: { attribute: false },
    width: { state: true },
    held: { state: true },
  };

  declare strips: readonly Strip[];
  declare dots: Dots;
  declare lit: number;
  /** Id of the chosen row. */
  declare chosen: string;
  /** What the picture shows, for those who hear it. */
  declare summary: string;
  /** Of a strip. */
  declare private width: number;
  declare private held: Held | undefined;
  private readonly resize = new ResizeObserver(() => this.measure());

  constructor() {
    super();
    this.strips = [];
    this.dots = { names: [], held: new Float64Array(), farOut: new Float64Array() };
    this.lit = 0;
    this.chosen = this.summary = '';
    this.width = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resize.disconnect();
  }

  protected override firstUpdated(): void {
    this.measure();
  }

  private measure(): void {
    this.width = Math.floor(this.renderRoot.querySelector('.stage')?.getBoundingClientRect().width ?? 0);
  }

  /** The place of a dot in the page, for what wants to point at it. */
  placeOf(row: number, index: number): { readonly x: number; readonly y: number } | undefined {
    const strip = this.strips[row];
    const box = this.renderRoot.querySelectorAll('.stage')[row]?.getBoundingClientRect();
    if (!strip || !box) return undefined;
    return { x: box.left + this.frameOf(strip, row).placeOf(strip.values[index] ?? NaN), y: box.top + dotsAt };
  }

  protected override render(): TemplateResult {
    return html`<div class="strips" role="group" aria-label=${msg('Values as dots')} aria-describedby="summary">
      ${this.strips.map((strip, row) => this.strip(strip, row))}
      <p id="summary" class="hidden-visually">${this.summary}</p>
      <descent-listen .listening=${() => this.listening}></descent-listen>
    </div>`;
  }

  /** What the scalers make of the values, one after another, on one scale; the values themselves where there is none. */
  private get listening(): Listening | undefined {
    const heard = this.strips.length > 1 ? this.strips.slice(1) : this.strips;
    const ends = heard.flatMap(({ range }) => range);
    const { names } = this.dots;
    if (names.length < 2 || ends.length === 0) return undefined;
    return {
      name: msg('the scaled values, row by row'),
      voices: heard.map(({ label, values }) => ({ label, x: [...values.keys()], y: values })),
      ...{ xRange: [0, names.length - 1], xScale: 'linear', yScale: 'linear' },
      yRange: [Math.min(...ends), Math.max(...ends)],
      xText: (k) => names[Math.round(k)] ?? '',
      yText: (value) => formatNumber(value, 4),
      missing: nothingYet(),
    };
  }

  private frameOf(strip: Strip, row: number): Frame {
    return (row === 0 ? this.held?.frame : undefined) ?? new Frame(strip.range, this.width);
  }

  private strip(strip: Strip, row: number): TemplateResult {
    const value = strip.values[this.lit] ?? NaN;
    const unit = strip.unit ? `${strip.unit}, ` : '';
    return html`<div class="strip" data-id=${strip.id}>
      <div class="name">
        ${
          row === 0
            ? html`<strong>${strip.label}</strong>`
            : html`<button
                type="button"
                aria-pressed=${strip.id === this.chosen}
                @click=${() => this.fire<ChooseDetail>('descent-choose', { id: strip.id })}
              >
                ${strip.label}
              </button>`
        }
        <p class="note">${strip.note}</p>
      </div>
      <div
        class="stage ${row === 0 ? 'drag' : ''}"
        @pointermove=${(event: PointerEvent) => this.hover(event, strip, row)}
        @pointerdown=${(event: PointerEvent) => this.press(event, strip, row)}
        @pointerup=${(event: PointerEvent) => this.drop(event, strip, row)}
        @pointercancel=${this.giveUp}
      >
        ${this.width > 60 ? this.picture(strip, row) : nothing}
      </div>
      <p class="reading">${formatNumber(value, 5)}<small>${unit}${this.dots.names[this.lit] ?? ''}</small></p>
    </div>`;
  }

  private picture(strip: Strip, row: number): TemplateResult {
    const frame = this.frameOf(strip, row);
    // The lit dot lies over all others.
    const order = Array.from(strip.values.keys()).filter((k) => k !== this.lit);
    return html`<svg viewBox="0 0 ${this.width} 62">
      <g aria-hidden="true">
        ${frame.ticks().map(
          (tick) =>
            svg`<line class=${tick === 0 ? 'zero' : 'grid'} x1=${frame.xAt(tick)} x2=${frame.xAt(tick)} y1="2" y2=${axisAt + 4}></line>
            <text class="tick" text-anchor="middle" x=${frame.xAt(tick)} y=${labelsAt}>${formatNumber(tick, 4)}</text>`,
        )}
        <line class="axis" x1=${frame.left - 8} x2=${frame.right + 8} y1=${axisAt} y2=${axisAt}></line>
        ${strip.ghosts ? Array.from(strip.values.keys(), (k) => this.ghost(strip, frame, k)) : nothing}
        ${order.map((k) => this.dot(strip, frame, k))} ${row === 0 ? nothing : this.dot(strip, frame, this.lit)}
      </g>
      ${row === 0 ? this.handle(strip, frame) : nothing}
    </svg>`;
  }

  private dot(strip: Strip, frame: Frame, k: number): unknown {
    const value = strip.values[k];
    if (value === undefined || Number.isNaN(value)) return nothing;
    const looks = [
      'dot',
      this.dots.held[k] === 1 ? 'held' : '',
      this.dots.farOut[k] === 1 ? 'far' : '',
      k === this.lit ? 'lit' : '',
    ].join(' ');
    const beyond = frame.beyond(value);
    const x = frame.placeOf(value);
    if (beyond !== 0) {
      const [tip, foot] = [x + beyond * 7, x - beyond * 6];
      return svg`<path class=${looks} d="M${tip} ${dotsAt}L${foot} ${dotsAt - 7}L${foot} ${dotsAt + 7}Z"></path>`;
    }
    return svg`<circle class=${looks} cx=${x} cy=${dotsAt} r=${k === this.lit ? 8 : 6.5}></circle>`;
  }

  private ghost(strip: Strip, frame: Frame, k: number): unknown {
    const [here, there] = [strip.values[k] ?? NaN, strip.ghosts?.[k] ?? NaN];
    if (this.dots.held[k] !== 1 || Number.isNaN(there)) return nothing;
    const [from, to] = [frame.placeOf(here), frame.placeOf(there)];
    if (Math.abs(from - to) < 1) return nothing;
    return svg`<line class="shift" x1=${from} x2=${to} y1=${dotsAt} y2=${dotsAt}></line>
      <circle class="ghost" cx=${to} cy=${dotsAt} r="6.5"></circle>`;
  }

  /** The lit dot of the first row: what the keyboard moves. */
  private handle(strip: Strip, frame: Frame): unknown {
    const value = strip.values[this.lit];
    if (value === undefined) return nothing;
    const unit = strip.unit ? ` ${strip.unit}` : '';
    return svg`<g
      class="handle" tabindex="0" role="slider" aria-label="${this.dots.names[this.lit] ?? ''}, ${strip.label}"
      aria-valuemin=${frame.range[0]} aria-valuemax=${frame.range[1]} aria-valuenow=${value}
      aria-valuetext="${formatNumber(value, 4)}${unit}"
      aria-description=${msg('Left and right move the value, up and down go to another one.')}
      @keydown=${(event: KeyboardEvent) => this.key(event, strip, frame)}
    >
      ${this.dot(strip, frame, this.lit)}
      <circle class="focus" cx=${frame.placeOf(value)} cy=${dotsAt} r="13"></circle>
    </g>`;
  }

  private places(strip: Strip, frame: Frame): readonly number[] {
    return Array.from(strip.values, (value) => frame.placeOf(value));
  }

  private xIn(event: PointerEvent): number {
    const stage = event.currentTarget as HTMLElement;
    return event.clientX - stage.getBoundingClientRect().left;
  }

  private hover(event: PointerEvent, strip: Strip, row: number): void {
    if (this.held) {
      if (row === 0) this.drag(this.held, this.xIn(event));
      return;
    }
    // A finger has nothing to hover with: it lights what it presses.
    if (isFinger(event)) return;
    this.light(nearestDot(this.places(strip, this.frameOf(strip, row)), this.xIn(event), this.lit));
  }

  private press(event: PointerEvent, strip: Strip, row: number): void {
    if (event.button !== 0) return;
    const frame = this.frameOf(strip, row);
    const index = nearestDot(this.places(strip, frame), this.xIn(event), this.lit);
    if (index === undefined) return;
    // What a finger wants is known when it moves, or lifts.
    if (!isFinger(event)) this.light(index);
    if (row !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    event.preventDefault();
    this.held = { index, frame, before: strip.values[index] ?? NaN, from: this.xIn(event), moved: false };
    void this.updateComplete.then(() => this.renderRoot.querySelector<SVGGElement>('.handle')?.focus());
  }

  private drag(held: Held, x: number): void {
    if (!held.moved && Math.abs(x - held.from) < slack) return;
    this.held = { ...held, moved: true };
    this.light(held.index);
    this.moved(held.index, held.frame.valueAt(x), false);
  }

  private drop(event: PointerEvent, strip: Strip, row: number): void {
    const { held } = this;
    this.held = undefined;
    if (isFinger(event)) {
      this.light(held?.index ?? nearestDot(this.places(strip, this.frameOf(strip, row)), this.xIn(event), this.lit));
    }
    if (held?.moved) this.moved(held.index, held.frame.valueAt(this.xIn(event)), true);
  }

  private readonly giveUp = (): void => {
    const { held } = this;
    this.held = undefined;
    if (held?.moved) this.moved(held.index, held.before, true);
  };

  private key(event: KeyboardEvent, strip: Strip, frame: Frame): void {
    const value = strip.values[this.lit] ?? NaN;
    const by: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, PageUp: 10, PageDown: -10 };
    const step = by[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.moved(this.lit, frame.stepped(value, step), true);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      this.light(this.neighbour(strip, event.key === 'ArrowUp' ? 1 : -1));
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      const order = inOrder(strip.values);
      this.light(event.key === 'Home' ? order[0] : order.at(-1));
    } else if (event.key === 'Escape' && this.held) {
      this.giveUp();
    }
  }

  /** The next dot up or down by value. */
  private neighbour(strip: Strip, direction: 1 | -1): number | undefined {
    const order = inOrder(strip.values);
    return order[order.indexOf(this.lit) + direction];
  }

  private light(index: number | undefined): void {
    if (index !== undefined && index !== this.lit) this.fire<LitDetail>('descent-lit', { index });
  }

  private moved(index: number, value: number, final: boolean): void {
    this.fire<DotDetail>('descent-dot', { index, value, final });
  }

  private fire<T>(name: string, detail: T): void {
    this.dispatchEvent(new CustomEvent<T>(name, { detail, bubbles: true, composed: true }));
  }
}

function inOrder(values: Float64Array): readonly number[] {
  return Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
}
