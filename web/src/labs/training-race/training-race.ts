import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { DataTable } from '../../elements/data-table';
import { LineChart } from '../../charts/line-chart';
import { RateStrip } from '../../charts/rate-strip';
import type { Uses } from '../../elements/define';
import type { Change } from '../../elements/change';
import { Player } from '../../elements/player';
import { segmentsStyle } from '../../elements/segments';
import type { Catalog, Spec } from '../../engine/contract';
import type { Result } from '../../engine/result';
import type { Settings } from '../../state/tree';
import { guessStyle } from '../guess-style';
import { Lab, type Scene } from '../lab';
import { LabKeys } from '../lab-keys';
import { columnIds, ownColumnsStyle, ownColumnsView } from '../own-examples';
import { Coach } from '../racers/coach';
import { idOf, racersIn } from '../racers/field';
import { StripPanel } from '../racers/strip-panel';
import { chartsView } from './charts-view';
import { guessView } from './guess';
import { adder, racerPanel } from './panels-view';
import {
  byUpdates,
  endOf,
  inOrder,
  placesOf,
  rowAt,
  runnersOf,
  slowest,
  type Other,
  type Runner,
  type XAxis,
} from './runners';
import { standingsView } from './standings-view';
import { beginning } from '../suspense';
import { tablesWithheld, withheldStyle } from '../withheld';
import { standingsStyle } from '../racers/standings-style';
import { trainingRaceStyle } from './style';
import { takeAwayView } from './take-away';
import { Timing } from './timing';
import { arrivals, onHeldOut, placeText, spreadWords } from './words';
import type { Linked } from '../view-link';
import { oneOf } from '../view-link';

/** The experiment that tries many rates for the racers of this one. */
const search = 'training-rates';

/** `<descent-training-race>`: optimizers train the same network, over several seeds. */
export class TrainingRaceLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, DataTable, LineChart, Player, RateStrip];
  static override styles = [
    ...Lab.styles,
    guessStyle,
    withheldStyle,
    segmentsStyle,
    standingsStyle,
    ownColumnsStyle,
    trainingRaceStyle,
  ];
  static override properties = {
    ...Lab.properties,
    guess: { state: true },
    told: { state: true },
    selected: { state: true },
    axis: { state: true },
    other: { state: true },
  };
  readonly labId = 'training-race';
  override readonly linked: Linked = {
    axis: oneOf('step', 'examples', 'time'),
    other: oneOf('heldOutAccuracy', 'accuracy', 'heldOut'),
  };
  override readonly live = true;

  declare protected guess: string | undefined;
  /** Whether the reader has seen who arrives first, or has set something; before, the lines end at the playhead. */
  declare protected told: boolean;
  declare protected selected: string;
  declare protected axis: XAxis;
  declare protected other: Other;
  /** The look that is shown; the newest, where that is infinite. */
  private wanted = Infinity;
  private whole = false;
  /** The look at which it stands as long as nobody has guessed. */
  private opening = 0;
  private readonly timing = new Timing(
    (spec) => this.runBeside('time', spec),
    () => this.requestUpdate(),
  );
  private readonly strip = new StripPanel(
    search,
    (spec) => this.runBeside('sweep', spec),
    () => this.requestUpdate(),
  );
  private readonly coach = new Coach((spec) => this.runBeside('rates', spec), search);

  constructor() {
    super();
    this.resetView();
    new LabKeys(this, () => this.renderRoot.querySelector<Player>('descent-player'));
  }

  protected override resetView(): void {
    this.guess = undefined;
    this.told = false;
    this.selected = '';
    this.axis = 'step';
    this.other = 'heldOutAccuracy';
    this.wanted = Infinity;
    this.strip.forget();
  }

  protected override resultChanged(result: Result, previous: Result | undefined, whole: boolean): void {
    this.whole = whole;
    const last = Math.max(0, result.table('looks').rows - 1);
    // One alone is no race: nothing is asked.
    if (racersIn(result.spec).length < 2) this.told = true;
    const steps = Number(result.spec['steps']);
    // As long as it is not known who arrives first, hardly anything is shown.
    const decidedAt = whole ? inOrder(this.runners(result), byUpdates)[0]?.arrivedAt : steps / 30;
    this.opening = beginning(result.table('looks'), steps, decidedAt);
    const most = this.told || this.guess !== undefined ? Infinity : this.opening;
    this.index = Math.min(this.wanted, most, last);
    const { catalog } = this;
    if (!whole || !catalog) return;
    // Once the race is drawn: what is asked beside it may lag, the race may not.
    requestAnimationFrame(() => {
      void this.timing.measure(result.spec);
      void this.strip.show(result.spec, catalog);
    });
    if (previous && this.told) this.announce(arrivals(result, this.runners(result)));
  }

  private runners(result: Result): readonly Runner[] {
    return this.catalog ? runnersOf(result, this.catalog, this.timing.of(result.spec)) : [];
  }

  protected override renderLab({ catalog, spec, result }: Scene): TemplateResult {
    const runners = this.runners(result);
    const looks = result.table('looks');
    const guide = slowest(runners);
    if (!guide || looks.rows === 0) return html``;
    const [first] = inOrder(runners, byUpdates);
    const told = this.told || this.decided(result, first);
    // Before it is told, it is not the winner that is looked at.
    const chosen = runners.find(({ key }) => key === this.selected) ?? (told ? first : runners[0]) ?? guide;
    const selected = chosen.key;
    const timed = runners.every(({ cost }) => !Number.isNaN(cost));
    const axis = this.axis === 'time' && !timed ? 'step' : this.axis;
    const places = placesOf(result, guide, axis);
    const index = Math.min(this.index, looks.rows - 1);
    const at = places[index] ?? 0;
    const asked = !told && this.guess === undefined && index <= this.opening;
    const place = placeText(result, axis, index, places);
    const rows = runners.map((runner) => rowAt(placesOf(result, runner, axis), at));
    const field = racersIn(spec);
    const show = (): void => this.showAll();
    return html`
      ${guessView({
        ...{ result, runners, told, guess: this.guess },
        choose: (key) => this.takeGuess(key),
        show,
      })}
      ${chartsView(
        {
          ...{ result, runners, rows, axis, other: this.other, selected, at, timed, told },
          asked,
          end: asked ? (places[this.opening] ?? 0) : endOf(result, guide, axis),
          measuring: this.axis === 'time' && !timed,
        },
        {
          axis: (to) => (this.axis = to),
          other: (to) => (this.other = to),
          seek: (x) => this.show(rowAt(places, x)),
        },
      )}
      <descent-player
        .length=${looks.rows}
        .index=${index}
        .playing=${this.playing}
        .label=${(k: number) => placeText(result, axis, k, places)}
        @descent-playhead=${(event: CustomEvent<{ readonly index: number }>) => {
          event.stopPropagation();
          this.show(event.detail.index, this.playing);
        }}
        @descent-play=${(event: CustomEvent<{ readonly playing: boolean }>) => {
          event.stopPropagation();
          this.playing = event.detail.playing;
        }}
      ></descent-player>
      <div class="stage">
        <div class="side">
          <p class="story">
            ${this.whole && told ? `${arrivals(result, runners)} ${onHeldOut(result, runners)}` : ''}
            <span class="muted">${spreadWords(result)}</span>
          </p>
          ${standingsView(
            { result, runners, rows, selected, timed, told, place: msg(str`After ${place}`) },
            { select: (key) => (this.selected = key), fairRate: (racer) => void this.fairRate(racer) },
          )}
        </div>
        <div class="side">
          ${this.strip.view(
            { entrants: runners, field, selected, escape: false, what: 'updates', covered: !told },
            {
              change: (changes, final) => this.changeAll(changes, { final }),
              select: (id) => (this.selected = id),
              show,
              announce: (text) => this.announce(text),
            },
          )}
        </div>
      </div>
      <div class="panels">
        ${racerPanel(
          {
            ...{ catalog, runner: chosen, full: this.full, alone: field.length <= 1 },
            value: field[chosen.index] ?? chosen.settings,
            errors: this.errorsWithin(`racers.${chosen.index}`),
          },
          {
            hold: () => (this.selected = selected),
            change: this.changeRacer,
            fairRate: () => void this.fairRate(chosen.index),
            duplicate: () => this.enter(field[chosen.index]),
            remove: () => this.leave(chosen.index),
          },
        )}
        <section class="panel" aria-labelledby="settings">
          <h3 id="settings">${msg('The race')}</h3>
          <div class="row">${adder(catalog, this.full, (id) => void this.add(id))}</div>
          <div class="knobs">
            ${['hidden', 'activation', 'steps', 'batch', 'seeds', 'target'].map((id) => this.knob(id))}
          </div>
          ${this.dataView(catalog, spec, result)}
          <details data-control="more">
            <summary>${msg('More: normalization, initialization, penalties, seed')}</summary>
            <div class="knobs">
              ${[
                ...['validation', 'scaler', 'targetScaler', 'normalization', 'placement', 'dropout', 'initializer'],
                ...['loss', 'weightPenalty', 'clip', 'scoreEvery', 'seed'],
              ].map((id) => this.knob(id))}
            </div>
          </details>
        </section>
      </div>
      ${takeAwayView({
        ...{ result, runners, axis, selected, end: endOf(result, guide, axis) },
        link: () => this.address,
        problem: this.note,
      })}
      <div>
        ${
          told
            ? ['standings', 'looks', 'runs'].map(
                (id) => html`<descent-data-table .table=${result.table(id)}></descent-data-table>`,
              )
            : tablesWithheld(show)
        }
        <descent-data-table .table=${result.table('facts')}></descent-data-table>
      </div>
    `;
  }

  /** The examples; of one's own table, the columns by their names. */
  private dataView(catalog: Catalog, spec: Spec, result: Result): TemplateResult {
    const { data } = spec;
    return html`<div class="knobs">
        <descent-part
          .catalog=${catalog}
          family="dataset"
          name="data"
          label=${this.parameter('data')?.label ?? ''}
          .value=${data ?? null}
          .errors=${this.errorsWithin('data')}
          .without=${columnIds}
          @descent-change=${this.changeKnob}
        ></descent-part>
      </div>
      ${ownColumnsView({
        ...{ result, data, errors: this.errorsWithin('data') },
        parameters: catalog['dataset']?.parts.find(({ id }) => id === 'csv')?.parameters ?? [],
        choose: (inputs, target) => this.changeAll({ 'data.inputs': inputs, 'data.target': target }),
        settle: (targets) => this.change('data.targets', targets),
      })}`;
  }

  private show(index: number, playing = false): void {
    const last = (this.result?.table('looks').rows ?? 1) - 1;
    this.playing = playing;
    this.index = Math.min(index, last);
    this.wanted = index >= last ? Infinity : index;
    // What has been told stays so, wherever the playhead goes.
    if (this.whole && (index >= last || (this.result && this.decided(this.result)))) this.told = true;
  }

  /** Whether a guess has been made, and the playhead has come to where it is judged. */
  private decided(result: Result, first = inOrder(this.runners(result), byUpdates)[0]): boolean {
    if (!this.whole || this.guess === undefined) return false;
    const looks = result.table('looks');
    return !first || looks.at('step', Math.min(this.index, looks.rows - 1)) >= first.arrivedAt;
  }

  private takeGuess(key: string): void {
    this.guess = key;
    this.told = false;
    this.showAll();
  }

  /** They learn it before the reader's eyes. */
  private showAll(): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (this.guess === undefined) this.told = true;
    this.show(calm ? Infinity : 0, !calm);
  }

  protected override touched(): void {
    this.told = true;
  }

  /** Whether there is no room for one more. */
  private get full(): boolean {
    return racersIn(this.spec).length >= (this.parameter('racers')?.maxCount ?? Infinity);
  }

  /** A knob of a racer; or another rule in its place, at the rate that suits it here. */
  private readonly changeRacer = (event: CustomEvent<Change>): void => {
    event.stopPropagation();
    const { id: path, value, final } = event.detail;
    const before = racersIn(this.spec)[Number(path.split('.')[1])];
    if (before?.['id'] === idOf(value)) this.change(path, value, { final });
    else void this.tuned({ id: idOf(value) }).then((racer) => this.change(path, racer));
  };

  private tuned(racer: Settings): Promise<Settings> {
    const { spec, catalog } = this;
    return spec && catalog ? this.coach.newRacer(racer, spec, catalog) : Promise.resolve(racer);
  }

  private async fairRate(index: number): Promise<void> {
    const racer = racersIn(this.spec)[index];
    if (racer) this.change(`racers.${index}`, await this.tuned(racer));
  }

  private async add(id: string): Promise<void> {
    this.announce(msg('Its best rate is looked for; then it races along.'));
    this.enter(await this.tuned({ id }));
  }

  private enter(racer: Settings | undefined): void {
    if (!racer || this.full) return;
    const field = racersIn(this.spec);
    this.selected = String(field.length);
    this.change('racers', [...field, racer]);
  }

  private leave(index: number): void {
    const field = racersIn(this.spec);
    if (field.length <= 1) return;
    this.selected = String(Math.max(0, index - 1));
    this.change(
      'racers',
      field.filter((_, k) => k !== index),
    );
  }
}
