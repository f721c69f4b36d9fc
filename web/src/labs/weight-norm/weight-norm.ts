import { msg } from '@lit/localize';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { DataTable } from '../../elements/data-table';
import { LineChart } from '../../charts/line-chart';
import { PlaneChart } from '../../charts/plane';
import type { Uses } from '../../elements/define';
import type { PlaneDetail } from '../../charts/plane';
import type { PlayheadDetail } from '../../charts/line-chart';
import { Player } from '../../elements/player';
import type { Result } from '../../engine/result';
import { guessStyle } from '../guess-style';
import { Lab, type Scene } from '../lab';
import { LabKeys } from '../lab-keys';
import { equationView } from './equation';
import { guessView, type Guess } from './guess';
import { chartsOf, planeView } from './picture';
import { stateOf, type State } from './state';
import { tablesWithheld, withheldStyle } from '../withheld';
import { weightNormStyle } from './style';
import { story } from './words';
import { stepText } from '../../charts/step-text';

/** `<descent-weight-norm>`: weights as length times direction, in the plane of two weights. */
export class WeightNormLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, DataTable, LineChart, PlaneChart, Player];
  static override styles = [...Lab.styles, guessStyle, withheldStyle, weightNormStyle];
  static override properties = { ...Lab.properties, guess: { state: true }, told: { state: true } };
  override readonly labId = 'weight-norm';

  declare private guess: Guess | undefined;
  /** Whether the reader has seen a step, or has set something. */
  declare private told: boolean;

  constructor() {
    super();
    this.resetView();
    new LabKeys(this, () => this.renderRoot.querySelector<Player>('descent-player'));
  }

  protected override resetView(): void {
    this.guess = undefined;
    this.told = false;
    this.index = 0;
    this.playing = false;
  }

  /** Before a guess, neither the lines nor the sentence nor the numbers answer the question. */
  private get open(): boolean {
    return this.told || this.guess !== undefined;
  }

  protected override resultChanged(result: Result, previous: Result | undefined): void {
    if (previous) this.announce(story(stateOf(result, this.index), this.open));
  }

  protected override renderLab({ result }: Scene): TemplateResult {
    const state = stateOf(result, this.index);
    const { rows } = result.table('path');
    const told = this.open;
    return html`
      ${guessView(result, this.guess, this.takeGuess)}
      <div class="picture">
        <div class="two">
          ${planeView(state, (event) => this.drag(event, state))}
          <div class="beside">
            ${equationView(state)}
            <p class="story">${story(state, told)}</p>
            <div class="knobs">${this.knob('g')} ${this.knob('learningRate')}</div>
          </div>
        </div>
        <descent-player
          .length=${rows}
          .index=${state.row}
          .playing=${this.playing}
          .label=${stepText}
          @descent-playhead=${(event: CustomEvent<{ readonly index: number }>) => {
            event.stopPropagation();
            this.index = event.detail.index;
          }}
          @descent-play=${(event: CustomEvent<{ readonly playing: boolean }>) => {
            event.stopPropagation();
            this.playing = event.detail.playing;
            if (!this.playing) this.announce(story(stateOf(result, this.index), true));
          }}
        ></descent-player>
        <div class="two">${chartsOf(state, told, this.moveTo)}</div>
        <p class="muted">
          ${msg('Drag the heads of v and w, or the star; a run starts from where you leave them. Grey is the way downhill, green and orange are its two parts.')}
        </p>
      </div>
      <details data-control="more">
        <summary>${msg('More: steps, the data that the loss comes from, exact numbers')}</summary>
        <div class="knobs">
          ${this.knob('steps')} ${this.knob('stretch')} ${this.knob('seed')} ${this.knob('v')} ${this.knob('target')}
        </div>
      </details>
      ${
        told
          ? html`<descent-data-table .table=${result.table('path')} .row=${state.row}></descent-data-table>`
          : tablesWithheld(() => (this.told = true))
      }
    `;
  }

  protected override touched(): void {
    this.told = true;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.index > 0) this.told = true;
  }

  /** Whatever is moved, the run starts anew from what is seen. */
  private drag(event: CustomEvent<PlaneDetail>, state: State): void {
    event.stopPropagation();
    const { id, x, y, final } = event.detail;
    this.playing = false;
    this.index = 0;
    const here = { v: state.v, g: state.g };
    if (id === 'target') this.changeAll({ ...here, target: [x, y] }, { final });
    // The origin has no direction.
    else if (id === 'v' && (x !== 0 || y !== 0)) this.changeAll({ ...here, v: [x, y] }, { final });
    // The head of w slides along the line of v.
    else if (id === 'w') {
      const along = (x * state.v[0] + y * state.v[1]) / state.norm;
      this.changeAll({ ...here, g: Number(along.toPrecision(3)) }, { final });
    }
  }

  private readonly moveTo = (event: CustomEvent<PlayheadDetail>): void => {
    event.stopPropagation();
    this.playing = false;
    this.index = event.detail.x;
  };

  private readonly takeGuess = (guess: Guess): void => {
    this.guess = guess;
    // The run shows who was right.
    this.index = 0;
    this.playing = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!this.playing) this.index = (this.result?.table('path').rows ?? 1) - 1;
  };
}
