import { msg } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { traceBands } from './contour/background';
import type { Bands } from './contour/background';
import { stepLines } from './contour/hover';
import type { Finding } from './contour/hover';
import { renderLegend } from './contour/legend';
import { chooseLevels } from './contour/levels';
import type { ContourGrid, ContourPath, ContourPin, Frame, PickDetail } from './contour/model';
import { renderReadout } from './contour/parts';
import { partsStyle } from './contour/parts-style';
import { sheetStyle } from './contour/sheet-style';
import { describeMap } from './contour/summary';
import { pixels } from './contour/view';
import { Block } from './relief/block';
import type { Heights } from './relief/block';
import { Gestures } from './relief/gestures';
import type { GestureTarget } from './relief/gestures';
import { Opening } from './relief/opening';
import { canZoom, firstOrbit, turned, zoomed } from './relief/orbit';
import type { Orbit } from './relief/orbit';
import type { Scene, Seen, State } from './relief/scene';
import { sentences } from './relief/sentences';
import { reliefStyle } from './relief/style';
import { actOnKey, toolsView } from './relief/tools';
import type { Tools } from './relief/tools';
import { setStyle } from './set-style';

export type { State as ReliefState } from './relief/scene';

/** How near to a ball the mouse has to be, in pixels. */
const reach = 40;
const radiansPerPixel = 0.008;
/** Width ÷ height. */
const aspect = 1.3;

/**
 * A loss in two parameters as a relief, with the racers as balls: the same properties as the map. It draws as soon as it is
 * in the page, with what it loads for that. Fires `descent-relief` when its drawing has come or gone, `descent-pick` when a
 * ball was clicked.
 */
export class Relief extends LitElement implements GestureTarget {
  static readonly tag = 'descent-relief';
  static override styles = [shared, picture, sheetStyle, partsStyle, reliefStyle];
  static override properties = {
    region: { attribute: false },
    grid: { attribute: false },
    lowest: { attribute: false },
    pins: { attribute: false },
    paths: { attribute: false },
    index: { type: Number },
    selected: { type: String },
    start: { attribute: false },
    maxHeight: { type: Number },
    future: { type: Boolean },
    heights: { state: true },
    orbit: { state: true },
    seen: { state: true },
    pointed: { state: true },
    focused: { state: true },
    space: { state: true },
    state: { state: true },
    life: { state: true },
  };
  declare region: Frame | null;
  declare grid: ContourGrid | null;
  declare lowest: number;
  declare pins: readonly ContourPin[];
  declare paths: readonly ContourPath[];
  declare index: number;
  declare selected: string;
  declare start: readonly [number, number] | null;
  declare maxHeight: number;
  declare future: boolean;
  declare protected heights: Heights;
  declare protected orbit: Orbit;
  /** Where the balls have been drawn. */
  declare protected seen: readonly Seen[];
  /** Id of the racer that the mouse is near. */
  declare protected pointed: string;
  declare protected focused: boolean;
  /** Width that the page gives. */
  declare protected space: number;
  declare protected state: State;
  /** A canvas whose context was given back is of no use: every life in the page has its own. */
  declare protected life: number;

  private bands: Bands | null = null;
  private block: Block | null = null;
  private gestures: Gestures | undefined;
  private readonly opening = new Opening({
    state: (state) => this.turnInto(state),
    drawn: (seen) => (this.seen = seen),
  });
  private readonly resize = new ResizeObserver(([entry]) => (this.space = entry?.contentRect.width ?? this.space));

  constructor() {
    super();
    this.region = this.grid = this.start = null;
    this.pins = this.paths = this.seen = [];
    this.lowest = NaN;
    this.selected = this.pointed = '';
    this.maxHeight = 540;
    this.future = true;
    this.focused = false;
    this.index = this.space = this.life = 0;
    this.heights = 'levels';
    this.orbit = firstOrbit;
    this.state = 'loading';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.life += 1;
    this.state = 'loading';
    this.resize.observe(this);
  }

  override disconnectedCallback(): void {
    this.resize.disconnect();
    this.opening.close();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { grid, region } = this;
    const regrid = changed.has('grid') || changed.has('lowest');
    if (regrid) this.bands = grid && traceBands(grid, chooseLevels(grid.values, this.lowest));
    if (regrid || changed.has('heights') || changed.has('region')) {
      this.block = grid && this.bands && new Block(grid, this.bands.levels, this.heights, region ?? grid);
    }
  }

  protected override render(): TemplateResult {
    const { grid, bands, state, start, finding } = this;
    const { width, height } = this.size;
    return html`${state === 'drawn' ? nothing : html`<p class="sentence" role="status">${sentences()[state]}</p>`}
      <figure ?hidden=${state !== 'drawn'}>
        <div
          class="picture"
          role="application"
          tabindex="0"
          aria-label=${msg('Relief of the loss with the racers')}
          aria-roledescription=${msg('3-D view')}
          aria-describedby="keys words"
          ${setStyle(pixels({ width, height }))}
          @pointerdown=${(event: PointerEvent) => this.gestures?.down(event)}
          @pointermove=${(event: PointerEvent) => this.gestures?.move(event)}
          @pointerup=${(event: PointerEvent) => this.gestures?.up(event)}
          @pointercancel=${(event: PointerEvent) => this.gestures?.cancel(event)}
          @pointerleave=${() => this.gestures?.leave()}
          @keydown=${(event: KeyboardEvent) => actOnKey(event, this.tools)}
          @focus=${(event: FocusEvent) => (this.focused = (event.target as HTMLElement).matches(':focus-visible'))}
          @blur=${() => (this.focused = false)}
        >
          ${keyed(this.life, html`<canvas></canvas>`)}
          <svg class="marks-layer" aria-hidden="true"></svg>
          ${finding ? renderReadout(finding, { width }) : nothing}
        </div>
        ${toolsView(this.tools)}
        ${bands && renderLegend(bands.levels, this.pins, { left: 44, right: 10, top: 0, bottom: 0 }, Math.max(80, width - 54), nothing)}
        <p id="keys" class="hint">
          ${msg('Drag (a finger: sideways first) or press the arrow keys to turn, pinch or press + and − to zoom, 0 to look as at first. The start is moved on the map.')}
        </p>
        <figcaption id="words" class="hidden-visually">
          ${grid && describeMap('relief', grid, bands, this.pins, start, this.paths, this.index)}
        </figcaption>
      </figure>`;
  }

  protected override updated(changed: PropertyValues): void {
    const picture = this.renderRoot.querySelector<HTMLElement>('.picture');
    const canvas = picture?.querySelector('canvas');
    const marks = picture?.querySelector<SVGSVGElement>('.marks-layer');
    if (!picture || !canvas || !marks || !this.isConnected) return;
    if (!this.gestures) {
      this.gestures = new Gestures(picture, this);
      // Lit's listeners are passive where the browser likes; this one may keep the page from scrolling.
      picture.addEventListener('wheel', this.wheel, { passive: false });
    }
    this.opening.open(canvas, marks);
    const { block, bands, pins, paths, index, selected, start, future, orbit } = this;
    const own = ['seen', 'pointed', 'focused', 'state'] as const;
    const shown = [...changed.keys()].some((key) => !own.some((name) => name === key));
    if (!shown || !block || !bands || this.space === 0) return;
    const scene: Scene = { block, bands, pins, paths, index, selected, start, future, orbit };
    this.opening.show(scene, this.size);
  }

  turn(dx: number, dy: number): void {
    this.orbit = turned(this.orbit, -dx * radiansPerPixel, dy * radiansPerPixel);
  }

  zoom(factor: number): void {
    const { block } = this;
    if (!block) return;
    const at = this.seen.find(({ path }) => path.id === this.selected);
    const [x, y] = [at?.path.x[at.row] ?? NaN, at?.path.y[at.row] ?? NaN];
    this.orbit = zoomed(this.orbit, factor, block.contains(x, y) ? block.at(x, y) : null, block.middle);
  }

  hover(x: number, y: number): void {
    this.pointed = this.nearest(x, y)?.path.id ?? '';
  }

  leave(): void {
    this.pointed = '';
  }

  pick(x: number, y: number): void {
    const ball = this.nearest(x, y);
    this.pointed = ball?.path.id ?? '';
    if (!ball) return;
    const detail: PickDetail = { id: ball.path.id, row: ball.row };
    this.dispatchEvent(new CustomEvent('descent-pick', { detail, bubbles: true, composed: true }));
  }

  private get tools(): Tools {
    return {
      turn: (around, up) => (this.orbit = turned(this.orbit, around, up)),
      zoom: (factor) => this.zoom(factor),
      reset: () => (this.orbit = firstOrbit),
      heights: this.heights,
      choose: this.bands?.levels.kind === 'log' ? (heights) => (this.heights = heights) : undefined,
    };
  }

  private get size(): { readonly width: number; readonly height: number } {
    const height = Math.round(Math.min(this.maxHeight, this.space / aspect));
    return { width: Math.floor(this.space), height };
  }

  /** The values of the ball under the mouse; without a mouse, of the chosen racer's. */
  private get finding(): Finding | null {
    const id = this.pointed || (this.focused ? this.selected : '');
    const ball = this.seen.find(({ path }) => path.id === id);
    if (!ball || !this.grid) return null;
    const { width, height } = this.size;
    // A ball may be out of the picture; its values stay within.
    const [x, y] = [Math.min(width, Math.max(0, ball.x)), Math.min(height, Math.max(0, ball.y))];
    return { lines: stepLines(ball.path, ball.row, this.grid), x, y };
  }

  private nearest(x: number, y: number): Seen | undefined {
    const far = (ball: Seen): number => Math.hypot(ball.x - x, ball.y - y);
    const [first] = this.seen.filter((ball) => far(ball) < reach).sort((a, b) => far(a) - far(b));
    return first;
  }

  /** The wheel is the page's, until the relief has been touched, or Control is held (as a pinch on a touchpad does). */
  private readonly wheel = (event: WheelEvent): void => {
    const focused = (this.renderRoot as ShadowRoot).activeElement === event.currentTarget;
    const factor = Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015));
    if (!(focused || event.ctrlKey || event.metaKey) || !canZoom(this.orbit, factor)) return;
    event.preventDefault();
    this.zoom(factor);
  };

  private turnInto(state: State): void {
    this.state = state;
    this.dispatchEvent(new CustomEvent<State>('descent-relief', { detail: state, bubbles: true, composed: true }));
  }
}
