import { msg, str } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Uses } from '../elements/define';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { renderAxes } from './contour/axes';
import { lossAt, traceBands } from './contour/background';
import type { Bands } from './contour/background';
import { Gestures } from './contour/gestures';
import type { GestureTarget } from './contour/gestures';
import { waysHeard } from './contour/heard';
import { handleKeys, renderHandle } from './contour/handle';
import { findAt } from './contour/hover';
import type { Finding } from './contour/hover';
import { Layers } from './contour/layers';
import { renderLegend } from './contour/legend';
import { chooseLevels } from './contour/levels';
import { nothingShown } from './contour/model';
import type { ContourGrid, ContourOverlays, ContourPath, ContourPin, Frame } from './contour/model';
import type { FrameDetail, PickDetail, StartDetail } from './contour/model';
import { renderBand, renderReadout, renderTools } from './contour/parts';
import type { Band } from './contour/parts';
import { partsStyle } from './contour/parts-style';
import { renderPins } from './contour/pins';
import { sheetStyle } from './contour/sheet-style';
import { contourStyle } from './contour/style';
import { describeMap } from './contour/summary';
import { layOut, pixels, within } from './contour/view';
import type { Sheet, View } from './contour/view';
import { Pinch, reachable, zoomedInto, zoomedOn } from './contour/zoom';
import { formatNumber } from './line-chart/format';
import { Listen } from './listen';
import { setStyle } from './set-style';
import { onLeave } from './touch';
import { lossText } from './words';

export { sameFrame } from './contour/model';
export type * from './contour/model';

/**
 * A loss in two parameters as a map, with racers on it. Fires `descent-start` when the learner moves the start,
 * `descent-frame` when another part of the plane is to be shown, `descent-pick` when a step of a path was clicked.
 */
export class ContourChart extends LitElement implements GestureTarget {
  static readonly tag = 'descent-contour';
  static readonly uses: Uses = [Listen];
  static override styles = [shared, picture, sheetStyle, partsStyle, contourStyle];
  static override properties = {
    region: { attribute: false },
    grid: { attribute: false },
    lowest: { attribute: false },
    pins: { attribute: false },
    paths: { attribute: false },
    overlays: { attribute: false },
    index: { type: Number },
    selected: { type: String },
    start: { attribute: false },
    maxHeight: { type: Number },
    frame: { attribute: false },
    future: { type: Boolean },
    xName: {},
    yName: {},
    symbols: { attribute: false },
    startName: {},
    fixed: { type: Boolean },
    audible: { type: Boolean },
    finding: { state: true },
    band: { state: true },
    space: { state: true },
  };
  /** What the surface has to show; the start may go anywhere in it. */
  declare region: Frame | null;
  declare grid: ContourGrid | null;
  /** Loss in the deepest minimum; NaN where the surface has none. */
  declare lowest: number;
  declare pins: readonly ContourPin[];
  declare paths: readonly ContourPath[];
  declare overlays: ContourOverlays;
  /** The playhead: how many steps have been done. */
  declare index: number;
  /** Id of the path that stands out; also what "zoom in" zooms in on. */
  declare selected: string;
  declare start: readonly [number, number] | null;
  declare maxHeight: number;
  /** What is shown; null: the whole region. Zooming sets it, too. */
  declare frame: Frame | null;
  /** Whether the way beyond the playhead is shown, faintly. */
  declare future: boolean;
  /** Of the axes, with their units. */
  declare xName: string;
  declare yName: string;
  /** Of the coordinates, in a readout. */
  declare symbols: readonly [string, string];
  /** What starts where the cross is. */
  declare startName: string;
  /** No zoom: there is no finer grid to be had. */
  declare fixed: boolean;
  /** The ways can be heard here: no chart of their losses stands beside. */
  declare audible: boolean;
  declare protected finding: Finding | null;
  /** Of the zoom's rubber band, in pixels: two corners. */
  declare protected band: Band | null;
  /** Width that the page gives. */
  declare protected space: number;

  private bands: Bands | null = null;
  /** Where the pointer rests, in pixels: what lies there changes while the race goes on. */
  private pointed: readonly [number, number] | null = null;
  private sheet: Sheet | null = null;
  private readonly fingers = new Pinch();
  private layers: Layers | null = null;
  private gestures: Gestures | null = null;
  private readonly resize = new ResizeObserver(([entry]) => (this.space = entry?.contentRect.width ?? this.space));

  constructor() {
    super();
    this.region = this.grid = this.start = this.frame = this.finding = this.band = null;
    this.pins = this.paths = [];
    this.lowest = NaN;
    this.overlays = nothingShown;
    this.selected = '';
    this.maxHeight = 560;
    this.future = true;
    this.xName = 'x';
    this.yName = 'y';
    this.symbols = ['x', 'y'];
    this.startName = '';
    this.fixed = this.audible = false;
    this.index = this.space = 0;
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

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('grid') || changed.has('lowest')) {
      this.bands = this.grid && traceBands(this.grid, chooseLevels(this.grid.values, this.lowest));
    }
    if (this.pointed && (changed.has('index') || changed.has('paths') || changed.has('grid'))) {
      this.hover(...this.pointed);
    }
    if (this.region && this.space > 0) {
      this.sheet = layOut(this.region, this.frame ?? this.region, this.space, this.maxHeight);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { sheet, start, bands, finding } = this;
    // Its place, so that what stands below does not jump when there is a map.
    if (!sheet) return html`<div class="waiting"></div>`;
    const { view, margins } = sheet;
    const { width, height, frame } = view;
    return html`<figure>
      <div
        class="sheet"
        ${setStyle(pixels({ width: margins.left + width + margins.right, height: margins.top + height + margins.bottom }))}
      >
        ${guard(
          [frame, width, this.xName, this.yName],
          () => html`<svg class="axes" aria-hidden="true">${renderAxes(view, margins, this.xName, this.yName)}</svg>`,
        )}
        <div
          class="stage"
          ${setStyle(pixels({ left: margins.left, top: margins.top, width, height }))}
          @pointerdown=${(event: PointerEvent) => this.gestures?.down(event)}
          @pointermove=${(event: PointerEvent) => this.gestures?.move(event)}
          @pointerup=${(event: PointerEvent) => this.gestures?.up(event)}
          @pointercancel=${(event: PointerEvent) => this.gestures?.cancel(event)}
          @pointerleave=${onLeave(() => this.gestures?.leave())}
        >
          <div class="picture" role="img" aria-label=${this.name} aria-describedby="words">
            <canvas class="ground"></canvas>
            ${guard([this.pins, frame, width], () => renderPins(this.pins, view))}
            <canvas class="racers"></canvas>
          </div>
          ${this.band ? renderBand(this.band) : nothing}
          ${start && view.contains(...start) ? this.renderStart(view, ...start) : nothing}
          ${finding ? renderReadout(finding, view) : nothing}
        </div>
      </div>
      ${bands && renderLegend(bands.levels, this.pins, margins, width, this.fixed ? html`` : this.renderZoom(view))}
      <figcaption id="words" class="hidden-visually">
        ${describeMap('map', frame, bands, this.pins, start, this.paths, this.index, this.xName, this.yName)}
      </figcaption>
      ${this.audible ? html`<descent-listen .listening=${() => waysHeard(this.paths, this.lowest)}></descent-listen>` : nothing}
    </figure>`;
  }

  private get name(): string {
    const { xName, yName } = this;
    return this.fixed ? msg(str`Contour map over ${xName} and ${yName}`) : msg('Contour map with the racers');
  }

  private renderZoom(view: View): TemplateResult {
    const { chosen, index } = this;
    return renderTools(chosen?.label, {
      into: () => this.showFrame(zoomedOn(view, 0.5, chosen, index)),
      out: () => this.showFrame(zoomedOn(view, 2, undefined, index)),
      whole: this.frame && (() => this.showFrame(null)),
    });
  }

  private renderStart(view: View, x: number, y: number): TemplateResult {
    return renderHandle(view, {
      ...{ x, y },
      name: this.startName || msg('Start of the race'),
      symbols: this.symbols,
      help: handleKeys(),
      bounds: this.region ?? view.frame,
      note: lossText(formatNumber(this.grid ? lossAt(this.grid, x, y) : NaN, 3)),
      move: (toX, toY, final) => this.moveStart(toX, toY, final),
      grab: (event) => this.gestures?.grab(event, view.x(x), view.y(y)),
    });
  }

  protected override updated(): void {
    const stage = this.renderRoot.querySelector<HTMLElement>('.stage');
    if (!stage || !this.sheet) return;
    this.layers ??= new Layers(stage);
    this.gestures ??= new Gestures(stage, this);
    const { bands, paths, index, selected, overlays, future } = this;
    this.layers.show({ view: this.sheet.view, bands, paths, index, selected, overlays, future });
  }

  private get chosen(): ContourPath | undefined {
    return this.paths.find((path) => path.id === this.selected) ?? this.paths[0];
  }

  drag(px: number, py: number, final: boolean): void {
    const { view } = this.sheet ?? {};
    if (view) this.moveStart(view.dataX(px), view.dataY(py), final);
  }

  /** A step of a path: that step is picked. Bare ground: the race starts there. */
  pick(px: number, py: number): void {
    this.hover(px, py);
    const step = this.finding?.path;
    if (step) this.tell<PickDetail>('descent-pick', step);
    else this.drag(px, py, true);
  }

  hover(px: number, py: number): void {
    this.pointed = [px, py];
    const { sheet, grid, paths, pins, index } = this;
    this.finding = sheet && findAt(sheet.view, px, py, { grid, paths, pins, index, symbols: this.symbols });
  }

  leave(): void {
    this.pointed = null;
    this.finding = null;
  }

  box(ax: number, ay: number, bx: number, by: number, final: boolean): void {
    if (this.fixed) return;
    this.leave();
    this.band = final ? null : [ax, ay, bx, by];
    const frame = final && this.sheet && zoomedInto(this.sheet.view, ax, ay, bx, by);
    if (frame) this.showFrame(frame);
  }

  cancelBox(): void {
    this.band = null;
  }

  pinch(factor: number, px: number, py: number, final: boolean): void {
    if (this.fixed) return;
    if (this.sheet) this.showFrame(this.fingers.move(this.sheet.view, factor, px, py));
    if (final) this.fingers.end();
  }

  private moveStart(x: number, y: number, final: boolean): void {
    const { region, sheet } = this;
    if (!region || !sheet) return;
    this.leave();
    this.tell<StartDetail>('descent-start', { ...within(region, sheet.view.rounded(x, y)), final });
  }

  private showFrame(frame: Frame | null): void {
    if (!this.region || (frame && !reachable(frame, this.region))) return;
    this.frame = frame;
    this.leave();
    this.tell<FrameDetail>('descent-frame', { frame });
  }

  private tell<T>(type: string, detail: T): void {
    this.dispatchEvent(new CustomEvent<T>(type, { detail, bubbles: true, composed: true }));
  }
}
