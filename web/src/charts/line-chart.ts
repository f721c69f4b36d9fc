import { msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import type { Uses } from '../elements/define';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { Listen, type Listening, type SoundedDetail } from './listen';
import { Canvas, type View } from './line-chart/canvas';
import { formatX, valueFormat } from './line-chart/format';
import { GripHand, type Grip, type GripDetail } from './line-chart/grip';
import { rounded, roundStep, rowByKey, valueByKey } from './line-chart/keys';
import { valueAtPixel } from './line-chart/plot';
import { Pointer, type Touchable } from './line-chart/pointer';
import { hiddenOnLog, nearestRow, xRangeOf, yRangeOf } from './line-chart/range';
import { readingText, readoutView, type Reading } from './line-chart/readout';
import { styles } from './line-chart/styles';
import type {
  Line,
  LookDetail,
  Overlay,
  Plot,
  PlayheadDetail,
  PointDetail,
  Range,
  XKind,
  YScale,
} from './line-chart/types';
import { chartName, gapsText } from './line-chart/words';
import { headed, logScale, nothingYet, overAxis } from './words';

export type { Grip, GripDetail } from './line-chart/grip';
export type {
  Line,
  LookDetail,
  Overlay,
  Plot,
  PlayheadDetail,
  PointDetail,
  Range,
  XKind,
  YScale,
} from './line-chart/types';

/**
 * Lines and dots over one axis, with a playhead, values where one looks, and dots that can be dragged.
 *
 * Events, only for what the user did: `descent-playhead` {x}, `descent-point` {id, index, value, final},
 * `descent-look` {x} (null: no longer), `descent-grip` {from, to, final}.
 * Slot `table`: the numbers behind the picture.
 */
export class LineChart extends LitElement implements Touchable {
  static readonly tag = 'descent-line-chart';
  static readonly uses: Uses = [Listen];
  static override styles = [shared, picture, styles];
  static override properties = {
    lines: { attribute: false },
    overlays: { attribute: false },
    heading: { attribute: false },
    xLabel: { attribute: false },
    yLabel: { attribute: false },
    xKind: { attribute: false },
    yScale: { attribute: false },
    playhead: { attribute: false },
    trail: { attribute: false },
    dragLine: { attribute: false },
    height: { attribute: false },
    headroom: { attribute: false },
    summary: { attribute: false },
    xWindow: { attribute: false },
    stops: { attribute: false },
    yInclude: { attribute: false },
    lookedAt: { attribute: false },
    grip: { attribute: false },
    looked: { state: true },
    rested: { state: true },
    sounded: { state: true },
  };

  declare lines: readonly Line[];
  declare overlays: readonly Overlay[];
  /** Stands before its name, for readers who hear it, where another chart of a lab has the same axes. */
  declare heading: string;
  declare xLabel: string;
  declare yLabel: string;
  declare xKind: XKind;
  declare yScale: YScale;
  /** An x value; null: the chart has no playhead, and arrow keys only move what the readout tells. */
  declare playhead: number | null;
  /** What the playhead hasn't reached yet is faint. */
  declare trail: boolean;
  /** Id of the dots that can be dragged; empty: none. (`draggable` is taken: every HTML element has it.) */
  declare dragLine: string;
  declare height: number;
  /** Pixels at the top of the plot that no line enters: room for what an overlay hangs there. */
  declare headroom: number;
  /** What the picture shows now, in words. */
  declare summary: string;
  declare xWindow: Range | undefined;
  /** Where the playhead can stand, if not at every point of the lines: arrow keys go from one to the next. */
  declare stops: Float64Array | null;
  /** Values that the y axis must show. */
  declare yInclude: readonly number[];
  /** An x value that is looked at elsewhere, as in a chart over the same axis. */
  declare lookedAt: number | null;
  /** A handle that can be pulled up and down. */
  declare grip: Grip | null;
  /** Under the mouse. */
  declare private looked: number | null;
  /** Where the arrow keys left the readout of a chart without a playhead. */
  declare private rested: number | null;

  /** Where it is being listened to. */
  declare private sounded: number | null;

  private canvas: Canvas | undefined;
  private pointer: Pointer | undefined;
  /** Kept while a dot is dragged: an axis that gives way would run away from the hand. */
  private held: Range | undefined;
  private valueBefore = NaN;
  private view: View | undefined;
  private readonly gripHand = new GripHand(this);

  constructor() {
    super();
    this.lines = [];
    this.overlays = [];
    this.heading = this.xLabel = this.yLabel = this.dragLine = this.summary = '';
    this.xKind = 'number';
    this.yScale = 'linear';
    this.playhead = this.looked = this.rested = this.sounded = null;
    this.trail = false;
    this.height = 280;
    this.headroom = 0;
    this.xWindow = undefined;
    this.stops = null;
    this.yInclude = [];
    this.lookedAt = this.grip = null;
  }

  get plot(): Plot | undefined {
    return this.canvas?.plot;
  }

  get dragged(): Line | undefined {
    return this.dragLine === '' ? undefined : this.lines.find((line) => line.id === this.dragLine);
  }

  get chosen(): number | null {
    return this.playhead ?? this.rested;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.canvas?.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.canvas?.disconnect();
  }

  protected override firstUpdated(): void {
    const surface = this.renderRoot.querySelector<HTMLElement>('.surface');
    const canvas = this.renderRoot.querySelector('canvas');
    const probe = this.renderRoot.querySelector<HTMLElement>('.probe');
    if (!surface || !canvas || !probe) return;
    this.pointer = new Pointer(surface, this);
    this.canvas = new Canvas(
      surface,
      canvas,
      probe,
      () => this.view,
      () => this.placeGrip(),
    );
    this.canvas.connect();
  }

  protected override willUpdate(): void {
    const { lines, overlays, xKind, xLabel, yScale, height, headroom, trail, dragged } = this;
    const looked = this.looking;
    const xRange = xRangeOf(lines, this.xWindow);
    const yRange = this.held ?? yRangeOf(lines, xRange, yScale, this.yInclude);
    this.view = {
      ...{ lines, overlays, xKind, xLabel, yScale, height, headroom, trail, xRange, dragged, looked },
      yRange,
      playhead: this.playhead,
      chosen: this.chosen,
      format: valueFormat(yRange, yScale),
    };
  }

  protected override updated(): void {
    this.canvas?.request();
  }

  /** Under the mouse, here or elsewhere. */
  private get looking(): number | null {
    return this.looked ?? this.sounded ?? this.lookedAt;
  }

  look(x: number | null): void {
    const to = x === null ? null : this.snapped(x);
    if (to === this.looked) return;
    this.looked = to;
    this.dispatchEvent(
      new CustomEvent<LookDetail>('descent-look', { detail: { x: to }, bubbles: true, composed: true }),
    );
  }

  hold(on: boolean): void {
    this.held = on ? this.view?.yRange : undefined;
    this.requestUpdate();
  }

  pulled(detail: GripDetail): void {
    this.dispatchEvent(new CustomEvent<GripDetail>('descent-grip', { detail, bubbles: true, composed: true }));
  }

  /** Where the picture was drawn last; at its edge where the place lies outside. */
  private placeGrip(): void {
    const { grip, plot } = this;
    const element = this.renderRoot.querySelector<HTMLElement>('.grip');
    const surface = this.renderRoot.querySelector<HTMLElement>('.surface');
    if (!grip || !plot || !element || !surface) return;
    const y = plot.yAt(grip.y);
    element.hidden = !Number.isFinite(y);
    element.style.left = `${surface.offsetLeft + plot.xAt(grip.x)}px`;
    element.style.top = `${surface.offsetTop + Math.min(plot.bottom, Math.max(plot.top, y))}px`;
  }

  choose(x: number): void {
    const to = this.snapped(x);
    if (!Number.isFinite(to) || to === this.chosen) return;
    this.looked = null;
    if (this.playhead === null) this.rested = to;
    this.dispatchEvent(
      new CustomEvent<PlayheadDetail>('descent-playhead', { detail: { x: to }, bubbles: true, composed: true }),
    );
  }

  move(row: number, y: number | null, final: boolean): void {
    const { plot, dragged, view } = this;
    if (!plot || !dragged || !view) return;
    if (!this.held) {
      this.held = view.yRange;
      this.valueBefore = dragged.y[row] ?? NaN;
    }
    const [low, high] = this.held;
    const step = this.yScale === 'log' ? 0 : roundStep((high - low) / 100);
    const at = y === null ? this.valueBefore : Math.min(high, Math.max(low, valueAtPixel(plot, y, this.yScale)));
    if (final) this.held = undefined;
    this.moved(row, y === null || step === 0 ? at : rounded(at, step), final);
  }

  offset(event: PointerEvent | Touch): readonly [number, number] {
    const box = this.renderRoot.querySelector('.surface')?.getBoundingClientRect();
    return [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)];
  }

  private moved(index: number, value: number, final: boolean): void {
    const detail: PointDetail = { id: this.dragLine, index, value, final };
    this.dispatchEvent(new CustomEvent('descent-point', { detail, bubbles: true, composed: true }));
  }

  /** The line whose x values the arrow keys walk along. */
  private get guide(): Line | undefined {
    return this.dragged ?? [...this.lines].sort((a, b) => b.x.length - a.x.length)[0];
  }

  private snapped(x: number): number {
    const guide = this.guide;
    return guide?.x[nearestRow(guide.x, x)] ?? NaN;
  }

  private get reading(): Reading | undefined {
    const guide = this.guide;
    if (!guide || !this.view) return undefined;
    const at = this.looking ?? this.chosen ?? guide.x[nearestRow(guide.x, this.view.xRange[1])];
    if (at === undefined) return undefined;
    const { lines, xKind, xLabel } = this;
    return { lines, at, xKind, xLabel, format: this.view.format };
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const { guide, dragged } = this;
    if (event.key === 'Escape' && this.pointer?.cancel()) return event.preventDefault();
    if (!guide || !this.view) return;
    const at = this.chosen ?? guide.x[guide.x.length - 1] ?? 0;
    const row = nearestRow(guide.x, at);
    const stops = this.stops ?? guide.x;
    const to = rowByKey(event, nearestRow(stops, at), stops.length);
    if (to !== undefined) this.choose(stops[to] ?? NaN);
    const value = dragged && valueByKey(event, dragged.y[row] ?? NaN, this.view.yRange, this.yScale);
    if (value !== undefined) this.moved(row, value, true);
    // Whoever forwards keys to a player sees by this that the key has been used.
    if (to !== undefined || value !== undefined) event.preventDefault();
  };

  protected override render(): TemplateResult {
    const { reading, view } = this;
    const hidden = this.yScale === 'log' && view ? hiddenOnLog(this.lines, view.xRange) : 0;
    return html`<figure>
      ${reading ? readoutView(reading) : ''}
      <p class="y-label">${this.yScale === 'log' ? logScale(this.yLabel) : this.yLabel}</p>
      <div
        class="surface"
        role="slider"
        tabindex="0"
        aria-label=${headed(this.heading, chartName(this.yLabel, this.xLabel))}
        aria-describedby="summary"
        aria-valuemin=${view?.xRange[0] ?? 0}
        aria-valuemax=${view?.xRange[1] ?? 0}
        aria-valuenow=${reading?.at ?? 0}
        aria-valuetext=${reading ? readingText(reading) : nothingYet()}
        @keydown=${this.onKey}
      >
        <canvas></canvas>
        <span class="probe"></span>
      </div>
      ${this.grip ? this.gripHand.view(this.grip) : ''}
      <p class="x-label">${this.xLabel}</p>
      ${hidden > 0 ? html`<p class="note">${gapsText(hidden)}</p>` : ''}
      <p id="summary" class="hidden-visually">
        ${this.summary} ${this.dragged ? msg('Arrow up and down change the chosen value.') : ''}
      </p>
      <descent-listen .listening=${() => this.listening} @descent-sounded=${this.followSound}></descent-listen>
      <slot name="table"></slot>
    </figure>`;
  }

  private readonly followSound = (event: CustomEvent<SoundedDetail>): void => {
    this.sounded = event.detail.x;
  };

  private get listening(): Listening | undefined {
    const { lines, view, xKind, xLabel, yLabel, yScale } = this;
    if (!view) return undefined;
    return {
      name: headed(this.heading, overAxis(yLabel, xLabel)),
      voices: lines.filter(({ y }) => y.length > 1),
      ...{ xRange: view.xRange, xScale: 'linear', yRange: view.yRange, yScale },
      xText: (x) => (xKind === 'date' ? formatX(x, xKind) : `${xLabel} ${formatX(x, xKind)}`),
      yText: view.format,
      missing: yScale === 'log' ? msg('no value, or none that a log scale can show') : msg('no value'),
    };
  }
}
