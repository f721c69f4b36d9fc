import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import type { Uses } from '../elements/define';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { Layout, percent, type IntervalBand, type IntervalRow } from './interval-chart/layout';
import { intervalStyle } from './interval-chart/style';
import { Listen, type Listening } from './listen';
import { setStyle } from './set-style';
import { onLeave } from './touch';

export type { IntervalBand, IntervalRow } from './interval-chart/layout';

const ticks = [0, 0.25, 0.5, 0.75, 1];

/**
 * Shares with their intervals, one row each, on one axis from 0 to 100 %. Bands divide the axis and have names; a chosen
 * stretch of it (a guess) can be marked. A row without a share shows its empty track.
 */
export class IntervalChart extends LitElement {
  static readonly tag = 'descent-interval-chart';
  static readonly uses: Uses = [Listen];
  static override styles = [shared, picture, intervalStyle];
  static override properties = {
    rows: { attribute: false },
    bands: { attribute: false },
    marked: { attribute: false },
    axis: { attribute: false },
    summary: { attribute: false },
    empty: { attribute: false },
    width: { state: true },
    pointed: { state: true },
  };

  declare rows: readonly IntervalRow[];
  declare bands: readonly IntervalBand[];
  /** A stretch of the axis that is marked: its name, and from where to where. */
  declare marked: IntervalBand | null;
  /** What the axis says. */
  declare axis: string;
  /** What the chart shows now, for those who can't see it. */
  declare summary: string;
  /** What a row without a share says. */
  declare empty: string;
  declare private width: number;
  /** Id of the row that the pointer or the focus is on. */
  declare private pointed: string;
  private readonly resize = new ResizeObserver(([entry]) => (this.width = Math.floor(entry?.contentRect.width ?? 0)));

  constructor() {
    super();
    this.rows = this.bands = [];
    this.marked = null;
    this.axis = this.summary = this.empty = this.pointed = '';
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
    const { rows, width } = this;
    const layout = width > 120 && rows.length > 0 ? new Layout(rows.length, width) : undefined;
    return html`<figure aria-label=${this.axis}>
      ${layout ? this.picture(layout) : nothing}
      <p class="readout" aria-hidden="true">${this.readout}</p>
      <figcaption class="hidden-visually">${this.summary}</figcaption>
      <descent-listen .listening=${() => this.listening}></descent-listen>
    </figure>`;
  }

  /** Row by row, from the first; nothing before there is a share. */
  private get listening(): Listening | undefined {
    const { rows, axis, empty } = this;
    if (rows.every(({ share }) => Number.isNaN(share))) return undefined;
    const last = rows.length - 1;
    return {
      name: axis,
      voices: [{ label: axis, x: [...rows.keys()], y: rows.map(({ share }) => share) }],
      ...{ xRange: [0, last], xScale: 'linear', yRange: [0, 1], yScale: 'linear' },
      xText: (k) => rows[Math.round(k)]?.label ?? '',
      yText: (share) => percent(share, 1),
      missing: empty,
    };
  }

  private get readout(): string {
    const row = this.rows.find(({ id }) => id === this.pointed) ?? this.rows.find(({ strong }) => strong);
    return row ? this.said(row) : '';
  }

  private said({ label, share, low, high, note }: IntervalRow): string {
    if (Number.isNaN(share)) return `${label}: ${note || this.empty}`;
    const [value, from, to] = [percent(share, 1), percent(low, 1), percent(high, 1)];
    return msg(str`${label}: ${value}, 95 % interval ${from} to ${to}; ${note}`);
  }

  private picture(layout: Layout): TemplateResult {
    const { width, height, top, bottom } = layout;
    const x = (share: number): number => layout.x(share);
    return html`<svg
      viewBox="0 0 ${width} ${height}"
      role="group"
      aria-label=${msg('Shares with their intervals')}
      ${setStyle({ height: `${height}px` })}
    >
      <g aria-hidden="true">
        ${
          this.marked
            ? svg`<rect class="marked" x=${x(this.marked.from)} y=${top} width=${x(this.marked.to) - x(this.marked.from)}
                height=${bottom - top}></rect>`
            : nothing
        }
        ${ticks.map(
          (tick) =>
            svg`<line class="grid" x1=${x(tick)} x2=${x(tick)} y1=${top} y2=${bottom}></line>
            <text class="tick" text-anchor=${layout.anchor(tick)} x=${x(tick)} y=${bottom + 15}>${percent(tick)}</text>`,
        )}
        ${this.bands.map((band, k) => {
          const name = layout.nameOf(this.bands, k);
          return svg`${k > 0 ? svg`<line class="border" x1=${x(band.from)} x2=${x(band.from)} y1=${top - 6} y2=${bottom}></line>` : nothing}
            ${name ? svg`<text class="band" text-anchor=${name.anchor} x=${name.x} y=${name.y}>${band.label}</text>` : nothing}`;
        })}
        <text class="tick" text-anchor="middle" x=${x(0.5)} y=${height - 3}>${this.axis}</text>
      </g>
      ${this.rows.map((row, k) => this.row(layout, row, k))}
    </svg>`;
  }

  private row(layout: Layout, row: IntervalRow, k: number): unknown {
    const { middle, label, value } = layout.row(k);
    const known = !Number.isNaN(row.share);
    const point = (id: string) => () => (this.pointed = id);
    const [from, to] = [layout.x(0), layout.x(1)];
    const left = layout.x(row.low);
    const right = layout.x(row.high);
    return svg`<g class="row ${row.strong ? 'strong' : ''}" tabindex="0" role="img" data-id=${row.id}
      aria-label=${this.said(row)} @pointerenter=${point(row.id)} @pointerleave=${onLeave(point(''))}
      @focus=${point(row.id)} @blur=${point('')}>
      <rect class="reach" x="0" y=${layout.rowTop(k)} width=${layout.width} height=${layout.rowHeight}></rect>
      <text class="name" x=${label.x} y=${label.y}>${layout.fit(row.label)}</text>
      <line class="track" x1=${from} x2=${to} y1=${middle} y2=${middle}></line>
      ${
        known
          ? svg`<line class="bar" x1=${left} x2=${Math.max(right, left + 1)} y1=${middle} y2=${middle}></line>
            <circle class="dot" cx=${layout.x(row.share)} cy=${middle} r=${row.strong ? 5.5 : 4}></circle>`
          : nothing
      }
      <text class="value" text-anchor=${value.anchor} x=${value.x} y=${value.y}>${known ? percent(row.share) : '–'}</text>
    </g>`;
  }
}
