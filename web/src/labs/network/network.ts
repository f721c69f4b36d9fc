import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { DataTable } from '../../elements/data-table';
import { LineChart } from '../../charts/line-chart';
import { Ridges } from '../../charts/ridges';
import type { Uses } from '../../elements/define';

import type { PlayheadDetail } from '../../charts/line-chart';
import { nearestRow } from '../../charts/line-chart/range';
import { Player } from '../../elements/player';
import type { Spec, Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import type { Settings } from '../../state/tree';
import { settingsOf } from '../schemes/schemes';
import { guessStyle } from '../guess-style';
import { Lab } from '../lab';
import type { Scene } from '../lab';
import { LabKeys } from '../lab-keys';
import { segmentsStyle, segmentsView } from '../../elements/segments';
import { rateKnobView } from '../rate-knob';
import { nowTryView, triesStyle, trying, type Try } from '../tries';
import { guessView } from './guess';
import type { Network } from './networks';
import { depthOf, layerRow, looksOf, networksOf, rowAt, updatesAt } from './networks';
import { panelView } from './panels';
import type { Examples, Place } from './picture';
import { histogramsOf, lossLines } from './picture';
import { networkStyle } from './style';
import { tries } from './tries';
import { lossSummary, story } from './words';
import { updates } from '../updates';
import type { Linked } from '../view-link';
import { aBoolean, aPlace, oneOf } from '../view-link';

/** One network in copies that differ in their normalization, while they learn. */
export class NetworkLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, DataTable, LineChart, Player, Ridges];
  static override styles = [...Lab.styles, triesStyle, guessStyle, segmentsStyle, networkStyle];
  static override properties = {
    ...Lab.properties,
    guess: { state: true },
    tried: { state: true },
    layer: { state: true },
    place: { state: true },
    examples: { state: true },
    detailed: { state: true },
  };
  readonly labId = 'network';
  override readonly linked: Linked = {
    layer: aPlace,
    place: oneOf('pre', 'out'),
    examples: oneOf('batches', 'held-out'),
    detailed: aBoolean,
  };
  override readonly live = true;

  declare protected guess: string | null;
  declare protected tried: Try | null;
  /** The layer in hand, from 0; beyond the last it is the last. */
  declare protected layer: number;
  declare protected place: Place;
  declare protected examples: Examples;
  /** Whether somebody looks at the numbers of each network. */
  declare protected detailed: boolean;

  /** The look that the reader wants to see; the newest, where that is infinite. */
  private wanted = Infinity;
  private whole = false;

  constructor() {
    super();
    this.detailed = false;
    this.resetView();
    new LabKeys(this, () => this.renderRoot.querySelector<Player>('descent-player'));
  }

  protected override resetView(): void {
    this.guess = this.tried = null;
    this.layer = Infinity;
    this.place = 'pre';
    this.examples = 'batches';
    this.wanted = Infinity;
  }

  protected override resultChanged(result: Result, previous: Result | undefined, whole: boolean): void {
    const last = looksOf(result) - 1;
    const { catalog } = this;
    this.whole = whole;
    this.index = Math.max(0, Math.min(this.wanted, last));
    if (whole && previous && catalog)
      this.announce(this.tell(result, networksOf(this.spec?.['normalizations'], catalog), last)[0] ?? '');
  }

  protected override renderLab({ catalog, spec, result }: Scene): TemplateResult {
    const networks = networksOf(result.spec['normalizations'], catalog);
    if (looksOf(result) === 0) return html``;
    const look = Math.min(this.index, looksOf(result) - 1);
    const layer = this.layerIn(result);
    const view = { look, layer, place: this.place, choose: (to: number) => (this.layer = to) };
    return html`
      ${guessView(result, this.whole, networks, this.guess, (id) => this.take(id))}
      <descent-line-chart
        .lines=${this.linesOf(result, networks)}
        .xLabel=${msg('updates')}
        .yLabel=${this.examples === 'batches' ? msg('Loss, averaged over the batches') : msg('Loss on the examples that were held out')}
        .yScale=${'log'}
        .xWindow=${[0, Number(result.spec['steps'])] as const}
        .playhead=${updatesAt(result, look)}
        .stops=${result.table('looks').column('step')}
        .trail=${true}
        .height=${260}
        .summary=${lossSummary(result, networks, look)}
        @descent-playhead=${this.moveTo}
      ></descent-line-chart>
      <descent-player
        .length=${looksOf(result)}
        .index=${look}
        .playing=${this.playing}
        .label=${(at: number) => updates(updatesAt(result, at))}
        @descent-playhead=${(event: CustomEvent<{ readonly index: number }>) => {
          event.stopPropagation();
          this.show(event.detail.index);
        }}
        @descent-play=${(event: CustomEvent<{ readonly playing: boolean }>) => {
          event.stopPropagation();
          this.playing = event.detail.playing;
        }}
      ></descent-player>
      <div class="bar">
        ${segmentsView(msg('Histograms of'), places(), this.place, (id) => (this.place = id === 'out' ? 'out' : 'pre'), 'histogramsOf')}
        ${segmentsView(msg('Loss on'), sets(), this.examples, (id) => (this.examples = id === 'held-out' ? 'held-out' : 'batches'), 'lossOn')}
      </div>
      <div class="panels">${networks.map((network) => panelView(result, network, view))}</div>
      <p class="note">
        ${msg('One histogram a layer, of the batch at hand, all on one axis and each drawn to the same height. σ: standard deviation. ◂ and ▸: the share beyond the axis, counted in its last bin. “Right”: the share of the held-out examples that are classified correctly. Point at a layer, or step with arrow up and down, to read its numbers in all networks.')}
      </p>
      <div class="story">${this.tell(result, networks, look).map((sentence) => html`<p>${sentence}</p>`)}</div>
      <div class="knobs">
        ${rateKnobView(this.catalog, spec, this.errors, (...what) => this.change(...what))} ${this.knob('depth')}
        ${this.knob('width')} ${this.knob('batch')}
      </div>
      <div class="bar">
        ${this.knob('activation')}
        ${segmentsView(msg('Normalize'), this.parameter('placement')?.choices ?? [], spec['placement'], (id) => this.settle({ placement: id }), 'normalize')}
      </div>
      ${nowTryView(tries(), this.tried, (each) => this.attempt(each))}
      <details data-control="more">
        <summary>${msg('More: initial weights, optimizer, examples, which normalizations')}</summary>
        <div class="knobs">
          ${this.choicesView(spec)} ${this.knob('initializer')} ${this.knob('optimizer')} ${this.knob('data')}
          ${this.knob('steps')} ${this.knob('smoothing')} ${this.knob('validation')} ${this.knob('range')}
          ${this.knob('seed')}
        </div>
      </details>
      <div class="tables">${this.tablesView(result, networks, look, layer)}</div>
    `;
  }

  private tell(result: Result, networks: readonly Network[], look: number): readonly string[] {
    return story(result, networks, look, this.layerIn(result), this.place);
  }

  private layerIn(result: Result): number {
    return Math.min(this.layer, depthOf(result) - 1);
  }

  private drawn:
    { readonly result: Result; readonly examples: Examples; readonly lines: ReturnType<typeof lossLines> } | undefined;

  /** The same lines as long as their numbers stay. */
  private linesOf(result: Result, networks: readonly Network[]): ReturnType<typeof lossLines> {
    if (this.drawn?.result !== result || this.drawn.examples !== this.examples)
      this.drawn = { result, examples: this.examples, lines: lossLines(result, networks, this.examples) };
    return this.drawn.lines;
  }

  /** Which normalizations are compared: one click adds one, or takes it away. */
  private choicesView(spec: Spec): TemplateResult {
    const list = Array.isArray(spec['normalizations']) ? (spec['normalizations'] as readonly Value[]) : [];
    const parts = this.catalog?.['normalization']?.parts ?? [];
    const isOn = (id: string): boolean => list.some((part) => settingsOf(part)['id'] === id);
    const toggle = (id: string): void => {
      const rest = list.filter((part) => settingsOf(part)['id'] !== id);
      if (rest.length === 0) this.announce(msg('One network stays: there would be nothing to show.'));
      else this.settle({ normalizations: isOn(id) ? rest : [...list, { id }] });
    };
    return html`<div
      class="choice"
      role="group"
      aria-label=${msg('Normalizations to compare')}
      data-control="normalizationsToCompare"
    >
      <span class="muted">${msg('Normalizations')}</span>
      <div class="chips">
        ${parts.map(
          ({ id, title }) =>
            html`<button type="button" class="chip" aria-pressed=${isOn(id)} @click=${() => toggle(id)}>
              ${title}
            </button>`,
        )}
      </div>
    </div>`;
  }

  private tablesView(result: Result, networks: readonly Network[], look: number, layer: number): TemplateResult {
    const table = (id: string, row: number, caption = '') =>
      html`<descent-data-table .table=${result.table(id)} .row=${row} caption=${caption}></descent-data-table>`;
    const here = layerRow(result, look, layer);
    const made = updates(updatesAt(result, look));
    return html`${table('networks', -1)}
      ${table('steps', rowAt(result, look), msg('losses and gradients, update by update'))} ${table('looks', look)}
      <details
        data-control="numbersOfEachNetwork"
        @toggle=${(event: Event) => (this.detailed = (event.target as HTMLDetailsElement).open)}
      >
        <summary>${msg('Numbers of each network: layers and histograms')}</summary>
        <div>
          ${(this.detailed ? networks : []).map((network) => {
            const { index, title } = network;
            const caption = msg(str`${title}: histograms after ${made}`);
            const histograms = histogramsOf(result, network, look, this.place, caption);
            return html`${table(`layers.${index}`, here, msg(str`${title}: layer by layer`))}
              <descent-data-table .table=${histograms}></descent-data-table>`;
          })}
        </div>
      </details>`;
  }

  /** Everything else goes to its default: what is seen is what the words speak of. Pressed again, that is all. */
  private attempt(each: Try): void {
    const again = this.tried?.id === each.id;
    const settings: Settings = again ? {} : each.settings;
    this.place = !again && each.id === 'after' ? 'out' : 'pre';
    this.settle(trying(this.descriptor?.parameters ?? [], settings));
    this.tried = again ? null : each;
  }

  /** What was said of something to try, or of a guess, holds no longer when a knob has been moved. */
  protected override changeAll(
    changes: Readonly<Record<string, Value | undefined>>,
    options: { readonly final?: boolean } = {},
  ): void {
    this.tried = this.guess = null;
    super.changeAll(changes, options);
  }

  /** A change that is to be seen from the start: the newest look is followed. */
  private settle(changes: Readonly<Record<string, Value | undefined>>): void {
    this.playing = false;
    this.wanted = Infinity;
    this.changeAll(changes);
  }

  /** What is asked about is tried: the networks learn before one's eyes. */
  private take(guess: string): void {
    const asked = tries().find(({ id }) => id === 'rate');
    if (asked && this.tried?.id !== asked.id) {
      this.attempt(asked);
      // What is there was another run: it judges nothing.
      this.whole = false;
    }
    this.guess = guess;
  }

  private show(look: number): void {
    const last = this.result ? looksOf(this.result) - 1 : 0;
    this.wanted = look >= last ? Infinity : look;
    this.index = Math.min(look, last);
  }

  private readonly moveTo = (event: CustomEvent<PlayheadDetail>): void => {
    event.stopPropagation();
    this.playing = false;
    if (this.result) this.show(nearestRow(this.result.table('looks').column('step'), event.detail.x));
  };
}

const places = (): readonly { readonly id: Place; readonly label: string }[] => [
  { id: 'pre', label: msg('what goes into the activation') },
  { id: 'out', label: msg('what the layer hands on') },
];
const sets = (): readonly { readonly id: Examples; readonly label: string }[] => [
  { id: 'batches', label: msg('the batches') },
  { id: 'held-out', label: msg('held-out examples') },
];
