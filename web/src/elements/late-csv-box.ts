import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { define } from './define';

const tag = 'descent-csv-box';
let coming: Promise<void> | undefined;
let failed = false;

/**
 * The field for one's own table is for few: its code comes when it is first shown. `field`, as it is in the template, becomes
 * one as soon as it is there; where it can't be had, a sentence stands in its place. `redraw` is called when that is so.
 */
export function lateCsvBox(field: TemplateResult, redraw: () => void): TemplateResult {
  if (customElements.get(tag)) return field;
  if (failed) {
    // Whoever shows it again gets a fresh try.
    failed = false;
    return html`<p class="wrong" role="status">
      ${msg('The field for a table could not be loaded. Choose it again to try once more.')}
    </p>`;
  }
  coming ??= import('./csv-box').then(({ CsvBox }) => define(CsvBox.tag, CsvBox));
  void coming.catch(() => {
    failed = true;
    coming = undefined;
    redraw();
  });
  return field;
}
