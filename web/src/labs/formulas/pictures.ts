import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/line-chart/format';
import { setStyle } from '../../charts/set-style';
import type { Catalog } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { pictureOf, type Picture, type Quantity } from '../schemes/picture';
import { schemesOf } from '../schemes/schemes';
import { chartSummary, layerName } from '../schemes/words';
import { workedView } from '../schemes/worked-view';
import { scroller } from '../../elements/scroller';

const isStack = (result: Result): boolean => result.spec.experiment === 'initialization';

/** The formulas that a card speaks of, with their numbers put in. */
export function formulasView(results: readonly Result[], catalog: Catalog): TemplateResult {
  return html`<ul class="formulas" ${scroller(msg('Formulas'))}>
    ${results.filter(isStack).map((result) =>
      schemesOf(result.spec['initializers'], catalog).map(
        (scheme) =>
          html`<li>
            <h3><span class="swatch" ${setStyle({ '--swatch': `var(${scheme.color})` })}></span>${scheme.label}</h3>
            ${workedView(result, scheme, true)}
          </li>`,
      ),
    )}
  </ul>`;
}

/** Kept while a run stays: a chart remembers its lines by identity. */
const drawn = new WeakMap<Result, Partial<Record<Quantity, Picture>>>();

function pictureIn(result: Result, catalog: Catalog, quantity: Quantity): Picture {
  const known = drawn.get(result) ?? {};
  const picture = known[quantity] ?? pictureOf(result, schemesOf(result.spec['initializers'], catalog), quantity);
  drawn.set(result, { ...known, [quantity]: picture });
  return picture;
}

export function chartView(result: Result, catalog: Catalog, quantity: Quantity, yLabel: string): TemplateResult {
  const { lines, overlays } = pictureIn(result, catalog, quantity);
  return html`<descent-line-chart
    .lines=${lines}
    .overlays=${overlays}
    .height=${220}
    .yScale=${'log'}
    .xLabel=${layerName()}
    .yLabel=${yLabel}
    .yInclude=${[0.1, 10]}
    .summary=${chartSummary(result, schemesOf(result.spec['initializers'], catalog), quantity)}
  ></descent-line-chart>`;
}

const drawnText = (value: string): string => msg(str`drawn: ${value}`);

/** What a single layer keeps of variances, forward and backward: in theory, and as its weights were drawn. */
export function keptView(results: readonly Result[], catalog: Catalog, told: boolean): TemplateResult | typeof nothing {
  const kept = results.filter((result) => !isStack(result));
  if (kept.length === 0) return nothing;
  const n = (value: number): string => formatNumber(value, 3);
  return html`<div ${scroller(msg('What a layer keeps'))}>
    <table class="kept">
      <thead>
        <tr>
          <th scope="col">${msg('variance of the weights')}</th>
          <th scope="col">${msg('σ at 512 → 128')}</th>
          ${
            told
              ? html`<th scope="col">${msg('signal forward')}</th>
                  <th scope="col">${msg('gradient backward')}</th>`
              : nothing
          }
        </tr>
      </thead>
      <tbody>
        ${kept.map((result) => {
          const facts = result.table('facts');
          const scheme = schemesOf([result.spec['initializer'] ?? null], catalog)[0];
          const way = (theory: string, sample: string) =>
            html`<td>× ${n(facts.at(theory, 0))} <small>(${drawnText(n(facts.at(sample, 0)))})</small></td>`;
          return html`<tr>
            <th scope="row">
              ${
                scheme?.part.formula
                  ? html`<descent-formula .latex=${scheme.part.formula}></descent-formula>`
                  : scheme?.label
              }
            </th>
            <td>${n(facts.at('deviation', 0))}</td>
            ${told ? html`${way('forward', 'sampleForward')}${way('backward', 'sampleBackward')}` : nothing}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
