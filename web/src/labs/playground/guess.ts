import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/line-chart/format';
import { percent } from '../../charts/ridges';
import type { Spec } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { counted } from '../../language/numbers';
import type { Settings } from '../../state/tree';
import { preset } from './preset';

/** Units of the one hidden layer that can be guessed, and what they have to reach. */
const choices: readonly number[] = [1, 2, 3, 5];
const enough = 0.95;

/** The lab as it starts, but for one hidden layer of so many units. */
export const guessSettings = (units: number): Settings => ({ ...preset, hidden: [units] });

function unitsText(units: number): string {
  const count = formatNumber(units);
  return counted(units, msg(str`${count} unit`), msg(str`${count} units`));
}

/** The question above the lab: how few units enclose a circle? All sizes are trained, and they are the judge. */
export class Question {
  guess: number | null = null;
  /** The share of right classes among the examples, by units. */
  private shares: ReadonlyMap<number, number> = new Map();

  constructor(
    private readonly run: (name: string, spec: Spec) => Promise<Result | undefined>,
    private readonly changed: () => void,
  ) {}

  async take(units: number): Promise<void> {
    this.guess = units;
    for (const each of choices) {
      if (this.shares.has(each)) continue;
      const result = await this.run('guess', {
        ...guessSettings(each),
        map: 0,
        unitMaps: false,
        experiment: 'training',
      });
      if (result) this.shares = new Map(this.shares).set(each, result.table('evaluation').at('accuracy', 0));
    }
    this.changed();
  }

  /** `ended`: the guessed network has learned. */
  view(ended: boolean, take: (units: number) => void): TemplateResult {
    const { guess } = this;
    const least = percent(enough);
    return html`<div class="guess" role="group" aria-labelledby="question">
      <p class="question" id="question">
        ${msg(
          str`One class encloses the other, and there is one hidden layer. How few units are enough to get at least ${least} of the examples right that are learned from?`,
        )}
      </p>
      <div class="chips">
        ${choices.map(
          (units) =>
            html`<button
              type="button"
              class="chip"
              data-guess=${units}
              aria-pressed=${guess === units}
              @click=${() => take(units)}
            >
              ${unitsText(units)}
            </button>`,
        )}
      </div>
      <p class="verdict" role="status">
        ${
          guess === null
            ? html`<span class="muted">${msg('Guess, and a network of that size learns it from the start.')}</span>`
            : ended && this.shares.size === choices.length
              ? this.verdict(guess)
              : html`<span class="muted">${msg('It is learning …')}</span>`
        }
      </p>
    </div>`;
  }

  private verdict(guess: number): TemplateResult {
    const share = (units: number): number => this.shares.get(units) ?? NaN;
    const least = choices.find((units) => share(units) >= enough);
    const all = choices.map((units) => {
      const [right, size] = [percent(share(units)), unitsText(units)];
      return msg(str`${right} with ${size}`);
    });
    const why = msg('Each unit draws one soft edge, and it takes three of them to close a shape.');
    return html`<strong>${guess === least ? msg('Right:') : msg('Not so:')}</strong>
      ${all.join(', ')}.${least === 3 ? ` ${why}` : ''}`;
  }
}
