import { html, type TemplateResult } from 'lit';
import { valueAtPixel } from './plot';
import type { Plot, YScale } from './types';

/** A handle on the picture that is pulled up and down. */
export interface Grip {
  /** Where it stands. */
  readonly x: number;
  readonly y: number;
  /** What it changes. */
  readonly label: string;
  /** What that is now. */
  readonly text: string;
}

/** Detail of `descent-grip`: from which y it was taken, and to which it has been pulled. */
export interface GripDetail {
  readonly from: number;
  readonly to: number;
  readonly final: boolean;
}

/** What a chart lets its grip do. */
interface Held {
  readonly plot: Plot | undefined;
  readonly grip: Grip | null;
  readonly yScale: YScale;
  /** While something is pulled the axis stays as it is. */
  hold(on: boolean): void;
  pulled(detail: GripDetail): void;
}

/** Of one key press, in pixels. */
const keyStep = 4;

/** Pulls by pointer, moves by arrow keys, gives a pull up by Escape. */
export class GripHand {
  private taken: { readonly plot: Plot; readonly from: number; readonly at: number } | undefined;

  constructor(private readonly chart: Held) {}

  view({ label, text }: Grip): TemplateResult {
    return html`<div
      class="grip"
      role="slider"
      tabindex="0"
      aria-orientation="vertical"
      aria-label=${label}
      aria-valuenow="0"
      aria-valuetext=${text}
      title=${label}
      @pointerdown=${this.onDown}
      @pointermove=${this.onMove}
      @pointerup=${this.onUp}
      @pointercancel=${this.onUp}
      @keydown=${this.onKey}
    >
      <span aria-hidden="true">↕</span>
    </div>`;
  }

  private readonly onDown = (event: PointerEvent): void => {
    const { plot, grip } = this.chart;
    if (event.button !== 0 || !event.isPrimary || !plot || !grip) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.taken = { plot, from: grip.y, at: event.clientY };
    this.chart.hold(true);
  };

  private readonly onMove = (event: PointerEvent): void => {
    if (this.taken) this.tell(event.clientY - this.taken.at, false);
  };

  private readonly onUp = (event: PointerEvent): void => {
    if (!this.taken) return;
    this.tell(event.clientY - this.taken.at, true);
    this.release();
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const { plot, grip } = this.chart;
    if (event.key === 'Escape' && this.taken) {
      this.tell(0, true);
      this.release();
    } else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && plot && grip) {
      this.taken = { plot, from: grip.y, at: 0 };
      this.tell((event.key === 'ArrowUp' ? -1 : 1) * keyStep * (event.shiftKey ? 5 : 1), true);
      this.taken = undefined;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  private tell(down: number, final: boolean): void {
    if (!this.taken) return;
    const { plot, from } = this.taken;
    const to = down === 0 ? from : valueAtPixel(plot, plot.yAt(from) + down, this.chart.yScale);
    this.chart.pulled({ from, to, final });
  }

  private release(): void {
    this.taken = undefined;
    this.chart.hold(false);
  }
}
