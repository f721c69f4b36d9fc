import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { CellMatrix } from '../../elements/cell-matrix';
import { DataTable } from '../../elements/data-table';
import { LineChart } from '../../charts/line-chart';
import type { Uses } from '../../elements/define';
import type { Change } from '../../elements/change';
import type { CellDetail, CellValueDetail } from '../../elements/cell-matrix';
import { Player } from '../../elements/player';
import type { Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { isGroup } from '../../state/tree';
import { editsOf, moved } from '../../state/edits';
import { guessStyle } from '../guess-style';
import { Lab, type Scene } from '../lab';
import { LabKeys } from '../lab-keys';
import { equationView } from './equation';
import { guessView, type Answers } from './guess';
import { axisStyle } from './style';
import { runningView } from './running-view';
import { sheetOf, type Sheet } from './sheet';
import { matricesView } from './matrices-view';
import { aloneText, cellName, story } from './words';

/** The normalizers that work on data, as the lab's chips have them. */
const shown = ['batch-norm', 'layer-norm', 'rms-norm'] as const;

/** `<descent-axis>`: one small matrix under batch, layer and RMS norm; which cells share their statistics. */
export class AxisLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, CellMatrix, DataTable, LineChart, Player];
  static override styles = [...Lab.styles, guessStyle, axisStyle];
  static override properties = { ...Lab.properties, guess: { state: true }, answers: { state: true } };
  override readonly labId = 'normalization';

  declare private guess: string | undefined;
  /** How far the large feature stands out under each normalizer. */
  declare private answers: Answers;

  constructor() {
    super();
    this.answers = [];
    this.resetView();
    new LabKeys(this, () => this.renderRoot.querySelector<Player>('descent-player'));
  }

  protected override resetView(): void {
    this.guess = undefined;
    // A cell of the feature with another scale, in the example with the larger numbers.
    this.index = 20;
  }

  protected override resultChanged(result: Result, previous: Result | undefined): void {
    void this.compare(result);
    if (!previous || this.playing) return;
    this.announce(story(sheetOf(result, this.index)));
  }

  /** The same matrix under the normalizers of the question, beside the lab's own. */
  private async compare({ spec }: Result): Promise<void> {
    const parts = (this.catalog?.['normalization']?.parts ?? []).filter(
      ({ id }) => id === 'batch-norm' || id === 'layer-norm',
    );
    const results = await Promise.all(
      parts.map(({ id }) => this.runBeside(id, { ...spec, mode: 'training', normalization: { id } })),
    );
    if (results.some((result) => result === undefined)) return;
    this.answers = parts.map(({ id, title }, k) => {
      const facts = results[k]?.table('facts');
      const at = (column: string): number => facts?.at(column, 0) ?? NaN;
      return { id, title, largest: at('largest'), before: at('stoodOut'), after: at('standsOut') };
    });
  }

  protected override renderLab({ catalog, result, spec }: Scene): TemplateResult {
    const sheet = sheetOf(result, this.index);
    const part = catalog['normalization']?.parts.find(({ id }) => id === sheet.norm);
    const edits = editsOf(spec['edits']);
    return html`
      ${guessView(this.answers, this.guess, (id) => (this.guess = id))}
      <div class="picture">
        <div class="bar">
          <div class="choices" role="group" aria-label=${msg('Normalizer')} data-control="normalizer">
            ${shown.map((id) => this.chip(id, catalog['normalization']?.parts.find((each) => each.id === id)?.title ?? id))}
          </div>
          <div class="choices" role="group" aria-label=${msg('Mode')} data-control="mode">
            ${this.parameter('mode')?.choices.map(({ id, label }) => this.modeChip(id, label))}
          </div>
        </div>
        <p class="meaning">${part?.help}</p>
        ${matricesView(
          sheet,
          edits.map(([index]) => index),
          this.light,
          this.setCell,
        )}
        ${sheet.alone && !sheet.running ? html`<p class="alone" role="note">${aloneText(sheet)}</p>` : nothing}
        ${this.errors['edits'] ? html`<p class="wrong">${this.errors['edits']}</p>` : nothing}
        <div class="bar">
          <p class="muted hint">
            <span class="mouse">${msg('Point at a cell, or walk with the arrow keys; type to change it.')}</span>
            <span class="finger">${msg('Tap a cell to see what it is compared with; tap it again to change it.')}</span>
          </p>
          <button type="button" data-control="putTheCellsBack" ?hidden=${edits.length === 0} @click=${this.restore}>
            ${msg('Put the cells back')}
          </button>
        </div>
        <p class="story">${story(sheet)}</p>
      </div>
      <section class="panel two" aria-labelledby="formula">
        <div class="panel-part">
          <h3 id="formula">${cellName(sheet)}</h3>
          ${equationView(sheet)}
        </div>
        <div class="knobs">
          ${this.featureKnob('gamma', sheet.gamma)}
          ${Number.isNaN(sheet.beta) ? nothing : this.featureKnob('beta', sheet.beta)} ${this.knob('batch')}
        </div>
      </section>
      ${runningView(sheet, {
        playing: this.playing,
        step: (seen) => this.change('seen', seen, { final: !this.playing }),
        play: this.play,
      })}
      <details data-control="more">
        <summary>${msg('More: ε and momentum, the matrix itself, the seed of the batches')}</summary>
        <div class="knobs">
          ${this.knob('normalization')} ${this.knob('batches')} ${this.knob('seed')} ${this.knob('features')}
        </div>
        ${this.knob('matrix')}
      </details>
      <descent-data-table .table=${result.table('cells')} .row=${sheet.index}></descent-data-table>
    `;
  }

  private chip(id: string, title: string): TemplateResult {
    const on = idOf(this.spec?.['normalization']) === id;
    return html`<button
      type="button"
      class="chip"
      data-norm=${id}
      aria-pressed=${on}
      @click=${() => this.change('normalization', { id })}
    >
      ${title}
    </button>`;
  }

  private modeChip(id: string, label: string): TemplateResult {
    return html`<button
      type="button"
      class="chip"
      data-mode=${id}
      aria-pressed=${this.spec?.['mode'] === id}
      @click=${() => this.change('mode', id)}
    >
      ${label}
    </button>`;
  }

  /** γ or β of the lit feature, as a knob made from the descriptor of the whole list. */
  private featureKnob(id: 'gamma' | 'beta', value: number): TemplateResult | typeof nothing {
    const parameter = this.parameter(id);
    if (!parameter || !this.result) return nothing;
    const { feature } = sheetOf(this.result, this.index);
    const own = { ...parameter, kind: 'number' as const };
    const pairs = editsOf(this.spec?.[id]);
    const asked = pairs.find(([at]) => at === feature)?.[1] ?? value;
    return html`<descent-knob
      data-id=${id}
      .parameter=${own}
      .value=${asked}
      .error=${Object.values(this.errorsWithin(id))[0] ?? ''}
      @descent-change=${(event: CustomEvent<Change>) => {
        event.stopPropagation();
        const to = event.detail.value;
        if (typeof to === 'number') this.change(id, moved(pairs, feature, to, NaN), { final: event.detail.final });
      }}
    ></descent-knob>`;
  }

  private readonly light = (event: CustomEvent<CellDetail>): void => {
    event.stopPropagation();
    this.index = event.detail.index;
  };

  private readonly setCell = (event: CustomEvent<CellValueDetail>, sheet: Sheet): void => {
    event.stopPropagation();
    const { index, value } = event.detail;
    this.change('edits', moved(editsOf(this.spec?.['edits']), index, value, sheet.original[index] ?? NaN));
  };

  private readonly restore = (): void => {
    this.change('edits', []);
    this.announce(msg('All cells are back where they were.'));
  };

  private readonly play = (playing: boolean): void => {
    this.playing = playing;
    // The link waits for the end of playing.
    if (!playing) this.change('seen', this.spec?.['seen']);
  };
}

function idOf(part: Value | undefined): string {
  if (typeof part === 'string') return part;
  const id = isGroup(part) ? part['id'] : undefined;
  return typeof id === 'string' ? id : '';
}
