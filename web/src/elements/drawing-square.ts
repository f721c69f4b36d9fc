import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { LitElement, html, nothing, svg } from 'lit';
import { PixelImage } from '../charts/pixel-image';
import type { Uses } from './define';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { announce } from './announcer';
import { drawingStyle } from './drawing-square/style';

/** Lines drawn in a square: x and y in turn from 0 to 1, y down; and the point with which each line begins. */
export interface Strokes {
  readonly points: readonly number[];
  readonly starts: readonly number[];
}

export interface DrawingDetail {
  readonly strokes: Strokes;
  /** A line has just begun: what was there before is what undoing leads back to. */
  readonly begun: boolean;
}

/** The keyboard's pen moves from cell to cell of a grid with so many on a side. */
const cells = 20;
/** The pointer has to move this far before another point is kept. */
const least = 0.006;
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const inside = (at: number): number => Math.min(1, Math.max(0, at));

/**
 * A square to draw in with mouse, finger, pen or keyboard.
 *
 * Events: `descent-drawing` {strokes, begun} at every move of a pen that is down; `descent-undo`; `descent-clear`.
 */
export class DrawingSquare extends LitElement {
  static readonly tag = 'descent-drawing';
  static readonly uses: Uses = [PixelImage];
  static override styles = [shared, picture, drawingStyle];
  static override properties = {
    strokes: { attribute: false },
    beneath: { attribute: false },
    pen: { type: Number },
    label: {},
    at: { state: true },
    down: { state: true },
  };

  declare strokes: Strokes;
  /** A picture that lies under the lines; empty: none. */
  declare beneath: Float64Array;
  /** Diameter of the pen, in sides of the square. */
  declare pen: number;
  declare label: string;
  /** The keyboard's pen, and whether it writes. */
  declare private at: readonly [number, number];
  declare private down: boolean;
  private pointer: number | undefined;

  constructor() {
    super();
    this.strokes = { points: [], starts: [] };
    this.beneath = new Float64Array();
    this.pen = 0;
    this.label = '';
    this.at = [0.5, 0.5];
    this.down = false;
  }

  protected override render(): TemplateResult {
    const { points, starts } = this.strokes;
    const empty = points.length === 0 && this.beneath.length === 0;
    const [x, y] = this.at;
    return html`<div
      class="square"
      tabindex="0"
      role="application"
      aria-roledescription=${msg('drawing square')}
      aria-label=${this.label}
      aria-describedby="keys"
      @pointerdown=${this.press}
      @pointermove=${this.move}
      @pointerup=${this.release}
      @pointercancel=${this.release}
      @keydown=${this.key}
      @blur=${this.lift}
    >
      ${this.beneath.length > 0 ? html`<descent-pixels .values=${this.beneath}></descent-pixels>` : nothing}
      <svg viewBox="0 0 1 1" aria-hidden="true">
        <path class="field" d="M0.5 0V1M0 0.5H1"></path>
        ${starts.map((start, k) => svg`<polyline class="ink" stroke-width=${this.pen} points=${line(points, start, starts[k + 1])}></polyline>`)}
        <circle class="pen ${this.down ? 'down' : ''}" cx=${x} cy=${y} r=${this.pen / 2}></circle>
      </svg>
      ${empty ? html`<span class="invitation" aria-hidden="true">${msg('Draw a digit here')}</span>` : nothing}
      <span class="hidden-visually" id="keys"
        >${msg('Arrow keys move the pen, with Shift four cells at a time; Space puts it down and lifts it; Backspace takes the last stroke back; Delete clears.')}</span
      >
    </div>`;
  }

  private fire(name: string, detail?: DrawingDetail): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** A point more, of the line in hand or of a new one. */
  private add(places: readonly (readonly [number, number])[], begun: boolean): void {
    const { points, starts } = this.strokes;
    const more = places.flatMap(([x, y]) => [inside(x), inside(y)]);
    this.strokes = {
      points: [...points, ...more],
      starts: begun ? [...starts, points.length / 2] : starts,
    };
    this.fire('descent-drawing', { strokes: this.strokes, begun });
  }

  private place({ clientX, clientY }: PointerEvent): readonly [number, number] {
    const { left, top, width, height } = (this.renderRoot.querySelector('svg') ?? this).getBoundingClientRect();
    return [(clientX - left) / width, (clientY - top) / height];
  }

  private readonly press = (event: PointerEvent): void => {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    const square = event.currentTarget as HTMLElement;
    square.setPointerCapture(event.pointerId);
    square.focus({ preventScroll: true });
    this.down = false;
    this.pointer = event.pointerId;
    this.add([this.place(event)], true);
  };

  private readonly move = (event: PointerEvent): void => {
    if (event.pointerId !== this.pointer) return;
    const all = event.getCoalescedEvents();
    let [x = 0, y = 0] = this.strokes.points.slice(-2);
    const far: (readonly [number, number])[] = [];
    for (const each of all.length > 0 ? all : [event]) {
      const place = this.place(each);
      if (Math.hypot(place[0] - x, place[1] - y) < least) continue;
      [x, y] = place;
      far.push(place);
    }
    if (far.length > 0) this.add(far, false);
  };

  private readonly release = (event: PointerEvent): void => {
    if (event.pointerId === this.pointer) this.pointer = undefined;
  };

  private readonly lift = (): void => {
    this.down = false;
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key !== 'z' || event.altKey) return;
      this.down = false;
      this.fire('descent-undo');
    } else if (event.key in moves) {
      const [dx, dy] = moves[event.key] ?? [0, 0];
      const far = (event.shiftKey ? 4 : 1) / cells;
      this.at = [inside(this.at[0] + dx * far), inside(this.at[1] + dy * far)];
      if (this.down) this.add([this.at], false);
    } else if (event.key === ' ' || event.key === 'Enter') {
      this.down = !this.down;
      if (this.down) this.add([this.at], true);
      announce(this, this.down ? msg('Pen down.') : msg('Pen up.'));
    } else if (event.key === 'Escape') {
      if (!this.down) return;
      this.down = false;
      announce(this, msg('Pen up.'));
    } else if (event.key === 'Backspace') {
      this.down = false;
      this.fire('descent-undo');
    } else if (event.key === 'Delete') {
      this.down = false;
      this.fire('descent-clear');
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** The points of one line; a dot is a line to itself. */
function line(points: readonly number[], start: number, end = points.length / 2): string {
  const own = points.slice(2 * start, 2 * end);
  const [x = 0, y = 0] = own;
  return (own.length === 2 ? [...own, x, y] : own).join(' ');
}
