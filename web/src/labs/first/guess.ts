import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import type { Result } from '../../engine/result';
import { showMe } from '../withheld';
import { combinations, flipped, outcomeOf, remedies, titleOfRemedy, type Remedy } from './combinations';
import { sideText, targetOf, withUnit } from './words';

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

/** What the eight runs say, in a sentence. */
function judgement(result: Result): string {
  const { unit } = targetOf(result);
  const others = remedies
    .map((remedy) => {
      const error = outcomeOf(result, flipped(all, remedy), 'error');
      return `${sideText(remedy, false)}: ${Number.isNaN(error) ? msg('lost') : withUnit(error, unit)}`;
    })
    .join(', ');
  const error = withUnit(outcomeOf(result, all, 'error'), unit);
  return msg(str`With all three it ends off by ${error}; ${others}.`);
}

export interface GuessScene {
  readonly result: Result;
  readonly guess: string | null;
  /** Whether the answer may be seen. */
  readonly told: boolean;
  choose(remedy: Remedy): void;
  show(): void;
}

/** The question above the network; answering is optional, and the eight runs are the judge. */
export function guessView({ result, guess, told, choose, show }: GuessScene): TemplateResult {
  const right = guess === dearest(result)?.id;
  return html`<div class="guess" role="group" aria-labelledby="question">
    <p class="question" id="question">
      ${msg('Two inputs, three hidden units, one output. Which of the three remedies can this network least do without?')}
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
            ${titleOfRemedy(remedy)}
          </button>`,
      )}
      ${told ? nothing : showMe(show)}
    </div>
    <p class="verdict" role="status">
      ${
        told
          ? html`${guess === null ? nothing : html`<strong>${right ? msg('Right.') : msg('Not so.')}</strong>`}
            ${judgement(result)}`
          : html`<span class="muted"
              >${
                guess === null
                  ? msg('Guess, and it learns without that one, from the start.')
                  : msg('It learns without that one. At the end you will see who was right.')
              }</span
            >`
      }
    </p>
  </div>`;
}
