import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import symbols from 'virtual:symbols';
import { fit, watchScroller } from './scroller';
import { setMathml } from '../trusted';

/** Templates by LaTeX: one is parsed once, however often it is shown. */
const templates = new Map<string, HTMLTemplateElement>();

/** Symbols are there from the start; formulas, which weigh more, come when one of them is shown for the first time. */
let formulas: Readonly<Record<string, string>> | undefined;
let coming: Promise<void> | undefined;

function fetchFormulas(): Promise<void> {
  coming ??= import('virtual:formulas').then(
    ({ default: all }) => void (formulas = all),
    // Whoever asks again gets a fresh try.
    () => void (coming = undefined),
  );
  return coming;
}

/** `<descent-formula latex="\beta">`: a formula of the catalogue, as MathML that the build has set. */
export class Formula extends LitElement {
  static readonly tag = 'descent-formula';
  static override styles = css`
    :host {
      direction: ltr;
      font-family: var(--math);
      font-size: 1.05em;
    }
    :host([block]) {
      display: block;
      overflow: auto hidden;
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
  private asked = false;

  constructor() {
    super();
    this.latex = '';
    this.block = false;
  }

  protected override updated(): void {
    if (!this.block) return;
    watchScroller(this, msg('Formula'));
    // Not at once: the lab around it is being drawn, and would be laid out for this alone.
    requestAnimationFrame(() => fit(this));
  }

  protected override render(): TemplateResult | Node | typeof nothing {
    const mathml = symbols[this.latex] ?? formulas?.[this.latex];
    if (mathml === undefined && !formulas && !this.asked) {
      this.asked = true;
      void fetchFormulas().then(() => this.requestUpdate());
      return nothing;
    }
    // Not of the catalogue, or out of reach: the source is still better than nothing.
    if (mathml === undefined) return formulas || coming === undefined ? html`<code>${this.latex}</code>` : nothing;
    let template = templates.get(this.latex);
    if (!template) {
      template = document.createElement('template');
      // Set at build time from our own LaTeX: nothing that a visitor or a link says ever gets here.
      setMathml(template, mathml);
      templates.set(this.latex, template);
    }
    return document.importNode(template.content, true);
  }
}
