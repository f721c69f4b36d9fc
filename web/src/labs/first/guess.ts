import { html } from 'lit';
import type { TemplateResult } from 'lit';

import type { Result } from '../../engine/result';
import { combinations, flipped, outcomeOf, remedies, type Remedy } from './combinations';
import { targetOf, withUnit } from './words';

const all = combinations - 1;

/** The remedy without which the error of all three together ends the largest; what is lost counts most. */
export function dearest(result: Result): Remedy | undefined {
  const error = (remedy: Remedy): number => {
    const value = outcomeOf(result, flipped(all, remedy), 'error');
    return Number.isNaN(value) ? Infinity : value;
  };
  return remedies.reduce<Remedy | undefined>(
    (most, each) => (most === undefined || error(each) > error(most) ? each : most),
    undefined,
  );
}

/** The question above the network; answering is optional, and the eight runs are the judge. */
export function guessView(result: Result, guess: string | null, choose: (remedy: Remedy) => void): TemplateResult {
  const { unit } = targetOf(result);
  const most = dearest(result);
  const off = remedies
    .map((remedy) => {
      const error = outcomeOf(result, flipped(all, remedy), 'error');
      return `without ${remedy.title.toLowerCase()} ${Number.isNaN(error) ? 'it is lost' : withUnit(error, unit)}`;
    })
    .join(', ');
  return html`<div class="guess" role="group" aria-labelledby="question">
    <p class="question" id="question">
      Two inputs, three hidden units, one output. Which of the three remedies can this network least do without?
    </p>
    <div class="chips">
      ${remedies.map(
        (remedy) =>
          html`<button
            type="button"
            class="chip"
            data-guess=${remedy.id}
            aria-pressed=${guess === remedy.id}
            @click=${() => choose(remedy)}
          >
            ${remedy.title}
          </button>`,
      )}
    </div>
    <p class="verdict" role="status">
      ${
        guess === null
          ? html`<span class="muted">Guess, and it learns without that one, from the start.</span>`
          : html`<strong>${guess === most?.id ? 'Right' : 'Not so'}.</strong> With all three it ends off by
              ${withUnit(outcomeOf(result, all, 'error'), unit)}; ${off}.`
      }
    </p>
  </div>`;
}
