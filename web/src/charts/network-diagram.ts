import { msg } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';

import { scroller } from '../elements/scroller';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import type { Uses } from '../elements/define';
import { Colors } from './line-chart/colors';
import { Listen } from './listen';
import { edgesView, isOne } from './network-diagram/edges';
import type { Lit } from './network-diagram/edges';
import { weightsHeard } from './network-diagram/heard';
import { inspectorView } from './network-diagram/inspector';
import { layOutNetwork } from './network-diagram/layout';
import type { DiagramLayout } from './network-diagram/layout';
import { mapColors, paintMap } from './network-diagram/paint';
import type { MapColors } from './network-diagram/paint';
import { networkDiagramStyle } from './network-diagram/style';
import type {
  DiagramLayer,
  DiagramMark,
  DiagramPlane,
  DiagramWeights,
  UnitMap,
  UnitPlace,
  WeightDetail,
  WeightPlace,
} from './network-diagram/types';
import { unitWords, weightWords, weightsOf, written } from './network-diagram/words';
import { setStyle } from './set-style';
import { isFinger, keepsFinger, onLeave } from './touch';

export type * from './network-diagram/types';

/** Pixels that a weight is dragged through from one end of its range to the other. */
const travel = 240;
const lines = keepsFinger('.editable .one .reach');

/**
 * A network: a column for each layer, in each unit the picture of what it says over the plane of two inputs, and a line for
 * each weight, as thick as it is large, blue above zero and orange below.
 *
 * Pointing at a line or a unit, or going through the units by keyboard (arrow keys), tells its numbers; pressing a unit lists
 * its weights, and where they are `editable` sets them. A line can be dragged up and down then, too.
 *
 * Events: `descent-unit` UnitPlace | null for the unit that is pressed, `descent-unit-look` UnitPlace | null for what is
 * pointed at, `descent-weight` WeightDetail for a weight that is set.
 */
export class NetworkDiagram extends LitElement {
  static readonly tag = 'descent-network-diagram';
  static readonly uses: Uses = [Listen];
  static override styles = [shared, picture, networkDiagramStyle];
  static override properties = {
    layers: { attribute: false },
    weights: { attribute: false },
    largest: { attribute: false },
    plane: { attribute: false },
    marks: { attribute: false },
    summary: { attribute: false },
    hint: { attribute: false },
    unitSize: { type: Number },
    labelled: { type: Boolean },
    editable: { type: Boolean },
    weightRange: { attribute: false },
    selected: { attribute: false },
    space: { state: true },
    lit: { state: true },
    tabled: { state: true },
  };

  declare layers: readonly DiagramLayer[];
  /** Into layer 1, 2, … (layer 0 holds the inputs). */
  declare weights: readonly DiagramWeights[];
  /** The weight drawn the thickest; NaN: the largest that there is. */
  declare largest: number;
  declare plane: DiagramPlane | null;
  declare marks: readonly DiagramMark[];
  /** What the picture shows now, in words. */
  declare summary: string;
  /** Stands below it while nothing is pointed at. */
  declare hint: string;
  /** The side of a unit, at most. */
  declare unitSize: number;
  /** Whether all weights have their numbers beside them, where there is room; else those of what is pointed at. */
  declare labelled: boolean;
  declare editable: boolean;
  /** The ends of a weight's slider; asked for where weights are editable. */
  declare weightRange: readonly [number, number];
  /** The unit whose weights are listed. */
  declare selected: UnitPlace | null;
  declare protected space: number;
  declare protected lit: Lit;
  declare protected tabled: boolean;

  private colors: Colors | undefined;
  private ramps: MapColors | undefined;
  /** What each canvas shows, so that only what has changed is painted. */
  private painted = new WeakMap<HTMLCanvasElement, UnitMap>();
  /** The unit that the tab key leads to. */
  private stop: UnitPlace = { layer: 0, unit: 0 };
  private readonly resize = new ResizeObserver(([entry]) => (this.space = entry?.contentRect.width ?? this.space));

  constructor() {
    super();
    this.layers = this.weights = [];
    this.marks = [];
    this.plane = this.selected = this.lit = null;
    this.largest = NaN;
    this.summary = this.hint = '';
    this.unitSize = 64;
    this.labelled = this.editable = this.tabled = false;
    this.weightRange = [0, 0];
    this.space = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.colors?.connect();
    this.observe();
  }

  override disconnectedCallback(): void {
    this.colors?.disconnect();
    this.resize.disconnect();
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    const exists = (place: UnitPlace | null): boolean =>
      place !== null && place.unit < (this.layers[place.layer]?.units.length ?? 0);
    if (!exists(this.selected)) this.selected = null;
    if (!exists(this.lit)) this.lit = null;
    if (!exists(this.stop)) this.stop = { layer: 0, unit: 0 };
  }

  protected override render(): TemplateResult {
    const { layers, selected } = this;
    const layout = layOutNetwork(layers, this.space, this.unitSize);
    return html`<figure ${setStyle({ '--columns': String(Math.max(1, layers.length)) })}>
      <div class="scroll" ${scroller(msg('Network'))}>
        <div class="sheet">
          <div class="heads">
            ${layers.map(
              ({ name }, l) => html`<div class="head"><slot name=${`above-${l}`}></slot><span>${name}</span></div>`,
            )}
          </div>
          <div
            class="drawing"
            role="group"
            aria-label=${msg('Network')}
            aria-describedby="words"
            ${setStyle({ height: `${layout.height}px`, '--size': `${layout.size}px` })}
            @keydown=${this.hearKey}
          >
            <span class="probe" hidden></span>
            ${this.space > 0 ? [this.edges(layout), layers.map((layer, l) => this.column(layer, l, layout))] : nothing}
          </div>
        </div>
      </div>
      <p class="readout" aria-hidden="true">${this.readout() || this.hint}</p>
      <figcaption id="words" class="hidden-visually">${this.summary}</figcaption>
      ${
        selected
          ? inspectorView({
              ...{ layers, weights: this.weights, place: selected },
              ...{ editable: this.editable, range: this.weightRange },
              change: (detail) => this.tellWeight(detail),
              close: () => this.select(null),
            })
          : nothing
      }
      <descent-listen .listening=${() => weightsHeard(layers, this.weights)}></descent-listen>
      ${this.tableView()}
    </figure>`;
  }

  private edges(layout: DiagramLayout): TemplateResult {
    const largest = Number.isNaN(this.largest)
      ? Math.max(...this.weights.flat(2).map(Math.abs).filter(Number.isFinite), Number.MIN_VALUE)
      : Math.max(this.largest, Number.MIN_VALUE);
    return html`<svg class=${this.editable ? 'editable' : ''} aria-hidden="true" @touchstart=${lines}>
      ${edgesView({
        ...{ layout, largest, weights: this.weights, lit: this.lit ?? this.selected },
        ...{ labelled: this.labelled, editable: this.editable },
        look: (place) => (this.lit = place),
        grab: this.grab,
      })}
    </svg>`;
  }

  private column(layer: DiagramLayer, l: number, layout: DiagramLayout): unknown {
    return layer.units.map((unit, u) => {
      const place = { layer: l, unit: u };
      const is = (other: UnitPlace | null): boolean => other?.layer === l && other.unit === u;
      const look = (on: boolean) => () => this.look(on ? place : null);
      // Who speaks to the page says what is seen: a unit's name begins with it.
      const seen = [unit.map ? undefined : unit.text, unit.caption].map((text) => (text ? `${text} ` : '')).join('');
      return html`<button
        type="button"
        class=${classMap({ unit: true, here: is(this.selected) })}
        data-unit=${`${l}.${u}`}
        tabindex=${is(this.stop) ? 0 : -1}
        aria-pressed=${String(is(this.selected))}
        aria-label=${`${seen}${unitWords(this.layers, this.weights, place)}`}
        @pointerenter=${look(true)}
        @pointerleave=${onLeave(look(false))}
        @focus=${() => {
          this.stop = place;
          this.look(place);
        }}
        @blur=${look(false)}
        @click=${() => this.select(is(this.selected) ? null : place)}
        ${setStyle({ '--x': `${layout.x(l)}px`, '--y': `${layout.y(l, u)}px` })}
      >
        ${
          unit.map
            ? html`<span class="picture"><canvas data-map=${`${l}.${u}`}></canvas>${this.marksView()}</span>`
            : html`<span class="text">${unit.text ?? ''}</span>`
        }
        ${unit.caption === undefined ? nothing : html`<span class="caption">${unit.caption}</span>`}
      </button>`;
    });
  }

  private marksView(): unknown {
    const { plane } = this;
    if (!plane) return nothing;
    const share = (value: number, { min, max }: { readonly min: number; readonly max: number }): number =>
      (100 * (value - min)) / (max - min);
    return this.marks.map(
      ({ x, y, strong }) =>
        html`<span
          class=${strong ? 'mark strong' : 'mark'}
          ${setStyle({ '--mark-x': `${share(x, plane.x)}%`, '--mark-y': `${share(y, plane.y)}%` })}
        ></span>`,
    );
  }

  private tableView(): TemplateResult {
    const { layers, weights } = this;
    const rows = layers.flatMap(({ units }, layer) =>
      layer === 0 ? [] : units.flatMap((_, unit) => weightsOf(layers, weights, { layer, unit })),
    );
    return html`<details @toggle=${(event: Event) => (this.tabled = (event.target as HTMLDetailsElement).open)}>
      <summary>${msg('Numbers: weights and biases')}</summary>
      ${
        this.tabled
          ? html`<div class="table" tabindex="0" role="region" aria-label=${msg('Table: weights and biases')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">${msg('into')}</th>
                    <th scope="col">${msg('from')}</th>
                    <th scope="col">${msg('value')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${rows.map(
                    ({ layer, unit, other, value }) =>
                      html`<tr>
                        <td>${layers[layer]?.units[unit]?.label}</td>
                        <td>${other}</td>
                        <td>${written(value)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
          : nothing
      }
    </details>`;
  }

  private readout(): string {
    const { lit } = this;
    if (!lit) return '';
    if (lit.input === undefined) return unitWords(this.layers, this.weights, lit);
    const value = this.weights[lit.layer - 1]?.[lit.unit]?.[lit.input] ?? NaN;
    return weightWords(this.layers, { ...lit, input: lit.input }, value);
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.colors) {
      const probe = this.renderRoot.querySelector<HTMLElement>('.probe');
      if (probe) {
        this.colors = new Colors(probe, () => {
          this.ramps = undefined;
          this.requestUpdate();
        });
        this.colors.connect();
      }
      this.observe();
    }
    if (changed.size > 0 || !this.ramps) this.paint();
  }

  private paint(): void {
    if (!this.colors) return;
    if (!this.ramps) {
      this.ramps = mapColors(this.colors.get);
      this.painted = new WeakMap();
    }
    for (const canvas of this.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas[data-map]')) {
      const [layer = 0, unit = 0] = (canvas.dataset['map'] ?? '').split('.').map(Number);
      const map = this.layers[layer]?.units[unit]?.map;
      if (!map || this.painted.get(canvas) === map) continue;
      paintMap(canvas, map, this.ramps);
      this.painted.set(canvas, map);
    }
  }

  /** The drawing's own width: it may be wider than what is seen of it. */
  private observe(): void {
    const drawing = this.renderRoot?.querySelector('.drawing');
    if (drawing && this.isConnected) this.resize.observe(drawing);
  }

  private look(place: UnitPlace | null): void {
    this.lit = place;
    this.dispatchEvent(new CustomEvent('descent-unit-look', { detail: place, bubbles: true, composed: true }));
  }

  private select(place: UnitPlace | null): void {
    this.selected = place;
    this.dispatchEvent(new CustomEvent('descent-unit', { detail: place, bubbles: true, composed: true }));
  }

  private tellWeight({ layer, unit, input, value, final }: WeightDetail): void {
    const detail: WeightDetail = { layer, unit, input, value, final };
    this.dispatchEvent(new CustomEvent('descent-weight', { detail, bubbles: true, composed: true }));
  }

  /** A weight's line is taken hold of: up makes it larger. By a finger only once it is lit: others scroll the page. */
  private readonly grab = (event: PointerEvent, place: WeightPlace, value: number): void => {
    if (event.button !== 0 || (isFinger(event) && !isOne(this.lit, place))) return;
    event.preventDefault();
    const line = event.currentTarget as Element;
    const [low, high] = this.weightRange;
    line.setPointerCapture(event.pointerId);
    const at = ({ clientY }: PointerEvent): number => value + ((event.clientY - clientY) / travel) * (high - low);
    const abort = new AbortController();
    let moved = false;
    const on = (name: string, hear: (event: PointerEvent) => void): void =>
      line.addEventListener(name, (heard) => hear(heard as PointerEvent), { signal: abort.signal });
    on('pointermove', (move) => {
      moved = true;
      this.tellWeight({ ...place, value: at(move), final: false });
    });
    const end = (up: PointerEvent): void => {
      abort.abort();
      if (moved) this.tellWeight({ ...place, value: at(up), final: true });
    };
    on('pointerup', end);
    on('pointercancel', end);
  };

  private readonly hearKey = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    if (!(target instanceof HTMLElement) || target.dataset['unit'] === undefined) return;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ...{ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] },
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    // The lab's player listens to the arrow keys, too.
    event.preventDefault();
    event.stopPropagation();
    const layer = Math.min(this.layers.length - 1, Math.max(0, this.stop.layer + move[0]));
    const units = this.layers[layer]?.units.length ?? 1;
    const unit = Math.min(units - 1, Math.max(0, this.stop.unit + move[1]));
    this.renderRoot.querySelector<HTMLElement>(`[data-unit="${layer}.${unit}"]`)?.focus();
  };
}
