import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { ContourChart } from '../../charts/contour';
import { DataTable } from '../../elements/data-table';
import { IntervalChart } from '../../charts/interval-chart';
import type { Uses } from '../../elements/define';

import type { FrameDetail } from '../../charts/contour';
import type { Descriptor, Spec } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { isGroup } from '../../state/tree';
import type { Settings } from '../../state/tree';
import { Lab } from '../lab';
import type { Scene } from '../lab';
import { deckView } from './deck-view';
import { Exhibit } from './exhibit';
import { exhibitView } from './exhibit-view';
import { literatureView } from './literature-view';
import { resultView } from './result-view';
import { claimStyle } from './style';
import { surfacesView } from './surfaces-view';
import { TestBench } from './test-run';
import { countOf, outcome, quoted, verdictOn } from './words';
import type { Guess } from './words';
import { askView } from './ask-view';

/** `<descent-claims>`: slogans, a guess, thousands of trials, and what they say. */
export class ClaimsLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, ContourChart, DataTable, IntervalChart];
  static override styles = [...Lab.styles, claimStyle];
  static override properties = { ...Lab.properties, guessed: { state: true } };
  readonly labId = 'claims';
  override readonly lore = ['claim'] as const;
  /** What is there on arrival is one trial, as an example; the rest waits for the guess. */
  override readonly preset: Settings = { limit: 1 };

  /** What was guessed, by the claim's id. */
  declare protected guessed: ReadonlyMap<string, Guess>;
  private readonly bench = new TestBench(
    (spec, options) => this.runBeside('trials', spec, options),
    () => this.requestUpdate(),
  );
  private readonly exhibit = new Exhibit(
    (name, spec) => this.runBeside(name, spec),
    () => this.requestUpdate(),
  );

  /** The claim that was drawn last. */
  private seen = '';

  constructor() {
    super();
    this.resetView();
  }

  protected override resetView(): void {
    this.guessed = new Map();
    this.bench.clear();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.bench.stop();
  }

  protected override resultChanged(result: Result): void {
    const { catalog } = this;
    const tested = this.bench.with(idIn(result.spec), result.spec);
    // Whoever opens another claim, or sets this one otherwise, no longer waits for the test under way.
    if (tested?.state !== 'running') this.bench.stop();
    if (catalog) this.exhibit.of(tested?.result ?? result, catalog);
  }

  protected override renderLab({ catalog, spec, result }: Scene): TemplateResult {
    const claims = catalog['claim']?.parts ?? [];
    const id = idIn(result.spec);
    const claim = claims.find((each) => each.id === id);
    if (!claim) return html``;
    const tested = this.bench.with(id, spec);
    const guess = this.guessed.get(id);
    const running = tested?.state === 'running';
    return html`
      ${deckView(
        claims,
        idIn(spec),
        (each) => this.bench.of(each),
        this.guessed,
        (each) => this.open(each),
      )}
      <article aria-labelledby="slogan">
        <header>
          <h3 class="slogan" id="slogan">${quoted(claim.title)}</h3>
          <p class="tested">${claim.help}</p>
          ${this.ownKnobs(claim)}
        </header>
        <div class="halves">
          <div class="half">
            ${askView({
              spec,
              guess,
              tested,
              classes: result.table('classes'),
              choose: (answer) => this.choose(claim, answer),
              run: () => void this.test(claim),
              again: () => this.again(claim),
              stop: () => this.stop(claim),
            })}
            ${resultView({ catalog, shown: tested?.result ?? result, tested, guess, slogan: claim.title })}
          </div>
          <div class="half">
            ${exhibitView(this.exhibit, catalog, tested?.result ?? result, tested !== undefined && !running, {
              show: (held) => this.show(tested?.result ?? result, held),
              frame: (event: CustomEvent<FrameDetail>) => this.exhibit.zoom(event.detail.frame),
            })}
          </div>
        </div>
        ${tested?.result && !running ? [surfacesView(tested.result, catalog), literatureView(claim)] : nothing}
      </article>
      <details class="more" data-control="more">
        <summary>${msg('More: number of trials, steps, rates, seed')}</summary>
        <div class="knobs">${['trials', 'steps', 'rates', 'seed', 'radius'].map((knob) => this.knob(knob))}</div>
        ${(tested?.result ?? result).tables
          .filter(({ rows, id: table }) => rows > 0 && table !== 'classes')
          .map((table) => html`<descent-data-table .table=${table}></descent-data-table>`)}
      </details>
    `;
  }

  /** The card of the open claim comes into sight where the deck is wider than the screen. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const id = this.result ? idIn(this.result.spec) : '';
    if (id === this.seen) return;
    this.seen = id;
    const card = this.renderRoot.querySelector<HTMLElement>('.card[aria-pressed=true]');
    const deck = card?.closest<HTMLElement>('.deck');
    if (card && deck) deck.scrollLeft += card.getBoundingClientRect().left - deck.getBoundingClientRect().left - 24;
  }

  /** Those of the claim itself, but for its line-up. */
  private ownKnobs(claim: Descriptor): TemplateResult[] {
    const settings = this.spec?.['claim'] ?? null;
    return claim.parameters
      .filter(({ id }) => id !== 'racers')
      .map(
        (parameter) =>
          html`<descent-knob
            class="own"
            data-id=${parameter.id}
            .parameter=${parameter}
            .value=${(isGroup(settings) ? settings[parameter.id] : undefined) ?? parameter.default}
            .error=${this.errors[`claim.${parameter.id}`] ?? ''}
            @descent-change=${(event: CustomEvent<{ id: string; value: number; final: boolean }>) => {
              event.stopPropagation();
              this.change(`claim.${event.detail.id}`, event.detail.value, { final: event.detail.final });
            }}
          ></descent-knob>`,
      );
  }

  private open(id: string): void {
    if (this.spec && idIn(this.spec) !== id) this.change('claim', { id });
  }

  /** A guess is put to the test at once. */
  private choose(claim: Descriptor, guess: Guess): void {
    this.guessed = new Map(this.guessed).set(claim.id, guess);
    if (this.spec && this.bench.with(claim.id, this.spec)?.state !== 'done') void this.test(claim);
  }

  private async test(claim: Descriptor): Promise<void> {
    const { spec, catalog } = this;
    if (!spec || !catalog || idIn(spec) !== claim.id) return;
    const { title } = claim;
    this.announce(msg(str`Testing “${title}”.`));
    const result = await this.bench.start(claim.id, spec);
    if (!result) return;
    const count = countOf(result.table('overall'), 0);
    this.announce(`${verdictOn(title, count)} ${outcome(count)}`);
    if (!this.exhibit.current) this.exhibit.of(result, catalog);
  }

  /** With the next seed. */
  private again(claim: Descriptor): void {
    const { max = Infinity, min = 0, step = 1 } = this.parameter('seed') ?? {};
    const seed = this.spec?.['seed'];
    if (typeof seed === 'number') this.change('seed', seed + step > max ? min : seed + step);
    void this.test(claim);
  }

  private stop(claim: Descriptor): void {
    this.bench.stop();
    const result = this.bench.of(claim.id)?.result;
    if (result && this.catalog && !this.exhibit.current) this.exhibit.of(result, this.catalog);
    this.announce(msg('Stopped. What there is so far stays.'));
  }

  private show(result: Result, held: boolean): void {
    const { catalog } = this;
    if (catalog) this.exhibit.next(result, held, catalog);
  }
}

function idIn(spec: Spec): string {
  const claim = spec['claim'] ?? null;
  const id = isGroup(claim) ? claim['id'] : claim;
  return typeof id === 'string' ? id : '';
}
