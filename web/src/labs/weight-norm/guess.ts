import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';

export type Guess = 'grows' | 'shrinks' | 'stays';

const choices = (): readonly (readonly [Guess, string])[] => [
  ['grows', msg('it grows')],
  ['shrinks', msg('it shrinks')],
  ['stays', msg('it stays as it is')],
];

function verdict(result: Result, guess: Guess): string {
  const norm = result.table('path').column('norm');
  const [first, last] = [norm[0] ?? NaN, norm.at(-1) ?? NaN];
  const what: Guess = last > first ? 'grows' : last < first ? 'shrinks' : 'stays';
  const said = choices().find(([id]) => id === what)?.[1] ?? '';
  const [from, to] = [formatNumber(first, 4), formatNumber(last, 4)];
  const judged =
    what === guess
      ? msg(str`Right: ${said}, from ${from} to ${to}.`)
      : msg(str`Not here: ${said}, from ${from} to ${to}.`);
  return `${judged} ${msg('Each step stands at a right angle to v, and the hypotenuse is longer than the side.')}`;
}

/** The question above the lab; answering is optional. */
export function guessView(result: Result, guess: Guess | undefined, choose: (guess: Guess) => void): TemplateResult {
  return html`<fieldset class="guess">
    <legend>${msg('Guess first: gradient descent moves v step by step. What becomes of its length ‖v‖?')}</legend>
    <div class="row">
      ${choices().map(
        ([id, label]) =>
          html`<label
            ><input type="radio" name="guess" .checked=${guess === id} @change=${() => choose(id)} /> ${label}</label
          >`,
      )}
      ${guess === undefined ? nothing : html`<p class="verdict">${verdict(result, guess)}</p>`}
    </div>
  </fieldset>`;
}
