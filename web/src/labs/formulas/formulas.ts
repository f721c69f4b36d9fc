import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { DataTable } from '../../elements/data-table';
import { Formula } from '../../elements/formula';
import { LineChart } from '../../charts/line-chart';
import type { Uses } from '../../elements/define';
import type { Catalog } from '../../engine/contract';
import type { Result } from '../../engine/result';
import type { Settings } from '../../state/tree';
import { Lab, type Scene } from '../lab';
import { workedStyle } from '../schemes/worked-view';
import { cardsOf, type Card } from './cards';
import { chartView, formulasView, keptView } from './pictures';
import { formulasStyle } from './style';
import { backwardName, forwardName } from '../schemes/words';

/** `<descent-formulas>`: formulas that differ by the place of a root, or are used where they don't belong; guess, then run. */
export class FormulasLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, DataTable, Formula, LineChart];
  static override styles = [...Lab.styles, workedStyle, formulasStyle];
  static override properties = {
    ...Lab.properties,
    open: { state: true },
    guesses: { state: true },
    asked: { state: true },
    tested: { state: true },
    waiting: { state: true },
  };
  readonly labId = 'formulas';
  override readonly lore = ['initializer'] as const;
  override readonly spokenName = msg('Formulas for the first weights');
  /** As small as can be: what is shown is run beside it, card by card. */
  override readonly preset: Settings = { depth: 1, width: 1, seeds: 1, bins: 0 };

  private readonly cards = cardsOf();
  declare private open: string;
  declare private guesses: ReadonlyMap<string, string>;
  /** Results by card: before the guess, and of the test. */
  declare private asked: ReadonlyMap<string, readonly Result[]>;
  declare private tested: ReadonlyMap<string, readonly Result[]>;
  /** How far the test of the open card is. */
  declare private waiting: number | undefined;

  constructor() {
    super();
    this.asked = this.tested = new Map();
    this.resetView();
  }

  protected override resetView(): void {
    this.open = this.cards[0]?.id ?? '';
    this.guesses = new Map();
    this.waiting = undefined;
  }

  protected override resultChanged(): void {
    void this.ask(this.card);
  }

  private get card(): Card | undefined {
    return this.cards.find(({ id }) => id === this.open);
  }

  protected override renderLab({ catalog }: Scene): TemplateResult {
    const { card } = this;
    if (!card) return html``;
    return html`<nav aria-label=${msg('Formulas')}>
        <ul class="deck">
          ${this.cards.map(
            (each) =>
              html`<li>
                <button
                  type="button"
                  class="card"
                  data-card=${each.id}
                  data-control=${each.control}
                  aria-pressed=${each.id === card.id}
                  @click=${() => this.show(each)}
                >
                  <span class="title">${each.title}</span>
                  <span class="state">${this.stateOf(each)}</span>
                </button>
              </li>`,
          )}
        </ul>
      </nav>
      <article aria-labelledby="question">
        <p class="question" id="question">${card.question}</p>
        <div class="chips" role="group" data-control="answers" aria-label=${msg('Answers')}>
          ${card.answers.map(
            ({ id, label }) =>
              html`<button
                type="button"
                class="chip"
                data-answer=${id}
                aria-pressed=${this.guesses.get(card.id) === id}
                @click=${() => void this.guess(card, id)}
              >
                ${label}
              </button>`,
          )}
        </div>
        ${this.renderFormulas(card, catalog)} ${this.renderVerdict(card)} ${this.renderRun(card, catalog)}
      </article>`;
  }

  private renderFormulas(card: Card, catalog: Catalog): TemplateResult | typeof nothing {
    const results = this.tested.get(card.id) ?? this.asked.get(card.id);
    if (!results) return nothing;
    return html`${formulasView(results.slice(0, 1), catalog)} ${keptView(results, catalog, this.isTold(card))}`;
  }

  /** A guess has been made, and the runs have judged it. */
  private isTold({ id }: Card): boolean {
    return this.guesses.has(id) && this.tested.has(id);
  }

  private renderVerdict(card: Card): TemplateResult {
    const results = this.tested.get(card.id);
    if (!this.isTold(card) || !results) {
      return html`<div class="waits">
        ${
          this.waiting === undefined
            ? html`<p class="muted">${msg('Guess first; the run judges.')}</p>`
            : html`<progress aria-label=${msg('Run')} max="1" .value=${this.waiting}></progress>`
        }
      </div>`;
    }
    return html`<p class="verdict" role="status">
      <strong>${this.judged(card, results)}</strong> ${card.told(results)}
    </p>`;
  }

  private judged(card: Card, results: readonly Result[]): string {
    const right = card.right(results);
    if (this.guesses.get(card.id) === right) return msg('Right.');
    const answer = card.answers.find(({ id }) => id === right)?.label ?? right;
    return msg(str`Not so: ${answer}.`);
  }

  private renderRun(card: Card, catalog: Catalog): TemplateResult | typeof nothing {
    const [result] = this.tested.get(card.id) ?? [];
    if (!this.isTold(card) || result?.spec.experiment !== 'initialization') return nothing;
    return html`<div class="charts">
        ${chartView(result, catalog, 'activation', forwardName())}
        ${chartView(result, catalog, 'gradient', backwardName())}
      </div>
      <descent-data-table .table=${result.table('verdicts')}></descent-data-table>`;
  }

  private stateOf(card: Card): string {
    const results = this.tested.get(card.id);
    if (!this.isTold(card) || !results) return msg('guess');
    return this.guesses.get(card.id) === card.right(results)
      ? `✓ ${msg('as you guessed')}`
      : `✗ ${msg('not as you guessed')}`;
  }

  private show(card: Card): void {
    this.open = card.id;
    this.waiting = undefined;
    void this.ask(card);
  }

  private async ask(card: Card | undefined): Promise<void> {
    if (!card || this.asked.has(card.id)) return;
    const results = await this.runAll(card, 'ask');
    if (results) this.asked = new Map(this.asked).set(card.id, results);
  }

  private async guess(card: Card, answer: string): Promise<void> {
    this.guesses = new Map(this.guesses).set(card.id, answer);
    const results = this.tested.get(card.id) ?? (await this.runAll(card, 'test'));
    if (!results) return;
    this.tested = new Map(this.tested).set(card.id, results);
    this.announce(`${this.judged(card, results)} ${card.told(results)}`);
  }

  /** One after another; undefined where one of them was refused or has been overtaken. */
  private async runAll(card: Card, which: 'ask' | 'test'): Promise<readonly Result[] | undefined> {
    const results: Result[] = [];
    const told = (progress: number | undefined): void => {
      if (which === 'test' && this.open === card.id) this.waiting = progress;
    };
    for (const [k, spec] of card[which].entries()) {
      const onProgress = (progress: number): void => told((k + progress) / card[which].length);
      onProgress(0);
      const result = await this.runBeside(`${which}-${card.id}-${k}`, spec, { onProgress });
      if (!result) break;
      results.push(result);
    }
    told(undefined);
    return results.length === card[which].length ? results : undefined;
  }
}
