import { msg } from '@lit/localize';
import { html, mathml, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/line-chart/format';
import { scroller } from '../../elements/scroller';
import { parseExpression } from '../../elements/formula-text/expression';
import { typeset } from '../../elements/formula-text/typeset';
import { numberMath, numbersIn } from '../../elements/formula-text/write';
import { near0 } from './picture';
import type { Scaled } from './tables';

/** Enough that whoever works it out again from the numbers shown comes to the result shown. */
export const digits = 5;

/** Equal only where nothing had to be rounded. */
const sign = (z: number): string => (Number(z.toPrecision(digits)) === z ? '=' : '≈');

/** The numbers that a scaler's ways to z speak of, for one value, and which way is taken. */
export function scopeOf({ part, settings, table, fitted }: Scaled, x: number, dot: number) {
  // A scaler that works row by row has learnt something else for each.
  const byRow = table.has('way');
  const learnt = (id: string): number => (byRow ? table.at(id, dot) : fitted.at(id, 0));
  const scope = new Map<string, number>([['x', x]]);
  for (const { id } of part.quantities) scope.set(id, learnt(id));
  for (const { id } of part.parameters) {
    const value = settings[id];
    if (typeof value === 'number') scope.set(id, value);
  }
  return { scope, way: part.substeps[learnt('way')] };
}

/** The formula of the chosen scaler, the same with the numbers of the lit dot, and what was learnt. */
export function equationView(scaled: Scaled, x: number, dot: number): TemplateResult {
  const { part, table } = scaled;
  const { scope, way } = scopeOf(scaled, x, dot);
  const z = table.at('scaled', dot);
  return html`<div class="equation">
    <p class="general"><descent-formula block .latex=${part.formula}></descent-formula></p>
    ${
      way
        ? html`<div class="worked" ${scroller(msg('Formula with numbers'))} data-value=${z}>
              <math display="inline">${mathml`<mrow><mi>z</mi><mo>=</mo></mrow>`}</math>
              <math display="inline">${typeset(parseExpression(way.expression), numbersIn(scope, digits), true)}</math>
              <math display="inline">${mathml`<mo>${sign(z)}</mo>${numberMath(near0(z, 1), digits).math}`}</math>
            </div>
            <p class="muted">${way.label}</p>`
        : nothing
    }
    <dl class="learnt">
      ${part.quantities.map(
        ({ id, symbol, label }) =>
          html`<div>
            <dt>${label} <descent-formula .latex=${symbol}></descent-formula></dt>
            <dd>${formatNumber(scope.get(id) ?? NaN, digits)}</dd>
          </div>`,
      )}
    </dl>
  </div>`;
}

/** What each symbol of the formula stands for. */
export function termsView({ part }: Scaled): TemplateResult {
  return html`<details data-control="whatTheSymbolsMean">
    <summary>${msg('What the symbols mean')}</summary>
    <dl class="terms">
      ${part.terms.map(
        ({ symbol, meaning }) =>
          html`<dt><descent-formula .latex=${symbol}></descent-formula></dt>
            <dd>${meaning}</dd>`,
      )}
    </dl>
  </details>`;
}
