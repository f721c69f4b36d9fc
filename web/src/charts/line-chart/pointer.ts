import { isFinger } from '../touch';
import { nearestRow } from './range';
import type { Line, Plot } from './types';

/** What a chart lets a pointer do; positions in CSS pixels from the canvas's corner. */
export interface Touchable {
  readonly plot: Plot | undefined;
  /** The dots that can be dragged. */
  readonly dragged: Line | undefined;
  /** The x value that is chosen: its dot is the one that a finger can grab. */
  readonly chosen: number | null;
  look(x: number | null): void;
  choose(x: number): void;
  /** `y` null: put the dot back. */
  move(row: number, y: number | null, final: boolean): void;
  offset(event: PointerEvent | Touch): readonly [number, number];
}

const mouseReach = 9;
const fingerReach = 24;
/** Less is a trembling hand. */
const threshold = 4;

/**
 * Mouse: a dot under the pointer is dragged, anywhere else the playhead is. Finger: the chosen dot has a large handle;
 * elsewhere a sideways stroke moves the playhead, and a stroke up or down scrolls the page as usual.
 */
export class Pointer {
  /** The dot in hand; −1: none. */
  private row = -1;
  private down = false;
  /** Where the dot was taken, until it is clear what the hand wants: up or down it moves the dot, sideways the playhead. */
  private taken: readonly [number, number] | undefined;
  /** Where a finger came down that may yet scroll the page. */
  private pressed: readonly [number, number] | undefined;

  constructor(
    private readonly surface: HTMLElement,
    private readonly chart: Touchable,
  ) {
    surface.addEventListener('pointerdown', this.onDown);
    surface.addEventListener('pointermove', this.onMove);
    surface.addEventListener('pointerup', this.onUp);
    surface.addEventListener('pointercancel', this.onCancel);
    surface.addEventListener('pointerleave', () => this.chart.look(null));
    // A browser decides to scroll when a touch starts: a touch on the handle must say no there.
    surface.addEventListener('touchstart', this.onTouch, { passive: false });
  }

  /** Gives a drag up, e.g. by the Escape key; true when there was one. */
  cancel(): boolean {
    if (this.row < 0) return false;
    if (!this.taken) this.chart.move(this.row, null, true);
    this.release();
    return true;
  }

  private hit([x, y]: readonly [number, number], finger: boolean): number {
    const { plot, dragged, chosen } = this.chart;
    if (!plot || !dragged) return -1;
    const at = plot.xRange[0] + ((x - plot.left) / (plot.right - plot.left)) * (plot.xRange[1] - plot.xRange[0]);
    const middle = finger ? (chosen === null ? -1 : nearestRow(dragged.x, chosen)) : nearestRow(dragged.x, at);
    let [best, reach] = [-1, finger ? fingerReach : mouseReach];
    const around = finger ? 0 : 12;
    for (let row = Math.max(0, middle - around); row <= middle + around && row < dragged.x.length; row++) {
      const far = Math.hypot(plot.xAt(dragged.x[row] ?? NaN) - x, plot.yAt(dragged.y[row] ?? NaN) - y);
      if (far < reach) [best, reach] = [row, far];
    }
    return best;
  }

  private readonly onTouch = (event: TouchEvent): void => {
    const touch = event.touches[0];
    if (touch && event.touches.length === 1 && this.hit(this.chart.offset(touch), true) >= 0) event.preventDefault();
  };

  private readonly onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || !event.isPrimary) return;
    const place = this.chart.offset(event);
    this.down = true;
    this.surface.setPointerCapture(event.pointerId);
    this.row = this.hit(place, isFinger(event));
    this.taken = this.row < 0 ? undefined : place;
    if (this.row < 0 && isFinger(event)) this.pressed = place;
    else if (this.row < 0) this.scrub(place);
    else this.chart.choose(this.chart.dragged?.x[this.row] ?? NaN);
  };

  private readonly onMove = (event: PointerEvent): void => {
    const place = this.chart.offset(event);
    if (!this.down) {
      this.surface.classList.toggle('grab', !isFinger(event) && this.hit(place, false) >= 0);
      this.chart.look(this.xOf(place));
    } else if (this.taken) {
      this.decide(place, this.taken);
    } else if (this.row >= 0) {
      this.chart.move(this.row, place[1], false);
    } else if (!this.pressed || sideways(place, this.pressed)) {
      this.pressed = undefined;
      this.scrub(place);
    }
  };

  private readonly onUp = (event: PointerEvent): void => {
    if (!this.down) return;
    // A click on a dot chooses it and moves nothing.
    if (this.row >= 0 && !this.taken) this.chart.move(this.row, this.chart.offset(event)[1], true);
    if (this.pressed) this.scrub(this.pressed);
    this.release();
  };

  /** The browser takes the stroke for itself: it scrolls. */
  private readonly onCancel = (event: PointerEvent): void => {
    this.pressed = undefined;
    this.onUp(event);
  };

  private decide(place: readonly [number, number], from: readonly [number, number]): void {
    const [across, along] = [Math.abs(place[1] - from[1]), Math.abs(place[0] - from[0])];
    if (Math.max(across, along) < threshold) return;
    this.taken = undefined;
    if (along > across) this.row = -1;
    else this.chart.move(this.row, place[1], false);
  }

  private release(): void {
    this.row = -1;
    this.down = false;
    this.taken = this.pressed = undefined;
  }

  private xOf([x]: readonly [number, number]): number | null {
    const { plot } = this.chart;
    if (!plot || x < plot.left - 6 || x > plot.right + 6) return null;
    const share = Math.min(1, Math.max(0, (x - plot.left) / (plot.right - plot.left)));
    return plot.xRange[0] + share * (plot.xRange[1] - plot.xRange[0]);
  }

  private scrub(place: readonly [number, number]): void {
    const x = this.xOf(place);
    if (x !== null) this.chart.choose(x);
  }
}

function sideways(place: readonly [number, number], from: readonly [number, number]): boolean {
  const [along, across] = [Math.abs(place[0] - from[0]), Math.abs(place[1] - from[1])];
  return along >= threshold && along > across;
}
