import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { LitElement, html, nothing, svg } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { Listen, type Listening } from '../charts/listen';
import { weightsHeard } from '../charts/network-diagram/heard';
import { setStyle } from '../charts/set-style';
import { onLeave } from '../charts/touch';
import { littleNetStyle } from './little-net-style';
import type { Uses } from './define';
import { scroller } from './scroller';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';

/** One circle of the picture. */
export interface NetUnit {
  /** As it stands in the circle. */
  readonly text: string;
  /** What it is, for the middle of a sentence: "layer 1, unit 2". */
  readonly name: string;
  /** What it is and holds, in words. */
  readonly label: string;
  /** Name of a CSS custom property; units that are the same have the same. */
  readonly color: string;
  /** Something has been done to it. */
  readonly marked?: boolean;
}

/** A column of circles, with its name below. */
export interface NetLayer {
  readonly name: string;
  readonly units: readonly NetUnit[];
  /** Its units can be pressed. */
  readonly pressable: boolean;
}

/** Weights that lead into one layer: by unit, then by input. */
export type NetWeights = readonly (readonly number[])[];

export interface NetUnitDetail {
  readonly layer: number;
  readonly unit: number;
}

const column = 86;
const row = 64;
const radius = 25;
/** What a finger needs. */
const reach = 31;
const top = 8;
const foot = 26;
/** Of a line: the thinnest, and what the largest weight adds. */
const thin = 0.4;
const thick = 3.2;

/**
 * A network small enough to show every unit: circles with numbers, lines as thick as the weights are large. Fires
 * `descent-unit` {layer, unit} for a press and `descent-unit-look` for what is pointed at or focused (unit −1: none).
 */
export class LittleNet extends LitElement {
  static readonly tag = 'descent-little-net';
  static readonly uses: Uses = [Listen];
  static override styles = [shared, picture, littleNetStyle];
  static override properties = {
    layers: { attribute: false },
    weights: { attribute: false },
    lit: { attribute: false },
    summary: { attribute: false },
  };

  declare layers: readonly NetLayer[];
  /** Weights into layer 1, 2, … (layer 0 is the input). */
  declare weights: readonly NetWeights[];
  declare lit: NetUnitDetail | null;
  declare summary: string;

  constructor() {
    super();
    this.layers = [];
    this.weights = [];
    this.lit = null;
    this.summary = '';
  }

  protected override render(): TemplateResult {
    const { layers } = this;
    const tallest = Math.max(1, ...layers.map(({ units }) => units.length));
    const [width, height] = [layers.length * column, tallest * row + top + foot];
    const x = (layer: number): number => (layer + 0.5) * column;
    const y = (layer: number, unit: number): number =>
      top + (unit + 0.5 + (tallest - (layers[layer]?.units.length ?? 0)) / 2) * row;
    return html`<div class="frame" ${scroller(msg('Network'))}>
        <svg
          viewBox=${`0 0 ${width} ${height}`}
          role="group"
          aria-label=${this.summary}
          ${setStyle({ '--columns': String(layers.length) })}
        >
          ${this.lines(x, y)}
          ${layers.map(
            (layer, l) => svg`
            ${layer.units.map((unit, u) => this.circle(layer, unit, l, u, x(l), y(l, u)))}
            <text class="name" x=${x(l)} y=${height - 6}>${layer.name}</text>`,
          )}
        </svg>
      </div>
      <descent-listen .listening=${() => this.listening}></descent-listen>`;
  }

  private get listening(): Listening | undefined {
    const named = this.layers.map(({ name, units }) => ({ name, units: units.map((unit) => ({ label: unit.name })) }));
    return weightsHeard(named, this.weights);
  }

  private lines(x: (layer: number) => number, y: (layer: number, unit: number) => number): unknown {
    const largest = Math.max(...this.weights.flat(2).map(Math.abs), Number.MIN_VALUE);
    const { lit } = this;
    return this.weights.map((into, k) =>
      into.map((row, u) =>
        row.map((weight, i) => {
          const near = lit !== null && ((lit.layer === k + 1 && lit.unit === u) || (lit.layer === k && lit.unit === i));
          return svg`<line
            class=${classMap({ negative: weight < 0, zero: weight === 0, near, far: lit !== null && !near })}
            x1=${x(k) + radius} y1=${y(k, i)} x2=${x(k + 1) - radius} y2=${y(k + 1, u)}
            stroke-width=${thin + (Math.abs(weight) / largest) * thick}
          ></line>`;
        }),
      ),
    );
  }

  private circle(layer: NetLayer, unit: NetUnit, l: number, u: number, x: number, y: number): unknown {
    const { lit } = this;
    const look = (on: boolean) => () => this.tell('descent-unit-look', on ? { layer: l, unit: u } : null);
    const press = (): void => this.tell('descent-unit', { layer: l, unit: u });
    const classes = {
      unit: true,
      press: layer.pressable,
      lit: lit?.layer === l && lit.unit === u,
      small: unit.text.length > 5,
      marked: unit.marked ?? false,
    };
    return svg`<g
      class=${classMap(classes)}
      role=${layer.pressable ? 'button' : 'img'}
      tabindex="0"
      aria-label=${unit.label}
      aria-pressed=${layer.pressable ? String(unit.marked ?? false) : nothing}
      data-unit=${`${l}.${u}`}
      @pointerenter=${look(true)}
      @pointerleave=${onLeave(look(false))}
      @focus=${look(true)}
      @blur=${look(false)}
      @click=${layer.pressable ? press : null}
      @keydown=${(event: KeyboardEvent) => {
        if (!layer.pressable || (event.key !== 'Enter' && event.key !== ' ')) return;
        event.preventDefault();
        press();
      }}
      ${setStyle({ '--kind': `var(${unit.color})`, '--kind-ink': `var(${unit.color}-ink, var(--ink))` })}
    >
      <circle class="reach" cx=${x} cy=${y} r=${reach}></circle>
      <circle class="ground" cx=${x} cy=${y} r=${radius}></circle>
      <circle cx=${x} cy=${y} r=${radius}></circle>
      <text x=${x} y=${y}>${unit.text}</text>
    </g>`;
  }

  private tell(name: 'descent-unit' | 'descent-unit-look', detail: NetUnitDetail | null): void {
    this.dispatchEvent(new CustomEvent<NetUnitDetail | null>(name, { detail, bubbles: true, composed: true }));
  }
}
