import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import { markOf } from '../racers/mark';
import type { Runner } from './runners';
import { byUpdates, inOrder } from './runners';
import { target, updates } from './words';

export interface GuessScene {
  readonly result: Result;
  readonly runners: readonly Runner[];
  readonly guess: string | undefined;
  /** Whether the pictures may answer the question. */
  readonly told: boolean;
  choose(key: string): void;
  show(): void;
}

/** The question above the chart; answering is optional, and the race is the judge. */
export function guessView({ result, runners, guess, told, choose, show }: GuessScene): TemplateResult {
  return html`<div class="guess" role="group" aria-labelledby="question">
    <p class="question" id="question">
      One network, ${runners.length} optimizers, each at its own learning rate. Who brings the loss down to
      ${formatNumber(target(result), 3)} with the fewest updates?
    </p>
    <div class="chips">
      ${runners.map(
        (runner) =>
          html`<button
            type="button"
            class="chip"
            data-guess=${runner.key}
            aria-pressed=${guess === runner.key}
            @click=${() => choose(runner.key)}
          >
            ${markOf(runner)}${runner.label}
          </button>`,
      )}
      ${told || guess !== undefined ? nothing : html`<button type="button" class="plain" data-show @click=${show}>Show me</button>`}
    </div>
    <p class="verdict" role="status">
      ${guess === undefined ? html`<span class="muted">Guess, and they learn it from the start.</span>` : verdict(runners, guess, told)}
    </p>
  </div>`;
}

function verdict(runners: readonly Runner[], guess: string, told: boolean): TemplateResult {
  const order = inOrder(runners, byUpdates);
  const [first] = order;
  const mine = runners.find(({ key }) => key === guess);
  if (!told || !mine) return html`<span class="muted">They are learning …</span>`;
  if (!first) return html`<strong>Nobody</strong> has come down so far.`;
  const right = mine.arrivedAt === first.arrivedAt;
  const place = order.indexOf(mine);
  return html`<strong>${right ? 'Right' : 'Not so'}</strong>:
    ${
      right
        ? `${mine.label} is there after ${updates(mine.arrivedAt)}.`
        : `${first.label} is there after ${updates(first.arrivedAt)}; ${mine.label} ${
            place < 0 ? 'does not get there' : `after ${updates(mine.arrivedAt)}`
          }.`
    }`;
}
