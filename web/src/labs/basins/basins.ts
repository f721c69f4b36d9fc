import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { BasinMap } from '../../charts/basin-map';
import { DataTable } from '../../elements/data-table';
import type { Uses } from '../../elements/define';

import type { BasinGrid, CursorDetail } from '../../charts/basin-map';
import { sameFrame } from '../../charts/contour';
import type { Frame } from '../../charts/contour';
import type { Change } from '../../elements/change';
import type { Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { writePairs } from '../../state/hash';
import { same } from '../../state/tree';
import type { Settings } from '../../state/tree';
import { trim } from '../../state/trim';
import { formatHash } from '../../state/url';
import { goTo, isThere, leadTo } from '../lead';
import { Lab } from '../lab';
import type { Scene } from '../lab';
import { Coach } from '../racers/coach';
import { idOf } from '../racers/field';
import { lineUp } from '../racers/lineup';
import type { Entrant } from '../racers/lineup';
import { chosenRate, sweepSpec, withRates } from '../racers/rates';
import { TerrainSource } from '../racers/terrain';
import { FineMaps } from './fine';
import type { Guess, Side as GuessSide } from './guess';
import { triesView } from '../tries';
import { tablesWithheld, withheldStyle } from '../withheld';
import { guessView, sharesText } from './guess';
import { JourneySource, raceFrom } from './journey';
import type { Place } from './journey';
import { legendView } from './legend-view';
import { basinPins, endsOf, goalOf, gridOf, optimizersIn, stepsIn } from './map';
import { basinsStyle } from './style';
import { sideView } from './side-view';
import { triesOf } from './tries';
import type { Try } from './tries';
import { regionOf, within, zoomOf, zoomedIn } from './window';
import { mapSummary, readoutAt, tellJourney, tellOutside } from './words';

/** The experiment that tries rates: it is of another group than the maps, and in the catalogue of that. */
const sweeps = 'rate-sweep';

/** Where every start ends, for two optimizers side by side. */
export class BasinsLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, BasinMap, DataTable];
  static override styles = [...Lab.styles, withheldStyle, basinsStyle];
  static override properties = {
    ...Lab.properties,
    stayed: { state: true },
    looked: { state: true },
    chosen: { state: true },
    guess: { state: true },
    told: { state: true },
  };
  readonly labId = 'basins';

  /** The start that was chosen; null: the surface's own first. */
  declare protected stayed: Place | null;
  /** Where the pointer is just now; null: not on a map. */
  declare protected looked: Place | null;
  declare protected chosen: Try | null;
  /** Which map, or neither; null: no guess yet. */
  declare protected guess: Guess | null;
  /** Whether the answer may be seen: after a guess, on request, or when something has been set. */
  declare protected told: boolean;

  /** The coarse grids of the present result, which keep their identity as long as it stays. */
  private coarse: readonly BasinGrid[] = [];
  private said = '';
  /** What was last said of each fine map. */
  private readonly summed: (string | undefined)[] = [];
  private readonly fine = new FineMaps(
    (name, spec, options) => this.runBeside(name, spec, options),
    (done) => this.refined(done),
  );
  private readonly terrain = new TerrainSource(
    (spec) => this.runBeside('terrain', spec),
    () => this.requestUpdate(),
  );
  private readonly journey = new JourneySource(
    (spec) => this.runBeside('journey', spec),
    () => this.tell(),
  );
  /** What is shown where that is not the whole region; one object as long as it says the same. */
  private zoom: Frame | null = null;
  private readonly coach = new Coach((spec) => this.runBeside('rates', spec));

  constructor() {
    super();
    this.resetView();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.fine.end();
  }

  protected override resetView(): void {
    this.stayed = this.looked = null;
    this.chosen = this.guess = null;
    this.told = false;
  }

  protected override touched(): void {
    this.told = true;
  }

  /** Other maps are another question; who has had an answer without guessing is asked no more. */
  private exchange(changes: Readonly<Record<string, Value | undefined>>): void {
    const asks = !this.told || this.guess !== null;
    this.changeAll(changes);
    if (!asks) return;
    this.guess = null;
    this.told = false;
  }

  protected override resultChanged(result: Result, previous: Result | undefined): void {
    const { spec } = result;
    if (previous && idOf(previous.spec['surface']) !== idOf(spec['surface'])) this.stayed = this.looked = null;
    this.coarse = optimizersIn(spec).map((_, k) => gridOf(result, k));
    // As fine as the knob of the grid goes.
    const finest = (side: string) => this.parameter(side)?.sliderMax ?? null;
    this.fine.follow(spec, finest('columns'), finest('rows'));
    const zoom = zoomOf(result);
    if (!(zoom && this.zoom && sameFrame(zoom, this.zoom))) this.zoom = zoom;
    void this.terrain.show(spec['surface'] ?? null, this.zoom);
    this.travel();
  }

  /** A finer map is there, or a part of it; whole, it is what the learner has come to, and is read out. */
  private refined(done: number | undefined): void {
    this.requestUpdate();
    const { result, catalog } = this;
    const shares = this.fine.maps[done ?? -1]?.shares;
    if (done === undefined || !shares || !result || !catalog) return;
    const name = lineUp(optimizersIn(result.spec), catalog)[done]?.label ?? '';
    const summary = mapSummary(name, endsOf(shares), basinPins(result), stepsIn(result.spec));
    // On arrival nobody has asked.
    if (this.told && this.summed[done] !== undefined && this.summed[done] !== summary) this.announce(summary);
    this.summed[done] = summary;
  }

  /** Asks for the ways from the cursor. */
  private travel(): void {
    const { result, catalog } = this;
    if (result && catalog) void this.journey.show(result.spec, this.looked ?? this.stayed, catalog);
  }

  protected override renderLab({ catalog, spec, result }: Scene): TemplateResult {
    const entrants = lineUp(optimizersIn(result.spec), catalog);
    const pins = basinPins(result);
    const steps = stepsIn(result.spec);
    const terrain = this.terrain.current;
    const fits = terrain !== undefined && idOf(terrain.surface) === idOf(result.spec['surface']);
    const journey = this.journey.current;
    const cursor = this.looked ?? this.stayed ?? journey?.start ?? null;
    const asked = optimizersIn(spec);
    // Of two maps it is asked; else there is no question.
    const told = this.told || entrants.length !== 2;
    return html`
      ${guessView({ sides: this.sidesOf(result, entrants), pins, guess: this.guess, told, choose: this.choose, show: this.show })}
      <div class="pair">
        ${entrants.map((entrant, k) => {
          const fine = this.fine.maps[k];
          const grids = [this.coarse[k], fine?.grid].filter((grid) => grid !== undefined);
          const done = fine?.shares ? fine.grid : undefined;
          return sideView(
            {
              ...{ catalog, entrant, pins, steps, cursor },
              value: asked[k] ?? entrant.settings,
              errors: this.errorsWithin(`optimizers.${k}`),
              terrain: fits ? terrain : undefined,
              frame: this.zoom ?? this.stableRegion(result),
              grids: this.stable(k, grids),
              ends: endsOf(fine?.shares ?? result.table(`share.${k}`)),
              path: journey?.paths[k] ?? null,
              readout: this.looked ? readoutAt(done ?? this.coarse[k], this.looked, pins) : [],
              progress: fine?.progress ?? 0,
              told,
            },
            { change: this.changeOptimizer, cursor: this.moveCursor, left: this.leaveMap, show: this.show },
          );
        })}
      </div>
      ${this.renderJourney(entrants)} ${legendView(pins, steps)}
      ${triesView(msg('Now try'), triesOf(catalog), this.chosen, (each) => void this.setUp(each), 'nowTry')}
      <section class="panel" aria-labelledby="ground">
        <h3 id="ground">${msg('Both maps')}</h3>
        <descent-part
          .catalog=${catalog}
          family="surface"
          name="surface"
          label=${msg('surface')}
          .value=${spec['surface'] ?? null}
          .errors=${this.errorsWithin('surface')}
          @descent-change=${this.changeSurface}
        ></descent-part>
        <div class="knobs">${this.knob('steps')} ${this.knob('noise')}</div>
        <details data-control="more">
          <summary>${msg('more')}</summary>
          <div class="knobs">${this.knob('radius')} ${this.knob('seed')}</div>
        </details>
      </section>
      ${this.renderNumbers(result, entrants, told)}
    `;
  }

  private sidesOf(result: Result, entrants: readonly Entrant[]): readonly GuessSide[] {
    return entrants.map((entrant, k) => {
      const fine = this.fine.maps[k];
      return { entrant, goal: fine?.shares ? fine.goal : goalOf(result, k) };
    });
  }

  private readonly choose = (guess: Guess): void => {
    this.guess = guess;
    this.told = true;
  };

  private readonly show = (): void => {
    this.told = true;
    const { result, catalog } = this;
    if (result && catalog) this.announce(sharesText(this.sidesOf(result, lineUp(optimizersIn(result.spec), catalog))));
  };

  private renderJourney(entrants: readonly Entrant[]): TemplateResult | typeof nothing {
    return html`<div class="journey">
      <span>${this.sentence(entrants)}</span>
      ${isThere('descent-race') ? this.renderWayOn() : nothing}
      <span class="row zoom" role="group" aria-label=${msg('Zoom')} data-control="zoom">
        <span class="muted">${msg('Point at a map, tap it, or move the cross with the arrow keys.')}</span>
        <button type="button" @click=${this.zoomIn}>${msg('Look closer at the cross')}</button>
        ${this.zoom ? html`<button type="button" @click=${this.zoomOut}>${msg('Whole map')}</button>` : nothing}
      </span>
    </div>`;
  }

  private renderWayOn(): TemplateResult {
    const outside = this.outside();
    return outside
      ? html`<span class="muted">${tellOutside(outside)}</span>`
      : html`<a href=${leadTo(this.raceLink())}>${msg('Race them from here')}</a>`;
  }

  /** Where the cross is, if no race may begin there. */
  private outside(): Place | undefined {
    const { result, stayed } = this;
    return result && stayed && !within(regionOf(result), stayed) ? stayed : undefined;
  }

  private readonly zoomIn = (): void => {
    const { result } = this;
    const at = this.stayed ?? this.journey.current?.start;
    const window = result && at ? zoomedIn(result, at) : undefined;
    if (window !== undefined) this.change('window', window);
    else this.announce(msg('Closer than this, neighbouring starts are the same number.'));
  };

  private readonly zoomOut = (): void => this.change('window', undefined);

  private region: Frame | undefined;

  private stableRegion(result: Result): Frame {
    const region = regionOf(result);
    if (!this.region || !sameFrame(this.region, region)) this.region = region;
    return this.region;
  }

  private renderNumbers(result: Result, entrants: readonly Entrant[], told: boolean): TemplateResult {
    return html`<div class="tables">
      ${told ? nothing : tablesWithheld(this.show)}
      ${entrants.map(({ label }, k) => {
        const fine = this.fine.maps[k];
        return html`${
            told
              ? html`<descent-data-table
                  .table=${fine?.shares ?? result.table(`share.${k}`)}
                  caption=${msg(str`${label}, share of the starts`)}
                ></descent-data-table>`
              : nothing
          }
          <descent-data-table
            .table=${fine?.table ?? result.table(`grid.${k}`)}
            caption=${msg(str`${label}, start by start`)}
          ></descent-data-table>`;
      })}
      <descent-data-table .table=${result.table('minima')}></descent-data-table>
    </div>`;
  }

  private readonly drawn: (readonly BasinGrid[])[] = [];

  /** A list keeps its identity until a grid in it is another: the map takes that as a reason to paint. */
  private stable(k: number, grids: readonly BasinGrid[]): readonly BasinGrid[] {
    const before = this.drawn[k];
    if (before?.length === grids.length && before.every((grid, i) => grid === grids[i])) return before;
    this.drawn[k] = grids;
    return grids;
  }

  private sentence(entrants: readonly Entrant[]): string {
    const { result } = this;
    const journey = this.journey.current;
    if (!result || !journey) return '';
    const names = entrants.map(({ label }) => label);
    return tellJourney(journey, names, basinPins(result), stepsIn(result.spec));
  }

  /** New ways are there: what the keyboard has moved to is read out. */
  private tell(): void {
    this.requestUpdate();
    const { result, catalog } = this;
    if (!result || !catalog || this.looked) return;
    const news = this.sentence(lineUp(optimizersIn(result.spec), catalog));
    if (this.said !== '' && news !== this.said) this.announce(news);
    this.said = news;
  }

  /** To the race lab, as it stands here. */
  private raceLink(): string {
    const { result, catalog } = this;
    if (!result || !catalog) return '#race';
    const start = this.stayed ?? this.journey.current?.start ?? null;
    const settings = trim(raceFrom(result.spec, start), 'race', catalog);
    return formatHash('', new Map([['race', writePairs(settings, 'race')]]));
  }

  private readonly moveCursor = (event: CustomEvent<CursorDetail>): void => {
    event.stopPropagation();
    const { x, y, intent } = event.detail;
    if (intent === 'look') this.looked = [x, y];
    else {
      this.stayed = [x, y];
      this.looked = null;
    }
    this.travel();
    if (intent !== 'race') return;
    const outside = this.outside();
    if (outside) this.announce(tellOutside(outside));
    else goTo(this.raceLink());
  };

  private readonly leaveMap = (): void => {
    this.looked = null;
    this.travel();
  };

  private readonly changeOptimizer = (event: CustomEvent<Change>): void => {
    this.chosen = null;
    event.stopPropagation();
    const { id, value, final } = event.detail;
    this.change(id, value, { final });
  };

  /** Rates that suit one surface are nothing to another: the core looks for new ones. */
  private readonly changeSurface = async (event: CustomEvent<Change>): Promise<void> => {
    event.stopPropagation();
    this.chosen = null;
    const { value, final } = event.detail;
    const { spec } = this;
    if (!spec) return;
    if (same(idOf(value), idOf(spec['surface']))) {
      this.change('surface', value, { final });
      return;
    }
    const race = raceFrom(spec, null);
    const found = await this.coach.newSurface(value, race, optimizersIn(spec), await this.engine.catalog(sweeps));
    if (found) this.exchange({ surface: value, optimizers: found['racers'], window: undefined });
  };

  private async setUp(each: Try): Promise<void> {
    const racers: readonly Settings[] = each.optimizers.map(({ id }) => ({ id }));
    const catalog = await this.engine.catalog(sweeps);
    const sweep = await this.runBeside('rates', sweepSpec({ surface: each.surface, racers }, catalog));
    if (!sweep) return;
    const rates = each.optimizers.map(({ rate }, k) => (rate === 'own' ? NaN : chosenRate(sweep, k, rate)));
    const rest = { steps: undefined, noise: undefined, seed: undefined, radius: undefined, window: undefined };
    this.stayed = this.looked = null;
    this.exchange({ surface: { id: each.surface }, optimizers: withRates(racers, rates), ...rest });
    this.chosen = each;
  }
}
