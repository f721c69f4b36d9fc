import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Catalog } from '../../../engine/contract';
import type { Result } from '../../../engine/result';
import { canReproduce, script, type Dialect } from './script';

/** What was asked for last, and what became of it. */
export interface Copy {
  readonly title: string;
  readonly sentence: string;
  readonly text: string;
}

const libraries: Readonly<Record<Dialect, string>> = { torch: 'PyTorch', numpy: 'NumPy' };

/** The stack to take away as a script; it is made when it is asked for. */
export function reproduceView(
  result: Result,
  catalog: Catalog,
  link: string,
  copy: Copy | null,
  show: (copy: Copy) => void,
): TemplateResult {
  const can = canReproduce(result);
  return html`<details class="reproduce" data-control="reproduceThisInPython">
    <summary>${msg('Reproduce this in Python')}</summary>
    <p class="muted">
      ${
        can
          ? msg(
              'The scripts draw weights of the same schemes and print what the two charts show. Their random numbers are others: they agree with the lines as far as the bands are wide.',
            )
          : msg('Scripts are written for stacks without a normalization.')
      }
    </p>
    <div class="chips">
      ${(['torch', 'numpy'] as const).map(
        (dialect) =>
          html`<button
            type="button"
            data-script=${dialect}
            data-control=${dialect === 'torch' ? 'copyPytorchScript' : 'copyNumpyScript'}
            ?disabled=${!can}
            @click=${() => void copyScript(dialect, result, catalog, link, show)}
          >
            ${copyText(libraries[dialect])}
          </button>`,
      )}
    </div>
    ${
      copy
        ? html`<p role="status">${copy.sentence}</p>
            <pre tabindex="0" role="region" aria-label=${copy.title}><code>${copy.text}</code></pre>`
        : nothing
    }
  </details>`;
}

const copyText = (library: string): string => msg(str`Copy ${library} script`);

async function copyScript(
  dialect: Dialect,
  result: Result,
  catalog: Catalog,
  link: string,
  show: (copy: Copy) => void,
): Promise<void> {
  const library = libraries[dialect];
  const title = msg(str`${library} script`);
  const text = script(dialect, result, catalog, link);
  try {
    await navigator.clipboard.writeText(text);
    show({ title, text, sentence: msg(str`The ${library} script has been copied.`) });
  } catch {
    // Not allowed here: the text stands below, to be selected.
    show({ title, text, sentence: msg(str`Select and copy the ${library} script:`) });
  }
}
