import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import { rasterise } from '../../../elements/rasterise';
import { saveFile } from '../../../elements/save-file';
import type { Catalog } from '../../../engine/contract';
import type { Result } from '../../../engine/result';
import { idOf } from '../../racers/field';
import type { Racer } from '../../racers/racer';
import { csvOf, jsonOf } from '../../racers/files';
import type { PictureScene } from './picture';
import type { Dialect } from './script';

/** What was asked for last, and what became of it. */
export interface Copy {
  readonly title: string;
  /** What happened, or what to do. */
  readonly sentence: string;
  /** Null where there is nothing to be read. */
  readonly text: string | null;
}

export interface ReproduceScene {
  readonly result: Result;
  readonly racers: readonly Racer[];
  readonly catalog: Catalog;
  readonly copy: Copy | null;
  /** The link to this very race. */
  link(): string;
  /** What the lab shows now, without the link. */
  picture(): Omit<PictureScene, 'link'>;
  show(copy: Copy | null): void;
}

const libraries: Readonly<Record<Dialect, string>> = { torch: 'PyTorch', numpy: 'NumPy' };

/** The race to take away: as scripts that print the same numbers, and as files. A text is made when it is asked for. */
export function reproduceView(scene: ReproduceScene): TemplateResult {
  const { result, racers, copy } = scene;
  const surface = idOf(result.spec['surface']);
  const name = `descent-race-${typeof surface === 'string' ? surface : 'surface'}`;
  return html`<details class="reproduce" data-control="reproduceThisRace">
    <summary>${msg('Reproduce this race')}</summary>
    <p class="muted">
      ${msg('The scripts compute the race anew and print the same numbers, step by step. CSV and JSON hold the numbers of this one, SVG and PNG the picture as it stands: map and loss at the step that is shown.')}
    </p>
    <div class="row">
      ${copyButton('torch', 'copyPytorchScript', scene)} ${copyButton('numpy', 'copyNumpyScript', scene)}
      ${saveButton('CSV', 'saveAsCsv', () => saveFile(`${name}.csv`, 'text/csv', csvOf(racers)))}
      ${saveButton('JSON', 'saveAsJson', () => saveFile(`${name}.json`, 'application/json', jsonOf(result)))}
      ${saveButton('SVG', 'saveAsSvg', (root) => void savePicture('SVG', name, scene, root))}
      ${saveButton('PNG', 'saveAsPng', (root) => void savePicture('PNG', name, scene, root))}
    </div>
    ${copy ? html`<p>${copy.sentence}</p>` : nothing}
    ${
      copy?.text
        ? html`<pre tabindex="0" role="region" aria-label=${copy.title}><code>${copy.text}</code></pre>`
        : nothing
    }
  </details>`;
}

function copyButton(dialect: Dialect, control: string, scene: ReproduceScene): TemplateResult {
  const library = libraries[dialect];
  return html`<button type="button" data-control=${control} @click=${() => void copyScript(dialect, scene)}>
    ${msg(str`Copy ${library} script`)}
  </button>`;
}

function saveButton(format: string, control: string, save: (root: Node) => void): TemplateResult {
  const act = (event: Event): void => save((event.target as Element).getRootNode());
  return html`<button type="button" data-control=${control} @click=${act}>${msg(str`Save as ${format}`)}</button>`;
}

/** What writes a script, and what draws a picture, is loaded when somebody wants it. */
async function copyScript(dialect: Dialect, { result, racers, catalog, link, show }: ReproduceScene): Promise<void> {
  const library = libraries[dialect];
  const title = msg(str`${library} script`);
  const made = await import('./script').then(
    ({ script }) => ({ text: script(dialect, result, racers, catalog, link()) }),
    (error: unknown) => ({ why: error instanceof Error ? error.message : String(error) }),
  );
  if ('why' in made) {
    const { why } = made;
    return show({ title, text: null, sentence: msg(str`The ${library} script could not be made: ${why}.`) });
  }
  const { text } = made;
  try {
    await navigator.clipboard.writeText(text);
    show({ title, text, sentence: msg(str`The ${library} script has been copied.`) });
  } catch {
    // Not allowed here: the text stands below, to be selected.
    show({ title, text, sentence: msg(str`Select and copy the ${library} script:`) });
  }
}

async function savePicture(
  format: 'SVG' | 'PNG',
  name: string,
  { picture, link, show }: ReproduceScene,
  root: Node,
): Promise<void> {
  const title = msg(str`${format} picture`);
  try {
    const scene = { ...picture(), link: link() };
    const { colorsOf, pictureOf } = await import('./picture');
    if (!(root instanceof ShadowRoot)) return;
    const { color, done } = colorsOf(root);
    const { svg, width, height } = pictureOf(scene, color);
    done();
    if (format === 'SVG') saveFile(`${name}.svg`, 'image/svg+xml', svg);
    else saveFile(`${name}.png`, 'image/png', await rasterise(svg, width, height));
    show({ title, text: null, sentence: msg(str`The ${format} picture has been handed to the browser.`) });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    show({ title, text: null, sentence: msg(str`The ${format} picture could not be made: ${why}.`) });
  }
}
