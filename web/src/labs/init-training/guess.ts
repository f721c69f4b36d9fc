import { html, nothing, type TemplateResult } from 'lit';
import { percent } from '../../charts/interval-chart/layout';
import { setStyle } from '../../charts/set-style';
import type { Result } from '../../engine/result';
import type { Scheme } from '../schemes/schemes';
import { accuracyAt, ranking } from './words';

export interface GuessScene {
  readonly result: Result;
  readonly whole: boolean;
  readonly schemes: readonly Scheme[];
  /** The label of the scheme that was guessed. */
  readonly guess: string | undefined;
  /** Whether the pictures may answer the question. */
  readonly told: boolean;
  choose(label: string): void;
  show(): void;
}

/** The question above the pictures; answering is optional, and the run is the judge. */
export function guessView(scene: GuessScene): TemplateResult | typeof nothing {
  const { result, whole, schemes, guess, told, choose, show } = scene;
  if (schemes.length < 2) return nothing;
  const last = result.table('looks').rows - 1;
  const [first] = ranking(result, schemes, last);
  const guessed = schemes.find(({ label }) => label === guess);
  const right = first && guessed && accuracyAt(result, guessed, last) === accuracyAt(result, first, last);
  return html`<div class="guess" role="group" aria-labelledby="question">
    <p class="question" id="question">
      The same network, the same batches; only the first weights differ. Which network is right most often in the end?
    </p>
    <div class="chips">
      ${schemes.map(
        ({ label, color }) =>
          html`<button
            type="button"
            class="chip"
            data-guess=${label}
            aria-pressed=${guess === label}
            @click=${() => choose(label)}
          >
            <span class="swatch" ${setStyle({ '--swatch': `var(${color})` })}></span>${label}
          </button>`,
      )}
      ${told || guess !== undefined ? nothing : html`<button type="button" class="plain" data-show @click=${show}>Show me</button>`}
    </div>
    <p class="verdict" role="status">
      ${
        guess === undefined
          ? html`<span class="muted">Guess, and they learn it from the start.</span>`
          : told && whole && first
            ? html`<strong>${right ? 'Right' : 'Not so'}</strong>: ${first.label}, with
                ${percent(accuracyAt(result, first, last))} of the held-out examples.`
            : html`<span class="muted">They are learning …</span>`
      }
    </p>
  </div>`;
}
