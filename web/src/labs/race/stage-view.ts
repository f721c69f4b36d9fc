import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import type { ContourOverlays, Frame, FrameDetail, PickDetail, StartDetail } from '../../charts/contour';
import type { ReliefState } from '../../charts/relief';
import { sentences } from '../../charts/relief/sentences';
import { define } from '../../elements/define';
import { formatNumber } from '../../charts/line-chart/format';
import type { PlayheadDetail } from '../../charts/line-chart';
import type { Drawing } from '../racers/drawing';
import { idOf } from '../racers/field';
import { nearestRow } from '../../charts/line-chart/range';
import { stepText } from '../../charts/step-text';
import { canLog } from '../racers/lines';
import type { LossLines, XAxis } from '../racers/lines';
import { lowestOf } from '../racers/minima';
import { rowOf } from '../racers/racer';
import { tablesWithheld } from '../withheld';
import type { Racer } from '../racers/racer';

interface MapScene {
  readonly drawing: Drawing;
  readonly index: number;
  readonly selected: string;
  /** What the lab asks is still open: what is to come stays hidden. */
  readonly open: boolean;
  readonly start: readonly [number, number] | null;
  readonly frame: Frame | null;
  readonly overlays: ContourOverlays;
  /** Null: the map alone; else how far the relief has come, in whose place the map stands until it is drawn. */
  readonly relief: ReliefState | null;
}

interface MapDeeds {
  relief(event: CustomEvent<ReliefState>): void;
  view(relief: boolean): void;
  start(event: CustomEvent<StartDetail>): void;
  frame(event: CustomEvent<FrameDetail>): void;
  pick(event: CustomEvent<PickDetail>): void;
}

/** The ground with the racers on it: from above, or in 3-D. */
export function mapView(scene: MapScene, deeds: MapDeeds): TemplateResult {
  const { relief } = scene;
  const choice = (name: string, opened: boolean): TemplateResult =>
    html`<button type="button" aria-pressed=${(relief !== null) === opened} @click=${() => deeds.view(opened)}>
      ${name}
    </button>`;
  return html`<div class="chart-head">
      <h3>${surfaceTitle(scene.drawing)}</h3>
      <div
        class="segments"
        role="group"
        aria-label=${msg('How the surface is shown')}
        data-control="howTheSurfaceIsShown"
      >
        ${choice(msg('Map'), false)}${choice(msg('3-D'), true)}
      </div>
    </div>
    ${relief === null ? nothing : reliefView(scene, deeds)} ${relief === 'drawn' ? nothing : contourView(scene, deeds)}`;
}

export function surfaceTitle({ catalog, result }: Drawing): string {
  const id = idOf(result.spec['surface']);
  return catalog['surface']?.parts.find((part) => part.id === id)?.title ?? msg('Surface');
}

function contourView(
  { drawing, index, selected, open, start, frame, overlays }: MapScene,
  deeds: MapDeeds,
): TemplateResult {
  const { terrain, pins, paths } = drawing;
  return html`<descent-contour
    .region=${terrain?.region ?? null}
    .grid=${terrain?.grid ?? null}
    .frame=${frame}
    .lowest=${lowestOf(pins)}
    .pins=${pins}
    .paths=${paths}
    .index=${index}
    .future=${!open}
    .selected=${selected}
    .overlays=${overlays}
    .start=${start}
    .maxHeight=${500}
    @descent-start=${deeds.start}
    @descent-frame=${deeds.frame}
    @descent-pick=${deeds.pick}
  ></descent-contour>`;
}

const reliefTag = 'descent-relief';

/** Gets the relief's code, unless it is there. */
export async function loadRelief(): Promise<void> {
  if (customElements.get(reliefTag)) return;
  const { Relief } = await import('../../charts/relief');
  define(reliefTag, Relief);
}

function reliefView(
  { drawing, index, selected, open, start, relief }: MapScene,
  deeds: MapDeeds,
): TemplateResult | typeof nothing {
  const { terrain, pins, paths } = drawing;
  // As long as it can't speak for itself.
  if (relief === 'broken' && !customElements.get(reliefTag)) return html`<p role="status">${sentences().broken}</p>`;
  return html`<descent-relief
    .region=${terrain?.region ?? null}
    .grid=${terrain?.grid ?? null}
    .lowest=${lowestOf(pins)}
    .pins=${pins}
    .paths=${paths}
    .index=${index}
    .future=${!open}
    .selected=${selected}
    .start=${start}
    @descent-pick=${deeds.pick}
    @descent-relief=${deeds.relief}
  ></descent-relief>`;
}

interface PlayerDeeds {
  move(event: CustomEvent<{ readonly index: number }>): void;
  play(event: CustomEvent<{ readonly playing: boolean }>): void;
}

export function playerView(
  { length }: Drawing,
  index: number,
  playing: boolean,
  pace: number,
  deeds: PlayerDeeds,
): TemplateResult {
  return html`<descent-player
    .length=${length}
    .index=${index}
    .playing=${playing}
    .pace=${pace}
    .label=${stepText}
    @descent-playhead=${deeds.move}
    @descent-play=${deeds.play}
  ></descent-player>`;
}

/** What the loss is drawn from. */
export interface LossScene {
  readonly drawing: Drawing;
  readonly index: number;
  readonly selected: string;
  readonly open: boolean;
  /** The step with which the axes end. */
  readonly end: number;
  readonly log: boolean;
  readonly x: XAxis;
}

/** The chart's lines, its axes and where its playhead stands. */
export function lossAt({ drawing, index, selected, open, end, log, x }: LossScene): {
  readonly chart: LossLines;
  readonly onLog: boolean;
  readonly at: number;
  readonly costs: Float64Array;
  readonly xLabel: string;
} {
  const { racers, pins, terrain } = drawing;
  const onLog = log && canLog(pins);
  const ceiling = terrain?.ceiling ?? Infinity;
  const chart = drawing.lossLines({ log: onLog, x, ceiling, selected, end, until: open ? index : Infinity });
  const chosen = racers.find(({ key }) => key === selected) ?? racers[0];
  const costs = chosen?.table.column('evaluations') ?? new Float64Array();
  // The playhead counts updates: beside it stands what they have cost the chosen racer.
  const at = x === 'step' || !chosen ? index : (costs[rowOf(chosen, index)] ?? 0);
  return { chart, onLog, at, costs, xLabel: x === 'step' ? msg('step') : msg('gradient evaluations') };
}

interface ChartDeeds {
  log(log: boolean): void;
  axis(x: XAxis): void;
  seek(x: number): void;
}

/** Loss over steps, with the same playhead as the map. */
export function chartView(scene: LossScene, deeds: ChartDeeds): TemplateResult {
  const { drawing, index, x } = scene;
  const { chart, onLog, at, costs, xLabel } = lossAt(scene);
  const possible = canLog(drawing.pins);
  const axis = (name: string, value: boolean): TemplateResult =>
    html`<button
      type="button"
      aria-pressed=${onLog === value}
      aria-disabled=${value && !possible}
      title=${value && !possible ? msg('This surface has no lowest loss from which a log axis could start.') : ''}
      @click=${() => deeds.log(value)}
    >
      ${name}
    </button>`;
  const along = (name: string, value: XAxis): TemplateResult =>
    html`<button type="button" data-x=${value} aria-pressed=${x === value} @click=${() => deeds.axis(value)}>
      ${name}
    </button>`;
  return html`<div class="chart-head">
      <h3>${x === 'step' ? msg('Loss over steps') : msg('Loss over evaluations')}</h3>
      <div
        class="segments"
        role="group"
        aria-label=${msg('What runs along the chart')}
        data-control="whatRunsAlongTheChart"
      >
        ${along(msg('steps'), 'step')}${along(msg('evaluations'), 'evaluations')}
      </div>
      <div class="segments" role="group" aria-label=${msg('Axis of the loss')} data-control="axisOfTheLoss">
        ${axis(msg('log'), true)}${axis(msg('linear'), false)}
      </div>
    </div>
    <descent-line-chart
      .lines=${chart.lines}
      .xLabel=${xLabel}
      .yLabel=${chart.yLabel}
      .yScale=${onLog ? 'log' : 'linear'}
      .yInclude=${chart.yInclude}
      .xWindow=${chart.xWindow}
      .playhead=${at}
      .trail=${true}
      .height=${250}
      .summary=${summary(drawing.racers, index)}
      @descent-playhead=${(event: CustomEvent<PlayheadDetail>) => {
        event.stopPropagation();
        deeds.seek(x === 'step' || costs.length === 0 ? event.detail.x : nearestRow(costs, event.detail.x));
      }}
    ></descent-line-chart>`;
}

function summary(racers: readonly Racer[], index: number): string {
  const losses = racers
    .map((racer) => {
      const row = rowOf(racer, index);
      const loss = `${racer.label} ${formatNumber(racer.table.at('loss', row), 3)}`;
      const last = formatNumber(row);
      return row < index ? msg(str`${loss} (lost after step ${last})`) : loss;
    })
    .join(', ');
  const step = formatNumber(index);
  return msg(str`Loss after step ${step}: ${losses}.`);
}

/** The tables behind the pictures; those that hold the whole race, where it may be known. */
export function numbersView(
  { result }: Drawing,
  racer: Racer,
  index: number,
  open: boolean,
  show: () => void,
): TemplateResult {
  const { label } = racer;
  return html`<div class="tables">
    ${
      open
        ? tablesWithheld(show)
        : html`<descent-data-table
              .table=${racer.table}
              caption=${msg(str`${label}, step by step`)}
              .row=${rowOf(racer, index)}
            ></descent-data-table>
            <descent-data-table .table=${result.table('standings')}></descent-data-table>`
    }
    <descent-data-table .table=${result.table('minima')}></descent-data-table>
  </div>`;
}
