import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import type { ContourPin } from '../../charts/contour';
import { formatNumber } from '../../charts/line-chart/format';
import { markOf } from './mark';
import { minimumMark } from './minima';
import { rowOf } from './racer';
import type { Racer } from './racer';

/** Where each racer stands at the playhead. The name chooses a racer, whose knobs and formula are then shown. */
export function standingsView(
  racers: readonly Racer[],
  pins: readonly ContourPin[],
  index: number,
  selected: string,
  select: (key: string) => void,
): TemplateResult {
  const goals = pins.length > 0;
  return html`<div class="scroll" role="region" aria-label="Standings" tabindex="0">
    <table class="standings">
      <caption class="hidden-visually">
        Where each racer stands after step ${index}. The name chooses a racer.
      </caption>
      <thead>
        <tr>
          <th scope="col">racer</th>
          <th scope="col" class="rate" title="learning rate">rate</th>
          <th scope="col" class="step">step</th>
          <th scope="col">loss</th>
          ${goals ? html`<th scope="col" title="distance to the nearest minimum">distance</th>` : nothing}
          ${goals ? html`<th scope="col" class="nearest" title="the nearest minimum">nearest</th>` : nothing}
          <th scope="col">${goals ? 'arrived' : 'got away'}</th>
        </tr>
      </thead>
      <tbody>
        ${racers.map((racer) => standing(racer, pins, index, racer.key === selected, select))}
      </tbody>
    </table>
  </div>`;
}

function standing(
  racer: Racer,
  pins: readonly ContourPin[],
  index: number,
  chosen: boolean,
  select: (key: string) => void,
): TemplateResult {
  const row = rowOf(racer, index);
  const { table } = racer;
  const rate = racer.settings['learningRate'];
  return html`<tr class=${chosen ? 'chosen' : ''}>
    <th scope="row">
      <button type="button" class="name" aria-pressed=${chosen} @click=${() => select(racer.key)}>
        ${markOf(racer)}<span>${racer.label}</span>
      </button>
    </th>
    <td class="rate">${typeof rate === 'number' ? formatNumber(rate, 3) : '–'}</td>
    <td class="step">${row}</td>
    <td>${formatNumber(table.at('loss', row), 3)}</td>
    ${
      pins.length > 0
        ? html`<td>${formatNumber(table.at('distance', row), 2)}</td>
            <td class="nearest">${minimumMark(pins, table.at('nearest', row))}</td>`
        : nothing
    }
    <td>${stateOf(racer, index)}</td>
  </tr>`;
}

/** The step at which it came to stay; the word "lost", not its colour, says that it was lost. */
function stateOf({ divergedAt, reachedAt }: Racer, index: number): TemplateResult {
  if (reachedAt <= index) return html`✓ ${reachedAt}`;
  if (divergedAt <= index) return html`<span class="wrong">✕ lost ${divergedAt}</span>`;
  return html`<span class="muted">not yet</span>`;
}
