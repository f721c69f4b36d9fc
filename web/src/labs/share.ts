import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Subject } from '../elements/share/open-panel';

/** Opens the dialog that takes a lab elsewhere; it is loaded when it is first asked for. */
export async function share(root: ShadowRoot, subject: Subject): Promise<void> {
  const { openPanel } = await import('../elements/share/open-panel');
  await openPanel(root, subject);
}

/** Puts a link where it can be pasted from; says how that went. */
export async function copied(link: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(link);
    return msg('The link has been copied: whoever opens it sees what you see.');
  } catch {
    return msg('The browser does not let this page copy; the link stands in the address bar.');
  }
}

/** Shows a lab on the whole screen, or in its place again; not where the browser or the page around it forbids it. */
export function fullScreenView(lab: HTMLElement): TemplateResult | typeof nothing {
  if (!document.fullscreenEnabled) return nothing;
  const toggle = (): void => {
    const done = document.fullscreenElement ? document.exitFullscreen() : lab.requestFullscreen();
    // Refused, as where a frame may not: the lab stays in its place.
    done.catch(() => undefined);
  };
  return html`<button type="button" class="plain" @click=${toggle}>${msg('Full screen')}</button>`;
}
