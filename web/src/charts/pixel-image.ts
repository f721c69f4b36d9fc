import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, css, html } from 'lit';
import { Colors } from './line-chart/colors';

/** A square picture of numbers from 0 (ground) to 1 (ink), row by row; without a label it is decoration. */
export class PixelImage extends LitElement {
  static readonly tag = 'descent-pixels';
  static override styles = css`
    :host {
      display: block;
      aspect-ratio: 1;
      background: var(--raised);
    }
    canvas {
      display: block;
      width: 100%;
      height: 100%;
      image-rendering: pixelated;
    }
  `;
  static override properties = { values: { attribute: false }, label: {} };

  declare values: Float64Array;
  declare label: string;
  private colors: Colors | undefined;

  constructor() {
    super();
    this.values = new Float64Array();
    this.label = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.colors?.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.colors?.disconnect();
  }

  protected override render(): TemplateResult {
    return this.label === ''
      ? html`<canvas aria-hidden="true"></canvas>`
      : html`<canvas role="img" aria-label=${this.label}></canvas>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.colors) {
      this.colors = new Colors(this, () => this.paint());
      this.colors.connect();
    }
    if (changed.has('values')) this.paint();
  }

  private paint(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const side = Math.round(Math.sqrt(this.values.length));
    if (!canvas || !this.colors) return;
    // Setting the size clears what was there.
    canvas.width = canvas.height = Math.max(1, side);
    const context = canvas.getContext('2d');
    if (!context || side === 0) return;
    context.fillStyle = this.colors.get('--ink');
    this.values.forEach((ink, k) => {
      if (!(ink > 0)) return;
      context.globalAlpha = Math.min(1, ink);
      context.fillRect(k % side, Math.floor(k / side), 1, 1);
    });
  }
}
