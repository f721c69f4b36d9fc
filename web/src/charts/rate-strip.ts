import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import type { Uses } from '../elements/define';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { Listen, type Listening } from './listen';
import { formatNumber, formatPower } from './line-chart/format';
import { spread } from './line-chart/labels';
import { logTicks } from './line-chart/ticks';
import { markerPath, type Marker } from './markers';
import { Frame, nearestTrial, rowsTop, type Valley } from './rate-strip/frame';
import { stripStyle } from './rate-strip/style';
import { setStyle } from './set-style';
import { keepsFinger } from './touch';
import { logScale } from './words';

export type { Valley } from './rate-strip/frame';

export interface RateDetail {
  readonly id: string;
  readonly rate: number;
  /** False while the pointer still drags. */
  readonly final: boolean;
}

/** Positions of a mark along the axis, for the arrow keys. */
const keySteps = 100;
const marks = keepsFinger('.mark');

/**
 * Steps to the target against the learning rate, one valley for each racer, with a mark at its present rate that can be
 * dragged: `descent-rate` {id, rate, final}. Rates at which it doesn't arrive stand on a line of their own at the top.
 * Covered, it shows the rates alone, a row for each racer, and says nothing of what comes of them.
 */
export class RateStrip extends LitElement {
  static readonly tag = 'descent-rate-strip';
  static readonly uses: Uses = [Listen];
  static override styles = [shared, picture, stripStyle];
  static override properties = {
    valleys: { attribute: false },
    yLabel: { attribute: false },
    missed: { attribute: false },
    covered: { attribute: false },
    height: { attribute: false },
    width: { state: true },
  };

  declare valleys: readonly Valley[];
  declare yLabel: string;
  /** What stands at the line for those who don't arrive. */
  declare missed: string;
  /** The valleys would tell what is still to be guessed. */
  declare covered: boolean;
  declare height: number;
  declare private width: number;
  /** Kept while a mark is dragged: an axis that gives way would run away from the hand. */
  private held: { readonly id: string; readonly frame: Frame; readonly before: number } | undefined;
  private readonly resize = new ResizeObserver(([entry]) => (this.width = Math.floor(entry?.contentRect.width ?? 0)));

  constructor() {
    super();
    this.valleys = [];
    this.yLabel = this.missed = '';
    this.covered = false;
    this.height = 230;
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

  protected override render(): TemplateResult {
    const { valleys, width, height, covered } = this;
    const frame =
      width > 80 && valleys.length > 0 ? (this.held?.frame ?? new Frame(valleys, width, height)) : undefined;
    return html`<figure>
      ${covered ? nothing : html`<p class="axis-name">${logScale(this.yLabel)}</p>`}
      <div class="stage" ${setStyle({ height: `${height}px` })}>${frame ? this.picture(frame) : nothing}</div>
      <p class="axis-name below">${logScale(msg('learning rate'))}</p>
      ${covered ? nothing : html`<descent-listen .listening=${() => this.listening(frame)}></descent-listen>`}
    </figure>`;
  }

  private listening(frame: Frame | undefined): Listening | undefined {
    if (!frame) return undefined;
    return {
      name: overRate(this.yLabel),
      voices: this.valleys.map(({ label, rates, steps }) => ({ label, x: rates, y: steps })),
      ...{ xRange: frame.xRange, xScale: 'log', yRange: frame.yRange, yScale: 'log' },
      xText: rateText,
      yText: (steps) => formatNumber(steps, 3),
      missing: this.missed,
    };
  }

  private picture(frame: Frame): TemplateResult {
    const { valleys, width, height, covered } = this;
    return html`<svg
      viewBox="0 0 ${width} ${height}"
      role="group"
      aria-label=${covered ? msg('Learning rates of the racers') : overRate(this.yLabel)}
      @touchstart=${marks}
    >
      <g aria-hidden="true">
        ${logTicks(frame.xRange).map(
          (rate) =>
            svg`<line class="grid" x1=${frame.xAt(rate)} x2=${frame.xAt(rate)} y1=${covered ? rowsTop : frame.top} y2=${frame.bottom}></line>
            <text class="tick" text-anchor="middle" x=${frame.xAt(rate)} y=${frame.bottom + 15}>${tickText(rate)}</text>`,
        )}
        ${covered ? this.rows(frame) : this.valleysOver(frame)}
      </g>
      ${valleys.map((valley, k) => this.mark(valley, frame, k))}
    </svg>`;
  }

  private valleysOver(frame: Frame): unknown {
    // The chosen racer's line lies over all others. The marks keep their order, or the one in hand would lose the focus.
    const inOrder = [...this.valleys].sort((a, b) => Number(a.emphasis) - Number(b.emphasis));
    return svg`${logTicks(frame.yRange).map(
      (steps) =>
        svg`<line class="grid" x1=${frame.left} x2=${frame.right} y1=${frame.yAt(steps)} y2=${frame.yAt(steps)}></line>
        <text class="tick" text-anchor="end" x=${frame.left - 6} y=${frame.yAt(steps) + 4}>${tickText(steps)}</text>`,
    )}
    <line class="never" x1=${frame.left} x2=${frame.right} y1=${frame.missedAt} y2=${frame.missedAt}></line>
    <text class="tick" x=${frame.left} y=${frame.missedAt - 9}>${this.missed}</text>
    ${inOrder.map(
      (valley) =>
        svg`<path class="valley ${valley.emphasis ? 'chosen' : ''}" d=${frame.path(valley)}
          ${setStyle({ stroke: `var(${valley.color})` })}></path>`,
    )}
    ${this.labels(frame)}`;
  }

  /** A line for each racer, along which its rate moves. */
  private rows(frame: Frame): unknown {
    return this.valleys.map((valley, k) => {
      const y = frame.rowAt(k, this.valleys.length);
      return svg`<line class="grid" x1=${frame.left} x2=${frame.right} y1=${y} y2=${y}></line>
        ${frame.labelled ? nameAt(valley, frame.right + 10, y + 4) : nothing}`;
    });
  }

  private labels(frame: Frame): unknown {
    if (!frame.labelled) return nothing;
    const ended = this.valleys.flatMap((valley) => {
      const end = frame.end(valley);
      return end ? [{ valley, end }] : [];
    });
    ended.sort((a, b) => a.end[1] - b.end[1]);
    const heights = spread(
      ended.map(({ end }) => end[1]),
      14,
      frame.top,
      frame.bottom,
    );
    return ended.map(
      ({ valley, end }, k) =>
        svg`<line class="leader" x1=${end[0]} y1=${end[1]} x2=${frame.right + 6} y2=${heights[k] ?? 0}></line>
        ${nameAt(valley, frame.right + 10, (heights[k] ?? 0) + 4)}`,
    );
  }

  private mark(valley: Valley, frame: Frame, k: number): unknown {
    const { rate, label } = valley;
    if (!(rate > 0)) return nothing;
    const [low, high] = frame.xRange;
    const steps = valley.steps[nearestTrial(valley, rate)] ?? NaN;
    const result = Number.isNaN(steps) ? this.missed : stepsText(steps);
    const height = Number.isNaN(steps) ? frame.missedAt : frame.yAt(steps);
    const [y, words] = this.covered
      ? [frame.rowAt(k, this.valleys.length), formatNumber(rate, 3)]
      : [height, `${formatNumber(rate, 3)}, ${result}`];
    return svg`<g
      class="mark" data-id=${valley.id} tabindex="0" role="slider" aria-label=${msg(str`learning rate of ${label}`)}
      aria-valuemin=${low} aria-valuemax=${high} aria-valuenow=${rate}
      aria-valuetext=${words}
      transform="translate(${frame.xAt(Math.min(high, Math.max(low, rate)))} ${y})"
      @pointerdown=${(event: PointerEvent) => this.grab(event, valley, frame)}
      @pointermove=${this.drag}
      @pointerup=${this.drop}
      @pointercancel=${this.giveUp}
      @keydown=${(event: KeyboardEvent) => this.key(event, valley, frame)}
    >
      <circle class="reach" r="22"></circle>
      <circle class="ring" r="11"></circle>
      <path d=${markerPath(valley.marker as Marker, 11)} ${setStyle({ fill: `var(${valley.color})` })}></path>
    </g>`;
  }

  private grab(event: PointerEvent, { id, rate }: Valley, frame: Frame): void {
    if (event.button !== 0) return;
    const mark = event.currentTarget as SVGGElement;
    mark.setPointerCapture(event.pointerId);
    mark.focus();
    event.preventDefault();
    this.held = { id, frame, before: rate };
  }

  private readonly drag = (event: PointerEvent): void => {
    if (this.held) this.moved(this.held.id, this.rateAt(event, this.held.frame), false);
  };

  private readonly drop = (event: PointerEvent): void => {
    const { held } = this;
    this.held = undefined;
    if (held) this.moved(held.id, this.rateAt(event, held.frame), true);
  };

  private readonly giveUp = (): void => {
    const { held } = this;
    this.held = undefined;
    if (held) this.moved(held.id, held.before, true);
  };

  private rateAt(event: PointerEvent, frame: Frame): number {
    const box = this.renderRoot.querySelector('.stage')?.getBoundingClientRect();
    return frame.rateAt(event.clientX - (box?.left ?? 0));
  }

  private key(event: KeyboardEvent, { id, rate }: Valley, frame: Frame): void {
    if (event.key === 'Escape' && this.held) this.giveUp();
    const by: Readonly<Record<string, number>> = {
      ...{ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 },
      ...{ Home: -Infinity, End: Infinity },
    };
    const step = by[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const x = frame.xAt(rate) + (step * (frame.right - frame.left)) / keySteps;
    this.moved(id, frame.rateAt(x), true);
  }

  private moved(id: string, rate: number, final: boolean): void {
    this.dispatchEvent(
      new CustomEvent<RateDetail>('descent-rate', { detail: { id, rate, final }, bubbles: true, composed: true }),
    );
  }
}

/** In the racer's colour. */
const nameAt = ({ short, ink }: Valley, x: number, y: number): unknown =>
  svg`<text class="label" x=${x} y=${y} ${setStyle({ fill: `var(${ink})` })}>${short}</text>`;

const overRate = (quantity: string): string => msg(str`${quantity} over the learning rate`);

const rateText = (value: number): string => {
  const rate = formatNumber(value, 3);
  return msg(str`rate ${rate}`);
};

const stepsText = (value: number): string => {
  const steps = formatNumber(value);
  return msg(str`about ${steps} steps`);
};

const tickText = (value: number): string => (value < 0.001 || value >= 1e5 ? formatPower(value) : formatNumber(value));
