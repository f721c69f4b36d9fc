import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Spec } from '../../engine/contract';
import type { Table } from '../../engine/result';
import type { Tested } from './test-run';
import { guesses, rangeOf, trialsText, whole } from './words';
import type { Guess } from './words';

export interface Asked {
  readonly spec: Spec;
  readonly guess: Guess | undefined;
  readonly tested: Tested | undefined;
  readonly classes: Table;
  choose(guess: Guess): void;
  run(): void;
  /** The same with other starts. */
  again(): void;
  stop(): void;
}

/** The question, its three answers, and the button that settles it. */
export function askView({ spec, guess, tested, classes, choose, run, again, stop }: Asked): TemplateResult {
  const trials = typeof spec['trials'] === 'number' ? whole(spec['trials']) : '';
  const running = tested?.state === 'running';
  return html`<div class="ask" role="group" aria-labelledby="question" data-control="guessFirst">
    <p class="question" id="question">${msg(str`Guess first: in how many of ${trials} trials does it hold?`)}</p>
    <div class="answers">
      ${guesses().map(
        (answer) =>
          html`<button
            type="button"
            data-guess=${answer.id}
            aria-pressed=${guess?.id === answer.id}
            @click=${() => choose(answer)}
          >
            <span>${answer.label}</span> <small>${rangeOf(answer, classes).text}</small>
          </button>`,
      )}
    </div>
    <div class="row">
      ${
        running
          ? html`<button type="button" data-act="stop" @click=${stop}>${msg('Stop')}</button>`
          : tested?.state === 'done'
            ? html`<button type="button" data-act="again" @click=${again}>
                ${msg(str`Try ${trials} other starts`)}
              </button>`
            : html`<button type="button" class="primary" data-act="run" @click=${run}>
                ${msg(str`Run ${trials} trials`)}
              </button>`
      }
      ${
        running
          ? html`<progress aria-label=${msg('Trials')} max="1" .value=${tested.progress}></progress>
              <span class="muted">${stage(tested)}</span>`
          : nothing
      }
    </div>
  </div>`;
}

/** What is being done; the best rates come first, surface by surface. */
function stage({ result }: Tested): string {
  const made = result?.table('overall').at('trials', 0) ?? 0;
  return made === 0 ? msg('Looking for each racer’s best rate …') : trialsText(made);
}
