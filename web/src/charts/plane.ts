import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { ticks } from 'd3-array';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { formatNumber } from './line-chart/format';
import { markerPath } from './markers';
import { planeStyle } from './plane/style';
import { keepsFinger } from './touch';
import type { Arrow, Contour, Mark, PlaneDetail, Trail } from './plane/types';

export type { Arrow, Contour, Mark, PlaneDetail, Trail } from './plane/types';

/** Pixels of the drawing, which scales with its element. */
const handles = keepsFinger('.handle');
const size = 480;
const edge = 34;
/** One key press moves a handle by this share of the half-width. */
const keyStep = 0.02;

type Point = readonly [number, number];

/** Where the middle of a short word may stand, so that none of it is cut off. */
const inside = (x: number): number => Math.min(size - 36, Math.max(36, x));

/**
 * Arrows, paths and marks in a plane whose two axes have one scale, with the origin in the middle. Heads and marks with a
 * handle can be dragged, or moved with the arrow keys: `descent-handle` {id, x, y, final}.
 */
export class PlaneChart extends LitElement {
  static readonly tag = 'descent-plane';
  static override styles = [shared, picture, planeStyle];
  static override properties = {
    reach: { attribute: false },
    arrows: { attribute: false },
    marks: { attribute: false },
    trails: { attribute: false },
    contours: { attribute: false },
    xLabel: { attribute: false },
    yLabel: { attribute: false },
    summary: { attribute: false },
    held: { state: true },
  };

  /** Half the width, in the plane's units. */
  declare reach: number;
  declare arrows: readonly Arrow[];
  declare marks: readonly Mark[];
  declare trails: readonly Trail[];
  declare contours: readonly Contour[];
  declare xLabel: string;
  declare yLabel: string;
  /** What the picture shows, for those who hear it. */
  declare summary: string;
  /** What is being dragged, and the scale that it has meanwhile: one that gives way would run away from the hand. */
  declare private held: { readonly id: string; readonly reach: number; readonly from: Point } | undefined;

  constructor() {
    super();
    this.reach = 1;
    this.arrows = this.marks = this.trails = this.contours = [];
    this.xLabel = this.yLabel = this.summary = '';
    this.held = undefined;
  }

  private get scale(): number {
    return (size / 2 - edge) / (this.held?.reach ?? this.reach);
  }
  private readonly px = (x: number): number => size / 2 + x * this.scale;
  private readonly py = (y: number): number => size / 2 - y * this.scale;
  private line(points: Iterable<Point>): string {
    return Array.from(
      points,
      ([x, y], k) => `${k === 0 ? 'M' : 'L'}${this.px(x).toFixed(1)} ${this.py(y).toFixed(1)}`,
    ).join('');
  }

  /** Where a point of the plane stands in the page, for what wants to point at it. */
  placeOf(x: number, y: number): { readonly x: number; readonly y: number } | undefined {
    const box = this.renderRoot.querySelector('svg')?.getBoundingClientRect();
    if (!box) return undefined;
    const zoom = box.width / size;
    return { x: box.left + this.px(x) * zoom, y: box.top + this.py(y) * zoom };
  }

  protected override render(): TemplateResult {
    const { xLabel, yLabel } = this;
    const reach = this.held?.reach ?? this.reach;
    return html`<figure>
      <svg
        viewBox="0 0 ${size} ${size}"
        role="group"
        aria-label=${msg(str`Plane: ${xLabel} and ${yLabel}`)}
        aria-describedby="summary"
        @touchstart=${handles}
        @pointermove=${this.move}
        @pointerup=${this.drop}
        @pointercancel=${this.drop}
      >
        <defs>
          <clipPath id="frame"><rect x="0" y="0" width=${size} height=${size}></rect></clipPath>
        </defs>
        <g aria-hidden="true" clip-path="url(#frame)">
          ${this.contours.map(({ points }) => svg`<path class="contour" d=${this.line(points)}></path>`)}
          ${ticks(-reach, reach, 5).map((tick) => this.tick(tick))}
          <path class="axis" d="M0 ${size / 2}H${size}M${size / 2} 0V${size}"></path>
          ${this.trails.map((trail) => this.trail(trail))} ${this.arrows.map((arrow) => this.arrow(arrow))}
        </g>
        <text class="name" x=${size - 6} y=${size / 2 - 8} text-anchor="end">${this.xLabel}</text>
        <text class="name" x=${size / 2 + 8} y="14">${this.yLabel}</text>
        ${this.marks.map((mark) => this.mark(mark))} ${this.arrows.map((arrow) => this.head(arrow))}
      </svg>
      <p id="summary" class="hidden-visually">${this.summary}</p>
    </figure>`;
  }

  private tick(tick: number): TemplateResult | typeof nothing {
    if (tick === 0) return nothing;
    const [x, y] = [this.px(tick), this.py(tick)];
    const text = formatNumber(tick, 3);
    return svg`<path class="grid" d="M${x} 0V${size}M0 ${y}H${size}"></path>
      <text class="tick" x=${x} y=${size / 2 + 16} text-anchor="middle">${text}</text>
      <text class="tick" x=${size / 2 - 6} y=${y + 4} text-anchor="end">${text}</text>`;
  }

  private trail({ points, color, dash, marker }: Trail): TemplateResult {
    const last = points.at(-1);
    return svg`<path class="trail ${color}" stroke-dasharray=${dash ?? 'none'} d=${this.line(points)}></path>
      ${last ? svg`<path class="at ${color}" d=${markerPath(marker, 11, this.px(last[0]), this.py(last[1]))}></path>` : nothing}`;
  }

  private arrow({ from, to, color, thin, dash }: Arrow): TemplateResult | typeof nothing {
    const [x0, y0, x1, y1] = [this.px(from[0]), this.py(from[1]), this.px(to[0]), this.py(to[1])];
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (!(length > 1)) return nothing;
    const barb = Math.min(thin ? 8 : 12, length);
    const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
    const [bx, by] = [x1 - ux * barb, y1 - uy * barb];
    const side = barb * 0.45;
    return svg`<path class="shaft ${color} ${thin ? 'thin' : ''}" stroke-dasharray=${dash ?? 'none'}
        d="M${x0} ${y0}L${bx} ${by}"></path>
      <path class="barb ${color}" d="M${x1} ${y1}L${bx - uy * side} ${by + ux * side}L${bx + uy * side} ${by - ux * side}Z"></path>`;
  }

  private head(arrow: Arrow): unknown {
    const { id, to, from, label, color, handle } = arrow;
    const [x, y] = [this.px(to[0]), this.py(to[1])];
    const away = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
    const [dx, dy] = [((to[0] - from[0]) / away) * 18, (-(to[1] - from[1]) / away) * 18];
    const text = svg`<text class="label ${color}" x=${inside(x + dx)} y=${y + dy + 5} text-anchor="middle">${label}</text>`;
    // The names of parts too short to be seen would lie over one another.
    const long = handle !== undefined || away * this.scale > 20;
    return [this.shows(to) && long ? text : nothing, handle === undefined ? nothing : this.handle(id, to, handle)];
  }

  private mark({ id, at, label, color, marker, handle }: Mark): unknown {
    const [x, y] = [this.px(at[0]), this.py(at[1])];
    return [
      svg`<path class="at ${color}" d=${markerPath(marker, 17, x, y)}></path>
        <text class="label ${color}" x=${inside(x)} y=${y < 44 ? y + 30 : y - 20} text-anchor="middle">${label}</text>`,
      handle === undefined ? nothing : this.handle(id, at, handle),
    ];
  }

  private shows([x, y]: Point): boolean {
    const reach = this.held?.reach ?? this.reach;
    return Math.abs(x) <= reach * 1.1 && Math.abs(y) <= reach * 1.1;
  }

  private handle(id: string, at: Point, name: string): TemplateResult {
    return svg`<circle class="handle" data-handle=${id} tabindex="0" role="slider" aria-label=${name}
      aria-roledescription=${msg('point')} aria-valuenow=${at[0]} aria-valuetext="${formatNumber(at[0], 3)}, ${formatNumber(at[1], 3)}"
      aria-description=${msg('Arrow keys move it.')} cx=${this.px(at[0])} cy=${this.py(at[1])} r="19"
      @pointerdown=${(event: PointerEvent) => this.grab(event, id, at)}
      @keydown=${(event: KeyboardEvent) => this.key(event, id, at)}></circle>`;
  }

  private grab(event: PointerEvent, id: string, at: Point): void {
    if (event.button !== 0) return;
    event.preventDefault();
    (event.currentTarget as SVGElement).focus();
    (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
    this.held = { id, reach: this.reach, from: at };
  }

  private readonly move = (event: PointerEvent): void => {
    if (this.held) this.fire(this.held.id, this.at(event), false);
  };

  private readonly drop = (event: PointerEvent): void => {
    const { held } = this;
    if (!held) return;
    const to = event.type === 'pointercancel' ? held.from : this.at(event);
    this.held = undefined;
    this.fire(held.id, to, true);
  };

  private at(event: PointerEvent): Point {
    const box = this.renderRoot.querySelector('svg')?.getBoundingClientRect();
    if (!box) return [0, 0];
    const zoom = size / box.width;
    const within = (value: number): number => Math.min(size - 4, Math.max(4, value * zoom));
    const round = (value: number): number => Number(value.toPrecision(3));
    return [
      round((within(event.clientX - box.left) - size / 2) / this.scale),
      round((size / 2 - within(event.clientY - box.top)) / this.scale),
    ];
  }

  private key(event: KeyboardEvent, id: string, [x, y]: Point): void {
    const by: Readonly<Record<string, Point>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
    };
    const direction = by[event.key];
    if (!direction) return;
    event.preventDefault();
    const step = keyStep * this.reach * (event.shiftKey ? 5 : 1);
    const round = (value: number): number => Number(value.toFixed(4));
    this.fire(id, [round(x + direction[0] * step), round(y + direction[1] * step)], true);
  }

  private fire(id: string, [x, y]: Point, final: boolean): void {
    this.dispatchEvent(
      new CustomEvent<PlaneDetail>('descent-handle', { detail: { id, x, y, final }, bubbles: true, composed: true }),
    );
  }
}
