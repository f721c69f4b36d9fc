import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Value } from '../engine/contract';
import type { Settings } from '../state/tree';

/** Something to try: the lab is set so, and a sentence says what to look at. */
export interface Try extends Told {
  readonly settings: Settings;
}

interface Told {
  readonly id: string;
  readonly label: string;
  /** What to look at. */
  readonly hint: string;
}

export const triesStyle = css`
  .tries {
    display: grid;
    gap: var(--space-2);
  }
  .question {
    font-size: var(--text-0);
    font-weight: 600;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  .chip {
    padding-inline: var(--space-3);
    border-radius: 999px;
    border-color: var(--hairline);
  }
  .chip:focus-visible {
    border-radius: 999px;
  }
  .hint {
    max-width: 75ch;
    padding-inline-start: var(--space-3);
    border-inline-start: 3px solid var(--accent);
  }
`;

/** A chip for each; under them, what to look at in the one that is tried. */
export function triesView<T extends Told>(
  title: string,
  tries: readonly T[],
  tried: T | null | undefined,
  attempt: (each: T) => void,
  /** Its name in links, whatever its words (elements/reach-own.ts). */
  control?: string,
): TemplateResult {
  const hint = tries.find(({ id }) => id === tried?.id)?.hint;
  return html`<div class="tries" role="group" aria-label=${title} data-control=${control ?? nothing}>
    <p class="question">${title}</p>
    <div class="chips">
      ${tries.map(
        (each) =>
          html`<button
            type="button"
            class="chip"
            data-try=${each.id}
            aria-pressed=${each.id === tried?.id}
            @click=${() => attempt(each)}
          >
            ${each.label}
          </button>`,
      )}
    </div>
    ${hint === undefined ? nothing : html`<p class="hint" role="status">${hint}</p>`}
  </div>`;
}

/** The same under the title that most labs have. */
export const nowTryView = <T extends Told>(
  tries: readonly T[],
  tried: T | null | undefined,
  attempt: (each: T) => void,
): TemplateResult => triesView(msg('Now try'), tries, tried, attempt, 'nowTry');

/** Everything that is not tried goes to its default: what is seen is what the words speak of. */
export function trying(
  parameters: readonly { readonly id: string }[],
  settings: Settings,
): Readonly<Record<string, Value | undefined>> {
  return Object.fromEntries(parameters.map(({ id }) => [id, settings[id]]));
}
