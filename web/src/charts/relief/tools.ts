import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import type { Heights } from './block';

export interface Tools {
  turn(around: number, up: number): void;
  zoom(factor: number): void;
  reset(): void;
  readonly heights: Heights;
  /** Undefined where the loss itself is all that can be shown. */
  readonly choose: ((heights: Heights) => void) | undefined;
}

/** How far a key or a button turns, in radians. */
export const turnBy = Math.PI / 18;
export const zoomBy = 1.25;

/** What the mouse can do, as buttons. */
export function toolsView(tools: Tools): TemplateResult {
  const button = (sign: string, name: string, act: () => void): TemplateResult =>
    html`<button type="button" aria-label=${name} title=${name} @click=${act}>${sign}</button>`;
  const height = (name: string, heights: Heights): TemplateResult =>
    html`<button type="button" aria-pressed=${tools.heights === heights} @click=${() => tools.choose?.(heights)}>
      ${name}
    </button>`;
  return html`<div class="looks">
    ${
      tools.choose
        ? html`<div class="tools heights" role="group" aria-label=${msg('Height')}>
            ${height(msg('height: log'), 'levels')} ${height(msg('linear'), 'linear')}
          </div>`
        : nothing
    }
    <div class="tools" role="group" aria-label=${msg('Look from elsewhere')}>
      ${button('←', msg('Turn left'), () => tools.turn(-turnBy, 0))}
      ${button('→', msg('Turn right'), () => tools.turn(turnBy, 0))}
      ${button('↑', msg('From higher up'), () => tools.turn(0, turnBy))}
      ${button('↓', msg('From lower down'), () => tools.turn(0, -turnBy))}
      ${button('+', msg('Zoom in'), () => tools.zoom(zoomBy))}
      ${button('−', msg('Zoom out'), () => tools.zoom(1 / zoomBy))}
      <button type="button" title=${msg('Look as at first (key 0)')} @click=${() => tools.reset()}>
        ${msg('reset')}
      </button>
    </div>
  </div>`;
}

type Deed = (tools: Tools) => void;

const keys: Readonly<Record<string, Deed>> = {
  ArrowLeft: (tools) => tools.turn(-turnBy, 0),
  ArrowRight: (tools) => tools.turn(turnBy, 0),
  ArrowUp: (tools) => tools.turn(0, turnBy),
  ArrowDown: (tools) => tools.turn(0, -turnBy),
  '+': (tools) => tools.zoom(zoomBy),
  '=': (tools) => tools.zoom(zoomBy),
  '-': (tools) => tools.zoom(1 / zoomBy),
  '0': (tools) => tools.reset(),
};

export function actOnKey(event: KeyboardEvent, tools: Tools): void {
  const deed = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
  if (!deed) return;
  deed(tools);
  event.preventDefault();
}
