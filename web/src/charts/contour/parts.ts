import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import { setStyle } from '../set-style';
import type { Finding } from './hover';
import type { View } from './view';

/** The frame that the mouse is drawing: two corners in pixels. */
export type Band = readonly [number, number, number, number];

export function renderBand([ax, ay, bx, by]: Band): TemplateResult {
  const place = {
    left: `${Math.min(ax, bx)}px`,
    top: `${Math.min(ay, by)}px`,
    width: `${Math.abs(bx - ax)}px`,
    height: `${Math.abs(by - ay)}px`,
  };
  return html`<div class="box" ${setStyle(place)}></div>`;
}

/** The values of what lies under the pointer, on the side where there is room. */
export function renderReadout({ x, y, lines }: Finding, view: Pick<View, 'width'>): TemplateResult {
  const across = x > view.width / 2 ? 'calc(-100% - 14px)' : '14px';
  const along = y < 70 ? '14px' : 'calc(-100% - 10px)';
  return html`<div
    class="readout"
    ${setStyle({ transform: `translate(${x}px, ${y}px) translate(${across}, ${along})` })}
  >
    ${lines.map((line, k) => (k === 0 ? html`<b>${line}</b>` : html`<br />${line}`))}
  </div>`;
}

export interface Zoom {
  into(): void;
  out(): void;
  /** Null where the whole region is shown. */
  readonly whole: (() => void) | null;
}

/** `target`: what zooming in leads to. */
export function renderTools(target: string | undefined, zoom: Zoom): TemplateResult {
  const into = target === undefined ? msg('Zoom in') : msg(str`Zoom in on ${target}`);
  return html`<div class="tools" role="group" aria-label=${msg('Zoom')}>
    <button
      type="button"
      aria-label=${into}
      title=${`${into} (${msg('or draw a frame with the mouse')})`}
      @click=${() => zoom.into()}
    >
      +
    </button>
    <button type="button" aria-label=${msg('Zoom out')} title=${msg('Zoom out')} @click=${() => zoom.out()}>−</button>
    ${
      zoom.whole
        ? html`<button type="button" title=${msg('Show the whole region again')} @click=${zoom.whole}>
            ${msg('whole map')}
          </button>`
        : nothing
    }
  </div>`;
}
