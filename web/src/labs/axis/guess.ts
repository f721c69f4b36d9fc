import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/line-chart/format';

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
  const times = (value: number): string => `${formatNumber(value, 3)} times`;
  const brought = answers.filter(({ after }) => after < level);
  const right = brought.some(({ id }) => id === guess) ? 'Right.' : 'It is not that one.';
  const found = answers.map(({ title, after }) => `after ${title.toLowerCase()} ${times(after)}`);
  const [first] = answers;
  return `${right} Before, it is ${times(first?.before ?? NaN)} as large as the others; ${found.join(', ')}.`;
}

/** The question above the lab; answering is optional. */
export function guessView(answers: Answers, guess: string | undefined, choose: (id: string) => void): TemplateResult {
  const [first] = answers;
  // Without a feature that stands out there is nothing to guess.
  if (!first || !(first.before > 2)) return html``;
  return html`<fieldset class="guess">
    <legend>
      Guess first: feature ${first.largest + 1} is on a larger scale than the others. Which normalizer brings it to
      their size?
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
