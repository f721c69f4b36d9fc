import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import { saveFile } from '../../../elements/save-file';
import type { Catalog } from '../../../engine/contract';
import type { Result } from '../../../engine/result';
import { idOf } from '../field';
import type { Racer } from '../racer';
import { csvOf, jsonOf } from './files';
import { script } from './script';
import type { Dialect } from './script';

/** A text that was asked for, and what became of it. */
export interface Copy {
  readonly title: string;
  readonly text: string;
  readonly copied: boolean;
}

export interface ReproduceScene {
  readonly result: Result;
  readonly racers: readonly Racer[];
  readonly catalog: Catalog;
  readonly copy: Copy | null;
  /** The link to this very race. */
  link(): string;
  show(copy: Copy | null): void;
}

const titles: Readonly<Record<Dialect, string>> = { torch: 'PyTorch', numpy: 'NumPy' };

/** The race to take away: as scripts that print the same numbers, and as files. A text is made when it is asked for. */
export function reproduceView(scene: ReproduceScene): TemplateResult {
  const { result, racers, copy } = scene;
  const surface = idOf(result.spec['surface']);
  const name = `descent-race-${typeof surface === 'string' ? surface : 'surface'}`;
  return html`<details class="reproduce">
    <summary>Reproduce this race</summary>
    <p class="muted">
      The scripts compute the race anew and print the same numbers, step by step; the files hold the numbers of this
      one.
    </p>
    <div class="row">
      ${(['torch', 'numpy'] as const).map(
        (dialect) =>
          html`<button type="button" @click=${() => void copyScript(dialect, scene)}>
            Copy ${titles[dialect]} script
          </button>`,
      )}
      <button type="button" @click=${() => saveFile(`${name}.csv`, 'text/csv', csvOf(racers))}>Save as CSV</button>
      <button type="button" @click=${() => saveFile(`${name}.json`, 'application/json', jsonOf(result))}>
        Save as JSON
      </button>
    </div>
    ${
      copy
        ? html`<p>${copy.copied ? `The ${copy.title} has been copied.` : `Select and copy the ${copy.title}:`}</p>
            <pre tabindex="0" role="region" aria-label=${copy.title}><code>${copy.text}</code></pre>`
        : nothing
    }
  </details>`;
}

async function copyScript(dialect: Dialect, { result, racers, catalog, link, show }: ReproduceScene): Promise<void> {
  const title = `${titles[dialect]} script`;
  const text = script(dialect, result, racers, catalog, link());
  try {
    await navigator.clipboard.writeText(text);
    show({ title, text, copied: true });
  } catch {
    // Not allowed here: the text stands below, to be selected.
    show({ title, text, copied: false });
  }
}
