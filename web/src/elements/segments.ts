import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import type { Value } from '../engine/contract';

/** A choice of few, all in sight. */
export function segmentsView(
  label: string,
  choices: readonly { readonly id: string; readonly label: string }[],
  chosen: Value | undefined,
  choose: (id: string) => void,
  /** Its name in links, whatever its words (reach-own.ts). */
  control?: string,
): TemplateResult {
  return html`<div class="choice" role="group" aria-label=${label} data-control=${control ?? nothing}>
    <span class="muted">${label}</span>
    <div class="segments">
      ${choices.map(
        ({ id, label: name }) =>
          html`<button type="button" data-choice=${id} aria-pressed=${id === chosen} @click=${() => choose(id)}>
            ${name}
          </button>`,
      )}
    </div>
  </div>`;
}

export const segmentsStyle = css`
  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
  }
  /* What has no room in the line stands below. */
  .segments {
    display: inline-flex;
    flex-wrap: wrap;
    min-width: 0;
  }
  .segments button {
    padding: 0 var(--space-3);
    border-radius: 0;
    border-color: var(--hairline);
  }
  .segments button:first-child {
    border-start-start-radius: var(--radius);
    border-end-start-radius: var(--radius);
  }
  .segments button:last-child {
    border-start-end-radius: var(--radius);
    border-end-end-radius: var(--radius);
    border-inline-start: 0;
  }
`;
