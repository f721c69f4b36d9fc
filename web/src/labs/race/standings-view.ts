import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import type { ContourPin, Frame } from '../../charts/contour';
import { formatNumber } from '../../charts/line-chart/format';
import { fellOn, whyLost } from './divergence';
import { markOf } from '../racers/mark';
import { minimumMark } from '../racers/minima';
import { rowOf } from '../racers/racer';
import type { Racer } from '../racers/racer';

export interface StandingsScene {
  readonly racers: readonly Racer[];
  readonly pins: readonly ContourPin[];
  readonly region: Frame | undefined;
  readonly index: number;
  readonly selected: string;
}

export interface StandingsDeeds {
  select(key: string): void;
  fairRate(racer: number): void;
}

/** Where each racer stands at the playhead, and beneath a lost one, why. The name chooses a racer, whose knobs and formula are then shown. */
export function standingsView(scene: StandingsScene, deeds: StandingsDeeds): TemplateResult {
  const { racers, pins, index } = scene;
  const goals = pins.length > 0;
  return html`<div class="scroll" role="region" aria-label=${msg('Standings of the race')} tabindex="0">
    <table class="standings">
      <caption>
        ${afterStep(index)}<span class="hidden-visually">. ${msg('The name chooses a racer.')}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">${msg('racer')}</th>
          <th scope="col" class="rate" title=${msg('learning rate')}>${msg('rate')}</th>
          <th scope="col">${msg('loss')}</th>
          ${
            goals
              ? html`<th scope="col" title=${msg('distance to the nearest minimum')}>${msg('distance')}</th>
                  <th scope="col" class="nearest" title=${msg('the nearest minimum')}>${msg('nearest')}</th>`
              : nothing
          }
          <th scope="col">${goals ? msg('arrived') : msg('got away')}</th>
        </tr>
      </thead>
      <tbody>
        ${racers.map((racer) => [standing(racer, scene, deeds), loss(racer, scene, deeds)])}
      </tbody>
    </table>
  </div>`;
}

function standing(racer: Racer, { pins, index, selected }: StandingsScene, deeds: StandingsDeeds): TemplateResult {
  const chosen = racer.key === selected;
  const row = rowOf(racer, index);
  const { table } = racer;
  const rate = racer.settings['learningRate'];
  return html`<tr class=${chosen ? 'chosen' : ''}>
    <th scope="row">
      <button type="button" class="name" aria-pressed=${chosen} @click=${() => deeds.select(racer.key)}>
        ${markOf(racer)}<span>${racer.label}</span>
      </button>
    </th>
    <td class="rate">${typeof rate === 'number' ? formatNumber(rate, 3) : '–'}</td>
    <td>${lossText(table.at('loss', row))}</td>
    ${
      pins.length > 0
        ? html`<td>${distanceText(table.at('distance', row))}</td>
            <td class="nearest">${goalMark(pins, table.at('nearest', row))}</td>`
        : nothing
    }
    <td>${stateOf(racer, index)}</td>
  </tr>`;
}

/** "After step 12". */
export function afterStep(index: number): string {
  const step = formatNumber(index);
  return msg(str`After step ${step}`);
}

/** As the map marks it: a star for a global minimum, a ring for a local one. */
function goalMark(pins: readonly ContourPin[], row: number): TemplateResult {
  const { text } = minimumMark(pins, row);
  const pin = pins[row];
  if (!pin) return html`${text}`;
  const only = pins.filter(({ global }) => global === pin.global).length === 1;
  const [kind, name] = pin.global ? [msg('global'), msg('global minimum')] : [msg('local'), msg('local minimum')];
  return html`<span aria-hidden="true" title=${name}>${pin.global ? '★' : '○'}</span>
    ${only ? nothing : html`<span class="hidden-visually">${kind}</span>`} ${text}`;
}

/** A power of ten is enough of a number by itself. */
function lossText(loss: number): string {
  return formatNumber(loss, Math.abs(loss) < 1e-4 ? 2 : 3);
}

/** Nearer than anyone can see on the map, more digits say nothing. */
function distanceText(distance: number): string {
  return distance < 0.001 ? `< ${formatNumber(0.001)}` : formatNumber(distance, 2);
}

/** The step at which it came to stay; the word "lost", not its colour, says that it was lost. */
function stateOf({ divergedAt, reachedAt }: Racer, index: number): TemplateResult {
  if (reachedAt <= index) return html`✓ ${formatNumber(reachedAt)}`;
  if (divergedAt <= index) {
    const step = formatNumber(divergedAt);
    return html`<span class="wrong">✕ ${msg(str`lost ${step}`)}</span>`;
  }
  return html`<span class="muted">${msg('not yet')}</span>`;
}

/** Why a racer was lost, where it was lost, with a way out. */
function loss(
  racer: Racer,
  { pins, index, region }: StandingsScene,
  deeds: StandingsDeeds,
): TemplateResult | typeof nothing {
  if (!(racer.divergedAt <= index)) return nothing;
  const fine = fellOn(racer, pins.length === 0);
  return html`<tr class="why">
    <td colspan="6">
      <p class=${fine ? '' : 'bad'}>
        ${whyLost(racer, region, pins.length === 0)}
        ${
          fine
            ? nothing
            : html`<button type="button" class="plain" @click=${() => deeds.fairRate(racer.index)}>
                ${msg('Give it its best rate')}
              </button>`
        }
      </p>
    </td>
  </tr>`;
}
