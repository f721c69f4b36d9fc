import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Comb } from '../../charts/comb';
import { DataTable } from '../../elements/data-table';
import { Formula } from '../../elements/formula';
import { LineChart } from '../../charts/line-chart';
import type { Uses } from '../../elements/define';
import type { PointDetail, Range } from '../../charts/line-chart';
import { nearestRow } from '../../charts/line-chart/range';
import type { ReachDetail } from '../../charts/comb';
import { Player } from '../../elements/player';
import type { Result } from '../../engine/result';
import { isGroup, isList, same, type Settings } from '../../state/tree';
import { guessStyle } from '../guess-style';
import { Lab, type Scene } from '../lab';
import { LabKeys } from '../lab-keys';
import { editsOf, moved } from '../../state/edits';
import { equation } from './equation';
import { guessView, type Contestant } from './guess';
import { pinnedLooks, type Pinned } from './lines';
import { mainPanel } from './main-panel';
import { overlays, pictureOf, type Choices, type Picture } from './picture';
import { inputOf, type Input } from './presets';
import { stretched } from './reach';
import { seriesOf } from './series';
import { memoryPanel, startPanel } from './side-panels';
import { ewmaStyle } from './style';
import { checkView, compareView, factsView, marksView } from './views';
import { facts, happening, outcome } from './words';
import { zooms, windowFor, type Zoom } from './zoom';
import type { Linked } from '../view-link';
import { aBoolean, numbers, oneOf } from '../view-link';

const moreText = (dated: boolean): string =>
  dated
    ? msg('More: choose the days, or the run that the gradients come from')
    : msg('More: choose the steps, or the run that the gradients come from');

/** `<descent-ewma>`: an average that forgets, on real temperatures, on gradients, or on one's own numbers. */
export class EwmaLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, Comb, DataTable, Formula, LineChart, Player];
  static override styles = [...Lab.styles, guessStyle, ewmaStyle];
  static override properties = {
    ...Lab.properties,
    corrected: { state: true },
    meanShown: { state: true },
    lagShown: { state: true },
    pinned: { state: true },
    zoom: { state: true },
    guess: { state: true },
    rivals: { state: true },
  };
  override readonly labId = 'ewma';
  override readonly linked: Linked = {
    corrected: aBoolean,
    meanShown: aBoolean,
    lagShown: aBoolean,
    pinned: numbers,
    zoom: oneOf(...zooms),
  };

  declare private corrected: boolean;
  declare private meanShown: boolean;
  declare private lagShown: boolean;
  /** The β values laid over the one in hand. */
  declare private pinned: readonly number[];
  declare private zoom: Zoom;
  declare private guess: number | undefined;
  /** The runs of the comparable β values, in their order. */
  declare private rivals: readonly (Result | undefined)[];
  private picture: Picture | undefined;
  private xWindow: Range | undefined;
  /** What each input was set to when another was chosen. */
  private readonly kept = new Map<
    Input['id'],
    { readonly series: Settings; readonly edits: readonly (readonly number[])[] }
  >();

  constructor() {
    super();
    this.rivals = [];
    this.resetView();
    new LabKeys(this, () => this.renderRoot.querySelector<Player>('descent-player'));
  }

  protected override resetView(): void {
    this.corrected = this.lagShown = true;
    this.meanShown = false;
    this.pinned = [];
    this.zoom = 'all';
    this.guess = undefined;
    this.kept.clear();
  }

  private get choices(): Choices {
    const { corrected, meanShown, lagShown, result } = this;
    const pinned = this.pinned.flatMap((beta): Pinned[] => {
      const place = this.comparable.indexOf(beta);
      const rival = this.rivals[place];
      // The average in hand is drawn anyway.
      return rival && beta !== result?.spec['beta'] ? [{ beta, place, series: seriesOf(rival) }] : [];
    });
    return { corrected, meanShown, lagShown, pinned };
  }

  /** As the knobs have it. */
  private get chosenSeries(): Settings {
    const series = this.spec?.['series'];
    return isGroup(series) ? series : {};
  }

  /** Those that the question above the lab compares, and that stand ready as chips. */
  private get comparable(): readonly number[] {
    return this.marks.slice(0, pinnedLooks.length);
  }

  private get marks(): readonly number[] {
    return this.parameter('beta')?.marks ?? [];
  }

  private get memory(): number {
    const beta = this.spec?.['beta'];
    return typeof beta === 'number' ? beta : NaN;
  }

  protected override resultChanged(result: Result, previous: Result | undefined): void {
    const { rows } = seriesOf(result);
    const otherSeries = !same(result.spec['series'], previous?.spec['series']);
    if (otherSeries && previous?.table('series').rows !== rows) {
      // Where there is something to see: the start-up is over, and there is a way to go.
      this.index = Math.floor(rows * 0.45);
      this.xWindow = undefined;
    }
    if (otherSeries || !same(result.spec['edits'], previous?.spec['edits'])) void this.compare(result);
    this.picture = undefined;
    if (previous) this.announce(outcome(result));
  }

  /** The same series under the other β values, each in a channel of its own. */
  private async compare({ spec }: Result): Promise<void> {
    const answers = await Promise.all(this.comparable.map((beta) => this.runBeside(`beta-${beta}`, { ...spec, beta })));
    // Where a newer run has overtaken this one, the older answer stays until that one comes.
    this.rivals = answers.map((answer, k) => answer ?? this.rivals[k]);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (['corrected', 'meanShown', 'pinned', 'rivals'].some((key) => changed.has(key))) this.picture = undefined;
    if (!this.result) return;
    this.picture ??= pictureOf(this.result, this.choices);
    this.xWindow = windowFor(this.picture.series.x, this.index, this.zoom, this.xWindow);
  }

  protected override renderLab({ result }: Scene): TemplateResult {
    const { picture } = this;
    if (!picture) return html``;
    const { series, beta, window } = picture;
    const row = Math.min(this.index, series.rows - 1);
    const input = inputOf(this.chosenSeries);
    return html`
      ${input === 'temperatures' ? guessView(this.contestants, this.guess, this.takeGuess) : nothing}
      ${mainPanel({
        ...{
          picture,
          row,
          input,
          zoom: this.zoom,
          xWindow: this.xWindow,
          playing: this.playing,
          corrected: this.corrected,
        },
        overlays: overlays(picture, row, this.choices),
        numbers: this.catalog?.['series']?.parts.find(({ id }) => id === 'values')?.parameters[0],
        ownValues: this.ownValues,
        error: this.errors['series'] ?? Object.values(this.errorsWithin('series'))[0] ?? '',
        chooseInput: (chosen) => this.chooseInput(chosen),
        chooseZoom: (zoom) => this.chooseZoom(zoom),
        useNumbers: (values) => this.changeAll({ series: { id: 'values', values }, edits: [] }),
        redraw: () => this.requestUpdate(),
        moveTo: this.moveTo,
        movePoint: (detail) => this.movePoint(detail),
        restore: () => this.restore(),
        step: (index) => (this.index = index),
        play: (playing) => this.play(playing, () => happening(series, this.index, this.corrected)),
      })}
      <div class="knobs">
        <div class="knob-with">
          ${this.knob('beta')}
          <div class="bar">
            ${marksView(this.marks, this.memory, (mark) => this.change('beta', mark))}
            <p class="reach" id="reach">${picture.reachText}</p>
          </div>
          <div class="row">
            ${checkView('biasCorrection', msg('Bias correction'), this.corrected, (on) => (this.corrected = on))}
            ${checkView('showTheDelay', msg('Show the delay'), this.lagShown, (on) => (this.lagShown = on))}
          </div>
        </div>
        <div class="knob-with">
          ${this.knob('window')}
          <div class="bar">
            ${checkView('plainMovingMean', msg('Plain moving mean'), this.meanShown, (on) => (this.meanShown = on))}
            ${compareView(this.comparable, this.pinned, (each) => this.toggle(each))}
          </div>
        </div>
      </div>
      <div class="now">
        <p class="story">${happening(series, row, this.corrected)}</p>
        ${equation(result, series, row, beta, this.corrected)}
      </div>
      ${factsView(facts(result, series, window))}
      <div class="pair">
        ${memoryPanel(picture, row, (detail) => this.stretch(detail))} ${startPanel(picture, row, this.moveTo)}
      </div>
      <details data-control="more">
        <summary>${moreText(series.dated)}</summary>
        ${this.knob('series')}
      </details>
    `;
  }

  private get contestants(): readonly Contestant[] {
    return this.comparable.map((beta, k) => ({ beta, lag: this.rivals[k]?.table('facts').at('lag', 0) ?? NaN }));
  }

  private get ownValues(): readonly number[] {
    const settings = this.chosenSeries['id'] === 'values' ? this.chosenSeries : (this.kept.get('values')?.series ?? {});
    const values = settings['values'];
    return isList(values) ? values.filter((value) => typeof value === 'number') : [];
  }

  private readonly takeGuess = (beta: number): void => {
    this.guess = beta;
    // The picture shows who was right.
    this.pinned = this.comparable;
  };

  private chooseInput({ id, series }: Input): void {
    const before = inputOf(this.chosenSeries);
    if (id === before) return;
    this.kept.set(before, { series: this.chosenSeries, edits: editsOf(this.spec?.['edits']) });
    const { series: old, edits } = this.kept.get(id) ?? { series, edits: [] };
    // The two gradients are one run: what is set for the one holds for the other.
    const same = this.chosenSeries['id'] === series['id'] ? { ...this.chosenSeries, ...series } : { ...old, ...series };
    this.playing = false;
    this.changeAll({ series: same, edits });
  }

  private chooseZoom(zoom: Zoom): void {
    this.zoom = zoom;
    this.xWindow = undefined;
  }

  private readonly moveTo = (x: number): void => {
    if (!this.picture) return;
    this.playing = false;
    this.index = nearestRow(this.picture.series.x, x);
  };

  private play(playing: boolean, story: () => string): void {
    this.playing = playing;
    if (!playing) this.announce(story());
  }

  private movePoint({ index, value, final }: PointDetail): void {
    if (!this.picture) return;
    const original = this.picture.series.original[index] ?? NaN;
    this.change('edits', moved(editsOf(this.spec?.['edits']), index, value, original), { final });
  }

  private restore(): void {
    this.change('edits', []);
    this.announce(msg('All values are back where they were.'));
  }

  private stretch({ reach, final }: ReachDetail): void {
    const parameter = this.parameter('beta');
    if (!parameter || !this.picture) return;
    this.change('beta', stretched(parameter, this.picture.beta, reach / this.picture.kernel.reach), { final });
  }

  private toggle(beta: number): void {
    this.pinned = this.pinned.includes(beta) ? this.pinned.filter((each) => each !== beta) : [...this.pinned, beta];
  }
}
