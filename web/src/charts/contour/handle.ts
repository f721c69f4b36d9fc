import { msg } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { setStyle } from '../set-style';

import { coordinates } from './format';
import type { Frame } from './model';
import type { View } from './view';

/** A place, such as the start of a race, as something to take hold of. */
export interface Handle {
  readonly name: string;
  /** Of its coordinates; x and y where there are none. */
  readonly symbols?: readonly [string, string];
  /** How it is worked by the keyboard. */
  readonly help: string;
  readonly x: number;
  readonly y: number;
  /** Where it may go. */
  readonly bounds: Frame;
  /** What is read out behind the coordinates. */
  readonly note: string;
  move(x: number, y: number, final: boolean): void;
  grab(event: PointerEvent): void;
  /** Enter was pressed. */
  enter?(): void;
}

export const handleKeys = (): string =>
  msg('Arrow keys move the start, with Shift in larger steps, with Control or Command in smaller ones.');

/**
 * A slider in two dimensions. No role says that, so it is two range inputs in one place, of which the tab key reaches one:
 * left and right move x, up and down move y, and the focus goes to the one that has moved, so that its value is read out.
 */
export function renderHandle(view: View, handle: Handle): TemplateResult {
  const { x, y, bounds, name, symbols: [xName, yName] = ['x', 'y'] } = handle;
  const text = coordinates(view.frame, 1500);
  const now = `${xName} ${text.x(x)}, ${yName} ${text.y(y)}, ${handle.note}`;
  const place = { transform: `translate(${view.x(x)}px, ${view.y(y)}px)` };
  const slider = (axis: 'x' | 'y', value: number, min: number, max: number): TemplateResult =>
    html`<input
      class="hidden-visually"
      type="range"
      data-axis=${axis}
      aria-label=${`${name}, ${axis === 'x' ? xName : yName}`}
      aria-roledescription=${msg('2-D slider')}
      aria-valuetext=${now}
      aria-description=${handle.help}
      tabindex=${axis === 'x' ? 0 : -1}
      min=${min}
      max=${max}
      step="any"
      .value=${String(value)}
      @keydown=${(event: KeyboardEvent) => moveByKey(event, view, handle)}
      @input=${(event: Event) => {
        const moved = (event.target as HTMLInputElement).valueAsNumber;
        if (axis === 'x') handle.move(moved, y, true);
        else handle.move(x, moved, true);
      }}
    />`;
  return html`<div
    class="handle"
    role="group"
    aria-label=${name}
    ${setStyle(place)}
    @pointerdown=${(event: PointerEvent) => {
      handle.grab(event);
      (event.currentTarget as HTMLElement).querySelector('input')?.focus({ preventScroll: true });
      event.preventDefault();
    }}
  >
    <svg viewBox="-22 -22 44 44" aria-hidden="true">
      <circle class="halo" r="20"></circle>
      <path class="cross-casing" d="M-12 0H12M0 -12V12"></path>
      <path class="cross" d="M-12 0H12M0 -12V12"></path>
    </svg>
    ${slider('x', x, bounds.xMin, bounds.xMax)} ${slider('y', y, bounds.yMin, bounds.yMax)}
  </div>`;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** One key press goes a hundredth of the picture, a tenth with Shift, a thousandth with Control or Command. */
function moveByKey(event: KeyboardEvent, view: View, handle: Handle): void {
  if (event.key === 'Enter' && handle.enter) {
    event.preventDefault();
    handle.enter();
  }
  const direction = directions[event.key];
  if (!direction || event.altKey) return;
  const share = event.shiftKey ? 0.1 : event.ctrlKey || event.metaKey ? 0.001 : 0.01;
  const { xMin, xMax, yMin, yMax } = view.frame;
  handle.move(handle.x + direction[0] * share * (xMax - xMin), handle.y + direction[1] * share * (yMax - yMin), true);
  event.preventDefault();
  event.stopPropagation();
  const axis = direction[0] !== 0 ? 'x' : 'y';
  const group = (event.currentTarget as HTMLElement).parentElement;
  group?.querySelector<HTMLInputElement>(`input[data-axis=${axis}]`)?.focus({ preventScroll: true });
}
