import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import { formatNumber } from '../../charts/line-chart/format';
import { looksAhead } from '../racers/paths';
import { rowOf } from '../racers/racer';
import type { Racer } from '../racers/racer';

/** The rule as a formula, what its letters mean, and the numbers that stand in it at the playhead. */
export function stateView(racer: Racer, index: number): TemplateResult {
  const { part, table } = racer;
  const row = rowOf(racer, index);
  const rows: readonly (readonly [string, string, string])[] = [
    ['p_t', 'position', ''],
    ['g_t', looksAhead(racer) ? 'gradient ahead, for the next step' : 'gradient, for the next step', 'gradient.'],
    ...part.quantities.map(({ id, symbol, label }) => [symbol, label, `${id}.`] as const),
  ];
  return html`<div class="rule">
    <descent-formula block .latex=${part.formula}></descent-formula>
    <dl class="terms">
      ${part.terms.map(
        ({ symbol, meaning }) =>
          html`<div>
            <dt><descent-formula .latex=${symbol}></descent-formula></dt>
            <dd>${meaning}</dd>
          </div>`,
      )}
    </dl>
    <table class="numbers">
      <caption>
        After step ${row}${row > 0 ? html`, whose rate was ${formatNumber(table.at('rate', row))}` : nothing}
      </caption>
      <thead>
        <tr>
          <td></td>
          <th scope="col">x</th>
          <th scope="col">y</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([symbol, label, column]) =>
            html`<tr>
              <th scope="row">${label} <descent-formula aria-hidden="true" .latex=${symbol}></descent-formula></th>
              <td>${formatNumber(table.at(`${column}x`, row))}</td>
              <td>${formatNumber(table.at(`${column}y`, row))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
