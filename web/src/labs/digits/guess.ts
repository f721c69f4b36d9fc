import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { percent } from '../../charts/interval-chart/layout';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';

/** Shares of right answers that can be guessed. */
const choices: readonly number[] = [0.2, 0.4, 0.6, 0.8, 0.95];

/** From how many digits a network has learned, and what share of those held out it then reads correctly. */
export interface Outcome {
  readonly learned: number;
  readonly accuracy: number;
}

/** Undefined as long as the training has not come to its end. */
export function outcomeOf(result: Result): Outcome | undefined {
  const facts = result.table('evaluation');
  if (facts.at('steps', 0) < Number(result.spec['steps'])) return undefined;
  return { learned: facts.at('learned', 0), accuracy: facts.at('validationAccuracy', 0) };
}

const nearest = (share: number): number =>
  choices.reduce((best, each) => (Math.abs(each - share) < Math.abs(best - share) ? each : best));

function about(guess: number): string {
  const share = percent(guess);
  return msg(str`about ${share}`);
}

function verdict(guess: number, { learned, accuracy }: Outcome): TemplateResult {
  const [count, share] = [formatNumber(learned, 6), percent(accuracy)];
  return html`<strong>${guess === nearest(accuracy) ? msg('Right:') : msg('Not so:')}</strong> ${msg(
      str`from ${count} digits it learns to read ${share} of those it has never seen.`,
    )}`;
}

/** The question above the desk; answering is optional, and a training with few digits is the judge. */
export function guessView(
  guess: number | undefined,
  outcome: Outcome | undefined,
  choose: (share: number) => void,
): TemplateResult {
  return html`<div class="guess" role="group" aria-labelledby="question">
    <p class="question" id="question">
      ${msg('This network learns from thousands of digits. Had it only 300 to learn from, how many of those it has never seen would it read correctly?')}
    </p>
    <div class="chips">
      ${choices.map(
        (share) =>
          html`<button
            type="button"
            class="chip"
            data-guess=${share}
            aria-pressed=${guess === share}
            @click=${() => choose(share)}
          >
            ${about(share)}
          </button>`,
      )}
    </div>
    <p class="verdict" role="status">
      ${
        guess === undefined
          ? html`<span class="muted">${msg('Guess, and it learns from those few, from the start.')}</span>`
          : outcome
            ? verdict(guess, outcome)
            : html`<span class="muted">${msg('It learns from the few. At its end you will see.')}</span>`
      }
    </p>
  </div>`;
}
