import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';

import { formatNumber } from '../../charts/line-chart/format';
import { looksAhead } from '../racers/paths';
import { rowOf } from '../racers/racer';
import type { Racer } from '../racers/racer';
import { afterStep } from './standings-view';

/** The rule as a formula, what its letters mean, and the numbers that stand in it at the playhead. */
export function stateView(racer: Racer, index: number): TemplateResult {
  const { part, table } = racer;
  const row = rowOf(racer, index);
  const step = formatNumber(row);
  const rate = formatNumber(table.at('rate', row));
  const rows: readonly (readonly [string, string, string])[] = [
    ['p_t', msg('position'), ''],
    [
      'g_t',
      looksAhead(racer) ? msg('gradient ahead, for the next step') : msg('gradient, for the next step'),
      'gradient.',
    ],
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
        ${row > 0 ? msg(str`After step ${step}, whose rate was ${rate}`) : afterStep(row)}
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
