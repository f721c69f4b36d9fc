import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { PlayheadDetail, PointDetail, Overlay, Range } from '../../charts/line-chart';
import type { Parameter } from '../../engine/contract';
import { editsOf } from '../../state/edits';
import { latePasteBox } from './late-paste-box';
import type { NumbersDetail } from './paste-box';
import { headroom, type Picture } from './picture';
import { inputs, type Input } from './presets';
import { briefPlace } from './series';
import { inputView, zoomView } from './views';
import { summary } from './words';
import type { Zoom } from './zoom';
import { stepName } from './steps';
import { counted } from '../../language/numbers';
import { short } from '../../elements/numbers';

export interface MainPanel {
  readonly picture: Picture;
  readonly overlays: readonly Overlay[];
  readonly row: number;
  readonly input: Input['id'];
  readonly zoom: Zoom;
  readonly xWindow: Range | undefined;
  readonly playing: boolean;
  readonly corrected: boolean;
  /** Of the own numbers. */
  readonly numbers: Parameter | undefined;
  readonly ownValues: readonly number[];
  readonly error: string;
  chooseInput(input: Input): void;
  chooseZoom(zoom: Zoom): void;
  useNumbers(values: readonly number[]): void;
  /** The field for them could not be had. */
  redraw(): void;
  moveTo(x: number): void;
  movePoint(detail: PointDetail): void;
  restore(): void;
  step(index: number): void;
  play(playing: boolean): void;
}

/** A chart and a player both speak of a playhead: the one in x, the other in rows. Neither goes beyond this panel. */
function heard<T>(use: (detail: T) => void): (event: CustomEvent<T>) => void {
  return (event) => {
    event.stopPropagation();
    use(event.detail);
  };
}

function restoreText(moved: number): string {
  const count = short(moved);
  return counted(moved, msg(str`Put ${count} moved value back`), msg(str`Put ${count} moved values back`));
}

/** The series, its averages, the comb at the playhead, and what moves them. */
export function mainPanel(panel: MainPanel): TemplateResult {
  const { picture, row, input, playing, error } = panel;
  const { series, result } = picture;
  const edits = editsOf(result.spec['edits']);
  const meaning = inputs().find(({ id }) => id === input)?.meaning;
  const numbers = html`<descent-paste
    ?hidden=${input !== 'values'}
    .parameter=${panel.numbers}
    .values=${panel.ownValues}
    @descent-numbers=${heard<NumbersDetail>(({ values }) => panel.useNumbers(values))}
  ></descent-paste>`;
  return html`<div class="picture">
    ${inputView(input, (chosen) => panel.chooseInput(chosen))}
    ${meaning ? html`<p class="meaning">${meaning}</p>` : nothing}
    ${input === 'values' ? latePasteBox(numbers, () => panel.redraw()) : numbers}
    ${error ? html`<p class="wrong">${error}</p>` : nothing}
    <descent-line-chart
      id="main"
      .lines=${picture.main}
      .overlays=${panel.overlays}
      .headroom=${headroom}
      .height=${380}
      .xKind=${series.dated ? 'date' : 'number'}
      .xLabel=${stepName(series.dated)}
      .yLabel=${series.name + (series.unit ? ` (${series.unit})` : '')}
      .xWindow=${panel.xWindow}
      .playhead=${series.x[row] ?? null}
      .trail=${playing}
      .dragLine=${'value'}
      .summary=${summary(result, series, row, picture.beta, panel.corrected)}
      @descent-playhead=${heard<PlayheadDetail>(({ x }) => panel.moveTo(x))}
      @descent-point=${heard<PointDetail>((detail) => panel.movePoint(detail))}
    ></descent-line-chart>
    <descent-player
      .length=${series.rows}
      .index=${row}
      .playing=${playing}
      .label=${(index: number) => briefPlace(series, index)}
      @descent-playhead=${heard<{ readonly index: number }>(({ index }) => panel.step(index))}
      @descent-play=${heard<{ readonly playing: boolean }>((detail) => panel.play(detail.playing))}
    ></descent-player>
    <div class="bar">
      <p class="muted">
        <span class="mouse">${msg('Drag a dot up or down, or use the arrow keys: the average follows.')}</span>
        <span class="finger">${msg('Pull the ringed dot up or down: the average follows.')}</span>
      </p>
      <button
        type="button"
        data-control="putMovedValuesBack"
        ?hidden=${edits.length === 0}
        @click=${() => panel.restore()}
      >
        ${restoreText(edits.length)}
      </button>
      ${zoomView(panel.zoom, series.dated, series.rows, (zoom) => panel.chooseZoom(zoom))}
    </div>
    <descent-data-table .table=${result.table('series')} .row=${row}></descent-data-table>
  </div>`;
}
