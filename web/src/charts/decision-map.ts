import { msg } from '@lit/localize';
import { LitElement, html, nothing, svg } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';

import type { Uses } from '../elements/define';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { renderAxes } from './contour/axes';
import { coordinates } from './contour/format';
import { fitCanvas } from './fit-canvas';
import type { Frame } from './contour/model';
import { renderReadout } from './contour/parts';
import { sheetStyle } from './contour/sheet-style';
import { layOut, pixels, within } from './contour/view';
import type { Sheet } from './contour/view';
import { nearest, rowHeard } from './decision-map/heard';
import { paintField, paintPoints } from './decision-map/paint';
import { decisionStyle } from './decision-map/style';
import type { DecisionField, DecisionPoints } from './decision-map/types';
import { classLooks } from './decision-map/types';
import { className, likelyText, saysText } from './decision-map/words';
import { Colors } from './line-chart/colors';
import { formatNumber } from './line-chart/format';
import { Listen, type SoundedDetail } from './listen';
import { markerPath } from './markers';
import { setStyle } from './set-style';
import { isFinger, onLeave } from './touch';

export type { DecisionField, DecisionPoints } from './decision-map/types';

/** One key press goes so far of the way across. */
const keyStep = 0.02;

/**
 * What a network says over the plane of two inputs, with the examples on it. The value of a place is told under the mouse,
 * and by keyboard: arrow keys move a reader over the map.
 */
export class DecisionMap extends LitElement {
  static readonly tag = 'descent-decision-map';
  static readonly uses: Uses = [Listen];
  static override styles = [shared, picture, sheetStyle, decisionStyle];
  static override properties = {
    field: { attribute: false },
    points: { attribute: false },
    xLabel: { attribute: false },
    yLabel: { attribute: false },
    summary: { attribute: false },
    maxHeight: { type: Number },
    space: { state: true },
    at: { state: true },
  };

  declare field: DecisionField | null;
  declare points: DecisionPoints | null;
  declare xLabel: string;
  declare yLabel: string;
  /** What the picture shows now, in words. */
  declare summary: string;
  declare maxHeight: number;
  declare protected space: number;
  /** Where somebody looks, in the units of the axes. */
  declare protected at: { readonly x: number; readonly y: number } | null;

  /** How high somebody looked last, by keyboard or with a finger: along there it is heard. */
  private height = NaN;
  private sheet: Sheet | null = null;
  private sheetKey = '';
  private readonly pixels = document.createElement('canvas');
  private colors: Colors | undefined;
  private painted: { field?: DecisionField; points?: DecisionPoints; sheet?: Sheet } = {};
  private readonly resize = new ResizeObserver(([entry]) => (this.space = entry?.contentRect.width ?? this.space));

  constructor() {
    super();
    this.field = this.points = this.at = null;
    this.xLabel = this.yLabel = this.summary = '';
    this.maxHeight = 420;
    this.space = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resize.observe(this);
    this.colors?.connect();
  }

  override disconnectedCallback(): void {
    this.resize.disconnect();
    this.colors?.disconnect();
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    const { field, space, maxHeight } = this;
    if (!field || space <= 0) return;
    const frame: Frame = { xMin: field.x.min, xMax: field.x.max, yMin: field.y.min, yMax: field.y.max };
    const key = JSON.stringify([frame, space, maxHeight]);
    if (key === this.sheetKey) return;
    this.sheetKey = key;
    this.sheet = layOut(frame, frame, space, maxHeight);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { sheet, at, field } = this;
    if (!sheet || !field) return nothing;
    const { view, margins } = sheet;
    const { width, height } = view;
    const size = { width: margins.left + width + margins.right, height: margins.top + height + margins.bottom };
    const lines = at ? this.reading(at.x, at.y) : [];
    return html`<figure>
      <div class="sheet" ${setStyle(pixels(size))}>
        ${guard(
          [sheet, this.xLabel, this.yLabel],
          () => html`<svg class="axes" aria-hidden="true">${renderAxes(view, margins, this.xLabel, this.yLabel)}</svg>`,
        )}
        <div
          class="stage"
          tabindex="0"
          role="application"
          aria-label=${msg('Map of what the network says')}
          aria-describedby="words"
          aria-roledescription=${msg('map; arrow keys move a reader over it')}
          ${setStyle(pixels({ left: margins.left, top: margins.top, width, height }))}
          @pointermove=${this.point}
          @pointerdown=${this.point}
          @pointerleave=${onLeave(() => (this.at = null))}
          @blur=${() => (this.at = null)}
          @keydown=${this.hearKey}
        >
          <canvas></canvas><canvas></canvas>
          ${
            at
              ? html`<span
                    class="here"
                    ${setStyle({ transform: `translate(${view.x(at.x)}px, ${view.y(at.y)}px)` })}
                  ></span>
                  ${renderReadout({ lines, x: view.x(at.x), y: view.y(at.y) }, view)}`
              : nothing
          }
        </div>
      </div>
      ${this.legend()}
      <p class="hidden-visually" role="status">
        ${this.renderRoot.querySelector('.stage:focus') ? lines.join(', ') : ''}
      </p>
      <figcaption id="words" class="hidden-visually">${this.summary}</figcaption>
      <descent-listen
        .listening=${() => rowHeard(field, this.heardAt(view.frame))}
        @descent-sounded=${({ detail: { x } }: CustomEvent<SoundedDetail>) =>
          (this.at = x === null ? null : { x, y: this.heardAt(view.frame) })}
      ></descent-listen>
    </figure>`;
  }

  /** Through the middle, where nobody has looked anywhere that is on the map now. */
  private heardAt({ yMin, yMax }: Frame): number {
    const { height } = this;
    return height >= yMin && height <= yMax ? height : (yMin + yMax) / 2;
  }

  private legend(): TemplateResult | typeof nothing {
    const { field, points } = this;
    if (!field) return nothing;
    const held = points?.heldOut.includes(1) ?? false;
    const heldOut = held
      ? html`<span
          >${svg`<svg viewBox="0 0 14 14" aria-hidden="true"><circle class="hollow" cx="7" cy="7" r="4"></circle></svg>`}${field.kind === 'number' ? msg('dark rim: held out') : msg('hollow: held out')}</span
        >`
      : nothing;
    if (field.kind === 'number') {
      return html`<div class="legend">
        <span>${formatNumber(field.low, 2)}<span class="ramp"></span>${formatNumber(field.high, 2)}</span>
        ${heldOut}
      </div>`;
    }
    const classes = field.kind === 'two' ? 2 : field.outputs.length;
    return html`<div class="legend">
      ${classLooks
        .slice(0, classes)
        .map(
          ({ color, marker }, k) =>
            html`<span ${setStyle({ '--mark': `var(${color})` })}
              >${svg`<svg viewBox="0 0 14 14" aria-hidden="true"><path class="filled" d=${markerPath(marker, 10, 7, 7)}></path></svg>`}${className(k)}</span
            >`,
        )}
      ${heldOut} ${field.kind === 'two' ? html`<span>${msg('line: both equally likely')}</span>` : nothing}
    </div>`;
  }

  /** What the nearest point of the grid says. */
  private reading(x: number, y: number): readonly string[] {
    const { field, sheet } = this;
    if (!field || !sheet) return [];
    const text = coordinates(sheet.view.frame);
    const row = nearest(y, field.y) * field.x.count + nearest(x, field.x);
    const values = field.outputs.map((output) => output[row] ?? NaN);
    const said =
      field.kind === 'number'
        ? [saysText(values[0])]
        : field.kind === 'two'
          ? [likelyText(1, values[0])]
          : values.map((value, k) => likelyText(k, value));
    return [...said, `${this.xLabel} ${text.x(x)}, ${this.yLabel} ${text.y(y)}`];
  }

  protected override updated(changed: PropertyValues): void {
    const { field, points, sheet } = this;
    const [ground, above] = this.renderRoot.querySelectorAll('canvas');
    if (!field || !sheet || !ground || !above) {
      // The next picture comes on other canvases.
      this.colors?.disconnect();
      this.colors = undefined;
      this.painted = {};
      return;
    }
    if (!this.colors) {
      this.colors = new Colors(ground, () => {
        this.painted = {};
        this.requestUpdate();
      });
      this.colors.connect();
    }
    const { painted } = this;
    if (changed.size > 0 && painted.field === field && painted.points === points && painted.sheet === sheet) return;
    paintField(fitCanvas(ground, sheet.view), this.pixels, field, sheet.view, this.colors.get);
    if (points && (painted.points !== points || painted.sheet !== sheet))
      paintPoints(fitCanvas(above, sheet.view), field, points, sheet.view, this.colors.get);
    this.painted = { field, sheet, ...(points ? { points } : {}) };
  }

  private readonly point = (event: PointerEvent): void => {
    const stage = event.currentTarget as HTMLElement;
    const box = stage.getBoundingClientRect();
    if (!this.sheet) return;
    const { view } = this.sheet;
    this.at = within(view.frame, { x: view.dataX(event.clientX - box.left), y: view.dataY(event.clientY - box.top) });
    // A mouse is on its way to somewhere else.
    if (isFinger(event)) this.height = this.at.y;
  };

  private readonly hearKey = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ...{ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] },
    };
    const move = moves[event.key];
    if (event.key === 'Escape') this.at = null;
    if (!move || !this.sheet || event.ctrlKey || event.metaKey || event.altKey) return;
    // The lab's player listens to the arrow keys, too.
    event.preventDefault();
    event.stopPropagation();
    const { frame } = this.sheet.view;
    const from = this.at ?? { x: (frame.xMin + frame.xMax) / 2, y: (frame.yMin + frame.yMax) / 2 };
    const step = keyStep * (event.shiftKey ? 5 : 1);
    this.at = within(frame, {
      x: from.x + move[0] * step * (frame.xMax - frame.xMin),
      y: from.y + move[1] * step * (frame.yMax - frame.yMin),
    });
    this.height = this.at.y;
  };
}
