import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Catalog } from '../../../engine/contract';
import type { Result } from '../../../engine/result';
import { settingsOf } from '../../schemes/schemes';
import { pythonActivation } from './activations';
import type { Dialect } from './script';

/** What was asked for last, and what became of it. */
export interface Copy {
  readonly title: string;
  readonly sentence: string;
  /** Null where there is nothing to be read. */
  readonly text: string | null;
}

const libraries: Readonly<Record<Dialect, string>> = { torch: 'PyTorch', numpy: 'NumPy' };

/** Scripts are written for stacks without a normalization. */
function canReproduce({ spec }: Result): boolean {
  const bare = settingsOf(spec['normalization'] ?? null)['id'] === 'none';
  return bare && pythonActivation(settingsOf(spec['activation'] ?? null)) !== undefined;
}

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
            ${
              copy.text === null
                ? nothing
                : html`<pre tabindex="0" role="region" aria-label=${copy.title}><code>${copy.text}</code></pre>`
            }`
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
  const made = await import('./script').then(
    ({ script }) => ({ text: script(dialect, result, catalog, link) }),
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
