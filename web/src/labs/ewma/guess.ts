import { html, nothing, type TemplateResult } from 'lit';
import { counted } from '../../elements/counted';

/** An average of the comparison and how late the core measured it to be. */
export interface Contestant {
  readonly beta: number;
  readonly lag: number;
}

/** About a month, in days; and how far from it still counts as about. */
const month = 30;
const about = 12;

/** Who trails by about a month; undefined where nobody does. */
export function trailing(contestants: readonly Contestant[]): Contestant | undefined {
  const near = ({ lag }: Contestant): number => Math.abs(lag - month);
  const best = [...contestants].sort((a, b) => near(a) - near(b))[0];
  return best && near(best) <= about ? best : undefined;
}

export function verdict(contestants: readonly Contestant[], guess: number): string {
  const answer = trailing(contestants);
  const measured = contestants.map(
    ({ beta, lag }) => `${Number.isNaN(lag) ? 'not measurable' : counted(lag, 'day')} with β = ${beta}`,
  );
  const opening = answer
    ? answer.beta === guess
      ? `Right: β = ${guess}.`
      : `It is β = ${answer.beta}.`
    : 'On these days none of them.';
  return `${opening} Measured delays: ${measured.join(', ')}.`;
}

/** The question above the lab; answering is optional. */
export function guessView(
  contestants: readonly Contestant[],
  guess: number | undefined,
  choose: (beta: number) => void,
): TemplateResult {
  return html`<fieldset class="guess">
    <legend>Guess first: which average trails the seasons by about a month?</legend>
    <div class="row">
      ${contestants.map(
        ({ beta }) =>
          html`<label
            ><input type="radio" name="guess" .checked=${guess === beta} @change=${() => choose(beta)} /> β =
            ${beta}</label
          >`,
      )}
      ${
        guess === undefined || contestants.length === 0
          ? nothing
          : html`<p class="verdict">${verdict(contestants, guess)}</p>`
      }
    </div>
  </fieldset>`;
}
