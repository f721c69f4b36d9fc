import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { ClassBars } from '../../charts/class-bars';
import { DataTable } from '../../elements/data-table';
import { DrawingSquare } from '../../elements/drawing-square';
import { LineChart } from '../../charts/line-chart';
import { formatNumber } from '../../charts/line-chart/format';
import { PixelImage } from '../../charts/pixel-image';
import type { Uses } from '../../elements/define';
import type { DrawingDetail } from '../../elements/drawing-square';
import type { Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import type { Settings } from '../../state/tree';
import { guessStyle } from '../guess-style';
import { Lab, type Scene } from '../lab';
import { rateKnobView } from '../rate-knob';
import { nowTryView, triesStyle, trying, type Try } from '../tries';
import { chartsView, linesOf, type Lines } from './charts';
import { deskView } from './desk';
import { blank, drawingOf, isBlank, specOf, type Drawing } from './drawing';
import { guessView, outcomeOf, type Outcome } from './guess';
import { mistakesOf, mistakesView, type Mistake } from './mistakes';
import { digitsStyle } from './style';
import { few, fewDigits, tries } from './tries';
import { answer, lossSentence, standing } from './words';

type State = 'running' | 'resting' | 'done';

/** `<descent-digits>`: a network learns handwritten digits, and reads the one that is drawn meanwhile. */
export class DigitsLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, ClassBars, DataTable, DrawingSquare, LineChart, PixelImage];
  static override styles = [...Lab.styles, triesStyle, guessStyle, digitsStyle];
  static override properties = {
    ...Lab.properties,
    drawing: { state: true },
    seen: { state: true },
    reading: { state: true },
    state: { state: true },
    tried: { state: true },
    guess: { state: true },
  };
  readonly labId = 'digits';
  override readonly live = true;
  override readonly rewindBy = 'until';

  declare protected drawing: Drawing;
  /** The drawing as a network sees it. */
  declare protected seen: Result | undefined;
  /** What the network says of it. */
  declare protected reading: Result | undefined;
  declare protected state: State;
  declare protected tried: Try | null;
  /** The share of right answers that was guessed, of a network that learns from few digits. */
  declare protected guess: number | undefined;
  /** What that network came to. */
  private outcome: Outcome | undefined;
  /** What undoing leads back to. */
  private past: readonly Drawing[] = [];
  private lines: Lines = { loss: [], accuracy: [] };
  private worst: readonly Mistake[] = [];
  private asking = false;
  private askAgain = false;

  constructor() {
    super();
    this.state = 'running';
    this.drawing = blank;
    this.resetView();
  }

  protected override resetView(): void {
    this.tried = null;
    this.guess = this.outcome = undefined;
    this.past = [];
    void this.drawFirst();
  }

  protected override resultChanged(result: Result, previous: Result | undefined, whole: boolean): void {
    this.lines = linesOf(result);
    this.worst = mistakesOf(result, this.worst);
    // Any change of a knob ends the trial, so this is its own training.
    if (whole && this.tried?.id === few) this.outcome = outcomeOf(result) ?? this.outcome;
    if (whole) this.state = 'done';
    else if (this.state === 'done') this.state = 'running';
    if (whole && previous) this.announce(`${standing(result)} ${lossSentence(result)}`);
    if (!this.seen) void this.drawFirst();
    else void this.read();
  }

  protected override renderLab({ result, spec }: Scene): TemplateResult {
    return html`
      ${guessView(this.guess, this.outcome, (share) => this.take(share))}
      ${deskView({
        drawing: this.drawing,
        seen: this.seen,
        shares: this.shares,
        canUndo: this.past.length > 0,
        draw: this.draw,
        undo: this.undo,
        clear: () => this.set(blank),
      })}
      ${this.trainingView(result)} ${chartsView(result, this.lines)}
      ${mistakesView(this.worst, this.drawing.digit, (mistake) => this.lay(mistake))}
      <div class="knobs">
        ${rateKnobView(this.catalog, spec, this.errors, (...what) => this.change(...what))} ${this.knob('batch')}
        ${this.knob('dropout')} ${this.knob('steps')}
      </div>
      ${nowTryView(tries(), this.tried, (each) => this.attempt(each))}
      <details data-control="more">
        <summary>${msg('More: data, optimizer, weights to start from, layers')}</summary>
        <div class="knobs">
          ${['data', 'optimizer', 'initializer', 'activation', 'normalization', 'hidden', 'weightPenalty', 'validation', 'seed'].map((id) => this.knob(id))}
        </div>
      </details>
      <div>
        ${['evaluation', 'scores', 'steps', 'mistakes'].map((id) => this.tableView(result, id))}
        ${this.reading ? html`<descent-data-table .table=${this.reading.table('probe')} caption=${msg('What it says of the drawing')}></descent-data-table>` : nothing}
      </div>
      <p class="muted">
        ${msg(
          html`The digits are ten thousand of the <a href="http://yann.lecun.com/exdb/mnist/">MNIST database</a> of Yann
            LeCun, Corinna Cortes and Christopher J. C. Burges, under the licence
            <a href="https://creativecommons.org/licenses/by-sa/3.0/">Creative Commons Attribution-ShareAlike 3.0</a>;
            here in sixteen grey levels.`,
        )}
        ${msg('What you draw stays in this page.')}
      </p>
    `;
  }

  private tableView(result: Result, id: string): TemplateResult | typeof nothing {
    const table = result.tables.find((each) => each.id === id);
    return table ? html`<descent-data-table .table=${table}></descent-data-table>` : nothing;
  }

  /** How far the training is, and what can be done about it. */
  private trainingView(result: Result): TemplateResult {
    const steps = Number(result.spec['steps']);
    const done = result.table('evaluation').at('steps', 0);
    const [at, all] = [formatNumber(done), formatNumber(steps)];
    // What was refused does not run.
    const state = Object.keys(this.errors).length > 0 ? 'done' : this.state;
    return html`<div class="training">
      <h3>${msg('Training')}</h3>
      <progress aria-label=${msg('Training')} max=${steps} .value=${done}></progress>
      <p data-standing>${standing(result)} ${lossSentence(result)}</p>
      <div class="row">
        ${
          state === 'done'
            ? html`<button type="button" class="primary" data-do="again" data-control="trainAgain" @click=${this.again}>
                  ${msg('Train again')}
                </button>
                ${
                  done < steps && Number.isNaN(result.table('evaluation').at('divergedAt', 0))
                    ? html`<button type="button" data-do="on" data-control="goOn" @click=${this.goOn}>
                        ${msg('Go on')}
                      </button>`
                    : nothing
                }`
            : html`<button
                  type="button"
                  class="primary"
                  data-do="pause"
                  data-control=${state === 'resting' ? 'goOn' : 'pause'}
                  @click=${this.pause}
                >
                  ${state === 'resting' ? msg('Go on') : msg('Pause')}
                </button>
                <button type="button" data-do="cancel" data-control="cancel" @click=${() => this.steer('end')}>
                  ${msg('Cancel')}
                </button>`
        }
        <span class="muted">${msg(str`Update ${at} of ${all}`)}</span>
      </div>
    </div>`;
  }

  /** Everything else goes to its default: what is seen is what the words speak of. Pressed again, that is all. */
  private attempt(each: Try): void {
    const again = this.tried?.id === each.id;
    const settings: Settings = again ? {} : each.settings;
    this.changeAll(trying(this.descriptor?.parameters ?? [], settings));
    this.tried = again ? null : each;
  }

  protected override changeAll(
    changes: Readonly<Record<string, Value | undefined>>,
    options: { readonly final?: boolean } = {},
  ): void {
    this.tried = null;
    // What was guessed about is not trained any more.
    if (!this.outcome) this.guess = undefined;
    this.state = 'running';
    super.changeAll(changes, options);
  }

  private readonly again = (): void => {
    this.state = 'running';
    this.runAgain();
  };

  /** A training that was cancelled goes on from where it stands. */
  private readonly goOn = (): void => {
    this.state = 'running';
    this.runOn();
  };

  private readonly pause = (): void => {
    const rest = this.state !== 'resting';
    this.state = rest ? 'resting' : 'running';
    this.steer(rest ? 'rest' : 'go');
  };

  /** The drawing that the core begins with. */
  private async drawFirst(): Promise<void> {
    if (!this.catalog) return;
    const seen = await this.runBeside('drawing', { experiment: 'drawing' });
    if (!seen) return;
    this.drawing = drawingOf(seen.spec);
    this.seen = seen;
    void this.read();
  }

  private readonly draw = ({ strokes, begun }: DrawingDetail): void => {
    if (begun) this.past = [...this.past, this.drawing];
    this.drawing = { ...strokes, digit: this.drawing.digit };
    void this.look();
  };

  /** Something else lies on the square; undoing leads back. */
  private set(drawing: Drawing): void {
    if (isBlank(drawing) && isBlank(this.drawing)) return;
    this.past = [...this.past, this.drawing];
    this.drawing = drawing;
    if (isBlank(drawing)) this.announce(msg('The drawing square is empty.'));
    void this.look(true);
  }

  private readonly undo = (): void => {
    const before = this.past.at(-1);
    if (!before) return;
    this.past = this.past.slice(0, -1);
    this.drawing = before;
    void this.look(true);
  };

  private take(share: number): void {
    const known = this.outcome !== undefined;
    if (!known && this.tried?.id !== few) this.attempt(fewDigits());
    this.guess = share;
  }

  private lay({ example, truth }: Mistake): void {
    this.set({ ...blank, digit: example });
    this.announce(msg(str`Now on the drawing square: ${truth}.`));
    this.renderRoot.querySelector('.desk')?.scrollIntoView({ block: 'nearest' });
  }

  /** `say`: what the network reads is told, which at every move of a pen would be too much. */
  private async look(say = false): Promise<void> {
    const seen = await this.runBeside('drawing', specOf(this.drawing));
    if (!seen) return;
    this.seen = seen;
    await this.read();
    if (say) this.announce(answer(this.shares));
  }

  /** Asks the network that is being trained; one question at a time, the newest drawing last. */
  private async read(): Promise<void> {
    const { seen } = this;
    if (!seen || isBlank(this.drawing)) {
      this.reading = undefined;
      return;
    }
    if (this.asking) {
      this.askAgain = true;
      return;
    }
    this.asking = true;
    try {
      this.reading = (await this.askRun({ inputs: [...seen.table('image').column('ink')] })) ?? this.reading;
    } finally {
      this.asking = false;
    }
    if (!this.askAgain) return;
    this.askAgain = false;
    await this.read();
  }

  private get shares(): readonly number[] {
    const { reading } = this;
    if (!reading || isBlank(this.drawing)) return [];
    const table = reading.table('probe');
    return Array.from({ length: 10 }, (_, k) => (table.has(`prediction.${k}`) ? table.at(`prediction.${k}`, 0) : NaN));
  }
}
