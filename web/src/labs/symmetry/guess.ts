import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../engine/result';
import type { Start } from './schemes';

const answers = [
  { id: 'one', label: 'one: they stay copies', fits: (kinds: number) => kinds === 1 },
  { id: 'some', label: 'some part ways', fits: (kinds: number, width: number) => kinds > 1 && kinds < width },
  { id: 'all', label: 'all differ', fits: (kinds: number, width: number) => kinds > 1 && kinds === width },
] as const;
export type Guess = (typeof answers)[number]['id'];

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
  const right = answers.find(({ fits }) => fits(kinds, width));
  return html`<div class="guess" role="group" aria-labelledby="question">
    <p class="question" id="question">
      Guess first: ${constant.label.toLowerCase()}, and the network is trained for ${steps.rows - 1} steps. How many
      different units does the first layer have then?
    </p>
    <div class="chips">
      ${answers.map(
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
          ? html`<span class="muted">Guess, and it is trained.</span>`
          : html`<strong>${guess === right?.id ? 'Right' : 'Not so'}</strong>: ${kinds} of ${width}.`
      }
    </p>
  </div>`;
}
