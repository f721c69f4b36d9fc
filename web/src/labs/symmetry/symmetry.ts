import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { DataTable } from '../../elements/data-table';
import { LineChart } from '../../charts/line-chart';
import { LittleNet } from '../../elements/little-net';
import type { Uses } from '../../elements/define';
import type { Line, PlayheadDetail } from '../../charts/line-chart';
import type { Change } from '../../elements/change';
import type { NetUnitDetail } from '../../elements/little-net';
import { Player } from '../../elements/player';
import type { Result } from '../../engine/result';
import { valueAt } from '../../state/tree';
import { guessStyle } from '../guess-style';
import { Lab, type Scene } from '../lab';
import { LabKeys } from '../lab-keys';
import { guessView, type Guess } from './guess';
import { layersOf, sumOf, weightsOf } from './net';
import { startsOf, type Start } from './schemes';
import { stateOf, type State } from './state';
import { symmetryStyle } from './style';
import { lossWords, story, summary } from './words';
import { updates } from '../updates';

/** Of the lines of those starts that the picture does not show, in the order of the starts. */
const dashes = [undefined, [8, 3], [2, 3], [8, 3, 2, 3]];

/** `<descent-symmetry>`: a network small enough to see every number, from its first signal to its last update. */
export class SymmetryLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, DataTable, LineChart, LittleNet, Player];
  static override styles = [...Lab.styles, guessStyle, symmetryStyle];
  static override properties = {
    ...Lab.properties,
    guess: { state: true },
    shown: { state: true },
    looked: { state: true },
  };
  override readonly labId = 'symmetry';

  declare private guess: Guess | undefined;
  /** Of the starts, which one the picture shows. */
  declare private shown: number;
  /** The unit whose sum is written out. */
  declare private looked: NetUnitDetail | null;
  private lines: readonly Line[] = [];

  constructor() {
    super();
    this.resetView();
    new LabKeys(this, () => this.renderRoot.querySelector<Player>('descent-player'));
  }

  protected override resetView(): void {
    this.guess = undefined;
    this.shown = 0;
    this.looked = null;
    this.index = 0;
    this.playing = false;
  }

  protected override resultChanged(result: Result): void {
    this.lines = [];
    this.shown = Math.min(this.shown, result.table('verdicts').rows - 1);
  }

  protected override renderLab(scene: Scene): TemplateResult {
    const { catalog, result } = scene;
    const starts = startsOf(result, catalog);
    const state = stateOf(result, Math.min(this.shown, starts.length - 1), this.index);
    const constant = starts.find(({ id }) => id === 'constant');
    return html`
      ${guessView(result, constant, this.guess, (guess) => this.takeGuess(guess, constant))}
      <div class="picture">
        <div class="chips" role="group" data-control="weightsToStartFrom" aria-label=${msg('Weights to start from')}>
          <span class="lead">${msg('Weights to start from')}</span>
          ${starts.map(
            ({ index, label }) =>
              html`<button
                type="button"
                class="chip"
                data-start=${index}
                aria-pressed=${index === state.index}
                @click=${() => (this.shown = index)}
              >
                ${label}
              </button>`,
          )}
        </div>
        <div class="stage">
          <descent-little-net
            .layers=${layersOf(state)}
            .weights=${weightsOf(state)}
            .lit=${this.looked}
            .summary=${summary(state)}
            @descent-unit=${(event: CustomEvent<NetUnitDetail>) => this.pushUnit(event, state)}
            @descent-unit-look=${(event: CustomEvent<NetUnitDetail | null>) => {
              event.stopPropagation();
              if (event.detail) this.looked = event.detail;
            }}
          ></descent-little-net>
          <div class="beside">
            <p class="story">${story(state)}</p>
            <p class="sum">${sumOf(state, this.lookedIn(state))}</p>
            ${this.renderDeeds(state)}
          </div>
        </div>
        <descent-player
          .length=${state.rows}
          .index=${state.row}
          .playing=${this.playing}
          .label=${updates}
          @descent-playhead=${(event: CustomEvent<{ readonly index: number }>) => {
            event.stopPropagation();
            this.index = event.detail.index;
          }}
          @descent-play=${(event: CustomEvent<{ readonly playing: boolean }>) => {
            event.stopPropagation();
            this.playing = event.detail.playing;
            if (!this.playing) this.announce(story(state));
          }}
        ></descent-player>
        ${this.renderLoss(result, starts, state)}
        <p class="muted">
          ${msg('It learns four switches: the answer is 1 where exactly one of the first two is on. The same colour in a layer: the same weights, to the last bit. A line is as thick as its weight is large, blue above 0 and orange below.')}
        </p>
      </div>
      <div class="knobs">${this.knob('depth', this.reshape)} ${this.knob('activation')} ${this.knob('nudge')}</div>
      <details data-control="more">
        <summary>${msg('More: units, steps, the rule, the input, the starts')}</summary>
        <div class="knobs">
          ${this.knob('width', this.reshape)} ${this.knob('steps')} ${this.knob('x')} ${this.knob('seed')}
          ${this.knob('optimizer')} ${this.renderStart(scene, state)}
        </div>
      </details>
      <descent-data-table .table=${result.table('verdicts')} .row=${state.index}></descent-data-table>
      ${[state.steps, state.units, state.weights].map(
        (table) => html`<descent-data-table .table=${table} .row=${state.row}></descent-data-table>`,
      )}
    `;
  }

  /** The start that the picture shows, to be exchanged or set. */
  private renderStart({ catalog, spec }: Scene, { index }: State): TemplateResult {
    const path = `initializers.${index}`;
    return html`<descent-part
      .catalog=${catalog}
      family="initializer"
      name=${path}
      label=${msg('Weights to start from')}
      .value=${valueAt(spec, path) ?? null}
      .errors=${this.errorsWithin(path)}
      @descent-change=${this.changeKnob}
    ></descent-part>`;
  }

  /** The unit that was looked at last, where the network still has it. */
  private lookedIn({ depth, width, x }: State): NetUnitDetail {
    const { layer, unit } = this.looked ?? { layer: 1, unit: 0 };
    const units = [x.length, ...Array.from({ length: depth }, () => width), 1][layer] ?? 0;
    return unit < units ? { layer, unit } : { layer: 1, unit: 0 };
  }

  private renderDeeds(state: State): TemplateResult {
    const all = Array.from({ length: state.depth * state.width }, (_, k) => k + 1);
    return html`<p class="muted">${msg('Click a unit of a layer to give its weights a little noise.')}</p>
      <div class="row">
        <button type="button" data-act="nudge-all" data-control="nudgeAllUnits" @click=${() => this.nudgeTo(all)}>
          ${msg('Nudge all units')}
        </button>
        <button
          type="button"
          data-act="take-back"
          data-control="takeTheNoiseBack"
          ?disabled=${state.nudged.length === 0}
          @click=${() => this.nudgeTo([])}
        >
          ${msg('Take the noise back')}
        </button>
        <button type="button" data-act="anew" data-control="drawAnew" @click=${this.drawAnew}>
          ${msg('Draw anew')}
        </button>
      </div>`;
  }

  private renderLoss(result: Result, starts: readonly Start[], state: State): TemplateResult {
    if (this.lines.length === 0 || !this.lines[state.index]?.emphasis) {
      this.lines = starts.map(({ index, label }) => {
        const table = result.table(`steps.${index}`);
        const own = index === state.index;
        return {
          ...{ id: String(index), label, x: table.column('step'), y: table.column('loss'), kind: 'line' },
          ...{ color: own ? '--accent' : '--ink-muted', emphasis: own, width: own ? 2.5 : 1.25 },
          dash: own ? undefined : dashes[index % dashes.length],
        };
      });
    }
    return html`<descent-line-chart
      id="loss"
      .lines=${this.lines}
      .height=${200}
      .xLabel=${msg('updates')}
      .yLabel=${msg('loss, mean squared error')}
      .yScale=${'log'}
      .playhead=${state.row}
      .trail=${true}
      .summary=${lossWords(result, starts, state.rows - 1)}
      @descent-playhead=${(event: CustomEvent<PlayheadDetail>) => {
        event.stopPropagation();
        this.playing = false;
        this.index = event.detail.x;
      }}
    ></descent-line-chart>`;
  }

  /** Of a knob that changes which units there are: those that were nudged may be gone. */
  private readonly reshape = (event: CustomEvent<Change>): void => {
    event.stopPropagation();
    const { id, value, final } = event.detail;
    this.changeAll({ [id]: value, nudged: undefined }, { final });
  };

  private pushUnit(event: CustomEvent<NetUnitDetail>, { width, nudged }: State): void {
    event.stopPropagation();
    const number = (event.detail.layer - 1) * width + event.detail.unit + 1;
    const rest = nudged.filter((each) => each !== number);
    this.nudgeTo(rest.length < nudged.length ? rest : [...nudged, number].sort((a, b) => a - b));
  }

  private nudgeTo(nudged: readonly number[]): void {
    this.change('nudged', nudged.length === 0 ? undefined : nudged);
    this.begin();
  }

  private readonly drawAnew = (): void => {
    const { max = Infinity, min = 0, step = 1 } = this.parameter('seed') ?? {};
    const seed = this.spec?.['seed'];
    if (typeof seed === 'number') this.change('seed', seed + step > max ? min : seed + step);
  };

  private takeGuess(guess: Guess, constant: Start | undefined): void {
    this.guess = guess;
    this.shown = constant?.index ?? 0;
    this.begin();
  }

  /** From before training; where nothing is to move, its end is shown at once. */
  private begin(): void {
    this.playing = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.index = this.playing ? 0 : Number(this.spec?.['steps'] ?? 0);
  }
}
