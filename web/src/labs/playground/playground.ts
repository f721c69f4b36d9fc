import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { DataTable } from '../../elements/data-table';
import { DecisionMap } from '../../charts/decision-map';
import { LineChart } from '../../charts/line-chart';
import { NetworkDiagram } from '../../charts/network-diagram';
import type { Uses } from '../../elements/define';

import type { UnitPlace, WeightDetail } from '../../charts/network-diagram';
import { Player } from '../../elements/player';
import { segmentsStyle, segmentsView } from '../../elements/segments';
import type { Catalog, Spec, Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import type { Settings } from '../../state/tree';
import { isGroup } from '../../state/tree';
import { guessStyle } from '../guess-style';
import { Lab, type Scene } from '../lab';
import { LabKeys } from '../lab-keys';
import { ownColumnsStyle } from '../own-examples';
import { nowTryView, triesStyle, trying, type Try } from '../tries';
import type { DataScene } from './data-view';
import { dataView, ownView } from './data-view';
import { FeaturePictures } from './feature-pictures';
import { fieldOf, Points } from './field';
import { guessSettings, Question } from './guess';
import { branchedAt, canFork, editsOf, editsValue, keyOf, originOf, same, stepOf, withEdit } from './history';
import { LossPicture, scales } from './loss-view';
import type { Drawn } from './network';
import { featuresOf, parameterOf, pictureOf, placeOf, toggled, unitsOf } from './network';
import type { NetworkScene } from './network-view';
import { diagramView, featuresView, kindsView, layersView } from './network-view';
import { outputView, tablesView } from './output-view';
import {
  columnSettings,
  dataIds,
  dataSettings,
  isOwn,
  kindIds,
  learningIds,
  looks,
  moreIds,
  own,
  preset,
  shaping,
  shownIds,
} from './preset';
import { forkText, handView, runView, troubleView } from './run-view';
import { playgroundStyle } from './style';
import { datasetsOf, Thumbs } from './thumbs';
import { tries } from './tries';
import { waysOut } from './ways';
import { epochOf, networkSummary, placeText, reached, story, trouble } from './words';
import { oneOf, type Linked } from '../view-link';

/** `<descent-playground>`: a network of one's own that learns a problem of one's choice, forwards and backwards. */
export class PlaygroundLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, DataTable, DecisionMap, LineChart, NetworkDiagram, Player];
  static override styles = [...Lab.styles, triesStyle, segmentsStyle, guessStyle, ownColumnsStyle, playgroundStyle];
  static override properties = {
    ...Lab.properties,
    tried: { state: true },
    selected: { state: true },
    scale: { state: true },
  };
  readonly labId = 'playground';
  override readonly spokenName = msg('Playground');
  override readonly linked: Linked = { scale: oneOf('log', 'linear') };
  override readonly preset = preset;
  override readonly live = true;
  override readonly rewindBy = 'until';

  declare protected tried: Try | null;
  declare protected selected: UnitPlace | null;
  declare protected scale: 'log' | 'linear';

  private drawn: Drawn | undefined;
  /** The run with these knobs as far as it has been made: stepping back takes nothing away from the chart. */
  private farthest: { readonly key: string; readonly result: Result } | undefined;
  /** The same before the last change. */
  private earlier: Result | undefined;
  private dragging = false;
  private readonly losses = new LossPicture();
  private readonly points = new Points();
  private readonly beside = [
    (name: string, spec: Spec) => this.runBeside(name, spec),
    () => this.requestUpdate(),
  ] as const;
  private readonly thumbs = new Thumbs(...this.beside);
  private readonly question = new Question(...this.beside);
  private readonly pictures = new FeaturePictures(() => this.requestUpdate());

  constructor() {
    super();
    this.scale = 'log';
    this.tried = this.selected = null;
    new LabKeys(this, () => this.renderRoot.querySelector<Player>('descent-player'));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.pictures.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pictures.disconnect();
  }

  protected override resetView(): void {
    this.tried = this.selected = this.question.guess = null;
    this.scale = 'log';
    this.earlier = this.farthest = undefined;
    this.playing = false;
  }

  protected override resultChanged(result: Result, previous: Result | undefined, whole: boolean): void {
    const { catalog } = this;
    if (!catalog) return;
    if (!previous) void this.thumbs.draw(catalog);
    this.drawn = {
      result,
      picture: pictureOf(result, catalog),
      field: fieldOf(result),
      points: this.points.of(result),
    };
    if (!whole) return;
    const wanted = stepOf(result.spec);
    if (!previous || (!this.playing && result.spec['until'] === (this.spec?.['until'] ?? null))) this.index = wanted;
    // It was lost on the way, or stopped early.
    if (reached(result) < wanted) {
      this.index = reached(result);
      this.playing = false;
    }
    const key = keyOf(result.spec);
    if (this.farthest?.key !== key || reached(this.farthest.result) < reached(result)) this.farthest = { key, result };
    if (previous && !this.playing) this.announce([story(result), ...this.troubles(result)].join(' '));
  }

  protected override renderLab({ catalog, spec, result }: Scene): TemplateResult {
    const key = JSON.stringify([keyOf(spec), this.errors]);
    const epoch = epochOf(result);
    const steps = Number(spec['steps']);
    const index = Math.min(this.index, steps);
    return html`
      ${this.question.view(index === steps && reached(result) === steps, (units) => this.takeGuess(units))}
      ${nowTryView(tries(), this.tried, (each) => this.attempt(each))}
      <descent-player
        .length=${steps + 1}
        .index=${index}
        .playing=${this.playing}
        .label=${(at: number) => placeText(at, epoch)}
        @descent-playhead=${(event: CustomEvent<{ readonly index: number }>) => {
          event.stopPropagation();
          this.go(event.detail.index, !this.playing);
        }}
        @descent-play=${(event: CustomEvent<{ readonly playing: boolean }>) => {
          event.stopPropagation();
          this.playing = event.detail.playing;
          if (!this.playing) this.go(this.index, true);
        }}
      ></descent-player>
      ${runView({
        ...{ index, epoch, last: steps, seed: Number(spec['seed']), canFork: canFork(spec) },
        canReseed: branchedAt(spec) === undefined,
        go: (to) => this.stand(to),
        reseed: () => this.change('seed', Number(spec['seed']) + 1),
        fork: () => this.fork(catalog, spec, index),
      })}
      ${this.handView(spec)}
      <div class="stage">
        <section class="column" aria-labelledby="data-title">
          <h3 id="data-title">${msg('Data')}</h3>
          ${guard([key, this.thumbs.all], () => [dataView(this.dataScene(catalog, spec, result)), dataIds.map((id) => this.knob(id))])}
        </section>
        ${this.networkView(catalog, spec, result, key)}
        <section class="column out" aria-labelledby="out-title">
          <h3 id="out-title">${msg('Output')}</h3>
          ${outputView(result, this.drawn?.field ?? null, this.drawn?.points ?? null)}
        </section>
      </div>
      ${guard([key, isOwn(spec) ? result : null], () => ownView(this.dataScene(catalog, spec, result)))}
      ${troubleView(
        this.troubles(result),
        () => this.mend(() => this.stand(Math.max(0, reached(result) - 1))),
        waysOut(catalog, spec),
        (settings) => this.mend(() => this.changeAll(settings)),
      )}
      <div class="learning">
        <section class="column" aria-labelledby="loss-title">
          <div class="row">
            <h3 id="loss-title">${msg('Loss')}</h3>
            ${segmentsView(msg('Axis'), scales(), this.scale, (id) => (this.scale = id === 'log' ? 'log' : 'linear'), 'axis')}
          </div>
          ${this.lossView(spec, result)}
        </section>
        <section class="column" aria-labelledby="training-title">
          <h3 id="training-title">${msg('Training')}</h3>
          ${guard([key], () => this.trainingView(catalog, spec))}
        </section>
      </div>
      ${guard(
        [key],
        () =>
          html`<details data-control="more">
            <summary>
              ${msg('More: knobs of activation, normalization and initial weights; loss, scaling, length of the run, seed')}
            </summary>
            <div class="knobs">${[...kindIds, ...moreIds].map((id) => this.knob(id))}</div>
          </details>`,
      )}
      <div class="tables">${tablesView(result)}</div>
    `;
  }

  private dataScene(catalog: Catalog, spec: Spec, result: Result): DataScene {
    const data = isGroup(spec['data']) ? spec['data'] : {};
    return {
      ...{ catalog, result, data: spec['data'], datasets: datasetsOf(catalog), thumbs: this.thumbs.all },
      errors: this.errorsWithin('data'),
      choose: (id) => this.changeAll(dataSettings(id, data['id'] === own)),
      redraw: () => this.change('data', { ...data, seed: Number(data['seed'] ?? 0) + 1 }),
      change: this.changeKnob,
      columns: (inputs, target) => this.changeAll(columnSettings(inputs, target, target === data['target'])),
      settle: (targets) => this.changeAll({ 'data.targets': targets, targetScaler: { id: 'z-score' } }),
    };
  }

  private networkView(catalog: Catalog, spec: Spec, result: Result, key: string): TemplateResult {
    const edits = this.parameter('edits');
    const scene: NetworkScene = {
      ...{ catalog, result, selected: this.selected },
      picture: this.drawn?.picture ?? pictureOf(result, catalog),
      features: featuresOf(spec['features']),
      hidden: unitsOf(spec['hidden']),
      weightRange: [edits?.sliderMin ?? 0, edits?.sliderMax ?? 0],
      summary: networkSummary(result, featuresOf(spec['features']).length, unitsOf(spec['hidden'])),
      toggle: (id) => this.toggleFeature(featuresOf(spec['features']), id),
      shape: (hidden) => this.change('hidden', hidden),
      edit: (detail) => this.setWeight(detail),
      select: (place) => (this.selected = place),
      kinds: kindIds.flatMap((id) => this.parameter(id) ?? []),
      exchange: (id, part) => this.change(id, { id: part }),
    };
    return html`<section class="column net" aria-labelledby="net-title">
      <h3 id="net-title">${msg('Features and layers')}</h3>
      ${guard([key, this.drawn?.field === null], () => html`${this.drawn?.field === null ? nothing : featuresView(scene)} ${layersView(scene)} ${kindsView(scene)}`)}
      ${diagramView(scene)}
    </section>`;
  }

  private trainingView(catalog: Catalog, spec: Spec): TemplateResult {
    return html`<descent-part
        .catalog=${catalog}
        family="optimizer"
        name="optimizer"
        label=${msg('Optimizer')}
        .value=${spec['optimizer'] ?? null}
        .errors=${this.errorsWithin('optimizer')}
        .inSight=${['learningRate']}
        @descent-change=${this.changeKnob}
      ></descent-part>
      <div class="knobs">${learningIds.map((id) => this.knob(id))}</div>`;
  }

  private lossView(spec: Spec, result: Result): TemplateResult {
    const farthest = this.farthest?.key === keyOf(result.spec) ? this.farthest.result : result;
    const { earlier, index, scale } = this;
    return this.losses.view({ spec, result, farthest, earlier, index, scale, stand: (to) => this.stand(to) });
  }

  private handView(spec: Spec): TemplateResult | typeof nothing {
    const edits = editsOf(spec);
    const others = Object.entries(this.errors).filter(([path]) => !shownIds.includes(path.split('.')[0] ?? ''));
    return handView({
      ...{ edits, branched: branchedAt(spec), trouble: others.map(([, message]) => message).join(' ') },
      place: (parameter) => (this.drawn ? placeOf(this.drawn.result, this.drawn.picture, parameter) : ''),
      go: (to) => this.stand(to),
      remove: (edit) => this.change('edits', editsValue(edits.filter((each) => !same(each, edit)))),
      rejoin: () => this.rejoin(spec),
      straighten: () => this.changeAll({ origin: undefined, originStep: undefined }),
    });
  }

  private troubles(result: Result): readonly string[] {
    return trouble(result, unitsOf(result.spec['hidden']).length);
  }

  private toggleFeature(features: readonly string[], id: string): void {
    const next = toggled(this.catalog, features, id);
    if (next.length === 0) this.announce(msg('One feature stays: the network would see nothing.'));
    else
      this.change(
        'features',
        next.map((feature) => ({ id: feature })),
      );
  }

  private setWeight(detail: WeightDetail): void {
    const { result, spec } = this;
    if (!result || !spec) return;
    const parameter = parameterOf(result, detail);
    if (Number.isNaN(parameter)) return;
    this.playing = false;
    const step = reached(result);
    const value = Number(detail.value.toPrecision(4));
    const edits = editsValue(withEdit(editsOf(spec), { step, parameter, value }));
    this.changeAll({ edits, until: step }, { final: detail.final });
  }

  /** What is pressed then goes away with the trouble: the focus goes to the player, where the keys are of use. */
  private mend(act: () => void): void {
    act();
    const player = this.renderRoot.querySelector('descent-player');
    player?.shadowRoot?.querySelector<HTMLElement>('input[type=range]')?.focus();
  }

  private fork(catalog: Catalog, spec: Spec, step: number): void {
    this.playing = false;
    this.changeAll({ origin: originOf(spec, catalog), originStep: step, edits: undefined });
    this.announce(forkText(step));
  }

  /** Everything as the run had it that this one branches off from. */
  private rejoin(spec: Spec): void {
    const origin = isGroup(spec['origin']) ? spec['origin'] : {};
    const ids = (this.descriptor?.parameters ?? []).map(({ id }) => id).filter((id) => !looks.includes(id));
    super.changeAll(Object.fromEntries(ids.map((id) => [id, origin[id] ?? undefined])));
  }

  /** Everything else goes to where the lab starts: what is seen is what the words speak of. Pressed again, that is all. */
  private attempt(each: Try): void {
    const again = this.tried?.id === each.id;
    const settings: Settings = { ...preset, ...(again ? {} : each.settings) };
    this.playing = false;
    this.changeAll(trying(this.descriptor?.parameters ?? [], settings));
    this.earlier = undefined;
    this.tried = again ? null : each;
  }

  /** That network, from its first weights; without motion, straight to the end. */
  private takeGuess(units: number): void {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.playing = false;
    this.index = still ? Infinity : 0;
    const settings = { ...guessSettings(units), ...(still ? {} : { until: 0 }) };
    this.changeAll(trying(this.descriptor?.parameters ?? [], settings));
    this.earlier = undefined;
    this.playing = !still;
    void this.question.take(units);
  }

  protected override changeAll(
    changes: Readonly<Record<string, Value | undefined>>,
    options: { readonly final?: boolean } = {},
  ): void {
    const tops = Object.keys(changes).map((path) => path.split('.')[0] ?? '');
    const more: Record<string, undefined> = {};
    if (tops.some((top) => !looks.includes(top))) {
      this.tried = this.question.guess = null;
      // While a knob is dragged, the run from before it was touched stays.
      if (!this.dragging) this.earlier = this.farthest?.result;
      this.dragging = options.final === false;
    }
    if (tops.some((top) => shaping.includes(top))) {
      for (const id of ['edits', 'origin', 'originStep']) if (!tops.includes(id)) more[id] = undefined;
      this.selected = null;
    }
    const { steps } = changes;
    if (typeof steps === 'number' && this.index >= steps) more['until'] = undefined;
    super.changeAll({ ...changes, ...more }, options);
  }

  /** To that step, and there it stays. */
  private stand(step: number): void {
    this.playing = false;
    this.go(step, true);
  }

  private go(step: number, final: boolean): void {
    const last = Number(this.spec?.['steps'] ?? 0);
    this.index = Math.max(0, Math.min(step, last));
    this.change('until', this.index >= last ? undefined : this.index, { final });
  }

  /** Examples of other than two inputs lie in no plane: the pictures go, and the network stays. */
  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.errors['map'] !== undefined) this.changeAll({ map: undefined, unitMaps: undefined, features: undefined });
    // Of a table of one's own, whose targets turn out to be classes.
    if (this.errors['targetScaler'] !== undefined && isOwn(this.spec)) this.change('targetScaler', undefined);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.drawn) this.pictures.paint(this.renderRoot, this.drawn.result);
  }
}
