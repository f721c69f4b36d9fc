import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../engine/result';
import type { Start } from './schemes';
import { formatNumber } from '../../charts/line-chart/format';
import { counted } from '../../language/numbers';
import { inSentence } from '../../language/words';

export type Guess = 'one' | 'some' | 'all';

const answers = (): readonly { readonly id: Guess; readonly label: string }[] => [
  { id: 'one', label: msg('one: they stay copies') },
  { id: 'some', label: msg('some part ways') },
  { id: 'all', label: msg('all differ') },
];

const rightOf = (kinds: number, width: number): Guess => (kinds === 1 ? 'one' : kinds < width ? 'some' : 'all');

function question(label: string, steps: number): string {
  const [start, count] = [inSentence(label), formatNumber(steps)];
  return counted(
    steps,
    msg(
      str`Guess first: ${start}, and the network is trained for ${count} step. How many different units does the first layer have then?`,
    ),
    msg(
      str`Guess first: ${start}, and the network is trained for ${count} steps. How many different units does the first layer have then?`,
    ),
  );
}

/** The question above the picture; answering is optional, and the run shows who was right. */
export function guessView(
  result: Result,
  constant: Start | undefined,
  guess: Guess | undefined,
  choose: (guess: Guess) => void,
): TemplateResult | typeof nothing {
  if (!constant) return nothing;
  const steps = result.table(`steps.${constant.index}`);
  const width = Number(result.spec['width']);
  const kinds = steps.at('kinds.1', steps.rows - 1);
  const [found, all] = [formatNumber(kinds), formatNumber(width)];
  return html`<div class="guess" role="group" aria-labelledby="question">
    <p class="question" id="question">${question(constant.label, steps.rows - 1)}</p>
    <div class="chips">
      ${answers().map(
        ({ id, label }) =>
          html`<button
            type="button"
            class="chip"
            data-guess=${id}
            aria-pressed=${guess === id}
            @click=${() => choose(id)}
          >
            ${label}
          </button>`,
      )}
    </div>
    <p class="verdict" role="status">
      ${
        guess === undefined
          ? html`<span class="muted">${msg('Guess, and it is trained.')}</span>`
          : html`<strong>${guess === rightOf(kinds, width) ? msg('Right:') : msg('Not so:')}</strong>
              ${msg(str`${found} of ${all}.`)}`
      }
    </p>
  </div>`;
}
