import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { arrival, drawWaiting } from '../elements/in-turn';

/**
 * The first picture of a lab is put together in pieces, out of sight: what stands between the lab's tags, the poster and its
 * words, stays in its place until all of it is there.
 */
export class Arriving implements ReactiveController {
  private phase: 'before' | 'now' | 'over' = 'before';

  constructor(
    private readonly host: LitElement,
    private readonly hasPicture: () => boolean,
  ) {
    host.addController(this);
  }

  get now(): boolean {
    return this.phase === 'now';
  }

  /** What stands in the picture's place. */
  get place(): TemplateResult | typeof nothing {
    return this.phase === 'over' ? nothing : html`<div class="place"><slot name="poster"></slot><slot></slot></div>`;
  }

  hostUpdate(): void {
    if (this.phase !== 'before' || !this.hasPicture()) return;
    this.phase = 'now';
    const section = this.host.renderRoot.querySelector('section');
    if (section) section.style.blockSize = `${section.offsetHeight}px`;
    void arrival().then(() => {
      this.phase = 'over';
      section?.style.removeProperty('block-size');
      this.host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    // Pieces that have been told that they are gone must not begin to listen to anything.
    if (this.now) drawWaiting();
  }
}
