import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { percent } from '../../charts/interval-chart/layout';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import { markOf } from '../racers/mark';
import type { Runner } from './runners';
import { hasClasses, milliseconds, whyLost } from './words';

export interface StandingsScene {
  readonly result: Result;
  readonly runners: readonly Runner[];
  /** The look at which each racer stands. */
  readonly rows: readonly number[];
  readonly selected: string;
  /** Where the playhead stands, in words. */
  readonly place: string;
  readonly timed: boolean;
  /** Whether what became of a racer may be read before the playhead comes there. */
  readonly told: boolean;
}

export interface StandingsDeeds {
  select(key: string): void;
  fairRate(racer: number): void;
}

/** How everybody stands at the playhead, and beneath a lost one, why. The name chooses a racer. */
export function standingsView(scene: StandingsScene, deeds: StandingsDeeds): TemplateResult {
  const { result, runners, place, timed } = scene;
  return html`<div class="scroll" role="region" aria-label=${msg('Standings of the training race')} tabindex="0">
    <table class="standings">
      <caption>
        ${place}<span class="hidden-visually">. ${msg('The name chooses a racer.')}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">${msg('racer')}</th>
          <th scope="col" class="rate" title=${msg('learning rate')}>${msg('rate')}</th>
          <th scope="col" title=${msg('on the examples learned from, median of the seeds')}>${msg('loss')}</th>
          <th scope="col" title=${msg('on the examples held out, median of the seeds')}>
            ${hasClasses(result) ? msg('held out right') : msg('held-out loss')}
          </th>
          <th scope="col" title=${msg('updates to the target, median of the seeds')}>${msg('arrived')}</th>
          ${timed ? html`<th scope="col" title=${msg('milliseconds of calculation to the target')}>${msg('by the clock')}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${runners.map((runner, k) => {
          const row = scene.rows[k] ?? 0;
          return [standing(runner, scene, row, deeds), lost(runner, scene, row, deeds)];
        })}
      </tbody>
    </table>
  </div>`;
}

function standing(runner: Runner, scene: StandingsScene, row: number, deeds: StandingsDeeds): TemplateResult {
  const { result, selected, timed } = scene;
  const looks = result.table('looks');
  const at = (id: string): number => looks.at(`${id}.${runner.key}`, row);
  const chosen = runner.key === selected;
  const there = runner.arrivedAt <= looks.at('step', row);
  const held = hasClasses(result) ? share(at('heldOutAccuracy')) : number(at('heldOut'));
  return html`<tr class=${chosen ? 'chosen' : ''} data-racer=${runner.key}>
    <th scope="row">
      <button type="button" class="name" aria-pressed=${chosen} @click=${() => deeds.select(runner.key)}>
        ${markOf(runner)}<span>${runner.label}</span>
      </button>
    </th>
    <td class="rate">${formatNumber(runner.rate, 3)}</td>
    <td>${Number.isNaN(at('loss')) ? html`<span class="wrong">${msg('lost')}</span>` : number(at('loss'))}</td>
    <td>${held}</td>
    <td>${there ? `✓ ${formatNumber(runner.arrivedAt)}` : html`<span class="muted">${msg('not yet')}</span>`}</td>
    ${
      timed
        ? html`<td>${there ? milliseconds(runner.arrivedAt * runner.cost) : html`<span class="muted">–</span>`}</td>`
        : nothing
    }
  </tr>`;
}

const number = (value: number): string => (Number.isNaN(value) ? '–' : formatNumber(value, 3));
const share = (value: number): string => (Number.isNaN(value) ? '–' : percent(value));

function lost(
  runner: Runner,
  { result, timed, told }: StandingsScene,
  row: number,
  deeds: StandingsDeeds,
): TemplateResult | typeof nothing {
  const happened = told || runner.divergedAt <= result.table('looks').at('step', row);
  if (!(runner.diverged > 0) || !happened) return nothing;
  return html`<tr class="why">
    <td colspan=${timed ? 6 : 5}>
      <p class="bad">
        ${whyLost(runner, result.table('facts').at('seeds', 0))}
        <button type="button" class="plain" @click=${() => deeds.fairRate(runner.index)}>
          ${msg('Give it its best rate')}
        </button>
      </p>
    </td>
  </tr>`;
}
