import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { ContourChart } from '../../charts/contour';
import { DataTable } from '../../elements/data-table';
import { Formula } from '../../elements/formula';
import { formatNumber } from '../../charts/line-chart/format';
import { LineChart } from '../../charts/line-chart';
import { LogBars } from '../../charts/log-bars';
import type { Uses } from '../../elements/define';

import type { ContourOverlays, StartDetail } from '../../charts/contour';
import type { PlayheadDetail } from '../../charts/line-chart';
import type { Change } from '../../elements/change';
import type { KnobMark } from '../../elements/knob-views';
import { Player } from '../../elements/player';
import type { Catalog, Spec, Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { isGroup } from '../../state/tree';
import type { Settings } from '../../state/tree';
import { Lab } from '../lab';
import type { Scene } from '../lab';
import { LabKeys } from '../lab-keys';
import { withoutLongTable } from '../long-table';
import { idOf, ownTableView, tablesView } from '../own-table';
import { triesStyle, triesView, trying, type Try } from '../tries';
import { tablesWithheld, withheldStyle } from '../withheld';
import { columnsView } from './data-view';
import type { Guess } from './guess';
import { guessView, isAsked } from './guess';
import { personKnobs, personOf, personView } from './person-view';
import type { Person } from './person-view';
import { segmentsStyle, segmentsView } from '../../elements/segments';
import { sideView } from './side-view';
import { sideOf, slopeRange } from './sides';
import type { Side } from './sides';
import { terrainStyle } from './style';
import { breaks, remedies } from './tries';
import { outcomes, story } from './words';

/** Where one picture shows more than this many standard deviations, the start is not moved that way in it. */
const coarse = 30;
const overlays: ContourOverlays = { gradient: true, velocity: false, squares: false, lookAhead: false };

/** The same model on raw and on scaled inputs: one surface, two terrains to walk on. */
export class TerrainLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, ContourChart, DataTable, Formula, LineChart, LogBars, Player];
  static override styles = [...Lab.styles, triesStyle, segmentsStyle, withheldStyle, terrainStyle];
  static override properties = {
    ...Lab.properties,
    guess: { state: true },
    tried: { state: true },
    told: { state: true },
    reading: { state: true },
  };
  readonly labId = 'terrain';

  declare protected guess: Guess | null;
  declare protected tried: Try | null;
  /** Whether the answer may be seen: after a guess, or on request. */
  declare protected told: boolean;
  /** A table is on its way through the core. */
  declare private reading: boolean;

  private raw: Side | undefined;
  private scaled: Side | undefined;
  private range: readonly [number, number] = [1, 10];
  private person: Person | undefined;
  /** One's own table, and what is said of it, while another one is looked at. */
  private kept: Settings | undefined;
  private announced = '';

  constructor() {
    super();
    this.reading = false;
    this.resetView();
    new LabKeys(this, () => this.renderRoot.querySelector<Player>('descent-player'));
  }

  protected override resetView(): void {
    this.guess = null;
    this.tried = null;
    this.told = false;
    this.kept = undefined;
  }

  protected override linkable(settings: Settings): Settings {
    return withoutLongTable(settings, ofTheTable);
  }

  protected override resultChanged(result: Result, previous: Result | undefined): void {
    this.raw = sideOf(result, 'raw', this.raw);
    this.scaled = sideOf(result, 'scaled', this.scaled);
    this.range = slopeRange([this.raw, this.scaled]);
    this.person = personOf(result, [this.raw, this.scaled], lengthOf(result));
    this.reading = false;
    const wasAtEnd = previous !== undefined && this.index >= lengthOf(previous) - 1;
    const last = lengthOf(result) - 1;
    // On arrival both have walked: something to see, and to walk again.
    this.index = !previous || wasAtEnd ? last : Math.min(this.index, last);
    if (previous) this.announce(outcomes(this.raw, this.scaled));
  }

  protected override renderLab({ catalog, spec, result }: Scene): TemplateResult {
    const { raw, scaled, person, index } = this;
    if (!raw || !scaled || !person) return html``;
    const told = this.told || !isAsked(raw, scaled);
    const length = lengthOf(result);
    const show = (): void => void (this.told = true);
    const half = (side: Side, title: string): TemplateResult =>
      sideView({
        ...{ side, title, index, overlays, start: side.start, slopeRange: this.range, open: this.playing },
        told: told || side.id === 'scaled',
        move: (detail) => this.moveStart(side, detail),
      });
    const rule =
      idOf(spec['optimizer']) === 'gd' ? msg('gradient descent') : titleOf(catalog, 'optimizer', spec['optimizer']);
    const scaler = titleOf(catalog, 'scaler', spec['scaler']);
    return html`
      ${guessView({ raw, scaled, guess: this.guess, told, choose: (guess) => this.take(guess), show })}
      ${this.data(catalog, spec, result)}
      <div class="bar">
        ${this.choiceOf('model', msg('Model'), 'model')} ${this.choiceOf('axes', msg('Axes'), 'axes')}
      </div>
      <p class="meaning muted">${meaning(spec)}</p>
      <div class="pair">${half(raw, msg('Raw inputs'))} ${half(scaled, msg(str`Scaled inputs: ${scaler}`))}</div>
      <descent-player
        .length=${length}
        .index=${index}
        .playing=${this.playing}
        .label=${stepLabel}
        @descent-playhead=${(event: CustomEvent<{ readonly index: number }>) => {
          event.stopPropagation();
          this.index = event.detail.index;
        }}
        @descent-play=${(event: CustomEvent<{ readonly playing: boolean }>) => {
          event.stopPropagation();
          this.playing = event.detail.playing;
        }}
      ></descent-player>
      <p class="story">${story(raw, scaled, rule, index, told)}</p>
      ${personView({ person, raw, scaled, index, knobs: this.personKnobs(result), seek: this.seek })}
      <div class="below">
        <div class="controls">
          ${this.rateView(spec['rateMode'], raw, scaled)} ${this.knob('unit', this.keepStart)}
          ${this.knob('scaler', this.keepStart)}
        </div>
        <div class="side">${this.lossView(raw, scaled)}</div>
      </div>
      ${triesView(msg('Now break it'), breaks(), this.tried, this.attempt, 'nowBreakIt')}
      ${triesView(msg('What helps, and what does not'), remedies(), this.tried, this.attempt, 'whatHelps')}
      <details data-control="more">
        <summary>${msg('More: target, optimizer, steps')}</summary>
        <div class="knobs">
          ${this.knob('target', this.keepStart)} ${this.knobs(spec['model'] === 'network' ? ['neuron', 'seed'] : [])}
          ${this.knobs(['steps', 'tolerance'])} ${this.knob('optimizer')}
        </div>
      </details>
      <div class="tables">
        ${told ? html`<descent-data-table .table=${result.table('sides')}></descent-data-table>` : tablesWithheld(show)}
        <descent-data-table .table=${raw.walk} .row=${Math.min(index, raw.walk.rows - 1)}></descent-data-table>
        <descent-data-table .table=${scaled.walk} .row=${Math.min(index, scaled.walk.rows - 1)}></descent-data-table>
      </div>
    `;
  }

  private knobs(ids: readonly string[]): readonly unknown[] {
    return ids.map((id) => this.knob(id));
  }

  /** Of a knob that changes what the start's numbers mean: the start keeps its place, in standard deviations. */
  private readonly keepStart = (event: CustomEvent<Change>): void => {
    event.stopPropagation();
    const { id, value, final } = event.detail;
    this.changeAll({ [id]: value, ...this.startKept() }, { final });
  };

  private data(catalog: Catalog, spec: Spec, result: Result): TemplateResult {
    const { table } = spec;
    const id = idOf(table);
    const own = id === 'csv';
    const errors = Object.entries(this.errorsWithin('columns')).map(([, text]) => text);
    return html`<div class="data">
      ${tablesView(catalog, id, hidden, (chosen) => this.chooseTable(chosen))}
      ${
        own
          ? [
              ownTableView({
                ...{ catalog, table, errors: this.errorsWithin('table'), busy: this.reading },
                gaps: this.knob('missing'),
                change: (path, value) => {
                  this.reading = path === 'table.text';
                  this.changeAll({ [path]: value, ...fresh });
                },
                skip: () => this.change('missing', 'skip'),
                redraw: () => this.requestUpdate(),
              }),
              columnsView(result, errors[0] ?? '', (columns) => this.changeAll({ ...fresh, columns })),
            ]
          : html`<p class="muted">${catalog['table']?.parts.find((part) => part.id === id)?.help}</p>`
      }
    </div>`;
  }

  /** Other data has another minimum, and its own start. */
  private chooseTable(id: string): void {
    if (idOf(this.spec?.['table']) === id) return;
    this.keepOwn();
    const own = id === 'csv' ? this.kept : undefined;
    this.tried = null;
    this.changeAll({ ...fresh, table: { id }, missing: undefined, ...own });
  }

  private keepOwn(): void {
    const { spec } = this;
    if (!spec || idOf(spec['table']) !== 'csv') return;
    // Of a table that was refused, what the spec says of columns is another's.
    const good = Object.keys(this.errors).length === 0;
    this.kept = Object.fromEntries(['table', ...(good ? ofTheTable : [])].map((key) => [key, spec[key] ?? null]));
  }

  private personKnobs(result: Result): TemplateResult {
    const ids = ['personFirst', 'personSecond'];
    const knobs = personKnobs(
      result,
      ids.map((id) => this.parameter(id)),
    );
    return html`${knobs.map(
      ({ parameter, value }, k) =>
        html`<descent-knob
          data-id=${parameter.id}
          .parameter=${parameter}
          .value=${this.spec?.[ids[k] ?? ''] ?? value}
          .error=${this.errors[parameter.id] ?? ''}
          @descent-change=${this.changeKnob}
        ></descent-knob>`,
    )}`;
  }

  private readonly seek = (event: CustomEvent<PlayheadDetail>): void => {
    event.stopPropagation();
    this.playing = false;
    this.index = Math.round(event.detail.x);
  };

  private startKept(): Readonly<Record<string, Value | undefined>> {
    const facts = this.result?.table('facts');
    if (!facts || this.spec?.['startOn'] === 'deviations') return {};
    return { start: [facts.at('start.x', 0), facts.at('start.y', 0)], startOn: 'deviations' };
  }

  /** `control`: its name in links. */
  private choiceOf(id: string, label: string, control: string): TemplateResult {
    const parameter = this.parameter(id);
    const choose = (value: string): void => this.changeAll({ [id]: value, ...(id === 'model' ? noStart : {}) });
    return segmentsView(label, parameter?.choices ?? [], this.spec?.[id], choose, control);
  }

  /** The rate, with the largest stable one of both terrains marked on it. */
  private rateView(mode: Value | undefined, raw: Side, scaled: Side): TemplateResult {
    const id = mode === 'same' ? 'rate' : 'multiple';
    const limit = (side: Side, label: string): KnobMark => ({ value: side.at('stableRate'), label });
    const marks: readonly KnobMark[] =
      mode === 'same'
        ? [limit(raw, msg('2/λmax of raw inputs')), limit(scaled, msg('2/λmax of scaled inputs'))]
        : [{ value: 1, label: msg('2/λmax of both') }];
    return html`<div class="rate">
      ${this.choiceOf('rateMode', msg('Learning rate'), 'learningRate')}
      <descent-knob
        data-id=${id}
        .parameter=${this.parameter(id)}
        .value=${this.spec?.[id] ?? null}
        .error=${this.errors[id] ?? ''}
        .marks=${marks}
        @descent-change=${this.changeKnob}
      ></descent-knob>
    </div>`;
  }

  private lossView(raw: Side, scaled: Side): TemplateResult {
    const unit = raw.loss.unit ?? '';
    const ends = outcomes(raw, scaled);
    return html`<descent-line-chart
      .lines=${[raw.loss, scaled.loss]}
      .xLabel=${msg('step')}
      .yLabel=${unit ? msg(str`Loss above the lowest, ${unit}`) : msg('Loss above the lowest')}
      .yScale=${'log'}
      .playhead=${this.index}
      .trail=${true}
      .height=${230}
      .summary=${msg(str`Loss above the lowest, step by step. ${ends}`)}
      @descent-playhead=${this.seek}
    ></descent-line-chart>`;
  }

  /** Everything else goes to its default: what is seen is what the words speak of. Pressed again, that is all. */
  private readonly attempt = (each: Try): void => {
    const again = this.tried?.id === each.id;
    const settings: Settings = again ? {} : each.settings;
    this.keepOwn();
    this.tried = again ? null : each;
    this.guess = null;
    this.changeAll(trying(this.descriptor?.parameters ?? [], settings));
    this.restart();
  };

  private take(guess: Guess): void {
    this.guess = guess;
    this.told = true;
    this.restart();
  }

  /** From the start; without motion, straight to the end. */
  private restart(): void {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.playing = !still;
    this.index = still && this.result ? lengthOf(this.result) - 1 : 0;
  }

  private moveStart(side: Side, { x, y, final }: StartDetail): void {
    // True to scale a pixel can be thousands of standard deviations of one weight: then only the other one follows.
    const at = [side.at('span.x') > coarse ? side.start[0] : x, side.at('span.y') > coarse ? side.start[1] : y];
    this.changeAll({ start: at, startOn: side.id }, { final });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // An answer has come, though it is a refusal.
    if (this.reading && Object.keys({ ...this.errorsWithin('table'), ...this.errorsWithin('columns') }).length > 0) {
      this.reading = false;
    }
    // At the end of playing, how both stand.
    if (changed.has('playing') && !this.playing && changed.get('playing') === true && this.raw && this.scaled) {
      const ends = outcomes(this.raw, this.scaled);
      if (ends !== this.announced) this.announce(ends);
      this.announced = ends;
    }
  }
}

/** What the two pictures have in common, and what not. */
function meaning(spec: Spec): string {
  return spec['axes'] === 'equal'
    ? msg(
        'One unit is as long on both axes, as gradient descent walks them: its arrow stands at right angles to the contour lines. On raw inputs the valley is often so narrow that only its walls are in sight.',
      )
    : msg(
        'Both pictures show the same loss of the same model on the same data, and both walks start with the same predictions: drag the cross in either. Only the units on the axes differ, and gradient descent walks in those units.',
      );
}

const noStart = { start: undefined, startOn: undefined } as const;
/** What is said of one table means nothing to another. */
const fresh = { ...noStart, columns: undefined, personFirst: undefined, personSecond: undefined } as const;
const ofTheTable = [...Object.keys(fresh), 'missing'];
/** Tables without two inputs and a target. */
const hidden: readonly string[] = ['outlier', 'even', 'list'];

function stepLabel(index: number): string {
  const step = formatNumber(index);
  return msg(str`step ${step}`);
}

const lengthOf = (result: Result): number => Math.max(result.table('raw').rows, result.table('scaled').rows);

function titleOf(catalog: Catalog, family: string, part: Value | undefined): string {
  const id = isGroup(part) ? part['id'] : part;
  return catalog[family]?.parts.find((each) => each.id === id)?.title ?? '';
}
