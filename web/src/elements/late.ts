import { html, type TemplateResult } from 'lit';
import { define, type ElementClass } from './define';

/** What is for few: its code comes when it is first shown. */
interface Late {
  readonly tag: string;
  get(): Promise<ElementClass>;
  /** What is said where it can't be had. */
  missing(): string;
}

/**
 * Draws an element that comes late. `field`, as it is in the template, becomes one as soon as its code is there; where that
 * can't be had, a sentence stands in its place. `redraw` is called when that is so.
 */
export function lateField({ tag, get, missing }: Late): (field: TemplateResult, redraw: () => void) => TemplateResult {
  let coming: Promise<void> | undefined;
  let failed = false;
  return (field, redraw) => {
    if (customElements.get(tag)) return field;
    if (failed) {
      // Whoever shows it again gets a fresh try.
      failed = false;
      return html`<p class="wrong" role="status">${missing()}</p>`;
    }
    coming ??= get().then((element) => define(element.tag, element));
    void coming.catch(() => {
      failed = true;
      coming = undefined;
      redraw();
    });
    return field;
  };
}
