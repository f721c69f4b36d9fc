import { msg } from '@lit/localize';
import { css, html, mathml, nothing, type TemplateResult } from 'lit';
import { scroller } from '../../elements/scroller';
import type { Result } from '../../engine/result';
import { parseExpression } from '../../elements/formula-text/expression';
import { typeset } from '../../elements/formula-text/typeset';
import { numberMath, numbersIn } from '../../elements/formula-text/write';
import type { Scheme } from './schemes';

/** As many digits as a value is shown with. */
const digits = 4;

export const workedStyle = css`
  .worked {
    direction: ltr;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) 0.35em;
    font-family: var(--math);
    font-size: 1.05rem;
    min-width: 0;
    overflow: auto hidden;
  }
  .with-numbers {
    display: flex;
    align-items: center;
    gap: 0.35em;
  }
  .general {
    padding-inline-end: 1.5em;
  }
  .worked math {
    font-family: inherit;
  }
`;

/** A scheme's standard deviation with the numbers put in: σ = √(1.414²/128) = 0.125, which the core has worked out. */
export function workedView(
  result: Result,
  { index, part, settings }: Scheme,
  /** With the formula before its numbers. */
  general: boolean,
): TemplateResult | typeof nothing {
  const worked = result.table('worked');
  const way = part.substeps[worked.at('way', index)];
  const deviation = worked.at('deviation', index);
  const formula = html`<descent-formula .latex=${part.formula}></descent-formula>`;
  if (!way) return general ? formula : nothing;
  const scope = new Map<string, number>([
    ['fanIn', worked.at('fanIn', index)],
    ['fanOut', worked.at('fanOut', index)],
  ]);
  for (const { id } of part.parameters) {
    const value = settings[id];
    if (typeof value === 'number') scope.set(id, value);
  }
  return html`<div class="worked" ${scroller(msg('Formula with numbers'))} data-value=${deviation}>
    ${general ? html`<span class="general">${formula}</span>` : nothing}
    <span class="with-numbers"
      ><math display="inline">${mathml`<mrow><mi>σ</mi><mo>=</mo></mrow>`}</math>
      <math display="inline">${typeset(parseExpression(way.expression), numbersIn(scope, digits), true)}</math>
      <math display="inline">${mathml`<mo>=</mo>${numberMath(deviation, digits).math}`}</math></span
    >
  </div>`;
}
