import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import type { Scaled } from './tables';
import { leakWords } from './words';

/** The held-out rows under what was learnt without them and with them, in numbers. */
export function leakageView(result: Result, scalers: readonly Scaled[]): TemplateResult {
  const leakage = result.table('leakage');
  const span = (kind: string, k: number): string =>
    `${formatNumber(leakage.at(`${kind}Min`, k), 3)} … ${formatNumber(leakage.at(`${kind}Max`, k), 3)}`;
  const held = result.table('facts').at('held', 0) > 0;
  return html`<p class="leak">${leakWords(result, scalers)}</p>
    ${
      held
        ? html`<div class="scroll" tabindex="0" role="region" aria-label=${msg('Table: held-out rows')}>
            <table>
              <caption>
                ${msg('Where the held-out rows lie, by what was learnt')}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${msg('scaler')}</th>
                  <th scope="col">${msg('from training rows')}</th>
                  <th scope="col">${msg('from everything')}</th>
                  <th scope="col">${msg('differ by up to')}</th>
                </tr>
              </thead>
              <tbody>
                ${scalers.map(
                  ({ label, index }) =>
                    html`<tr>
                      <th scope="row">${label}</th>
                      <td>${span('training', index)}</td>
                      <td>${span('everything', index)}</td>
                      <td>${formatNumber(leakage.at('largestDifference', index), 3)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
        : nothing
    }`;
}
