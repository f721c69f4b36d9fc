import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { DataTable } from '../../elements/data-table';
import { Formula } from '../../elements/formula';
import { LineChart } from '../../charts/line-chart';
import { Ridges } from '../../charts/ridges';
import type { Uses } from '../../elements/define';
import type { Grip, GripDetail, LookDetail, PlayheadDetail } from '../../charts/line-chart';
import { formatNumber } from '../../charts/line-chart/format';
import { setStyle } from '../../charts/set-style';
import type { Change } from '../../elements/change';
import type { Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { same } from '../../state/tree';
import { Lab, type Scene } from '../lab';
import { pictureOf, type Picture, type Quantity } from '../schemes/picture';
import { doubledOf, guessView, type Doubled } from './guess';
import { pulledTo, scaleOf } from './pull';
import { reproduceView, type Copy } from './reproduce/reproduce-view';
import { histogramsOf, ridgesView } from './ridges';
import { choices, isChoice, schemesOf, settingsOf, type Choice, type Scheme } from '../schemes/schemes';
import { schemesStyle } from '../schemes/style';
import { depthStyle } from './style';
import {
  backwardName,
  chartSummary,
  depthOf,
  forwardName,
  gradientVerdict,
  layerName,
  signalVerdict,
} from '../schemes/words';
import { workedStyle, workedView } from '../schemes/worked-view';
import type { Linked } from '../view-link';
import { aPlace } from '../view-link';

/** Half-way, where no label is in the way. */
const gripLayer = (result: Result): number => Math.ceil(depthOf(result) / 2);

/** How large signals and gradients are, layer by layer, for several ways to draw the weights. */
export class DepthLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, DataTable, Formula, LineChart, Ridges];
  static override styles = [...Lab.styles, workedStyle, schemesStyle, depthStyle];
  static override properties = {
    ...Lab.properties,
    guess: { state: true },
    selected: { state: true },
    looked: { state: true },
    copy: { state: true },
  };
  readonly labId = 'depth';
  override readonly lore = ['initializer'] as const;
  override readonly linked: Linked = { selected: aPlace };

  declare protected guess: string | undefined;
  /** What the guess is about, from then on. */
  private doubled: Doubled | undefined;
  /** Of the schemes, whose histograms are shown and whose scale can be dragged. */
  declare protected selected: number;
  /** The layer under the mouse, in either chart. */
  declare protected looked: number | null;
  /** The script that was asked for last. */
  declare protected copy: Copy | null;
  /** The scale that a pull began with. */
  private pulledFrom: number | undefined;
  /** The quick look that was asked for is to be followed by all seeds. */
  private allWanted = false;
  private pictures: Readonly<Record<Quantity, Picture>> | undefined;

  constructor() {
    super();
    this.resetView();
  }

  protected override resetView(): void {
    this.guess = this.doubled = undefined;
    this.selected = 0;
    this.looked = this.copy = null;
    this.index = -1;
  }

  protected override resultChanged(result: Result): void {
    const { catalog } = this;
    if (!catalog) return;
    const schemes = schemesOf(result.spec['initializers'], catalog);
    this.pictures = {
      activation: pictureOf(result, schemes, 'activation'),
      gradient: pictureOf(result, schemes, 'gradient'),
    };
    this.askForAll();
  }

  protected override renderLab({ catalog, spec, result }: Scene): TemplateResult {
    const schemes = schemesOf(result.spec['initializers'], catalog);
    const selected = schemes[Math.min(this.selected, schemes.length - 1)];
    const layer = this.layerIn(result);
    const grip = selected ? this.gripOf(result, selected) : null;
    return html`
      ${this.renderGuess(result, selected)} ${this.renderChips(spec['initializers'], schemes)}
      <div class="knobs">${['depth', 'width', 'activation'].map((id) => this.knob(id, this.moved))}</div>
      <div class="stage">
        <div class="charts">
          ${this.renderChart(result, schemes, 'activation', forwardName(), layer, grip)}
          ${this.renderChart(result, schemes, 'gradient', backwardName(), layer, null)}
        </div>
        <div class="side">
          ${
            selected
              ? html`${this.renderSelected(catalog, spec['initializers'], selected)}
                ${workedView(result, selected, false)} ${ridgesView(result, selected, this.lookedIn(result) ?? layer)}`
              : nothing
          }
        </div>
      </div>
      <dl class="verdicts" aria-live="polite">
        ${schemes.map(
          (scheme) =>
            html`<div data-scheme=${scheme.part.id}>
              <dt>${this.swatch(scheme)}${scheme.label}</dt>
              <dd>${workedView(result, scheme, true)}</dd>
              <dd>${gradientVerdict(result, scheme)} ${signalVerdict(result, scheme)}</dd>
            </div>`,
        )}
      </dl>
      <details data-control="more">
        <summary>${msg('more')}</summary>
        <div class="knobs">
          ${this.knob('normalization')} ${this.knob('seeds')} ${this.knob('batch')} ${this.knob('seed')}
        </div>
      </details>
      ${reproduceView(result, catalog, this.address, this.copy, (copy) => (this.copy = copy))}
      <descent-data-table .table=${result.table('verdicts')}></descent-data-table>
      ${schemes.map(({ index }) => html`<descent-data-table .table=${result.table(`layers.${index}`)} .row=${layer}></descent-data-table>`)}
      ${selected ? html`<descent-data-table .table=${histogramsOf(result, selected)}></descent-data-table>` : nothing}
    `;
  }

  private swatch({ color }: Scheme): TemplateResult {
    return html`<span class="swatch" ${setStyle({ '--swatch': `var(${color})` })}></span>`;
  }

  private layerIn(result: Result): number {
    const depth = depthOf(result);
    return this.index < 0 ? depth : Math.min(this.index, depth);
  }

  private renderGuess(result: Result, selected: Scheme | undefined): TemplateResult | typeof nothing {
    const doubled = this.doubled ?? doubledOf(selected);
    return doubled ? guessView(result, doubled, this.guess, (guess) => this.take(guess, doubled)) : nothing;
  }

  /** What was only supposed is done. */
  private take(guess: string, doubled: Doubled): void {
    const { index, scale, to } = doubled;
    if (!this.doubled) this.ask({ [`initializers.${index}.${scale}`]: to });
    this.doubled = doubled;
    this.guess = guess;
  }

  private renderChips(asked: Value | undefined, schemes: readonly Scheme[]): TemplateResult {
    return html`<div class="chips" role="group" data-control="schemesToCompare" aria-label=${msg('Schemes to compare')}>
      <span class="lead">${msg('Initial weights')}</span>
      ${choices.map((choice) => {
        const on = schemes.find(({ settings }) => isChoice(settings, choice));
        return html`<button
          type="button"
          class="chip"
          aria-pressed=${on !== undefined}
          @click=${() => this.toggle(asked, choice)}
        >
          ${on ? this.swatch(on) : nothing}${choice.label}
        </button>`;
      })}
    </div>`;
  }

  private renderSelected(catalog: Scene['catalog'], asked: Value | undefined, selected: Scheme): TemplateResult {
    const list = Array.isArray(asked) ? (asked as readonly Value[]) : [];
    return html`<label class="lead" for="selected">${msg('Scheme in hand')}</label>
      <select
        id="selected"
        data-control="schemeInHand"
        @change=${(event: Event) => (this.selected = Number((event.target as HTMLSelectElement).value))}
      >
        ${list.map((given, k) => {
          const label = schemesOf([given], catalog)[0]?.label ?? '';
          return html`<option value=${k} ?selected=${k === selected.index}>${label}</option>`;
        })}
      </select>
      <descent-part
        .catalog=${catalog}
        family="initializer"
        name=${`initializers.${selected.index}`}
        label=${msg('scheme')}
        .fixed=${true}
        .value=${list[selected.index] ?? selected.settings}
        .errors=${this.errorsWithin(`initializers.${selected.index}`)}
        @descent-change=${this.moved}
      ></descent-part>`;
  }

  private renderChart(
    result: Result,
    schemes: readonly Scheme[],
    quantity: Quantity,
    label: string,
    layer: number,
    grip: Grip | null,
  ): TemplateResult {
    const picture = this.pictures?.[quantity];
    return html`<descent-line-chart
      id=${quantity}
      .lines=${picture?.lines ?? []}
      .overlays=${picture?.overlays ?? []}
      .height=${280}
      .yScale=${'log'}
      .xLabel=${layerName()}
      .yLabel=${label}
      .yInclude=${[0.1, 10]}
      .playhead=${layer}
      .lookedAt=${this.lookedIn(result)}
      .grip=${grip}
      .summary=${chartSummary(result, schemes, quantity)}
      @descent-playhead=${this.moveTo}
      @descent-look=${(event: CustomEvent<LookDetail>) => {
        event.stopPropagation();
        this.looked = event.detail.x;
      }}
      @descent-grip=${this.pull}
    ></descent-line-chart>`;
  }

  private lookedIn(result: Result): number | null {
    return this.looked === null ? null : Math.min(this.looked, depthOf(result));
  }

  /** The line in hand can be pulled: that changes the scale of its weights. */
  private gripOf(result: Result, scheme: Scheme): Grip | null {
    const { label: name } = scheme;
    const scale = scaleOf(scheme);
    const layer = gripLayer(result);
    const y = result.table(`layers.${scheme.index}`).at('activation', layer);
    if (!scale || !(y > 0)) return null;
    return {
      ...{ x: layer, y },
      label: msg(str`Pull: scale of ${name}’s weights`),
      text: `${scale.label} ${formatNumber(scale.value, 4)}`,
    };
  }

  private readonly pull = (event: CustomEvent<GripDetail>): void => {
    event.stopPropagation();
    const { result, catalog } = this;
    if (!result || !catalog) return;
    const schemes = schemesOf(result.spec['initializers'], catalog);
    const scheme = schemes[Math.min(this.selected, schemes.length - 1)];
    const scale = scheme && scaleOf(scheme);
    if (!scale) return;
    this.pulledFrom ??= scale.value;
    const { final } = event.detail;
    const value = pulledTo(scale, this.pulledFrom, event.detail, gripLayer(result));
    if (final) this.pulledFrom = undefined;
    this.ask({ [`initializers.${scheme.index}.${scale.id}`]: value }, final);
  };

  /** Of a knob that asks for a quick look while it is dragged. */
  private readonly moved = (event: CustomEvent<Change>): void => {
    event.stopPropagation();
    const { id, value, final } = event.detail;
    this.ask({ [id]: value }, final);
  };

  private readonly moveTo = (event: CustomEvent<PlayheadDetail>): void => {
    event.stopPropagation();
    this.index = Math.round(event.detail.x);
  };

  /** A quick look comes first: it is there at once, and in the end all seeds when they are done. */
  private ask(changes: Readonly<Record<string, Value>>, final = true): void {
    // Whatever else is set, the guess was not about that.
    this.guess = this.doubled = undefined;
    this.changeAll({ ...changes, quick: true }, { final: false });
    this.allWanted = final;
    this.askForAll();
  }

  /** Not before the quick look is there: what waits for its turn gives way to what is asked for next. */
  private askForAll(): void {
    if (!this.allWanted || !same(this.spec, this.result?.spec)) return;
    this.allWanted = false;
    this.changeAll({ quick: undefined });
  }

  private toggle(asked: Value | undefined, choice: Choice): void {
    const list = Array.isArray(asked) ? (asked as readonly Value[]) : [];
    const rest = list.filter((given) => !isChoice(settingsOf(given), choice));
    if (rest.length === list.length) this.ask({ initializers: [...list, choice.settings] });
    else if (rest.length > 0) this.ask({ initializers: rest });
    else this.announce(msg('One scheme stays: there would be nothing to show.'));
    this.selected = Math.min(this.selected, Math.max(0, rest.length - 1));
  }
}
