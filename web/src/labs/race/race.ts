import { html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';

import type { ContourOverlays, Frame, FrameDetail, PickDetail, StartDetail } from '../../charts/contour';
import type { Change } from '../../elements/change';
import type { Player } from '../../elements/player';
import type { Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import type { Settings } from '../../state/tree';
import { Lab } from '../lab';
import type { Scene } from '../lab';
import { LabKeys } from '../lab-keys';
import { Coach } from './coach';
import type { Changes } from './coach';
import { Drawing } from './drawing';
import { idOf, racersIn, startIn } from './field';
import { decidedAt } from './guess';
import type { Guess } from './guess';
import { guessView } from './guess-view';
import { raceStyle } from './race-style';
import { racerView } from './racer-view';
import { quantityOf } from './racer';
import { settingsView } from './settings-view';
import type { Situation } from './situations';
import { situationsView } from './situations-view';
import { chartView, mapView, numbersView } from './stage-view';
import { standingsView } from './standings-view';
import { headlines, tellStory } from './story';
import { TerrainSource } from './terrain';

/** Optimizers walk down one surface from one start, and everything about them can be touched. */
export class RaceLab extends Lab {
  static override styles = [...Lab.styles, raceStyle];
  static override properties = {
    ...Lab.properties,
    selected: { state: true },
    guess: { state: true },
    overlays: { state: true },
    log: { state: true },
    frame: { state: true },
    situation: { state: true },
  };
  readonly labId = 'race';
  readonly experiment = 'race';

  /** Key of the racer whose knobs, rule and arrows are shown. */
  declare protected selected: string;
  declare protected guess: Guess | null;
  declare protected overlays: ContourOverlays;
  declare protected log: boolean;
  /** What the map shows; null: the whole region. */
  declare protected frame: Frame | null;
  declare protected situation: Situation | null;

  private drawing: Drawing | undefined;
  private told = '';
  private readonly coach = new Coach((spec) => this.runBeside('rates', spec));
  private readonly terrain = new TerrainSource(
    (spec) => this.runBeside('terrain', spec),
    () => this.draw(),
  );

  constructor() {
    super();
    this.selected = '';
    this.guess = null;
    this.overlays = { gradient: true, velocity: true, squares: true, lookAhead: true };
    this.log = true;
    this.frame = null;
    this.situation = null;
    new LabKeys(this, () => this.renderRoot.querySelector<Player>('descent-player'));
  }

  protected override resultChanged(result: Result): void {
    const surface = result.spec['surface'] ?? null;
    if (idOf(this.terrain.current?.surface) !== idOf(surface)) this.frame = null;
    void this.terrain.show(surface, this.frame);
    this.draw();
  }

  private draw(): void {
    const { catalog, result, drawing: before } = this;
    if (!catalog || !result) return;
    const drawing = Drawing.next(before, result, catalog, this.terrain.current);
    this.drawing = drawing;
    const { racers, length } = drawing;
    // On arrival the race is just before its first decision: something to see, and something left to guess.
    if (!before) this.index = Math.max(1, decidedAt(racers) - 1);
    this.index = Math.min(this.index, length - 1);
    if (!racers.some(({ key }) => key === this.selected)) {
      this.selected = (racers.find((racer) => quantityOf(racer, 'velocity')) ?? racers[0])?.key ?? '';
    }
    this.requestUpdate();
  }

  protected override renderLab(scene: Scene): TemplateResult {
    const { drawing, index, selected } = this;
    if (!drawing) return html``;
    const { racers, pins, terrain } = drawing;
    const chosen = racers.find(({ key }) => key === selected) ?? racers[0];
    const decided = index >= decidedAt(racers);
    const open = this.guess !== null && !decided;
    const field = racersIn(scene.spec);
    const { maxCount = Infinity, minCount = 0 } = this.parameter('racers') ?? {};
    const size = { full: field.length >= maxCount, alone: field.length <= Math.max(1, minCount) };
    const escape = pins.length === 0;
    return html`
      ${situationsView(scene.catalog, this.situation, (situation) => void this.set(situation))}
      ${guessView(racers, this.guess, decided, escape, (guess) => this.choose(guess))}
      <div class="stage">
        <div class="map">
          ${mapView(
            {
              drawing,
              index,
              selected,
              open,
              start: startIn(
                terrain && idOf(terrain.surface) === idOf(scene.spec['surface']) ? scene.spec : drawing.result.spec,
              ),
              frame: this.frame,
              overlays: this.overlays,
            },
            {
              start: this.moveStart,
              frame: this.zoom,
              pick: this.pick,
            },
          )}
          <descent-player
            .length=${drawing.length}
            .index=${index}
            .playing=${this.playing}
            .label=${(at: number) => `step ${at}`}
            @descent-playhead=${this.movePlayhead}
            @descent-play=${this.setPlaying}
          ></descent-player>
          <p class="story">${tellStory(racers, pins, index)}</p>
        </div>
        <div class="side">
          ${chartView({ drawing, index, selected, open, log: this.log }, { log: (log) => (this.log = log), seek: this.seek })}
          ${standingsView(
            { racers, pins, index, selected, region: terrain?.region },
            { select: (key) => (this.selected = key), fairRate: (racer) => this.fairRate(racer) },
          )}
        </div>
      </div>
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
                  ...size,
                },
                {
                  change: this.changeRacer,
                  fairRate: () => this.fairRate(chosen.index),
                  duplicate: () => this.enter(field[chosen.index] ?? chosen.settings, size.full),
                  remove: () => this.dismiss(chosen.index, size.alone),
                  overlay: (kind, shown) => (this.overlays = { ...this.overlays, [kind]: shown }),
                },
              )
            : ''
        }
        ${settingsView(
          {
            catalog: scene.catalog,
            spec: scene.spec,
            errors: this.errors,
            full: size.full,
            knob: (id) => this.knob(id),
            surfaceErrors: this.errorsWithin('surface'),
          },
          {
            surface: this.changeSurface,
            add: (id) => this.add(id, size.full),
            fairRates: () => void this.fairRates(),
            newSeed: this.newSeed,
          },
        )}
      </div>
      ${chosen ? numbersView(drawing, chosen, index) : ''}
    `;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { drawing, index } = this;
    if (!drawing) return;
    const { racers, pins } = drawing;
    // While it plays, only what happens is told; at rest, how everybody stands.
    const news = this.playing ? headlines(racers, pins, index) : tellStory(racers, pins, index);
    if (this.told !== '' && news !== '' && news !== this.told) this.announce(news);
    if (news !== '') this.told = news;
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
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.index = still ? Math.max(0, (this.drawing?.length ?? 1) - 1) : 0;
    this.playing = !still;
  }

  private choose(guess: Guess | null): void {
    this.guess = guess;
    if (guess !== null) this.restart();
  }

  private readonly changeRacer = (event: CustomEvent<Change>): void => {
    event.stopPropagation();
    const { id: path, value, final } = event.detail;
    const before = racersIn(this.spec)[Number(path.split('.')[1])];
    if (before?.['id'] === idOf(value)) this.change(path, value, { final });
    else void this.tuned({ id: idOf(value) }).then((racer) => this.change(path, racer));
  };

  private readonly changeSurface = (event: CustomEvent<Change>): void => {
    event.stopPropagation();
    const { value, final } = event.detail;
    if (idOf(value) === idOf(this.spec?.['surface'])) this.change('surface', value, { final });
    else void this.moveTo(value);
  };

  private async moveTo(surface: Value): Promise<void> {
    const { spec, catalog } = this;
    if (!spec || !catalog) return;
    this.situation = null;
    this.follow(await this.coach.newSurface(surface, spec, racersIn(spec), catalog));
  }

  private async set(situation: Situation): Promise<void> {
    const { catalog, descriptor } = this;
    if (!catalog || !descriptor) return;
    this.situation = situation;
    this.selected = '';
    this.follow(await this.coach.situation(situation, descriptor, catalog));
  }

  private follow(changes: Changes | undefined): void {
    if (!changes) return;
    this.guess = null;
    this.changeAll(changes);
    this.restart();
  }

  private async fairRates(): Promise<void> {
    const { spec, catalog } = this;
    if (!spec || !catalog) return;
    const changes = await this.coach.fairRates(spec, racersIn(spec), catalog);
    if (!changes) return;
    this.changeAll(changes);
    this.announce('Everybody now runs at the best rate of its own.');
  }

  private tuned(racer: Settings): Promise<Settings> {
    const { spec, catalog } = this;
    return spec && catalog ? this.coach.newRacer(racer, spec, catalog) : Promise.resolve(racer);
  }

  private fairRate(index: number): void {
    const racer = racersIn(this.spec)[index];
    if (racer) void this.tuned(racer).then((tuned) => this.change(`racers.${index}`, tuned));
  }

  private add(id: string, full: boolean): void {
    if (!full) void this.tuned({ id }).then((racer) => this.enter(racer, full));
  }

  private enter(racer: Settings, full: boolean): void {
    if (full) return;
    const field = racersIn(this.spec);
    this.change('racers', [...field, racer]);
    this.selected = String(field.length);
  }

  private dismiss(index: number, alone: boolean): void {
    if (alone) return;
    const field = racersIn(this.spec);
    this.change(
      'racers',
      field.filter((_, k) => k !== index),
    );
    this.selected = String(Math.max(0, index - 1));
  }

  private readonly newSeed = (): void => {
    const { max = Infinity, min = 0, step = 1 } = this.parameter('seed') ?? {};
    const seed = this.spec?.['seed'];
    if (typeof seed === 'number') this.change('seed', seed + step > max ? min : seed + step);
  };
}
