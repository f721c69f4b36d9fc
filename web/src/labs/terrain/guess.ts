import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import { formatNumber } from '../../charts/line-chart/format';
import { counted } from '../../language/numbers';
import { showMe } from '../withheld';
import type { Side } from './sides';
import { stepsText } from './words';

export type Guess = 'same' | 'thousands' | 'millions';
interface Answer {
  readonly id: Guess;
  readonly label: string;
  readonly upTo: number;
}
const answers = (): readonly Answer[] => [
  { id: 'same', label: msg('about as many'), upTo: 30 },
  { id: 'thousands', label: msg('thousands of times as many'), upTo: 1e5 },
  { id: 'millions', label: msg('millions of times as many'), upTo: Infinity },
];

export interface GuessScene {
  readonly raw: Side;
  readonly scaled: Side;
  readonly guess: Guess | null;
  /** Whether the answer may be seen. */
  readonly told: boolean;
  choose(guess: Guess): void;
  show(): void;
}

/** Whether there is a question: without an answer in the numbers there is none. */
export const isAsked = (raw: Side, scaled: Side): boolean =>
  Number.isFinite(raw.at('needed')) && Number.isFinite(scaled.at('needed'));

/** The question above the pictures; answering is optional. */
export function guessView({ raw, scaled, guess, told, choose, show }: GuessScene): TemplateResult | typeof nothing {
  if (!isAsked(raw, scaled)) return nothing;
  const [many, few] = [raw.at('needed'), scaled.at('needed')];
  const times = many / Math.max(1, few);
  const possible = answers();
  const right = possible.find(({ upTo }) => times <= upTo);
  return html`<div class="guess" role="group" aria-labelledby="question">
    <p class="question" id="question">${question(few)}</p>
    <div class="chips">
      ${possible.map(
        ({ id, label }) =>
          html`<button type="button" class="chip" aria-pressed=${guess === id} @click=${() => choose(id)}>
            ${label}
          </button>`,
      )}
      ${told ? nothing : showMe(show)}
    </div>
    <p class="verdict" role="status">
      ${
        guess === null
          ? html`<span class="muted">${msg('Guess, and both walk from the start.')}</span>`
          : verdict(guess === right?.id, stepsText(many), formatNumber(times, 2))
      }
    </p>
  </div>`;
}

function question(few: number): string {
  const steps = formatNumber(few, 3);
  return counted(
    few,
    msg(str`On scaled inputs gradient descent needs ${steps} step. How many on the raw ones, from the same start?`),
    msg(str`On scaled inputs gradient descent needs ${steps} steps. How many on the raw ones, from the same start?`),
  );
}

const verdict = (right: boolean, steps: string, times: string): string | TemplateResult =>
  right
    ? msg(html`<strong>Right: ${steps}</strong>, ${times} times as many.`)
    : msg(html`<strong>No: ${steps}</strong>, ${times} times as many.`);
