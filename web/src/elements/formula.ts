import type { TemplateResult } from 'lit';
import { LitElement, css, html } from 'lit';
import formulas from 'virtual:formulas';
import { fit, watchScroller } from './scroller';

/** Templates by LaTeX: one is parsed once, however often it is shown. */
const templates = new Map<string, HTMLTemplateElement>();

/** `<descent-formula latex="\beta">`: a formula of the catalogue, as MathML that the build has set. */
export class Formula extends LitElement {
  static readonly tag = 'descent-formula';
  static override styles = css`
    :host {
      font-family: var(--math);
      font-size: 1.05em;
    }
    :host([block]) {
      display: block;
      overflow-x: auto;
    }
    code {
      font-family: var(--mono);
      font-size: 0.9em;
    }
    math {
      font-family: inherit;
    }
  `;
  static override properties = { latex: {}, block: { type: Boolean, reflect: true } };

  declare latex: string;
  declare block: boolean;

  constructor() {
    super();
    this.latex = '';
    this.block = false;
  }

  protected override updated(): void {
    if (!this.block) return;
    watchScroller(this, 'Formula');
    fit(this);
  }

  protected override render(): TemplateResult | Node {
    const mathml = formulas[this.latex];
    // Not of the catalogue: the source is still better than nothing.
    if (mathml === undefined) return html`<code>${this.latex}</code>`;
    let template = templates.get(this.latex);
    if (!template) {
      template = document.createElement('template');
      // Set at build time from our own LaTeX: nothing that a visitor or a link says ever gets here.
      template.innerHTML = mathml;
      templates.set(this.latex, template);
    }
    return document.importNode(template.content, true);
  }
}
