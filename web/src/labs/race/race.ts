import { html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { ContourChart } from '../../charts/contour';
import { DataTable } from '../../elements/data-table';
import { Formula } from '../../elements/formula';
import { segmentsStyle } from '../../elements/segments';
import { LineChart } from '../../charts/line-chart';
import { RateStrip } from '../../charts/rate-strip';
import type { Uses } from '../../elements/define';

import type { ContourOverlays, Frame, FrameDetail, PickDetail, StartDetail } from '../../charts/contour';
import type { ReliefState } from '../../charts/relief';
import { Player } from '../../elements/player';
import type { Result } from '../../engine/result';
import { Lab, type Scene } from '../lab';
import { LabKeys } from '../lab-keys';
import { axisEnd, openingStep, suspensePace } from '../suspense';
import { withheldStyle } from '../withheld';
import { Coach } from '../racers/coach';
import { linked } from './linked';
import { Deeds, type DeedsHost } from './deeds';
import { Drawing } from '../racers/drawing';
import { idOf, racersIn, startIn } from '../racers/field';
import { decidedAt } from './guess';
import type { XAxis } from '../racers/lines';
import type { Guess } from './guess';
import { guessView } from './guess-view';
import { standingsStyle } from '../racers/standings-style';
import { raceStyle } from './race-style';
import { racerView } from './racer-view';
import { quantityOf, type Racer } from '../racers/racer';
import { reproduceView, type Copy } from './reproduce/reproduce-view';
import { settingsView } from './settings-view';
import type { Situation } from '../racers/situations';
import { situationsView } from './situations-view';
import { chartView, loadRelief, mapView, numbersView, playerView } from './stage-view';
import { standingsView } from './standings-view';
import { headlines, tellStory } from './story';
import { StripPanel } from '../racers/strip-panel';
import { TerrainSource } from '../racers/terrain';
import { SlowMotion } from './update/slow-motion';
import { UpdateSource } from './update/source';
import { updateStyle } from './update/update-style';
import { smallSteps, updateView } from './update/update-view';

/** Optimizers walk down one surface from one start, and everything about them can be touched. */
export class RaceLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, ContourChart, DataTable, Formula, LineChart, Player, RateStrip];
  static override styles = [...Lab.styles, segmentsStyle, standingsStyle, raceStyle, updateStyle, withheldStyle];
  static override properties = {
    ...Lab.properties,
    selected: { state: true },
    guess: { state: true },
    told: { state: true },
    overlays: { state: true },
    log: { state: true },
    x: { state: true },
    frame: { state: true },
    relief: { state: true },
    situation: { state: true },
    copy: { state: true },
  };
  readonly labId = 'race';
  override readonly lore = ['optimizer'] as const;
  override readonly linked = linked;

  /** Key of the racer whose knobs, rule and arrows are shown. */
  declare protected selected: string;
  declare protected guess: Guess | null;
  /** Who arrives first has been seen or asked for, or something has been set: before, what is to come stays hidden. */
  declare protected told: boolean;
  declare protected overlays: ContourOverlays;
  declare protected log: boolean;
  declare protected x: XAxis;
  /** What the map shows; null: the whole region. */
  declare protected frame: Frame | null;
  /** Null: the map; else how far its place has been taken by the relief. */
  declare protected relief: ReliefState | null;
  declare protected situation: Situation | null;
  /** The script that was asked for last. */
  declare protected copy: Copy | null;

  private drawing: Drawing | undefined;
  private said = '';
  /** The playhead waits for the new race's end. */
  private toEnd = false;
  private readonly deeds = this.makeDeeds();
  private readonly strip = new StripPanel(
    'rate-sweep',
    (spec) => this.runBeside('strip', spec),
    () => this.requestUpdate(),
  );
  private readonly terrain = new TerrainSource(
    (spec) => this.runBeside('terrain', spec),
    () => this.draw(),
  );

  private readonly updates = new UpdateSource(
    (spec) => this.runBeside('update', spec),
    () => this.requestUpdate(),
  );
  private readonly motion = new SlowMotion(this);

  constructor() {
    super();
    this.resetView();
    new LabKeys(this, () => this.renderRoot.querySelector<Player>('descent-player'));
  }

  protected override resetView(): void {
    this.selected = '';
    this.guess = null;
    this.told = this.playing = false;
    this.index = this.opening;
    this.strip.forget();
    this.overlays = { gradient: true, velocity: true, squares: true, lookAhead: true };
    this.log = true;
    this.x = 'step';
    this.frame = null;
    this.relief = null;
    this.situation = null;
    this.copy = null;
  }

  protected override resultChanged(result: Result): void {
    // A script belongs to the race that it was made from.
    this.copy = null;
    const surface = result.spec['surface'] ?? null;
    if (idOf(this.terrain.current?.surface) !== idOf(surface)) this.frame = null;
    void this.terrain.show(surface, this.frame);
    this.draw();
    // Once the race is drawn: the strip may lag, the race may not.
    const { catalog } = this;
    if (catalog) requestAnimationFrame(() => void this.strip.show(result.spec, catalog));
  }

  private draw(): void {
    const { catalog, result, drawing: before } = this;
    if (!catalog || !result) return;
    const drawing = Drawing.next(before, result, catalog, this.terrain.current);
    this.drawing = drawing;
    const { racers, length } = drawing;
    const waits = !this.told && this.guess === null && !this.playing;
    if (waits && drawing.result !== before?.result) this.index = this.opening;
    this.index = this.toEnd ? length - 1 : Math.min(this.index, length - 1);
    if (drawing !== before) this.toEnd = false;
    if (!racers.some(({ key }) => key === this.selected)) {
      this.selected = (racers.find((racer) => quantityOf(racer, 'velocity')) ?? racers[0])?.key ?? '';
    }
    this.requestUpdate();
  }

  /** Where the race stands as long as nobody has guessed: something is to be seen, and nothing decided. */
  private get opening(): number {
    const { racers, length } = this.drawing ?? { racers: [], length: 1 };
    return openingStep(length - 1, decidedAt(racers));
  }

  protected override touched(): void {
    this.told = true;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // What has been seen stays told, wherever the playhead goes.
    if (this.drawing && this.index >= decidedAt(this.drawing.racers)) this.told = true;
  }

  protected override renderLab(scene: Scene): TemplateResult {
    const { drawing, index, selected, deeds } = this;
    if (!drawing) return html``;
    const { racers, pins, terrain } = drawing;
    const { chosen } = this;
    // One alone is no race: nothing is asked.
    const open = !this.told && racers.length > 1;
    const end = open ? axisEnd(this.opening, index) : Infinity;
    const field = racersIn(scene.spec);
    const settled = terrain && idOf(terrain.surface) === idOf(scene.spec['surface']);
    const start = startIn(settled ? scene.spec : drawing.result.spec);
    const shown = { drawing, index, selected, open, end, log: this.log, x: this.x };
    const pace = open ? suspensePace(decidedAt(racers)) : Infinity;
    const show = (): void => this.show();
    return html`
      ${guessView({ racers, guess: this.guess, told: !open, escape: pins.length === 0, choose: (guess) => this.choose(guess), show })}
      ${situationsView(scene.catalog, this.situation, (situation) => this.setUp(situation))}
      <div class="stage">
        <div class="map">
          ${mapView(
            { ...shown, start, frame: this.frame, overlays: this.overlays, relief: this.relief },
            {
              view: (relief) => this.view3d(relief),
              relief: (event) => (this.relief = this.relief && event.detail),
              start: this.moveStart,
              frame: this.zoom,
              pick: this.pick,
            },
          )}
          ${playerView(drawing, index, this.playing, pace, { move: this.movePlayhead, play: this.setPlaying })}
          <p class="story">${tellStory(racers, pins, index)}</p>
          ${standingsView(
            { racers, pins, index, selected, region: terrain?.region },
            { select: (key) => (this.selected = key), fairRate: (racer) => void deeds.fairRate(racer) },
          )}
        </div>
        <div class="side">
          ${chartView(shown, { log: (log) => (this.log = log), axis: (x) => (this.x = x), seek: this.seek })}
          ${this.strip.view(
            { entrants: racers, field, selected, escape: pins.length === 0, what: 'steps', covered: open },
            {
              change: (changes, final) => this.changeAll(changes, { final }),
              select: (id) => (this.selected = id),
              show,
              announce: (text) => this.announce(text),
            },
          )}
        </div>
      </div>
      ${
        chosen
          ? updateView({
              racer: chosen,
              table: this.updates.table(drawing.result, chosen.index),
              index,
              motion: this.motion,
            })
          : ''
      }
      <div class="panels">
        ${
          chosen
            ? racerView(
                {
                  catalog: scene.catalog,
                  racer: chosen,
                  index,
                  value: field[chosen.index] ?? chosen.settings,
                  errors: this.errorsWithin(`racers.${chosen.index}`),
                  overlays: this.overlays,
                  overlay: (kind, shown) => (this.overlays = { ...this.overlays, [kind]: shown }),
                },
                deeds,
              )
            : ''
        }
        ${settingsView(
          {
            catalog: scene.catalog,
            spec: scene.spec,
            knob: (id) => this.knob(id),
            surfaceErrors: this.errorsWithin('surface'),
          },
          deeds,
        )}
      </div>
      ${chosen ? numbersView(drawing, chosen, index, open, show) : ''}
      ${reproduceView({
        result: drawing.result,
        racers,
        catalog: scene.catalog,
        copy: this.copy,
        link: () => this.address,
        picture: () => ({ ...shown, start, frame: this.frame, overlays: this.overlays }),
        show: (copy) => {
          this.copy = copy;
          if (copy) this.announce(copy.sentence);
        },
      })}
    `;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { drawing, index } = this;
    if (!drawing) return;
    const { racers, pins } = drawing;
    const chosen = this.chosen;
    if (chosen) this.updates.show(drawing.result, chosen.index);
    // While it plays, only what happens is told; at rest, how everybody stands.
    const news = this.playing ? headlines(racers, pins, index) : tellStory(racers, pins, index);
    if (this.said !== '' && news !== '' && news !== this.said) this.announce(news);
    if (news !== '') this.said = news;
  }

  private get chosen(): Racer | undefined {
    const racers = this.drawing?.racers;
    return racers?.find(({ key }) => key === this.selected) ?? racers?.[0];
  }

  /** For slow motion: see Film. */
  smallSteps(): number {
    const { chosen, drawing, index } = this;
    if (!chosen || !drawing) return 0;
    return smallSteps({ racer: chosen, table: this.updates.table(drawing.result, chosen.index), index });
  }

  moveOn(by: 1 | -1): boolean {
    const next = this.index + by;
    if (next < 1 || next >= (this.drawing?.length ?? 1)) return false;
    this.playing = false;
    this.index = next;
    return true;
  }

  private readonly moveStart = (event: CustomEvent<StartDetail>): void => {
    const { x, y, final } = event.detail;
    this.change('start', [x, y], { final });
  };

  private readonly zoom = (event: CustomEvent<FrameDetail>): void => {
    this.frame = event.detail.frame;
    const surface = this.result?.spec['surface'];
    if (surface !== undefined) void this.terrain.show(surface, this.frame);
  };

  private readonly pick = (event: CustomEvent<PickDetail>): void => {
    this.selected = event.detail.id;
    this.playing = false;
    this.index = event.detail.row;
  };

  /** The relief is loaded when it is first opened; what becomes of it then, it says itself. */
  private view3d(opened: boolean): void {
    this.relief = opened ? (this.relief ?? 'loading') : null;
    if (!opened) return;
    loadRelief().catch((error: unknown) => {
      console.warn('The 3-D view could not be opened:', error);
      this.relief = this.relief && 'broken';
    });
  }

  private readonly movePlayhead = (event: CustomEvent<{ readonly index: number }>): void => {
    event.stopPropagation();
    this.index = event.detail.index;
  };

  private readonly setPlaying = (event: CustomEvent<{ readonly playing: boolean }>): void => {
    event.stopPropagation();
    this.playing = event.detail.playing;
  };

  private readonly seek = (x: number): void => {
    this.playing = false;
    this.index = Math.max(0, Math.min((this.drawing?.length ?? 1) - 1, Math.round(x)));
  };

  /** From the start; without motion, straight to the end. */
  private restart(): void {
    this.toEnd = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.playing = !this.toEnd;
    this.index = this.toEnd ? (this.drawing?.length ?? 1) - 1 : 0;
  }

  private choose(guess: Guess | null): void {
    this.guess = guess;
    if (guess === null) return;
    this.told = false;
    this.restart();
  }

  private show(): void {
    this.told = true;
    this.restart();
  }

  private setUp(situation: Situation): void {
    void this.deeds.setUp(situation).then(() => (this.situation = situation));
  }

  private makeDeeds(): Deeds {
    const host: DeedsHost = {
      state: () => ({ spec: this.spec, catalog: this.catalog, race: this.descriptor }),
      change: (changes, final) => this.changeAll(changes, { final }),
      begin: () => {
        this.guess = this.situation = null;
        // It runs at once, and tells when it is decided.
        this.told = false;
        this.restart();
      },
      select: (racer) => (this.selected = String(racer)),
      announce: (text) => this.announce(text),
    };
    return new Deeds(host, new Coach((spec) => this.runBeside('rates', spec)));
  }
}
