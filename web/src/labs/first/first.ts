import { msg, str } from '@lit/localize';
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
import { nowTryView, triesStyle, trying, type Try } from '../tries';
import { combinationOf, combinations, flipped, lastStep, remedies, settingsFor, type Remedy } from './combinations';
import { curvesOf, titleOf, type Curves } from './curves';
import { Drawer, type Who } from './drawing';
import { Film } from './film';
import { guessView } from './guess';
import { linesOf } from './lines';
import { coveredView, multiplesView } from './multiples-view';
import { peopleView } from './people-view';
import { firstStyle } from './style';
import { switchesView } from './switches-view';
import { tries } from './tries';
import { story } from './story';
import { fairness, now, personText, predictionText, targetOf, withUnit } from './words';
import { updates } from '../updates';

/** All that is drawn, of one result at one step: it changes as a whole. */
interface Stand {
  readonly result: Result;
  readonly step: number;
  /** The network as it stands there. */
  readonly drawn: Result;
  readonly drawer: Drawer;
  readonly curves: Curves;
  readonly lines: readonly Line[];
  /** Of these, what does not answer the question. */
  readonly own: readonly Line[];
}

/** `<descent-first-network>`: 2-3-1, with three remedies to switch on and off, and all eight combinations of them. */
export class FirstNetworkLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, DataTable, Dial, LineChart, NetworkDiagram, Player];
  static override styles = [...Lab.styles, triesStyle, segmentsStyle, firstStyle];
  static override properties = {
    ...Lab.properties,
    guess: { state: true },
    tried: { state: true },
    who: { state: true },
    told: { state: true },
    stand: { state: true },
  };
  readonly labId = 'first-network';

  declare protected guess: string | null;
  declare protected tried: Try | null;
  /** Whose numbers stand in the network. */
  declare protected who: Who;
  /** Whether the pictures may answer the question. */
  declare protected told: boolean;
  declare protected stand: Stand | undefined;

  /** The step that the reader wants to see; the last, where that is infinite. */
  private wanted = Infinity;
  /** Where the player was before. */
  private earlier = 0;
  private film: Film | undefined;

  constructor() {
    super();
    this.resetView();
    new LabKeys(this, () => this.renderRoot.querySelector<Player>('descent-player'));
  }

  protected override resetView(): void {
    this.guess = this.tried = null;
    this.told = false;
    this.who = -1;
    this.wanted = Infinity;
  }

  protected override resultChanged(result: Result, previous: Result | undefined): void {
    const combination = combinationOf(result.spec);
    // Who has turned a switch has seen what that does.
    if (combination !== combinations - 1 && this.guess === null) this.told = true;
    if (this.who >= result.table('people').rows) this.who = -1;
    this.index = this.reachable(result);
    const film = new Film(
      result,
      (channel, spec) => this.runBeside(channel, spec),
      (step, wanted) => {
        if (this.film === film && (wanted || step === this.index)) this.put(result, step);
      },
    );
    this.film = film;
    this.follow(result);
    if (!this.stand) this.put(result, lastStep(result));
    if (previous && this.catalog && (this.told || this.guess === null))
      this.announce(story(result, this.catalog, combination).join(' '));
  }

  protected override renderLab({ catalog, spec }: Scene): TemplateResult {
    const { stand, told } = this;
    if (!stand) return html``;
    const { result, step, drawn, curves } = stand;
    const combination = combinationOf(result.spec);
    const last = lastStep(result);
    const ended = story(result, catalog, combination);
    const [end = ''] = ended;
    return html`
      ${guessView({ result, guess: this.guess, told, choose: (remedy) => this.take(remedy), show: () => (this.told = true) })}
      ${switchesView(result, catalog, combination, told, (remedy) => this.settle({ [remedy.id]: spec[remedy.id] !== true }))}
      ${this.stageView(stand)}
      <descent-player
        .length=${last + 1}
        .index=${this.index}
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
          ${step === last ? ended.join(' ') : told ? html`<span class="muted">${msg(str`How it ends: ${end}`)}</span>` : nothing}
        </p>
      </div>
      ${this.chartView(stand, combination)}
      <h3>${msg('All eight combinations')}</h3>
      <p class="note">${fairness(result, result.spec)} ${picturesText(result, curves)}</p>
      ${told ? nothing : coveredView(this.guess !== null, () => (this.told = true))}
      ${multiplesView({ result, curves, drawn: combination, step, told, choose: (k) => this.settle(settingsFor(k)) })}
      <div class="bar">
        ${segmentsView(msg('Learning rate'), this.parameter('rates')?.choices ?? [], spec['rates'], (id) => this.change('rates', id), 'learningRate')}
        ${spec['rates'] === 'same' ? this.knob('rate') : nothing}
      </div>
      ${nowTryView(tries(), this.tried, (each) => this.attempt(each))} ${this.moreView()}
      <div class="tables">
        ${told ? html`<descent-data-table .table=${result.table('combinations')} .row=${combination}></descent-data-table>` : nothing}
        <descent-data-table .table=${result.table('steps')} .row=${step}></descent-data-table>
        <descent-data-table .table=${drawn.table('people')} .row=${this.who}></descent-data-table>
      </div>
    `;
  }

  private stageView({ result, step, drawn, drawer }: Stand): TemplateResult {
    const { layers, weights, largest, plane, marks } = drawer.draw(this.who);
    const { name, unit } = targetOf(result);
    const [across = '', up = ''] = [plane?.x.label, plane?.y.label];
    const person = personText(result);
    const targets = result.table('targets');
    const prediction = drawn.table('person').at('prediction', 0);
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
          .hint=${msg('Point at a line, a unit or a row of the table to read it.')}
          .summary=${networkText(result, step, withUnit(prediction, unit, 6))}
        ></descent-network-diagram>
        <p class="legend">
          ${msg(
            html`In each unit: its output over ${across} (to the right) and ${up} (upwards), from below zero
              <span class="key" aria-hidden="true"></span> to above; in the last one the prediction, from low (dark) to
              high (light).`,
          )}
          ${msg(
            html`The ring marks the person shown; the dots and the <span class="lit">rows</span> are those of the last
              batch.`,
          )}
        </p>
      </div>
      <div class="needle">
        <descent-dial
          .value=${prediction}
          .low=${targets.at('low', 0)}
          .high=${targets.at('high', 0)}
          .others=${result.table('people').column('y.0')}
          .unit=${unit}
          .label=${msg(str`Prediction: ${name}`)}
          .moving=${this.playing}
          .note=${msg(str`Prediction for ${person}. The marks are the table’s own.`)}
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

  private chartView({ result, step, lines, own, curves }: Stand, combination: number): TemplateResult {
    const { unit } = targetOf(result);
    return html`<descent-line-chart
      .lines=${this.told ? lines : own}
      .height=${240}
      .xLabel=${msg('updates')}
      .yLabel=${unit ? msg(str`Root mean squared error over the table, ${unit}`) : msg('Root mean squared error over the table')}
      .yScale=${'log'}
      .yInclude=${[curves.low, curves.high]}
      .playhead=${step}
      .trail=${true}
      .summary=${`${now(result, combination, step)}${this.told ? ` ${msg('Beside it the networks in which one switch is turned.')}` : ''}`}
      @descent-playhead=${(event: CustomEvent<PlayheadDetail>) => {
        event.stopPropagation();
        this.playing = false;
        this.show(Math.round(event.detail.x));
      }}
    ></descent-line-chart>`;
  }

  private moreView(): TemplateResult {
    return html`<details data-control="more">
      <summary>${msg('More: what stands behind each switch, units, batches, examples')}</summary>
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
    // The player starts from there, though the pictures wait for the new result.
    this.show(still ? Infinity : 0);
    this.changeAll(settingsFor(flipped(combinations - 1, remedy)));
    this.playing = !still;
  }

  private show(step: number): void {
    const { result, film } = this;
    if (!result) return;
    const last = lastStep(result);
    this.wanted = step >= last ? Infinity : step;
    this.index = this.reachable(result);
    if (this.playing) film?.expect(this.index, Math.max(1, this.index - this.earlier), last);
    this.earlier = this.index;
    this.follow(result);
  }

  private reachable(result: Result): number {
    return Math.max(0, Math.min(this.wanted, lastStep(result)));
  }

  /** Everything goes to the playhead at once, as soon as the network there is known; till then it stays together. */
  private follow(result: Result): void {
    if (this.index < lastStep(result)) this.film?.want(this.index);
    this.put(result, this.index);
  }

  private put(result: Result, step: number): void {
    const last = lastStep(result);
    const drawn = step >= last ? result : this.film?.at(step);
    if (!drawn) return;
    if (step >= last && this.guess !== null && combinationOf(result.spec) !== combinations - 1) this.told = true;
    const known = this.stand?.result === result ? this.stand : undefined;
    const lines = known?.lines ?? linesOf(result, combinationOf(result.spec));
    this.stand = {
      ...{ result, step, drawn, drawer: new Drawer(drawn), lines },
      curves: known?.curves ?? curvesOf(result),
      own: known?.own ?? lines.filter(({ id }) => id === 'mean' || id === 'drawn'),
    };
  }
}

/** The drawn network for those who can’t see it. */
function networkText(result: Result, step: number, prediction: string): string {
  const [on, made] = [titleOf(combinationOf(result.spec)), updates(step)];
  const { name } = targetOf(result);
  return `${msg(str`The network after ${made}; its remedies: ${on}.`)} ${predictionText(result, name, prediction)}`;
}

/** What the small pictures have in common. */
function picturesText(result: Result, curves: Curves): string {
  const [made, person] = [updates(lastStep(result)), personText(result)];
  const [low, high] = [withUnit(curves.low, targetOf(result).unit, 2), withUnit(curves.high, '', 2)];
  return [
    msg(
      str`Each picture: the error over ${made}, on one logarithmic axis from ${low} to ${high}, and nothing of what lies beyond; dashed, the error of always predicting the mean.`,
    ),
    msg(str`Below it the prediction for ${person}.`),
    msg('Dots: which remedies are on.'),
  ].join(' ');
}
