import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import type { Scaled } from './tables';
import { nameInSentence } from './words';

/** The scaler under which the values that are not far out lie farthest apart. */
function widest(result: Result, scalers: readonly Scaled[]): Scaled | undefined {
  const range = ({ index }: Scaled): number => result.table('summary').at('innerRange', index + 1);
  return [...scalers].sort((a, b) => range(b) - range(a))[0];
}

function answer(result: Result, scalers: readonly Scaled[], guess: string): string {
  const best = widest(result, scalers);
  if (!best) return '';
  const summary = result.table('summary');
  const ranges = scalers
    .map((each) => {
      const [range, scaler] = [formatNumber(summary.at('innerRange', each.index + 1), 3), nameInSentence(each)];
      return msg(str`${range} under ${scaler}`);
    })
    .join(', ');
  const { label } = best;
  return best.part.id === guess
    ? msg(str`Right: the small values lie within ${ranges}. ${label} it is.`)
    : msg(str`It is not: the small values lie within ${ranges}. ${label} it is.`);
}

/** The question above the lab; answering is optional. */
export function guessView(
  result: Result,
  scalers: readonly Scaled[],
  guess: string | undefined,
  choose: (id: string) => void,
): TemplateResult {
  return html`<fieldset class="guess">
    <legend>${msg('Guess first: one value lies far out. Which scaler keeps the others farthest apart?')}</legend>
    <div class="row">
      ${scalers
        .slice(0, 3)
        .map(
          ({ part: { id, title } }) =>
            html`<label
              ><input type="radio" name="guess" .checked=${guess === id} @change=${() => choose(id)} /> ${title}</label
            >`,
        )}
      ${guess === undefined ? nothing : html`<p class="verdict">${answer(result, scalers, guess)}</p>`}
    </div>
  </fieldset>`;
}
