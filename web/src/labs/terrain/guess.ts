import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import { formatNumber } from '../../charts/line-chart/format';
import type { Side } from './sides';

const answers = [
  { id: 'same', label: 'about as many', upTo: 30 },
  { id: 'thousands', label: 'thousands of times as many', upTo: 1e5 },
  { id: 'millions', label: 'millions of times as many', upTo: Infinity },
] as const;
export type Guess = (typeof answers)[number]['id'];

/** The question above the pictures; answering is optional. Without an answer in the numbers there is no question. */
export function guessView(
  raw: Side,
  scaled: Side,
  guess: Guess | null,
  choose: (guess: Guess) => void,
): TemplateResult | typeof nothing {
  const [many, few] = [raw.at('needed'), scaled.at('needed')];
  if (!Number.isFinite(many) || !Number.isFinite(few)) return nothing;
  const times = many / Math.max(1, few);
  const right = answers.find(({ upTo }) => times <= upTo);
  return html`<div class="guess" role="group" aria-labelledby="question">
    <p class="question" id="question">
      On scaled inputs gradient descent needs ${formatNumber(few, 3)} ${few === 1 ? 'step' : 'steps'}. How many on the
      raw ones, from the same start?
    </p>
    <div class="chips">
      ${answers.map(
        ({ id, label }) =>
          html`<button type="button" class="chip" aria-pressed=${guess === id} @click=${() => choose(id)}>
            ${label}
          </button>`,
      )}
    </div>
    <p class="verdict" role="status">
      ${
        guess === null
          ? html`<span class="muted">Guess, and both walk from the start.</span>`
          : html`<strong>${guess === right?.id ? 'Right' : 'No'}: ${formatNumber(many, 3)} steps</strong>,
              ${formatNumber(times, 2)} times as many.`
      }
    </p>
  </div>`;
}
