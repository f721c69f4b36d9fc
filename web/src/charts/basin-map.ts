import { msg, str } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Uses } from '../elements/define';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { lineHeard } from './basin-map/heard';
import { BasinLayers } from './basin-map/layers';
import type { BasinGrid, BasinPath, BasinPin, CursorDetail } from './basin-map/model';
import { renderBasinPins } from './basin-map/pins';
import { basinStyle } from './basin-map/style';
import { renderAxes } from './contour/axes';
import { traceBands } from './contour/background';
import type { Bands } from './contour/background';
import { coordinates } from './contour/format';
import { handleKeys, renderHandle } from './contour/handle';
import { chooseLevels } from './contour/levels';
import type { ContourGrid, Frame } from './contour/model';
import { renderReadout } from './contour/parts';
import { sheetStyle } from './contour/sheet-style';
import { layOut, pixels, within } from './contour/view';
import type { Sheet, View } from './contour/view';
import { Listen } from './listen';
import { setStyle } from './set-style';

export type * from './basin-map/model';

/** What a finger may move and still tap, in pixels. */
const still = 8;

/**
 * Where each start ends: a colour for each minimum, paler the longer it takes, with the surface's contour lines over it and
 * the way from the cursor. Fires `descent-cursor` {x, y, intent} and, when the pointer leaves, `descent-cursor-left`.
 */
export class BasinMap extends LitElement {
  static readonly tag = 'descent-basin-map';
  static readonly uses: Uses = [Listen];
  static override styles = [shared, picture, sheetStyle, basinStyle];
  static override properties = {
    region: { attribute: false },
    surface: { attribute: false },
    lowest: { attribute: false },
    grids: { attribute: false },
    pins: { attribute: false },
    colors: { attribute: false },
    mostSteps: { attribute: false },
    cursor: { attribute: false },
    path: { attribute: false },
    readout: { attribute: false },
    summary: { attribute: false },
    label: {},
    maxHeight: { type: Number },
    space: { state: true },
  };
  declare region: Frame | null;
  /** For the contour lines; null: none. */
  declare surface: ContourGrid | null;
  /** Loss in the deepest minimum; NaN where there is none. */
  declare lowest: number;
  /** The coarse map, and over it the fine one. */
  declare grids: readonly BasinGrid[];
  declare pins: readonly BasinPin[];
  /** Names of custom properties, by minimum. */
  declare colors: readonly string[];
  /** The steps of the palest shade. */
  declare mostSteps: number;
  declare cursor: readonly [number, number] | null;
  declare path: BasinPath | null;
  /** What stands beside the cursor, a line each; none: nothing. */
  declare readout: readonly string[];
  /** The map in words. */
  declare summary: string;
  /** Whose map it is. */
  declare label: string;
  declare maxHeight: number;
  declare protected space: number;

  private bands: Bands | null = null;
  private sheet: Sheet | null = null;
  private layers: BasinLayers | null = null;
  /** Where the pointer went down, and from there to the cross when that was taken hold of. */
  private press: { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number } | null = null;
  private dragging = false;
  private readonly resize = new ResizeObserver(([entry]) => (this.space = entry?.contentRect.width ?? this.space));

  constructor() {
    super();
    this.region = this.surface = this.cursor = this.path = null;
    this.lowest = NaN;
    this.grids = this.pins = [];
    this.colors = this.readout = [];
    this.mostSteps = 1;
    this.summary = this.label = '';
    this.maxHeight = 460;
    this.space = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resize.observe(this);
    this.layers?.connect();
  }

  override disconnectedCallback(): void {
    this.resize.disconnect();
    this.layers?.disconnect();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('surface') || changed.has('lowest')) {
      this.bands = this.surface && traceBands(this.surface, chooseLevels(this.surface.values, this.lowest));
    }
    if (this.region && this.space > 0 && (!this.sheet || changed.has('region') || changed.has('space'))) {
      this.sheet = layOut(this.region, this.region, this.space, this.maxHeight);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { sheet, cursor, label } = this;
    if (!sheet) return nothing;
    const { view, margins } = sheet;
    const { width, height } = view;
    const size = { width: margins.left + width + margins.right, height: margins.top + height + margins.bottom };
    return html`<figure>
      <div class="sheet" ${setStyle(pixels(size))}>
        ${guard([sheet], () => html`<svg class="axes" aria-hidden="true">${renderAxes(view, margins)}</svg>`)}
        <div
          class="stage"
          ${setStyle(pixels({ left: margins.left, top: margins.top, width, height }))}
          @pointerdown=${this.down}
          @pointermove=${this.move}
          @pointerup=${this.up}
          @pointercancel=${this.letGo}
          @pointerleave=${this.leave}
        >
          <div class="picture" role="img" aria-label=${msg(str`Map of basins, ${label}`)} aria-describedby="words">
            <canvas></canvas><canvas></canvas><canvas></canvas>
            ${guard([this.pins, view], () => renderBasinPins(this.pins, view))}
          </div>
          ${cursor && view.contains(...cursor) ? this.renderCursor(view, ...cursor) : nothing}
        </div>
      </div>
      <figcaption id="words" class="hidden-visually">${this.summary}</figcaption>
      <descent-listen .listening=${() => lineHeard(this.grids[0], cursor, this.mostSteps, label)}></descent-listen>
    </figure>`;
  }

  private renderCursor(view: View, x: number, y: number): unknown {
    const { label } = this;
    const [first, ...others] = this.readout;
    const text = coordinates(view.frame);
    return [
      renderHandle(view, {
        ...{ x, y, bounds: view.frame },
        name: msg(str`Start on the map of ${label}`),
        help: `${handleKeys()} ${msg('Enter races from there.')}`,
        note: this.readout.join(', '),
        move: (toX, toY) => this.tell(view, toX, toY, 'stay'),
        grab: (event) => this.grab(event, view.x(x), view.y(y)),
        enter: () => this.tell(view, x, y, 'race'),
      }),
      first === undefined
        ? nothing
        : renderReadout(
            { lines: [first, ...others, `x ${text.x(x)}, y ${text.y(y)}`], x: view.x(x), y: view.y(y) },
            view,
          ),
    ];
  }

  protected override updated(): void {
    const stage = this.renderRoot.querySelector<HTMLElement>('.stage');
    if (!stage || !this.sheet) return;
    this.layers ??= new BasinLayers(stage);
    const { bands, grids, mostSteps, colors: basins, path } = this;
    this.layers.show({ view: this.sheet.view, bands, grids, mostSteps, basins, path });
  }

  /** The cross is taken hold of without moving it: one that only followed the pointer stays there. */
  private grab(event: PointerEvent, x: number, y: number): void {
    if (event.button !== 0) return;
    const at = this.point(event);
    this.press = { ...at, dx: x - at.x, dy: y - at.y };
    this.dragging = true;
    this.stage?.setPointerCapture(event.pointerId);
    this.tellAt(event, 'stay');
    event.stopPropagation();
  }

  private readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.press = { ...this.point(event), dx: 0, dy: 0 };
    // A finger may be about to scroll the page: what it wants is known when it goes up.
    if (event.pointerType === 'touch') return;
    this.dragging = true;
    this.stage?.setPointerCapture(event.pointerId);
    this.tellAt(event, 'stay');
  };

  private readonly move = (event: PointerEvent): void => {
    if (this.dragging) this.tellAt(event, 'stay');
    else if (event.pointerType !== 'touch') this.tellAt(event, 'look');
  };

  private readonly up = (event: PointerEvent): void => {
    const { press } = this;
    const at = this.point(event);
    if (press && !this.dragging && Math.hypot(at.x - press.x, at.y - press.y) < still) this.tellAt(event, 'stay');
    this.letGo();
  };

  private readonly letGo = (): void => {
    this.press = null;
    this.dragging = false;
  };

  private readonly leave = (): void => {
    if (!this.dragging) this.dispatchEvent(new CustomEvent('descent-cursor-left', { bubbles: true, composed: true }));
  };

  private get stage(): HTMLElement | null {
    return this.renderRoot.querySelector('.stage');
  }

  private point(event: PointerEvent): { readonly x: number; readonly y: number } {
    const box = this.stage?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  }

  private tellAt(event: PointerEvent, intent: CursorDetail['intent']): void {
    const view = this.sheet?.view;
    const at = this.point(event);
    const { dx, dy } = this.press ?? { dx: 0, dy: 0 };
    if (view) this.tell(view, view.dataX(at.x + dx), view.dataY(at.y + dy), intent);
  }

  private tell(view: View, x: number, y: number, intent: CursorDetail['intent']): void {
    const detail: CursorDetail = { ...within(view.frame, view.rounded(x, y)), intent };
    this.dispatchEvent(new CustomEvent<CursorDetail>('descent-cursor', { detail, bubbles: true, composed: true }));
  }
}
