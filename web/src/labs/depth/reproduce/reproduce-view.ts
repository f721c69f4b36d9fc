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

const titles: Readonly<Record<Dialect, string>> = { torch: 'PyTorch', numpy: 'NumPy' };

/** The stack to take away as a script; it is made when it is asked for. */
export function reproduceView(
  result: Result,
  catalog: Catalog,
  link: string,
  copy: Copy | null,
  show: (copy: Copy) => void,
): TemplateResult {
  const can = canReproduce(result);
  return html`<details class="reproduce">
    <summary>Reproduce this in Python</summary>
    <p class="muted">
      ${
        can
          ? 'The scripts draw weights of the same schemes and print what the two charts show. Their random numbers are others: they agree with the lines as far as the bands are wide.'
          : 'Scripts are written for stacks without a normalization.'
      }
    </p>
    <div class="chips">
      ${(['torch', 'numpy'] as const).map(
        (dialect) =>
          html`<button
            type="button"
            data-script=${dialect}
            ?disabled=${!can}
            @click=${() => void copyScript(dialect, result, catalog, link, show)}
          >
            Copy ${titles[dialect]} script
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

async function copyScript(
  dialect: Dialect,
  result: Result,
  catalog: Catalog,
  link: string,
  show: (copy: Copy) => void,
): Promise<void> {
  const title = `${titles[dialect]} script`;
  const text = script(dialect, result, catalog, link);
  try {
    await navigator.clipboard.writeText(text);
    show({ title, text, sentence: `The ${title} has been copied.` });
  } catch {
    // Not allowed here: the text stands below, to be selected.
    show({ title, text, sentence: `Select and copy the ${title}:` });
  }
}
