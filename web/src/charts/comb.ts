import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import type { Uses } from '../elements/define';
import { setStyle } from './set-style';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { barsPath, geometryOf, outlinePath, type Geometry } from './comb/geometry';
import { reachOf, type Kernel } from './comb/overlay';
import { combStyle } from './comb/style';
import { formatNumber } from './line-chart/format';
import { Listen, type Listening, type Voice } from './listen';
import { ageName, ago, chartName, weightName } from './comb/words';
import { isFinger, onLeave } from './touch';
import { nothingYet, overAxis } from './words';

export type { Kernel } from './comb/overlay';

export interface ReachDetail {
  /** How far back the window is to reach, in values. */
  readonly reach: number;
  /** False while the pointer still drags. */
  readonly final: boolean;
}

/**
 * What an average remembers: the weight of each earlier value as a bar, the newest at the right as on a time axis, with
 * the window marked. The window's edge can be dragged: `descent-reach` {reach, final}.
 */
export class Comb extends LitElement {
  static readonly tag = 'descent-comb';
  static readonly uses: Uses = [Listen];
  static override styles = [shared, picture, combStyle];
  static override properties = {
    kernel: { attribute: false },
    dated: { type: Boolean },
    reachText: { attribute: false },
    reachLabel: { attribute: false },
    label: { attribute: false },
    outlineLabel: { attribute: false },
    describe: { attribute: false },
    summary: { attribute: false },
    height: { attribute: false },
    width: { state: true },
    looked: { state: true },
  };

  declare kernel: Kernel | undefined;
  /** One step back is a day. */
  declare dated: boolean;
  /** Stands at the window's mark. */
  declare reachText: string;
  /** Names the edge that can be dragged. */
  declare reachLabel: string;
  declare label: string;
  declare outlineLabel: string;
  /** What the value so many steps back is, for the readout: "12.2 °C on 9 March". */
  declare describe: (age: number) => string;
  declare summary: string;
  declare height: number;
  declare private width: number;
  declare private looked: number | null;
  /** The axis's length, kept while the edge is dragged: an axis that gives way would run away from the hand. */
  private held: number | undefined;
  private readonly resize = new ResizeObserver(([entry]) => (this.width = Math.floor(entry?.contentRect.width ?? 0)));

  constructor() {
    super();
    this.kernel = undefined;
    this.dated = false;
    this.reachText = this.reachLabel = this.label = this.outlineLabel = this.summary = '';
    this.describe = () => '';
    this.height = 230;
    this.width = 0;
    this.looked = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resize.disconnect();
  }

  /** How many values back the axis runs: the window with as much again, and all of the other kernel. */
  private get span(): number {
    const { kernel } = this;
    if (!kernel) return 2;
    const wanted = Math.max(kernel.outline ? reachOf(kernel.outline) * 1.15 : 0, kernel.reach * 2.6, 10);
    return this.held ?? Math.max(2, Math.min(kernel.weights.length, Math.ceil(wanted)));
  }

  /** What is looked at; the axis may have become shorter since. */
  private get age(): number {
    return Math.min(this.looked ?? 0, this.span - 1);
  }

  private ageAt(event: PointerEvent, geometry: Geometry): number {
    const box = this.renderRoot.querySelector('.stage')?.getBoundingClientRect();
    return geometry.ageAt(event.clientX - (box?.left ?? 0));
  }

  private reached(reach: number, final: boolean): void {
    const detail: ReachDetail = { reach: Math.max(1, reach), final };
    this.dispatchEvent(new CustomEvent('descent-reach', { detail, bubbles: true, composed: true }));
  }

  protected override render(): TemplateResult {
    const { kernel, width, height, age, span } = this;
    const geometry = kernel && width > 80 ? geometryOf(kernel, width, height, span) : undefined;
    return html`<figure>
      ${kernel ? this.readout(kernel, age) : ''}
      <p class="axis-name">${weightName()}</p>
      <div class="stage">
        <div
          class="surface"
          role="slider"
          tabindex="0"
          aria-label=${chartName(this.dated)}
          aria-describedby="summary"
          aria-valuemin="0"
          aria-valuemax=${span - 1}
          aria-valuenow=${age}
          aria-valuetext=${kernel ? this.readingText(kernel, age) : nothingYet()}
          @keydown=${this.onKey}
          @pointermove=${(event: PointerEvent) => geometry && !isFinger(event) && this.look(event, geometry)}
          @pointerdown=${(event: PointerEvent) => geometry && !isFinger(event) && this.look(event, geometry)}
          @pointerup=${(event: PointerEvent) => geometry && this.look(event, geometry)}
          @pointerleave=${onLeave(() => (this.looked = null))}
        >
          ${kernel && geometry ? this.picture(kernel, geometry) : ''}
        </div>
        ${kernel && geometry ? this.handle(kernel, geometry) : ''}
      </div>
      <p class="axis-name x">${ageName(this.dated)}</p>
      <p id="summary" class="hidden-visually">${this.summary}</p>
      <descent-listen .listening=${() => kernel && this.listening(kernel)}></descent-listen>
      <slot name="table"></slot>
    </figure>`;
  }

  /** From the oldest value on the axis to the newest, as it is drawn. */
  private listening(kernel: Kernel): Listening {
    const { span, dated } = this;
    const voice = (label: string, weights: Float64Array): Voice => ({
      label,
      x: Array.from({ length: span }, (_, k) => k - span + 1),
      y: Array.from({ length: span }, (_, k) => 100 * (weights[span - 1 - k] ?? 0)),
    });
    const voices = [voice(this.label, kernel.weights)];
    if (kernel.outline) voices.push(voice(this.outlineLabel, kernel.outline));
    return {
      ...{ name: overAxis(weightName(), ageName(dated)), voices },
      ...{ xRange: [1 - span, 0], xScale: 'linear', yScale: 'linear' },
      yRange: [0, Math.max(...voices.flatMap(({ y }) => Array.from(y)))],
      xText: (x) => ago(Math.round(-x), dated),
      yText: (percent) => `${formatNumber(percent, 3)} %`,
      missing: nothingYet(),
    };
  }

  private picture(kernel: Kernel, geometry: Geometry): TemplateResult {
    const { left, right, top, bottom, xOf, yOf, pitch, ageTicks, weightTicks } = geometry;
    const edge = Math.max(left, xOf(kernel.reach - 0.5));
    const wide = edge - left < 170;
    const { age, span } = this;
    return html`<svg width=${this.width} height=${this.height} aria-hidden="true">
      ${weightTicks.map(
        ({ weight, text }) =>
          svg`<path class="grid" d="M${left} ${yOf(weight)}H${right}" /><text x=${left - 6} y=${yOf(weight) + 4} text-anchor="end">${text}</text>`,
      )}
      <rect class="window" x=${edge} y=${top - 8} width=${right - edge} height=${bottom - top + 8}></rect>
      <path d=${barsPath(geometry, kernel.weights, 0, span)} ${setStyle({ fill: `var(${kernel.color})` })}></path>
      <rect
        x=${xOf(age) - pitch / 2}
        y=${top}
        width=${Math.max(2, pitch)}
        height=${bottom - top}
        ${setStyle({ fill: 'var(--ink)', opacity: this.looked === null ? '0' : '0.12' })}
      ></rect>
      ${
        kernel.outline
          ? svg`<path class="outline" d=${outlinePath(geometry, kernel.outline, span)} ${setStyle({ stroke: `var(${kernel.outlineColor})` })} />`
          : nothing
      }
      <path class="bracket" d="M${edge} ${bottom}V${top - 8}H${right}V${top - 2}"></path>
      <text class="reach" x=${wide ? right : edge} y=${top - 15} text-anchor="end">${this.reachText}</text>
      ${ageTicks.map((tick) => svg`<text x=${xOf(tick)} y=${bottom + 17} text-anchor="middle">${formatNumber(tick)}</text>`)}
    </svg>`;
  }

  /** The window's edge: pulled sideways, or moved by arrow keys. */
  private handle(kernel: Kernel, geometry: Geometry): TemplateResult {
    const { left, top, bottom, xOf } = geometry;
    const place = { left: `${Math.max(left, xOf(kernel.reach - 0.5))}px`, height: `${bottom + top}px` };
    return html`<div
      class="handle"
      role="slider"
      tabindex="0"
      aria-label=${this.reachLabel}
      aria-valuemin="1"
      aria-valuemax=${kernel.weights.length}
      aria-valuenow=${kernel.reach}
      aria-valuetext=${this.reachText}
      ${setStyle(place)}
      @keydown=${this.onHandleKey}
      @pointerdown=${this.onDown}
      @pointermove=${(event: PointerEvent) => this.onDrag(event, geometry, false)}
      @pointerup=${(event: PointerEvent) => this.onDrag(event, geometry, true)}
      @pointercancel=${(event: PointerEvent) => this.onDrag(event, geometry, true)}
    ></div>`;
  }

  /** What there is to say of a bar, in pairs of name and value. */
  private weights(kernel: Kernel, age: number): readonly (readonly [string, string])[] {
    const percent = (weights: Float64Array): string => `${formatNumber(100 * (weights[age] ?? NaN), 3)} %`;
    const own = [this.label, percent(kernel.weights)] as const;
    return kernel.outline ? [own, [this.outlineLabel, percent(kernel.outline)]] : [own];
  }

  private readout(kernel: Kernel, age: number): TemplateResult {
    return html`<p class="readout" aria-hidden="true">
      <b>${ago(age, this.dated)}</b>
      <span>${this.describe(age)}</span>
      ${this.weights(kernel, age).map(([name, value]) => html`<span>${name} <b>${value}</b></span>`)}
    </p>`;
  }

  private readingText(kernel: Kernel, age: number): string {
    const what = this.describe(age);
    const weights = this.weights(kernel, age).map((pair) => pair.join(' '));
    return `${ago(age, this.dated)}${what ? `, ${what}` : ''}: ${weights.join(', ')}`;
  }

  private look(event: PointerEvent, geometry: Geometry): void {
    const age = Math.round(this.ageAt(event, geometry));
    this.looked = age >= 0 && age < this.span ? age : null;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: this.age + 1, ArrowRight: this.age - 1, Home: this.span - 1, End: 0 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.looked = Math.min(this.span - 1, Math.max(0, to));
  };

  private readonly onHandleKey = (event: KeyboardEvent): void => {
    const ratio = { ArrowLeft: 1.1, ArrowUp: 1.1, ArrowRight: 1 / 1.1, ArrowDown: 1 / 1.1, PageUp: 2, PageDown: 1 / 2 }[
      event.key
    ];
    if (ratio === undefined || !this.kernel) return;
    event.preventDefault();
    this.reached(this.kernel.reach * ratio, true);
  };

  private readonly onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    handle.focus();
    this.held = this.span;
    event.preventDefault();
  };

  private onDrag(event: PointerEvent, geometry: Geometry, final: boolean): void {
    if (this.held === undefined) return;
    // Half a step more: the newest value's bar begins half a step right of age 0.
    const reach = this.ageAt(event, geometry) + 0.5;
    if (final) this.held = undefined;
    this.reached(reach, final);
    if (final) this.requestUpdate();
  }
}
