import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../engine/result';
import { isList } from '../../state/tree';
import { settingsOf, type Scheme } from '../schemes/schemes';
import { fateName, fateOf, fates } from '../schemes/words';
import { scaleOf } from './pull';

/** A scheme whose weights are to be twice as large. */
export interface Doubled {
  readonly index: number;
  readonly label: string;
  /** What it multiplies its weights by, and then. */
  readonly scale: string;
  readonly to: number;
}

/** The scheme in hand with weights twice as large; undefined where it has no scale, or that is as large as it may be. */
export function doubledOf(scheme: Scheme | undefined): Doubled | undefined {
  const scale = scheme && scaleOf(scheme);
  if (!scale || !(scale.value > 0) || 2 * scale.value > scale.max) return undefined;
  return { index: scheme.index, label: scheme.label, scale: scale.id, to: 2 * scale.value };
}

/** Whether a result is that of the doubled weights. */
function isDone({ spec: { initializers } }: Result, { index, scale, to }: Doubled): boolean {
  return isList(initializers) && settingsOf(initializers[index] ?? null)[scale] === to;
}

function verdict(result: Result, { label, index }: Doubled, guess: string): string {
  const right = fateOf(result, 'gradientClass', index);
  const fate = fateName(right);
  return guess === right
    ? msg(str`Right: with ${label} twice as large it is ${fate}.`)
    : msg(str`Not so: with ${label} twice as large it is ${fate}.`);
}

/** The question above the charts: about weights that are made so when somebody has guessed. */
export function guessView(
  result: Result,
  doubled: Doubled,
  guess: string | undefined,
  choose: (guess: string) => void,
): TemplateResult {
  const { label } = doubled;
  return html`<fieldset class="guess">
    <legend>
      ${msg(str`Guess first: suppose ${label}’s weights were twice as large. What would become of the gradient on its way back to the first layer?`)}
    </legend>
    ${fates.map(
      (each) =>
        html`<label
          ><input type="radio" name="guess" .checked=${guess === each} @change=${() => choose(each)} />
          ${fateName(each)}</label
        >`,
    )}
    ${
      guess === undefined || !isDone(result, doubled)
        ? nothing
        : html`<p class="verdict">${verdict(result, doubled, guess)}</p>`
    }
  </fieldset>`;
}
