import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import { counted } from '../../language/numbers';
import { markOf } from '../racers/mark';
import type { Runner } from './runners';
import { byUpdates, inOrder } from './runners';
import { updates } from '../updates';
import { showMe } from '../withheld';
import { target } from './words';

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
  const [count, goal] = [formatNumber(runners.length), formatNumber(target(result), 3)];
  const field = counted(runners.length, msg(str`${count} optimizer`), msg(str`${count} optimizers`));
  return html`<div class="guess" role="group" aria-labelledby="question">
    <p class="question" id="question">
      ${msg(
        str`One network, ${field}, each at its own learning rate. Who brings the loss down to ${goal} with the fewest updates?`,
      )}
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
      ${told || guess !== undefined ? nothing : showMe(show)}
    </div>
    <p class="verdict" role="status">
      ${guess === undefined ? html`<span class="muted">${msg('Guess, and they learn it from the start.')}</span>` : verdict(runners, guess, told)}
    </p>
  </div>`;
}

function verdict(runners: readonly Runner[], guess: string, told: boolean): TemplateResult {
  const order = inOrder(runners, byUpdates);
  const [first] = order;
  const mine = runners.find(({ key }) => key === guess);
  if (!told || !mine) return html`<span class="muted">${msg('They are learning …')}</span>`;
  if (!first) return html`${msg(html`<strong>Nobody</strong> has come down so far.`)}`;
  const right = mine.arrivedAt === first.arrivedAt;
  const [own, winner] = [mine.label, first.label];
  const [after, earlier] = [updates(mine.arrivedAt), updates(first.arrivedAt)];
  if (right) return html`<strong>${msg('Right:')}</strong> ${msg(str`${own} is there after ${after}.`)}`;
  return html`<strong>${msg('Not so:')}</strong> ${
      order.includes(mine)
        ? msg(str`${winner} is there after ${earlier}; ${own} after ${after}.`)
        : msg(str`${winner} is there after ${earlier}; ${own} does not get there.`)
    }`;
}
