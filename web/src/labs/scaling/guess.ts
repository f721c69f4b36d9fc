import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import type { Scaled } from './tables';
import { nameInSentence } from './words';

/** A value that lies far out, and ten times that: what the lab asks about. */
export interface Supposed {
  /** Of the values as they are shown. */
  readonly place: number;
  readonly from: number;
  readonly to: number;
}

/** The value to ask about; none, where ten times as large is not farther out than all others. */
export function supposedIn(result: Result): Supposed | undefined {
  const values = result.table('values');
  const [column, farOut] = [values.column('value'), values.column('farOut')];
  const place = farOut.reduce(
    (far, is, k) => (is === 1 && !(Math.abs(column[k] ?? 0) <= Math.abs(column[far] ?? 0)) ? k : far),
    -1,
  );
  const from = column[place];
  if (from === undefined || column.some((value) => Math.abs(value) > Math.abs(from))) return undefined;
  return { place, from, to: 10 * from };
}

/** Those that are asked about. */
export const answersOf = (scalers: readonly Scaled[]): readonly Scaled[] => scalers.slice(0, 3);

/** Two runs: as it was when somebody guessed, and with the value moved. */
export interface Judged {
  readonly before: Result;
  readonly after: Result;
  readonly scalers: readonly Scaled[];
}

function answer({ before, after, scalers }: Judged, guess: string): string {
  const range = (result: Result, { index }: Scaled): number => result.table('summary').at('innerRange', index + 1);
  const change = (scaler: Scaled): number => Math.abs(Math.log(range(after, scaler) / range(before, scaler)));
  const [best] = [...scalers].sort((a, b) => change(a) - change(b));
  if (!best) return '';
  const ranges = scalers
    .map((each) => {
      const [was, is] = [formatNumber(range(before, each), 3), formatNumber(range(after, each), 3)];
      return `${nameInSentence(each)} ${was} → ${is}`;
    })
    .join(', ');
  const { label } = best;
  return best.part.id === guess
    ? msg(str`Right: ${label}. The range of the others, before and after: ${ranges}.`)
    : msg(str`No: ${label}. The range of the others, before and after: ${ranges}.`);
}

export interface GuessScene {
  readonly supposed: Supposed;
  readonly scalers: readonly Scaled[];
  readonly guess: string | undefined;
  readonly judged: Judged | undefined;
  choose(id: string): void;
}

/** The question above the lab; answering is optional, and moves the value. */
export function guessView({ supposed, scalers, guess, judged, choose }: GuessScene): TemplateResult {
  const [from, to] = [formatNumber(supposed.from), formatNumber(supposed.to)];
  return html`<fieldset class="guess">
    <legend>
      ${msg(str`Guess first: suppose ${from} were ${to}. Under which scaler would the other values keep their distances?`)}
    </legend>
    <div class="row">
      ${answersOf(scalers).map(
        ({ part: { id, title } }) =>
          html`<label
            ><input type="radio" name="guess" .checked=${guess === id} @change=${() => choose(id)} /> ${title}</label
          >`,
      )}
      ${guess === undefined || !judged ? nothing : html`<p class="verdict">${answer(judged, guess)}</p>`}
    </div>
  </fieldset>`;
}
