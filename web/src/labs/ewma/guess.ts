import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { orNone } from './steps';
import { betaText } from './words';

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
  const delays = contestants.map(measured).join(', ');
  return `${opening(answer?.beta, guess)} ${msg(str`Measured delays: ${delays}.`)}`;
}

function measured({ beta, lag }: Contestant): string {
  const [delay, average] = [orNone(lag, true), betaText(beta)];
  return msg(str`${delay} with ${average}`);
}

function opening(right: number | undefined, guess: number): string {
  if (right === undefined) return msg('On these days none of them.');
  const answer = betaText(right);
  return right === guess ? msg(str`Right: ${answer}.`) : msg(str`It is ${answer}.`);
}

/** The question above the lab; answering is optional. */
export function guessView(
  contestants: readonly Contestant[],
  guess: number | undefined,
  choose: (beta: number) => void,
): TemplateResult {
  return html`<fieldset class="guess">
    <legend>${msg('Guess first: which average trails the seasons by about a month?')}</legend>
    <div class="row">
      ${contestants.map(
        ({ beta }) =>
          html`<label
            ><input type="radio" name="guess" .checked=${guess === beta} @change=${() => choose(beta)} />
            ${betaText(beta)}</label
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
