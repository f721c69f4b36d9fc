import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { DataTable } from '../../elements/data-table';
import { DotStrips } from '../../charts/dot-strips';
import { Formula } from '../../elements/formula';
import type { Uses } from '../../elements/define';
import type { ChooseDetail, DotDetail, LitDetail } from '../../charts/dot-strips';
import { formatNumber } from '../../charts/line-chart/format';
import { counted } from '../../language/numbers';
import { saveFile } from '../../elements/save-file';
import { csv } from '../../elements/table-text';
import type { Catalog, Descriptor, Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { isGroup, isList, same, type Settings } from '../../state/tree';
import { editsOf, moved } from '../../state/edits';
import { guessStyle } from '../guess-style';
import { Lab, type Scene } from '../lab';
import { withoutLongTable } from '../long-table';
import { idOf, ownTableView, tablesView } from '../own-table';
import { columnView } from './data-view';
import { equationView, termsView } from './equation';
import { answersOf, guessView, supposedIn, type Judged, type Supposed } from './guess';
import { leakageView } from './leakage-view';
import { pictureOf, type Axes } from './picture';
import { scalingStyle } from './style';
import { scalersOf, sideBySide, type Scaled } from './tables';
import { summaryText, verdict } from './words';
import type { Linked } from '../view-link';
import { aPlace, oneOf } from '../view-link';

/** What is said of one table means nothing to another. */
const boundToTable: readonly string[] = ['column', 'edits'];
/** A list typed in a field is the business of links: on the page one's own data is a table. */
const hidden: readonly string[] = ['list'];

/** `<descent-scaling>`: one column under several scalers, side by side. */
export class ScalingLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, DataTable, DotStrips, Formula];
  static override styles = [...Lab.styles, guessStyle, scalingStyle];
  static override properties = {
    ...Lab.properties,
    axes: { state: true },
    chosen: { state: true },
    guess: { state: true },
    judged: { state: true },
    reading: { state: true },
  };
  override readonly labId = 'scaling';
  override readonly lore = ['scaler'] as const;
  override readonly linked: Linked = { axes: oneOf('shared', 'own'), chosen: aPlace };

  declare private axes: Axes;
  /** Place of the scaler whose formula is shown. */
  declare private chosen: number;
  declare private guess: string | undefined;
  /** What the guess was about, from then on, and the run before it. */
  private asked: { readonly supposed: Supposed; readonly before: Result } | undefined;
  declare private judged: Judged | undefined;
  /** A table is on its way through the core. */
  declare private reading: boolean;
  /** One's own table while another one is looked at. */
  private kept: Settings | undefined;

  constructor() {
    super();
    this.reading = false;
    this.resetView();
  }

  protected override resetView(): void {
    this.axes = 'shared';
    this.chosen = 1;
    this.guess = this.asked = this.judged = undefined;
    this.kept = undefined;
    this.index = -1;
  }

  protected override linkable(settings: Settings): Settings {
    return withoutLongTable(settings, boundToTable);
  }

  protected override resultChanged(result: Result, previous: Result | undefined): void {
    this.reading = false;
    const other = ['table', 'column', 'missing'].some((key) => !same(result.spec[key], previous?.spec[key]));
    if (other || this.index >= result.table('values').rows) this.index = telling(result);
    const { catalog } = this;
    if (other) this.guess = this.asked = this.judged = undefined;
    if (!previous || !catalog) return;
    this.judge(result, catalog);
    const scalers = scalersOf(result, catalog);
    this.announce(verdict(result, scalers, scalers[this.chosen]));
  }

  /** The first run in which the value lies where the guess put it. */
  private judge(after: Result, catalog: Catalog): void {
    const { asked } = this;
    if (!asked || this.judged || after.table('values').at('value', asked.supposed.place) !== asked.supposed.to) return;
    this.judged = { before: asked.before, after, scalers: answersOf(scalersOf(after, catalog)) };
  }

  protected override renderLab({ catalog, result }: Scene): TemplateResult {
    const scalers = scalersOf(result, catalog);
    const supposed = this.asked?.supposed ?? supposedIn(result);
    const chosen = scalers[Math.min(this.chosen, scalers.length - 1)];
    const lit = this.index < 0 ? telling(result) : this.index;
    const { strips, dots } = pictureOf(result, scalers, this.axes);
    return html`
      ${
        supposed && scalers.length > 1
          ? guessView({
              ...{ supposed, scalers, guess: this.guess, judged: this.judged },
              choose: (id) => this.take(id, supposed),
            })
          : nothing
      }
      <div class="picture">
        ${this.data(catalog, result)}
        <descent-dot-strips
          .strips=${strips}
          .dots=${dots}
          .lit=${lit}
          .chosen=${strips[(chosen?.index ?? 0) + 1]?.id ?? ''}
          .summary=${summaryText(result, scalers, lit)}
          @descent-dot=${this.moveDot}
          @descent-lit=${(event: CustomEvent<LitDetail>) => (this.index = event.detail.index)}
          @descent-choose=${(event: CustomEvent<ChooseDetail>) => this.choose(event.detail.id, strips)}
        ></descent-dot-strips>
        <div class="bar">
          <p class="muted hint">
            <span class="mouse"
              >${msg('Drag a dot of the first row, or move it with the arrow keys: all rows follow.')}</span
            >
            <span class="finger">${msg('Pull a dot of the first row sideways: all rows follow.')}</span>
          </p>
          ${this.putBack()}
        </div>
        <div class="bar">${this.choice(catalog, scalers)} ${this.axesView()}</div>
        <p class="story">${verdict(result, scalers, chosen)}</p>
      </div>
      <div class="pair">
        ${chosen ? this.formulaPanel(catalog, result, chosen, lit) : nothing} ${this.splitPanel(result, scalers)}
      </div>
      ${this.numbers(result, scalers)}
    `;
  }

  private data(catalog: Catalog, result: Result): TemplateResult {
    const table = this.spec?.['table'];
    const id = idOf(table);
    const own = id === 'csv';
    const part = catalog['table']?.parts.find((each) => each.id === id);
    const about = own ? '' : (part?.help ?? '');
    return html`${tablesView(catalog, id, hidden, (chosen) => this.chooseTable(chosen))}
    ${about ? html`<p class="muted">${about}</p>` : nothing} ${own ? this.ownTable(catalog, table) : nothing}
    ${this.errors['column'] ? html`<p class="wrong">${this.errors['column']}</p>` : nothing}
    ${columnView(result, (column) => this.changeAll({ column, edits: [] }))}`;
  }

  private ownTable(catalog: Catalog, table: Value | undefined): TemplateResult {
    return ownTableView({
      ...{ catalog, table, errors: this.errorsWithin('table'), busy: this.reading, gaps: this.knob('missing') },
      change: (path, value) => {
        this.reading = path === 'table.text';
        this.changeAll({ [path]: value, column: undefined, edits: [] });
      },
      skip: () => this.change('missing', 'skip'),
      redraw: () => this.requestUpdate(),
    });
  }

  private formulaPanel(catalog: Catalog, result: Result, chosen: Scaled, lit: number): TemplateResult {
    const values = result.table('values');
    const settings = this.spec?.['scalers'];
    const own = isList(settings) ? (settings[chosen.index] ?? null) : null;
    const path = `scalers.${chosen.index}`;
    const { label } = chosen;
    const row = formatNumber(values.at('row', lit));
    return html`<section class="panel" aria-labelledby="formula">
      <h3 id="formula">${msg(str`${label}, row ${row}`)}</h3>
      <p class="muted">${chosen.part.help}</p>
      ${equationView(chosen, values.at('value', lit), lit)}
      <descent-part
        fixed
        .catalog=${catalog}
        family="scaler"
        name=${path}
        .value=${own}
        .errors=${this.errorsWithin(path)}
        @descent-change=${this.changeKnob}
      ></descent-part>
      ${this.errors[path] ? html`<p class="wrong">${this.errors[path]}</p>` : nothing} ${termsView(chosen)}
    </section>`;
  }

  private splitPanel(result: Result, scalers: readonly Scaled[]): TemplateResult {
    const split = this.spec?.['split'];
    return html`<section class="panel" aria-labelledby="split">
      <h3 id="split">${msg('What may a scaler learn from?')}</h3>
      <div class="knobs">
        ${this.knob('split')} ${split === 'none' ? nothing : [this.knob('fit'), this.knob('share')]}
        ${split === 'random' ? this.knob('seed') : nothing}
      </div>
      ${leakageView(result, scalers)}
    </section>`;
  }

  /** Which scalers stand side by side. */
  private choice(catalog: Catalog, scalers: readonly Scaled[]): TemplateResult {
    const parts = catalog['scaler']?.parts ?? [];
    return html`<div
      class="choices"
      role="group"
      aria-label=${msg('Scalers side by side')}
      data-control="scalersSideBySide"
    >
      <span class="lead muted">${msg('Side by side')}</span>
      ${parts.map(({ id, title }) => {
        const on = scalers.some(({ part }) => part.id === id);
        const only = on && scalers.every(({ part }) => part.id === id);
        return html`<button
          type="button"
          class="chip"
          data-scaler=${id}
          aria-pressed=${on}
          aria-disabled=${only}
          @click=${() => (only ? undefined : this.toggle(id, parts))}
        >
          ${title}
        </button>`;
      })}
    </div>`;
  }

  private numbers(result: Result, scalers: readonly Scaled[]): TemplateResult {
    const rows = result.table('facts').at('rows', 0);
    const shown = result.table('values').rows;
    const count = formatNumber(rows);
    return html`<div>
      <descent-data-table .table=${sideBySide(result, scalers)} .row=${this.index}></descent-data-table>
      <descent-data-table .table=${result.table('summary')}></descent-data-table>
      ${
        shown < rows
          ? html`<button
              type="button"
              data-save
              data-control="saveAllRowsAsCsv"
              @click=${() => void this.saveAll(result)}
            >
              ${msg(str`Save all ${count} rows as CSV`)}
            </button>`
          : nothing
      }
    </div>`;
  }

  private axesView(): TemplateResult {
    const choice = (axes: Axes, name: string): TemplateResult =>
      html`<button
        type="button"
        class="chip"
        data-axes=${axes}
        aria-pressed=${this.axes === axes}
        @click=${() => (this.axes = axes)}
      >
        ${name}
      </button>`;
    return html`<div
      class="choices"
      role="group"
      aria-label=${msg('Axes of the scaled rows')}
      data-control="axesOfTheScaledRows"
    >
      ${choice('shared', msg('One axis for all'))}${choice('own', msg('Each its own'))}
    </div>`;
  }

  private putBack(): TemplateResult {
    const { length } = editsOf(this.spec?.['edits']);
    const count = formatNumber(length);
    return html`<button
      type="button"
      data-restore
      data-control="putMovedValuesBack"
      ?hidden=${length === 0}
      @click=${this.restore}
    >
      ${counted(length, msg(str`Put ${count} moved value back`), msg(str`Put ${count} moved values back`))}
    </button>`;
  }

  private chooseTable(id: string): void {
    const table = this.spec?.['table'];
    if (idOf(table) === id) return;
    if (idOf(table) === 'csv' && isGroup(table)) this.kept = table;
    this.changeAll({ table: id === 'csv' ? (this.kept ?? { id }) : { id }, column: undefined, edits: [] });
  }

  protected override updated(): void {
    // An answer has come, though it is a refusal.
    if (this.reading && Object.keys(this.errorsWithin('table')).length > 0) this.reading = false;
  }

  private readonly moveDot = (event: CustomEvent<DotDetail>): void => {
    const { index: dot, value, final } = event.detail;
    this.moveTo(dot, value, final);
  };

  private moveTo(place: number, value: number, final: boolean): void {
    const values = this.result?.table('values');
    if (!values) return;
    const edits = moved(editsOf(this.spec?.['edits']), values.at('index', place), value, values.at('original', place));
    this.change('edits', edits, { final });
  }

  /** What was only supposed is done. */
  private take(guess: string, supposed: Supposed): void {
    this.guess = guess;
    if (this.asked || !this.result) return;
    this.asked = { supposed, before: this.result };
    this.moveTo(supposed.place, supposed.to, true);
  }

  private readonly restore = (): void => {
    this.change('edits', []);
    this.announce(msg('All values are back where they were.'));
  };

  private choose(id: string, strips: readonly { readonly id: string }[]): void {
    this.chosen = strips.findIndex((strip) => strip.id === id) - 1;
  }

  private toggle(id: string, parts: readonly Descriptor[]): void {
    const before = this.spec?.['scalers'];
    const all = isList(before) ? before : [];
    const without = all.filter((scaler) => idOf(scaler) !== id);
    const rank = (scaler: unknown): number => parts.findIndex((part) => part.id === idOf(scaler));
    const scalers = without.length < all.length ? without : [...all, { id }].sort((a, b) => rank(a) - rank(b));
    this.change('scalers', scalers);
  }

  /** Every row of a long table, which the picture does without. */
  private async saveAll(result: Result): Promise<void> {
    const most = this.parameter('most')?.max ?? 0;
    const whole = await this.runBeside('export', { ...result.spec, most });
    if (whole && this.catalog)
      saveFile('scaled.csv', 'text/csv', csv(sideBySide(whole, scalersOf(whole, this.catalog))));
  }
}

/** The dot that is worth a look at first: one that lies far out, else the largest. */
function telling(result: Result): number {
  const values = result.table('values');
  const far = values.column('farOut').indexOf(1);
  if (far >= 0) return far;
  const column = values.column('value');
  return column.indexOf(column.reduce((a, b) => Math.max(a, b), -Infinity));
}
