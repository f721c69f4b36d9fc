import { msg } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';

/* What would answer a lab's question stands back until a guess, until it is asked for, or until something is set. */

export const withheldStyle = css`
  .withheld {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-2);
    color: var(--ink-muted);
  }
  .withheld button {
    min-height: var(--target);
    padding: 0 var(--space-1);
  }
  @media print {
    .withheld button,
    button[data-show] {
      display: none;
    }
  }
`;

/** At hand as long as something stands back. */
export const showMe = (show: () => void): TemplateResult =>
  html`<button type="button" class="plain" data-show @click=${show}>${msg('Show me')}</button>`;

/** In the place of what stands back: what it is. */
export const withheldView = (what: string, show: () => void): TemplateResult =>
  html`<p class="withheld">${what} ${showMe(show)}</p>`;

/** In the place of tables that hold the answer. */
export const tablesWithheld = (show: () => void): TemplateResult =>
  withheldView(msg('The numbers that hold the answer are shown with it.'), show);
