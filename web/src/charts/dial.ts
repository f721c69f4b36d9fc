import { msg } from '@lit/localize';
import { LitElement, css, html, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { locale } from '../language/language';
import type { Uses } from '../elements/define';
import { formatNumber } from './line-chart/format';
import { linearTicks } from './line-chart/ticks';
import { Listen, type Listening } from './listen';
import { setStyle } from './set-style';
import { localNumber } from '../language/numbers';

const radius = 100;
const size = { width: 260, height: 138 };
const centre = { x: size.width / 2, y: 118 };
/** The needle's stops, in degrees from straight up: a little beyond the ends of the scale. */
const [quarter, stop] = [90, 97];
/** "400K", or 4 लाख. */
const short = (value: number): string =>
  new Intl.NumberFormat(locale(), { notation: 'compact', maximumSignificantDigits: 3 }).format(value).replace('-', '−');
/** Three, and from a thousand on all before the decimal point, up to six. */
const digitsOf = (value: number): number =>
  Math.abs(value) < 1000 ? 3 : Math.min(6, Math.floor(Math.log10(Math.abs(value))) + 1);

/** One value as a needle over a half circle, and where others of its kind lie. */
export class Dial extends LitElement {
  static readonly tag = 'descent-dial';
  static readonly uses: Uses = [Listen];
  static override styles = [
    shared,
    picture,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      figure {
        display: grid;
        justify-items: center;
        text-align: center;
      }
      svg {
        display: block;
        width: 100%;
        max-width: 19rem;
        height: auto;
        overflow: visible;
      }
      .arc {
        fill: none;
        stroke: var(--track);
        stroke-width: 3;
        stroke-linecap: round;
      }
      .other {
        stroke: var(--racer-3);
        stroke-width: 2;
      }
      .tick {
        stroke: var(--ink-muted);
        stroke-width: 1.5;
      }
      text {
        font: 11px var(--sans);
        font-variant-numeric: tabular-nums;
        fill: var(--ink-muted);
        /* Legible over the needle, too. */
        stroke: var(--ground);
        stroke-width: 3;
        paint-order: stroke;
      }
      .needle {
        transform: rotate(var(--turn));
        transform-origin: ${centre.x}px ${centre.y}px;
        transition: transform var(--quick) var(--ease);
        fill: var(--accent);
      }
      .still .needle {
        transition: none;
      }
      .value {
        font-size: var(--text-2);
        font-weight: 600;
        line-height: 1.2;
      }
      .value small {
        font-size: var(--text-small);
        font-weight: 400;
        color: var(--ink-muted);
      }
      .note {
        min-height: 2.9em;
        font-size: var(--text-tiny);
        color: var(--ink-muted);
      }
    `,
  ];
  static override properties = {
    value: { attribute: false },
    low: { attribute: false },
    high: { attribute: false },
    others: { attribute: false },
    unit: { attribute: false },
    label: { attribute: false },
    note: { attribute: false },
    moving: { type: Boolean },
  };

  declare value: number;
  /** The ends of the scale. */
  declare low: number;
  declare high: number;
  /** Drawn as small marks outside of the scale. */
  declare others: ArrayLike<number>;
  declare unit: string;
  /** What the value is: "Predicted salary at 32". */
  declare label: string;
  /** Below the value. */
  declare note: string;
  /** The value changes all the time: the needle doesn't lag behind. */
  declare moving: boolean;

  constructor() {
    super();
    this.value = NaN;
    this.low = 0;
    this.high = 1;
    this.others = [];
    this.unit = this.label = this.note = '';
    this.moving = false;
  }

  protected override render(): TemplateResult {
    const { value, low, high } = this;
    const angle = (at: number): number =>
      Math.max(-stop, Math.min(stop, ((at - low) / (high - low)) * 2 * quarter - quarter));
    const point = (degrees: number, r: number): readonly [number, number] => {
      const turn = (degrees * Math.PI) / 180;
      return [centre.x + r * Math.sin(turn), centre.y - r * Math.cos(turn)];
    };
    const mark = (at: number, from: number, to: number, kind: string): unknown => {
      const [x1, y1] = point(angle(at), from);
      const [x2, y2] = point(angle(at), to);
      return svg`<line class=${kind} x1=${x1} y1=${y1} x2=${x2} y2=${y2}></line>`;
    };
    const known = Number.isFinite(value);
    const written = known ? formatNumber(value, digitsOf(value)) : '–';
    const beyond = known && (value > high || value < low) ? ` (${msg('beyond the scale')})` : '';
    const ticks = linearTicks([low, high]);
    const [left, top] = point(-quarter, radius);
    const [right, bottom] = point(quarter, radius);
    const told = `${this.label}: ${written} ${this.unit}${beyond}. ${this.note}`;
    return html`<figure class=${this.moving ? 'still' : ''}>
      <svg viewBox=${`0 0 ${size.width} ${size.height}`} role="img" aria-label=${told}>
        <path class="arc" d=${`M${left} ${top}A${radius} ${radius} 0 0 1 ${right} ${bottom}`}></path>
        ${Array.from(this.others, (at) => mark(at, radius + 4, radius + 12, 'other'))}
        ${ticks.map((tick) => mark(tick, radius - 8, radius, 'tick'))}
        ${
          known
            ? svg`<path
                class="needle"
                d=${`M${centre.x - 4} ${centre.y}L${centre.x} ${centre.y - radius + 4}L${centre.x + 4} ${centre.y}Z`}
                ${setStyle({ '--turn': `${angle(value)}deg` })}
              ></path>`
            : svg``
        }
        <circle cx=${centre.x} cy=${centre.y} r="6" fill="var(--accent)"></circle>
        ${ticks.map((tick) => {
          const [x, y] = point(angle(tick), radius - 18);
          return svg`<text x=${x} y=${y + 4} text-anchor="middle">${localNumber(short(tick))}</text>`;
        })}
      </svg>
      <figcaption>
        <p class="value" aria-hidden="true">${written} <small>${this.unit}${beyond}</small></p>
        <p class="note" aria-hidden="true">${this.note}</p>
      </figcaption>
      <descent-listen .listening=${() => (known ? this.listening(told) : undefined)}></descent-listen>
    </figure>`;
  }

  /** Between the ends of the scale, which say how high it is. */
  private listening(words: string): Listening {
    const { label, value, low, high } = this;
    const told = `${words} ${msg('Three tones: the lower end of the scale, this value, the upper end.')}`;
    return {
      name: label,
      voices: [{ label, x: [0, 1, 2], y: [low, value, high], told }],
      ...{ xRange: [0, 2], xScale: 'linear', yRange: [low, high], yScale: 'linear' },
      xText: String,
      yText: (at) => formatNumber(at, digitsOf(at)),
      missing: '',
    };
  }
}
