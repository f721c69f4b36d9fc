import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { percent } from '../../charts/interval-chart/layout';
import { setStyle } from '../../charts/set-style';
import type { Result } from '../../engine/result';
import type { Scheme } from '../schemes/schemes';
import { showMe } from '../withheld';
import { accuracyAt, ranking } from './words';

export interface GuessScene {
  readonly result: Result;
  readonly whole: boolean;
  readonly schemes: readonly Scheme[];
  /** The key of the scheme that was guessed. */
  readonly guess: string | undefined;
  /** Whether the pictures may answer the question. */
  readonly told: boolean;
  choose(key: string): void;
  show(): void;
}

/** What tells a scheme from others, whatever it is called. */
const keyOf = ({ settings }: Scheme): string => JSON.stringify(settings);

/** The question above the pictures; answering is optional, and the run is the judge. */
export function guessView(scene: GuessScene): TemplateResult | typeof nothing {
  const { result, whole, schemes, guess, told, choose, show } = scene;
  if (schemes.length < 2) return nothing;
  const last = result.table('looks').rows - 1;
  const [first] = ranking(result, schemes, last);
  const guessed = schemes.find((scheme) => keyOf(scheme) === guess);
  const right = first && guessed && accuracyAt(result, guessed, last) === accuracyAt(result, first, last);
  return html`<div class="guess" role="group" aria-labelledby="question">
    <p class="question" id="question">
      ${msg('The same network, the same batches; only the first weights differ. Which network is right most often in the end?')}
    </p>
    <div class="chips">
      ${schemes.map(
        (scheme) =>
          html`<button
            type="button"
            class="chip"
            data-guess=${scheme.part.id}
            aria-pressed=${guess === keyOf(scheme)}
            @click=${() => choose(keyOf(scheme))}
          >
            <span class="swatch" ${setStyle({ '--swatch': `var(${scheme.color})` })}></span>${scheme.label}
          </button>`,
      )}
      ${told || guess !== undefined ? nothing : showMe(show)}
    </div>
    <p class="verdict" role="status">
      ${
        guess === undefined
          ? html`<span class="muted">${msg('Guess, and they learn it from the start.')}</span>`
          : told && whole && first
            ? html`<strong>${right ? msg('Right:') : msg('Not so:')}</strong>
                ${bestText(first.label, accuracyAt(result, first, last))}`
            : html`<span class="muted">${msg('They are learning …')}</span>`
      }
    </p>
  </div>`;
}

function bestText(label: string, accuracy: number): string {
  const share = percent(accuracy);
  return msg(str`${label}, with ${share} of the held-out examples.`);
}
