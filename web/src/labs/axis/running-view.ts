import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Line, PlayheadDetail } from '../../charts/line-chart';
import { formatNumber } from '../../charts/line-chart/format';
import type { Sheet } from './sheet';
import { counted } from '../../language/numbers';
import { batches } from './words';

interface Actions {
  readonly playing: boolean;
  step(seen: number): void;
  play(playing: boolean): void;
}

/** The running mean (or variance) of the lit feature over the batches, each batch's own as dots, and where it tends to. */
function linesOf(sheet: Sheet, what: 'mean' | 'variance'): readonly Line[] {
  const { result, feature } = sheet;
  const running = result.table('running');
  const x = running.column('batch');
  const own = running.column(`${what === 'mean' ? 'batchMean' : 'batchVariance'}.${feature}`);
  const all = new Float64Array(x.length).fill(result.table('features').at(what, feature));
  return [
    { id: 'batch', label: msg('each batch'), x, y: own, color: '--ink-muted', kind: 'dots' },
    { id: 'all', label: msg('all data'), x, y: all, color: '--racer-2', kind: 'line', dash: [5, 4] },
    {
      id: 'running',
      label: msg('running'),
      x,
      y: running.column(`${what}.${feature}`),
      color: '--racer-0',
      kind: 'line',
      width: 2.5,
      emphasis: true,
    },
  ];
}

function summary(what: 'mean' | 'variance', seen: number, at: number, target: number): string {
  const [batches, running, all] = [formatNumber(seen), formatNumber(at, 3), formatNumber(target, 3)];
  return what === 'mean'
    ? counted(
        seen,
        msg(str`After ${batches} batch the running mean is ${running}; over all data it is ${all}.`),
        msg(str`After ${batches} batches the running mean is ${running}; over all data it is ${all}.`),
      )
    : counted(
        seen,
        msg(str`After ${batches} batch the running variance is ${running}; over all data it is ${all}.`),
        msg(str`After ${batches} batches the running variance is ${running}; over all data it is ${all}.`),
      );
}

function chart(sheet: Sheet, what: 'mean' | 'variance', actions: Actions): TemplateResult {
  const { result, feature, seen } = sheet;
  const at = result.table('running').at(`${what}.${feature}`, seen);
  const target = result.table('features').at(what, feature);
  const place = feature + 1;
  return html`<descent-line-chart
    id=${`running-${what}`}
    .lines=${linesOf(sheet, what)}
    .height=${170}
    .xLabel=${msg('batch')}
    .yLabel=${what === 'mean' ? msg(str`Mean of feature ${place}`) : msg(str`Variance of feature ${place}`)}
    .playhead=${seen}
    .trail=${true}
    .summary=${summary(what, seen, at, target)}
    @descent-playhead=${(event: CustomEvent<PlayheadDetail>) => {
      event.stopPropagation();
      actions.step(event.detail.x);
    }}
  ></descent-line-chart>`;
}

/** What inference will use: how it fills up, batch by batch. */
export function runningView(sheet: Sheet, actions: Actions): TemplateResult {
  const { result, seen, inference, alone } = sheet;
  if (!result.tables.some(({ id }) => id === 'running')) {
    return html`<section class="panel" aria-labelledby="running">
      <h3 id="running">${msg('Nothing to remember')}</h3>
      <p>
        ${msg('Each example is normalized by its own numbers, so there are no running statistics: training and inference do the same, for a batch of one too. That is why language models, whose batches vary, have layer norm or RMS norm.')}
      </p>
    </section>`;
  }
  const { rows } = result.table('running');
  const left = `${formatNumber(100 * result.table('running').at('start', seen), 2)}\u00a0%`;
  return html`<section class="panel" aria-labelledby="running">
    <h3 id="running">${msg('Running statistics, for inference')}</h3>
    <div class="two">${chart(sheet, 'mean', actions)} ${chart(sheet, 'variance', actions)}</div>
    <div class="bar ends">
      <button
        type="button"
        data-next
        data-control="nextBatch"
        aria-disabled=${seen >= rows - 1}
        @click=${() => (seen < rows - 1 ? actions.step(seen + 1) : undefined)}
      >
        ${msg('Next batch')}
      </button>
      <descent-player
        .length=${rows}
        .index=${seen}
        .playing=${actions.playing}
        .label=${batches}
        @descent-playhead=${(event: CustomEvent<{ readonly index: number }>) => {
          event.stopPropagation();
          actions.step(event.detail.index);
        }}
        @descent-play=${(event: CustomEvent<{ readonly playing: boolean }>) => {
          event.stopPropagation();
          actions.play(event.detail.playing);
        }}
      ></descent-player>
    </div>
    <p class="muted">
      ${alone ? msg('Batches of one teach them nothing: they stay at mean 0 and variance 1.') : nothing}
      ${
        inference
          ? msg('These are what the matrix above is normalized with.')
          : msg('In training they are only gathered; inference uses them.')
      }
      ${alone ? nothing : msg(str`${left} of their weight still lies on where they started, mean 0 and variance 1.`)}
    </p>
  </section>`;
}
