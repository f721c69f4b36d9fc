import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Notice } from './session';
import { fullScreenView } from './share';

/** What is wrong in the page around a lab: for who has written it. */
export function complaintsView(complaints: readonly string[]): TemplateResult | typeof nothing {
  if (complaints.length === 0) return nothing;
  return html`<div part="notice" class="notice bad">
    <ul>
      ${complaints.map((complaint) => html`<li>${complaint}</li>`)}
    </ul>
  </div>`;
}

/** What a lab has to say; `settle` closes it or, where it failed, tries again. */
export function noticeView({ text, bad }: Notice, failed: boolean, settle: () => void): TemplateResult {
  return html`<div part="notice" class="notice ${bad ? 'bad' : ''}">
    <p>${text}</p>
    <button type="button" @click=${settle}>${failed ? msg('Try again') : msg('Close')}</button>
  </div>`;
}

export interface FooterDeeds {
  readonly startOver: () => void;
  readonly copyLink: () => void;
  readonly share: () => void;
}

/** What every lab offers below its picture. `progress`: of a run that takes a while, 0 … 1. */
export function footerView(lab: HTMLElement, progress: number | undefined, deeds: FooterDeeds): TemplateResult {
  return html`<footer part="footer">
    <button type="button" class="plain" @click=${deeds.startOver}>${msg('Start over')}</button>
    <button type="button" class="plain" @click=${deeds.copyLink}>${msg('Copy link to this state')}</button>
    <button type="button" class="plain" aria-haspopup="dialog" @click=${deeds.share}>
      ${msg('Share, embed, teach …')}
    </button>
    ${fullScreenView(lab)}
    <progress
      class=${progress === undefined ? 'waiting' : ''}
      aria-label=${msg('Calculation')}
      max="1"
      .value=${progress ?? 0}
    ></progress>
  </footer>`;
}
