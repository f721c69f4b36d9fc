import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import type { Uses } from '../elements/define';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { Listen, type Listening } from './listen';
import { setStyle } from './set-style';
import { formatFixed } from './line-chart/format';

/** A probability that is not quite 1 is not written as if it were. */
export function probabilityText(share: number, digits = 1): string {
  const most = 100 - 10 ** -digits;
  return share < 1 && 100 * share > most
    ? `>\u202f${formatFixed(most, digits)} %`
    : `${formatFixed(100 * share, digits)} %`;
}

/** What a network says of one input: a probability for each class, as bars on one axis from 0 to 100 %. */
export class ClassBars extends LitElement {
  static readonly tag = 'descent-class-bars';
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
        grid-template-columns: auto minmax(0, 1fr) 5.4em;
        gap: var(--space-1) var(--space-2);
        align-items: center;
      }
      .caption {
        grid-column: 1 / -1;
        color: var(--ink-muted);
      }
      .class {
        min-width: 1ch;
        text-align: end;
      }
      .value {
        color: var(--ink-muted);
        text-align: end;
        white-space: nowrap;
      }
      .track {
        height: 1.15rem;
        background: var(--sunken);
        border-radius: var(--radius-small);
        overflow: hidden;
      }
      .bar {
        height: 100%;
        background: var(--track);
        forced-color-adjust: none;
        border-radius: var(--radius-small);
      }
      .most {
        font-weight: 700;
        color: var(--ink);
      }
      .bar.most {
        background: var(--racer-0);
        forced-color-adjust: none;
      }
      .axis {
        grid-column: 2;
        display: flex;
        justify-content: space-between;
        color: var(--ink-muted);
        font-size: var(--text-tiny);
      }
    `,
  ];
  static override properties = { shares: { attribute: false }, label: {}, empty: {} };

  /** A probability for each class; none: there is nothing to tell. */
  declare shares: readonly number[];
  declare label: string;
  /** What is said where there is nothing to tell. */
  declare empty: string;

  constructor() {
    super();
    this.shares = [];
    this.label = this.empty = '';
  }

  protected override render(): TemplateResult {
    const { shares } = this;
    const known = shares.length > 0 && shares.every((share) => !Number.isNaN(share));
    const most = known ? shares.indexOf(Math.max(...shares)) : -1;
    const inOrder = shares.map((share, k) => ({ share, k })).sort((a, b) => b.share - a.share);
    const words = known
      ? inOrder
          .slice(0, 3)
          .map(({ share, k }) => `${k}: ${probabilityText(share)}`)
          .join(', ')
      : this.empty;
    const classes = known ? shares : Array.from({ length: 10 }, () => 0);
    return html`<div class="bars" role="img" aria-label=${`${this.label}: ${words}`}>
        <div class="caption" aria-hidden="true">${known ? this.label : this.empty}</div>
        ${classes.map((share, k) => {
          const strong = k === most ? 'most' : '';
          return html`<span class="class ${strong}" aria-hidden="true">${k}</span>
            <div class="track" aria-hidden="true">
              <div class="bar ${strong}" ${setStyle({ width: `${100 * share}%` })}></div>
            </div>
            <span class="value ${strong}" aria-hidden="true">${known ? probabilityText(share) : nothing}</span>`;
        })}
        <div class="axis" aria-hidden="true"><span>0</span><span>${msg('probability')}</span><span>100 %</span></div>
      </div>
      <descent-listen .listening=${() => (known ? this.listening : undefined)}></descent-listen>`;
  }

  private get listening(): Listening {
    return {
      name: this.label,
      voices: [{ label: this.label, x: [...this.shares.keys()], y: this.shares }],
      ...{ xRange: [0, this.shares.length - 1], xScale: 'linear', yRange: [0, 1], yScale: 'linear' },
      xText: (k) => `${k}`,
      yText: (share) => probabilityText(share),
      missing: this.empty,
    };
  }
}
