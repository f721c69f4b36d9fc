import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/line-chart/format';
import { inSentence } from '../../language/words';

interface Answer {
  readonly id: string;
  readonly title: string;
  /** Place of the feature with the largest numbers. */
  readonly largest: number;
  /** How many times as large as the other features it is, before and after. */
  readonly before: number;
  readonly after: number;
}

export type Answers = readonly Answer[];

/** So near to 1 that nothing stands out any more. */
const level = 1.5;

function verdict(answers: Answers, guess: string): string {
  const right = answers.some(({ id, after }) => id === guess && after < level);
  const found = answers
    .map(({ title, after }) => {
      const [name, times] = [inSentence(title), formatNumber(after, 3)];
      return msg(str`after ${name}: ${times} times`);
    })
    .join(', ');
  const before = formatNumber(answers[0]?.before ?? NaN, 3);
  return right
    ? msg(str`Right. Before, it is ${before} times as large as the others; ${found}.`)
    : msg(str`It is not that one. Before, it is ${before} times as large as the others; ${found}.`);
}

/** The question above the lab; answering is optional. */
export function guessView(answers: Answers, guess: string | undefined, choose: (id: string) => void): TemplateResult {
  const [first] = answers;
  // Without a feature that stands out there is nothing to guess.
  if (!first || !(first.before > 2)) return html``;
  const feature = first.largest + 1;
  return html`<fieldset class="guess">
    <legend>
      ${msg(str`Guess first: feature ${feature} is on a larger scale than the others. Which normalizer brings it to their size?`)}
    </legend>
    <div class="row">
      ${answers.map(
        ({ id, title }) =>
          html`<label
            ><input type="radio" name="guess" .checked=${guess === id} @change=${() => choose(id)} /> ${title}</label
          >`,
      )}
      ${guess === undefined ? nothing : html`<p class="verdict">${verdict(answers, guess)}</p>`}
    </div>
  </fieldset>`;
}
