import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import { formatFixed, formatNumber } from '../../charts/line-chart/format';
import type { RowDetail } from '../../charts/ridges';
import { setStyle } from '../../charts/set-style';
import type { Result } from '../../engine/result';
import type { Network } from './networks';
import { lostBy } from './networks';
import type { Place } from './picture';
import { axisOf, ridgesOf } from './picture';
import { layerText, lossAt, panelSummary } from './words';

/** What stands in a panel beside the run. */
export interface PanelView {
  readonly look: number;
  /** Counted from 0. */
  readonly layer: number;
  readonly place: Place;
  choose(layer: number): void;
}

/** One network at the playhead: its loss, its share of right answers, and a histogram for every layer. */
export function panelView(result: Result, network: Network, view: PanelView): TemplateResult {
  const { look, layer, place } = view;
  const lost = lostBy(result, network, look);
  const accuracy = result.table('looks').at(`accuracy.${network.index}`, look);
  const [loss, share] = [formatNumber(lossAt(result, network, look), 2), `${formatFixed(100 * accuracy, 0)}\u00a0%`];
  const update = formatNumber(lost ?? NaN);
  return html`<article class="panel" data-network=${network.id}>
    <h3><span class="swatch" ${setStyle({ '--swatch': `var(${network.color})` })}></span>${network.title}</h3>
    <p class="facts">
      ${
        lost === undefined
          ? html`<span>${msg(html`loss <strong>${loss}</strong>`)}</span> ${
                Number.isNaN(accuracy) ? nothing : html`<span>${msg(html`<strong>${share}</strong> right`)}</span>`
              }`
          : html`<strong class="lost">${msg(str`lost at update ${update}`)}</strong>`
      }
    </p>
    <descent-ridges
      .rows=${ridgesOf(result, network, look, place)}
      .axis=${axisOf(result)}
      .color=${network.color}
      .chosen=${layer}
      .choosable=${true}
      .label=${network.title}
      .rowLabel=${msg('layer')}
      .noteLabel=${'σ'}
      .xLabel=${place === 'pre' ? msg('into the activation') : msg('handed on')}
      .summary=${panelSummary(result, network, look, place)}
      .chosenText=${layerText(result, network, look, layer, place)}
      @descent-row=${(event: CustomEvent<RowDetail>) => {
        event.stopPropagation();
        view.choose(event.detail.row);
      }}
    ></descent-ridges>
    <p class="reading">${layerText(result, network, look, layer, place)}</p>
  </article>`;
}
