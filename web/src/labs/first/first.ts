import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { DataTable } from '../../elements/data-table';
import { Dial } from '../../charts/dial';
import { LineChart } from '../../charts/line-chart';
import { NetworkDiagram } from '../../charts/network-diagram';
import type { Uses } from '../../elements/define';

import type { Line, PlayheadDetail } from '../../charts/line-chart';
import { segmentsStyle, segmentsView } from '../../elements/segments';
import type { Change } from '../../elements/change';
import { Player } from '../../elements/player';
import type { Parameter, Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { isList } from '../../state/tree';
import { Lab, type Scene } from '../lab';
import { LabKeys } from '../lab-keys';
import { triesStyle, triesView, trying, type Try } from '../tries';
import { combinationOf, combinations, flipped, lastStep, remedies, settingsFor, type Remedy } from './combinations';
import { curvesOf, titleOf, type Curves } from './curves';
import { Drawer, type Who } from './drawing';
import { guessView } from './guess';
import { linesOf } from './lines';
import { multiplesView } from './multiples-view';
import { peopleView } from './people-view';
import { firstStyle } from './style';
import { switchesView } from './switches-view';
import { tries } from './tries';
import { fairness, now, personText, story, targetOf, updates, withUnit } from './words';

/** `<descent-first-network>`: 2-3-1, with three remedies to switch on and off, and all eight combinations of them. */
export class FirstNetworkLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, DataTable, Dial, LineChart, NetworkDiagram, Player];
  static override styles = [...Lab.styles, triesStyle, segmentsStyle, firstStyle];
  static override properties = {
    ...Lab.properties,
    guess: { state: true },
    tried: { state: true },
    who: { state: true },
    drawn: { state: true },
  };
  readonly labId = 'first-network';
  readonly experiment = 'first-network';

  declare protected guess: string | null;
  declare protected tried: Try | null;
  /** Whose numbers stand in the network. */
  declare protected who: Who;
  /** The network as it stands at the playhead, or stood when that was asked for last. */
  declare protected drawn: Result | undefined;

  /** The step that the reader wants to see; the last, where that is infinite. */
  private wanted = Infinity;
  private drawer: Drawer | undefined;
  private curves: Curves | undefined;
  private lines: readonly Line[] = [];

  constructor() {
    super();
    this.resetView();
    new LabKeys(this, () => this.renderRoot.querySelector<Player>('descent-player'));
  }

  protected override resetView(): void {
    this.guess = this.tried = null;
    this.who = -1;
    this.wanted = Infinity;
  }

  protected override resultChanged(result: Result, previous: Result | undefined): void {
    const combination = combinationOf(result.spec);
    this.curves = curvesOf(result);
    this.lines = linesOf(result, combination);
    if (this.who >= result.table('people').rows) this.who = -1;
    this.index = Math.max(0, Math.min(this.wanted, lastStep(result)));
    this.draw();
    if (previous && this.catalog) this.announce(story(result, this.catalog, combination).join(' '));
  }

  protected override renderLab({ catalog, spec, result }: Scene): TemplateResult {
    const { drawer, curves } = this;
    const drawn = this.drawn ?? result;
    if (!drawer || !curves) return html``;
    const step = Math.min(this.index, lastStep(result));
    const combination = combinationOf(result.spec);
    return html`
      ${guessView(result, this.guess, (remedy) => this.take(remedy))}
      ${switchesView(result, catalog, combination, this.guess !== null || combination !== combinations - 1, (remedy) => this.settle({ [remedy.id]: spec[remedy.id] !== true }))}
      ${this.stageView(result, drawn, drawer)}
      <descent-player
        .length=${lastStep(result) + 1}
        .index=${step}
        .playing=${this.playing}
        .label=${(at: number) => updates(at)}
        @descent-playhead=${(event: CustomEvent<{ readonly index: number }>) => {
          event.stopPropagation();
          this.show(event.detail.index);
        }}
        @descent-play=${(event: CustomEvent<{ readonly playing: boolean }>) => {
          event.stopPropagation();
          this.playing = event.detail.playing;
        }}
      ></descent-player>
      <div class="story">
        <p data-now>${now(result, combination, step)}</p>
        <p data-story>
          ${step === lastStep(result) ? story(result, catalog, combination).join(' ') : html`<span class="muted">How it ends: ${story(result, catalog, combination)[0]}</span>`}
        </p>
      </div>
      ${this.chartView(result, combination, step)}
      <h3>All eight combinations</h3>
      <p class="note">
        ${fairness(result, result.spec)} Each picture: the error over ${updates(lastStep(result))}, on one logarithmic
        axis from ${withUnit(curves.low, targetOf(result).unit, 2)} to ${withUnit(curves.high, '', 2)}, and nothing of
        what lies beyond; dashed, the error of who always says the mean. Below it the prediction for
        ${personText(result)}. Dots: which remedies are on.
      </p>
      ${multiplesView({ result, curves, drawn: combination, step, choose: (k) => this.settle(settingsFor(k)) })}
      <div class="bar">
        ${segmentsView('Learning rate', this.parameter('rates')?.choices ?? [], spec['rates'], (id) => this.change('rates', id))}
        ${spec['rates'] === 'same' ? this.knob('rate') : nothing}
      </div>
      ${triesView('Now try', tries, this.tried, (each) => this.attempt(each))} ${this.moreView()}
      <div class="tables">
        <descent-data-table .table=${result.table('combinations')} .row=${combination}></descent-data-table>
        <descent-data-table .table=${result.table('steps')} .row=${step}></descent-data-table>
        <descent-data-table .table=${drawn.table('people')} .row=${this.who}></descent-data-table>
      </div>
    `;
  }

  private stageView(result: Result, drawn: Result, drawer: Drawer): TemplateResult {
    const { layers, weights, largest, plane, marks } = drawer.draw(this.who);
    const { name, unit } = targetOf(result);
    const targets = result.table('targets');
    const prediction = drawn.table('person').at('prediction', 0);
    const at = updates(drawn.table('drawn').at('step', 0));
    return html`<div class="stage">
      <div class="table">${peopleView({ drawn, who: this.who, look: (who) => (this.who = who) })}</div>
      <div class="net">
        <descent-network-diagram
          .layers=${layers}
          .weights=${weights}
          .largest=${largest}
          .plane=${plane}
          .marks=${marks}
          .unitSize=${92}
          .labelled=${true}
          .hint=${'Point at a line, a unit or a row of the table to read it.'}
          .summary=${`The network with ${titleOf(combinationOf(result.spec))}, after ${at}. It predicts a ${name} of ${withUnit(prediction, unit, 6)} for ${personText(result)}.`}
        ></descent-network-diagram>
        <p class="legend">
          In each unit: what it says for every ${plane?.x.label} (to the right) and ${plane?.y.label} (upwards), from
          below zero <span class="key" aria-hidden="true"></span> to above; the output from low (dark) to high (light).
          The ring is whoever is shown, the dots and the <span class="lit">rows</span> are those of the last batch.
        </p>
      </div>
      <div class="needle">
        <descent-dial
          .value=${prediction}
          .low=${targets.at('low', 0)}
          .high=${targets.at('high', 0)}
          .others=${result.table('people').column('y.0')}
          .unit=${unit}
          .label=${`Predicted ${name}`}
          .moving=${this.playing}
          .note=${`Predicted ${name}: ${personText(result)}. The marks are the table’s own.`}
        ></descent-dial>
        <div class="knobs">${this.personKnobs(result, plane)}</div>
      </div>
    </div>`;
  }

  /** The inputs of the person, named and ranged as the examples are. */
  private personKnobs(result: Result, plane: ReturnType<Drawer['draw']>['plane']): unknown {
    const parameter = this.parameter('person');
    const { spec } = this;
    const person: readonly Value[] = isList(spec?.['person']) ? spec['person'] : [];
    if (!parameter || !plane) return nothing;
    const columns = result.table('person').columns;
    return [plane.x, plane.y].map((axis, k) => {
      const knob: Parameter = {
        ...parameter,
        ...{ id: `person.${k}`, kind: 'number', label: axis.label, unit: columns[k]?.unit ?? '' },
        ...{ sliderMin: axis.min, sliderMax: axis.max, step: 0, help: '' },
      };
      return html`<descent-knob
        data-id=${knob.id}
        .parameter=${knob}
        .value=${person[k] ?? result.table('person').at(`x.${k}`, 0)}
        .error=${this.errors[`person[${k}]`] ?? ''}
        @descent-change=${(event: CustomEvent<Change>) => {
          event.stopPropagation();
          this.who = -1;
          const next = columns
            .slice(0, 2)
            .map(({ id }, i) => (i === k ? event.detail.value : result.table('person').at(id, 0)));
          this.change('person', next, { final: event.detail.final });
        }}
      ></descent-knob>`;
    });
  }

  private chartView(result: Result, combination: number, step: number): TemplateResult {
    const { unit } = targetOf(result);
    return html`<descent-line-chart
      .lines=${this.lines}
      .height=${240}
      .xLabel=${'updates'}
      .yLabel=${`Root mean squared error over the table${unit ? `, ${unit}` : ''}`}
      .yScale=${'log'}
      .playhead=${step}
      .trail=${true}
      .summary=${`${now(result, combination, step)} Beside it the networks in which one switch is turned.`}
      @descent-playhead=${(event: CustomEvent<PlayheadDetail>) => {
        event.stopPropagation();
        this.playing = false;
        this.show(Math.round(event.detail.x));
      }}
    ></descent-line-chart>`;
  }

  private moreView(): TemplateResult {
    return html`<details>
      <summary>More: what stands behind each switch, units, batches, examples</summary>
      <div class="knobs">
        ${remedies.flatMap(({ off, on }) => [this.knob(off), this.knob(on)])} ${this.knob('activation')}
        ${this.knob('hidden')} ${this.knob('batch')} ${this.knob('steps')} ${this.knob('data')} ${this.knob('seed')}
      </div>
    </details>`;
  }

  /** Everything else goes to its default: what is seen is what the words speak of. Pressed again, that is all. */
  private attempt(each: Try): void {
    const again = this.tried?.id === each.id;
    const settings = again ? {} : each.settings;
    this.guess = null;
    this.settle(trying(this.descriptor?.parameters ?? [], settings));
    this.tried = again ? null : each;
  }

  /** What was said of something to try holds no longer when a knob has been moved. */
  protected override changeAll(
    changes: Readonly<Record<string, Value | undefined>>,
    options: { readonly final?: boolean } = {},
  ): void {
    this.tried = null;
    super.changeAll(changes, options);
  }

  /** A change that shows how it ends. */
  private settle(changes: Readonly<Record<string, Value | undefined>>): void {
    this.playing = false;
    this.wanted = Infinity;
    this.changeAll(changes);
  }

  /** Without that remedy, from the start; without motion, straight to the end. */
  private take(remedy: Remedy): void {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.guess = remedy.id;
    this.wanted = still ? Infinity : 0;
    this.changeAll(settingsFor(flipped(combinations - 1, remedy)));
    this.playing = !still;
  }

  private show(step: number): void {
    const { result } = this;
    if (!result) return;
    const last = lastStep(result);
    this.wanted = step >= last ? Infinity : step;
    this.index = Math.max(0, Math.min(step, last));
    this.draw();
  }

  /** The network at the playhead: the result's own at its end, else one that is asked for. */
  private draw(): void {
    const { result, index } = this;
    if (!result) return;
    if (index >= lastStep(result)) {
      this.put(result);
      return;
    }
    const fresh = this.drawn !== undefined && this.drawn !== result;
    void this.runBeside('drawn', { ...result.spec, compare: false, at: index }).then((drawn) => {
      if (drawn && this.result === result && this.index < lastStep(result)) this.put(drawn);
    });
    if (!fresh) this.put(result);
  }

  private put(drawn: Result): void {
    if (this.drawn === drawn) return;
    this.drawn = drawn;
    this.drawer = new Drawer(drawn);
  }
}
