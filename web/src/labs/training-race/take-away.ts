import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { saveFile } from '../../elements/save-file';
import type { Result } from '../../engine/result';
import { jsonOf } from '../racers/files';
import type { Runner, XAxis } from './runners';

export interface TakeAway {
  readonly result: Result;
  readonly runners: readonly Runner[];
  readonly axis: XAxis;
  readonly selected: string;
  readonly end: number;
  readonly link: () => string;
  /** It went wrong: in a sentence. */
  readonly problem: (sentence: string) => void;
}

/** The numbers with the spec that made them, and the loss as it is drawn. The tables below save themselves as CSV. */
export function takeAwayView(scene: TakeAway): TemplateResult {
  return html`<details class="take-away" data-control="takeItAway">
    <summary>${msg('Take it away')}</summary>
    <p class="muted">
      ${msg('JSON holds the spec, which the command runs again to the same numbers, and all tables; SVG the loss as it stands, with its bands. Each table beneath can be saved as CSV.')}
    </p>
    <div class="row">
      <button
        type="button"
        data-save="json"
        data-control="saveAsJson"
        @click=${() => saveFile('descent-training-race.json', 'application/json', jsonOf(scene.result))}
      >
        ${msg('Save as JSON')}
      </button>
      <button
        type="button"
        data-save="svg"
        data-control="saveAsSvg"
        @click=${(event: Event) => void saveSvg(scene, (event.target as Element).getRootNode())}
      >
        ${msg('Save as SVG')}
      </button>
    </div>
  </details>`;
}

/** What draws it is loaded when somebody wants it. */
async function saveSvg(scene: TakeAway, root: Node): Promise<void> {
  if (!(root instanceof ShadowRoot)) return;
  try {
    const { svgOf } = await import('./take-away-svg');
    saveFile('descent-training-race.svg', 'image/svg+xml', svgOf(scene, root));
  } catch (error) {
    const [format, why] = ['SVG', error instanceof Error ? error.message : String(error)];
    scene.problem(msg(str`The ${format} picture could not be made: ${why}.`));
  }
}
