import type { TemplateResult } from 'lit';
import { LitElement, css, html } from 'lit';
import type { Uses } from '../elements/define';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { Listen, type Listening } from './listen';
import { formatNumber, formatPower } from './line-chart/format';
import { setStyle } from './set-style';
import { logScale, nothingYet } from './words';

/** One bar: a size, never negative. */
export interface LogBar {
  readonly label: string;
  readonly value: number;
  /** Name of a CSS custom property. */
  readonly color: string;
}

const mostTicks = 5;

/** Sizes of very different orders as bars on one logarithmic axis, each with its number beside it. */
export class LogBars extends LitElement {
  static readonly tag = 'descent-log-bars';
  static readonly uses: Uses = [Listen];
  static override styles = [
    shared,
    picture,
    css`
      :host {
        display: block;
      }
      .bars {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-1) var(--space-2);
        align-items: center;
        font-size: var(--text-tiny);
      }
      .track {
        position: relative;
        height: 1.35rem;
        background: var(--sunken);
        border-radius: var(--radius-small);
        overflow: hidden;
      }
      .bar {
        position: absolute;
        inset-block: 0;
        inset-inline-start: 0;
        border-radius: var(--radius-small);
        forced-color-adjust: none;
      }
      .value {
        position: absolute;
        inset-block: 0;
        display: flex;
        align-items: center;
        padding-inline: var(--space-1);
        color: var(--ink);
        font-weight: 600;
        white-space: nowrap;
      }
      .value span {
        padding-inline: 0.25em;
        border-radius: var(--radius-small);
        background: color-mix(in srgb, var(--raised) 82%, transparent);
      }
      .axis {
        grid-column: 2;
        position: relative;
        height: 1.2em;
        color: var(--ink-muted);
      }
      .axis span {
        position: absolute;
        transform: translateX(-50%);
        white-space: nowrap;
      }
      .axis span:first-child {
        transform: none;
      }
      .axis span:last-child {
        transform: translateX(-100%);
      }
      .caption {
        grid-column: 1 / -1;
        color: var(--ink-muted);
      }
    `,
  ];
  static override properties = { bars: { attribute: false }, range: { attribute: false }, name: {} };

  declare bars: readonly LogBar[];
  /** Ends of the axis, both above 0. */
  declare range: readonly [number, number];
  /** What is measured. */
  declare name: string;

  constructor() {
    super();
    this.bars = [];
    this.range = [1, 10];
    this.name = '';
  }

  private get decades(): readonly [number, number] {
    const low = Math.floor(Math.log10(this.range[0]));
    return [low, Math.max(low + 1, Math.ceil(Math.log10(this.range[1])))];
  }

  /** Where a value stands along the axis, 0 … 1. */
  private share(value: number): number {
    const [low, high] = this.decades;
    return value > 0 ? Math.max(0, Math.min(1, (Math.log10(value) - low) / (high - low))) : 0;
  }

  protected override render(): TemplateResult {
    const { bars, name } = this;
    const [low, high] = this.decades;
    const every = Math.ceil((high - low) / (mostTicks - 1));
    const ticks = Array.from({ length: Math.floor((high - low) / every) + 1 }, (_, k) => low + k * every);
    const words = bars.map(({ label, value }) => `${label} ${formatNumber(value, 3)}`).join(', ');
    return html`<div class="bars" role="img" aria-label=${`${name}: ${words}`}>
        <div class="caption" aria-hidden="true">${logScale(name)}</div>
        ${bars.map(({ label, value, color }) => {
          const share = this.share(value);
          // The number stands behind the bar's end where there is room, else before it.
          const place =
            share < 0.6 ? { 'inset-inline-start': `${100 * share}%` } : { 'inset-inline-end': `${100 * (1 - share)}%` };
          return html`<span aria-hidden="true">${label}</span>
            <div class="track" aria-hidden="true" title=${`${label}: ${formatNumber(value, 4)}`}>
              <div class="bar" ${setStyle({ width: `${100 * share}%`, background: `var(${color})` })}></div>
              <div class="value" ${setStyle(place)}><span>${formatNumber(value, 3)}</span></div>
            </div>`;
        })}
        <div class="axis" aria-hidden="true">
          ${ticks.map(
            (tick) =>
              html`<span ${setStyle({ 'inset-inline-start': `${100 * this.share(10 ** tick)}%` })}
                >${formatPower(10 ** tick)}</span
              >`,
          )}
        </div>
      </div>
      <descent-listen .listening=${() => this.listening}></descent-listen>`;
  }

  /** Bar by bar, from the first. */
  private get listening(): Listening | undefined {
    const { bars, name } = this;
    if (bars.length < 2) return undefined;
    const [low, high] = this.decades;
    return {
      name,
      voices: [{ label: name, x: [...bars.keys()], y: bars.map(({ value }) => value) }],
      ...{ xRange: [0, bars.length - 1], xScale: 'linear', yRange: [10 ** low, 10 ** high], yScale: 'log' },
      xText: (k) => bars[Math.round(k)]?.label ?? '',
      yText: (value) => formatNumber(value, 3),
      missing: nothingYet(),
    };
  }
}
