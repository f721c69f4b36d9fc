import { msg, str } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { LitElement, html, nothing, svg } from 'lit';
import type { Axis } from '../engine/contract';
import type { Uses } from '../elements/define';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { Listen, type Listening } from './listen';
import { formatNumber } from './line-chart/format';
import { ridgesStyle } from './ridges/style';
import { setStyle } from './set-style';
import { isFinger } from './touch';

/** One histogram. */
export interface Ridge {
  readonly label: string;
  /** A share for each bin; NaN throughout where there is nothing to show. */
  readonly shares: Float64Array;
  /** Stands at its end. */
  readonly note?: string;
  /** Shares of what lies beyond the axis; the outer bins hold it. */
  readonly below?: number;
  readonly above?: number;
}

export interface RowDetail {
  readonly row: number;
}

/** A ridge reaches so far into the row above it. */
const overlap = 1.2;
/** Less than this beyond the axis is not worth a word. */
const mention = 0.005;

/**
 * Histograms, one below the other on one axis; each is as high as the others, and its width tells.
 *
 * Event, where rows can be chosen: `descent-row` {row}.
 */
export class Ridges extends LitElement {
  static readonly tag = 'descent-ridges';
  static readonly uses: Uses = [Listen];
  static override styles = [shared, picture, ridgesStyle];
  static override properties = {
    rows: { attribute: false },
    axis: { attribute: false },
    color: {},
    chosen: { type: Number },
    choosable: { type: Boolean },
    label: { attribute: false },
    rowLabel: { attribute: false },
    xLabel: { attribute: false },
    noteLabel: { attribute: false },
    summary: { attribute: false },
    chosenText: { attribute: false },
  };

  declare rows: readonly Ridge[];
  /** The bins' middles. */
  declare axis: Axis | undefined;
  /** Name of a CSS custom property. */
  declare color: string;
  /** The row that stands out; −1: none. */
  declare chosen: number;
  /** Whether a row can be chosen, by pointer or keyboard. */
  declare choosable: boolean;
  /** Whose histograms they are. */
  declare label: string;
  declare rowLabel: string;
  declare xLabel: string;
  /** What the notes are. */
  declare noteLabel: string;
  /** What the picture shows now, in words. */
  declare summary: string;
  /** The chosen row in words. */
  declare chosenText: string;

  constructor() {
    super();
    this.rows = [];
    this.axis = undefined;
    this.color = '--accent';
    this.chosen = -1;
    this.choosable = false;
    this.label = this.rowLabel = this.xLabel = this.noteLabel = this.summary = this.chosenText = '';
  }

  protected override render(): TemplateResult {
    const { rows, axis, chosen } = this;
    if (!axis || rows.length === 0) return html``;
    const half = (axis.max - axis.min) / (axis.count - 1) / 2;
    const [low, high] = [axis.min - half, axis.max + half];
    return html`<figure
      class="ridges"
      ${setStyle({ '--ridge': `var(${this.color})`, '--zero': `${(100 * -low) / (high - low)}%` })}
    >
      <div class="head" aria-hidden="true">
        <span>${this.rowLabel}</span><span></span><span>${this.noteLabel}</span>
      </div>
      <div
        class="rows"
        role=${this.choosable ? 'slider' : 'img'}
        tabindex=${this.choosable ? 0 : nothing}
        aria-label=${this.choosable ? this.rowLabel : this.summary}
        aria-describedby=${this.choosable ? 'summary' : nothing}
        aria-orientation=${this.choosable ? 'vertical' : nothing}
        aria-valuemin=${this.choosable ? 1 : nothing}
        aria-valuemax=${this.choosable ? rows.length : nothing}
        aria-valuenow=${this.choosable ? chosen + 1 : nothing}
        aria-valuetext=${this.choosable ? this.chosenText : nothing}
        @keydown=${this.hearKey}
        @pointermove=${this.pointed}
        @pointerdown=${this.pointed}
        @pointerup=${this.choosePointed}
      >
        ${rows.map((ridge, k) => this.renderRow(ridge, k === chosen, k === 0))}
      </div>
      <div class="axis" aria-hidden="true">
        <span></span>
        <span class="ticks"
          ><span>${formatNumber(low, 2)}</span><span class="zero">0</span><span>${formatNumber(high, 2)}</span></span
        >
      </div>
      <figcaption aria-hidden="true">${this.xLabel}</figcaption>
      <p id="summary" class="hidden-visually">${this.choosable ? this.summary : nothing}</p>
      <descent-listen .listening=${() => this.listening(axis)}></descent-listen>
    </figure>`;
  }

  /** Of the row that stands out, or of the first: all of them would take long. */
  private listening({ min, max, count }: Axis): Listening | undefined {
    const row = this.rows[Math.max(0, this.chosen)];
    if (!row || Number.isNaN(row.shares[0] ?? NaN)) return undefined;
    const label = `${this.label}, ${this.rowLabel} ${row.label}`;
    const { xLabel } = this;
    const x = Array.from({ length: count }, (_, k) => min + (k * (max - min)) / (count - 1));
    return {
      name: msg(str`${label}: histogram, ${xLabel}`),
      voices: [{ label, x, y: row.shares }],
      ...{ xRange: [min, max], xScale: 'linear', yScale: 'linear' },
      yRange: [0, row.shares.reduce((most, share) => Math.max(most, share), 1e-9)],
      xText: (value) => formatNumber(value, 2),
      yText: percent,
      missing: nothingThere(),
    };
  }

  private renderRow(
    { label, shares, note, below = 0, above = 0 }: Ridge,
    here: boolean,
    first: boolean,
  ): TemplateResult {
    const known = !Number.isNaN(shares[0] ?? NaN);
    return html`<div class=${here ? 'row here' : 'row'}>
      <span class="label">${label}</span>
      <span class="plot">
        ${
          known
            ? html`<svg viewBox=${`0 0 ${shares.length} 1`} preserveAspectRatio="none" aria-hidden="true">
                ${svg`<path d=${outline(shares)} />`}
              </svg>`
            : first
              ? html`<span class="gone">${nothingThere()}</span>`
              : nothing
        }
        ${below > mention ? html`<span class="beyond low">◂ ${percent(below)}</span>` : nothing}
        ${above > mention ? html`<span class="beyond high">${percent(above)} ▸</span>` : nothing}
      </span>
      <span class="note">${note ?? ''}</span>
    </div>`;
  }

  private choose(row: number): void {
    const to = Math.min(this.rows.length - 1, Math.max(0, row));
    if (to === this.chosen) return;
    this.dispatchEvent(
      new CustomEvent<RowDetail>('descent-row', { detail: { row: to }, bubbles: true, composed: true }),
    );
  }

  private readonly hearKey = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (!this.choosable || step === undefined) return;
    event.preventDefault();
    this.choose(this.chosen + step);
  };

  /** A finger chooses when it lifts: before that it may scroll the page. */
  private readonly pointed = (event: PointerEvent): void => {
    if (!isFinger(event)) this.choosePointed(event);
  };

  private readonly choosePointed = (event: PointerEvent): void => {
    if (!this.choosable) return;
    const rows = [...this.renderRoot.querySelectorAll('.row')];
    const row = rows.findIndex((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return event.clientY >= top && event.clientY < bottom;
    });
    if (row >= 0) this.choose(row);
  };
}

const nothingThere = (): string => msg('nothing to show');

/** The bins' outline: from the left of the base line to its right, the highest bin above the top. */
function outline(shares: Float64Array): string {
  const top = shares.reduce((most, share) => Math.max(most, share), 1e-9);
  const heights = [...shares].map((share) => Math.round(1000 * (1 - (overlap * share) / top)) / 1000);
  return `M0 1${heights.map((y, bin) => `L${bin} ${y}H${bin + 1}`).join('')}V1Z`;
}

export const percent = (share: number): string => `${formatNumber(100 * share, share < 0.1 ? 1 : 2)}\u00a0%`;
