import { msg } from '@lit/localize';
import { html, mathml, nothing, type TemplateResult } from 'lit';
import { formatNumber, formatPower } from '../../charts/line-chart/format';
import type { Sheet } from './sheet';

const digits = (value: number): string => formatNumber(value, 4);
/** A negative number in the middle of a formula stands in brackets. */
const inside = (value: number): string => (value < 0 ? `(${digits(value)})` : digits(value));

/** x̂ and y of the lit cell with the numbers put in. */
export function equationView(sheet: Sheet): TemplateResult {
  const { x, index, mean, variance, meanSquare, normalized, gamma, beta, epsilon, y, norm } = sheet;
  const value = x[index] ?? NaN;
  const out = y[index] ?? NaN;
  if (sheet.axis === 'none') return html`<p class="equation">y = x = ${digits(value)}</p>`;
  const rms = norm === 'rms-norm';
  const top = rms ? digits(value) : `${digits(value)} − ${inside(mean)}`;
  const root = `${digits(rms ? meanSquare : variance)} + ${formatPower(epsilon)}`;
  const shifted = Number.isNaN(beta) ? '' : ` + ${inside(beta)}`;
  return html`<div
    class="equation"
    role="group"
    aria-label=${msg('The formula with the numbers of this cell')}
    data-control="theFormulaWithTheNumbersOf"
  >
    <p>
      <math>
        <mover accent="true"><mi>x</mi><mo stretchy="false">ˆ</mo></mover>
        <mo>=</mo>
        <mfrac>
          <mrow>${rms ? mathml`<mi>x</mi>` : mathml`<mi>x</mi><mo>−</mo><mi>μ</mi>`}</mrow>
          <msqrt
            >${rms ? mathml`<mtext>${msg('mean square')}</mtext>` : mathml`<msup><mi>σ</mi><mn>2</mn></msup>`}<mo>+</mo
            ><mi>ε</mi></msqrt
          >
        </mfrac>
      </math>
      <math>
        <mo form="infix">=</mo>
        <mfrac
          ><mtext>${top}</mtext><msqrt><mtext>${root}</mtext></msqrt></mfrac
        >
        <mo>=</mo>
        <mn>${digits(normalized)}</mn>
      </math>
    </p>
    <p>
      <math>
        <mi>y</mi><mo>=</mo><mi>γ</mi>
        <mover accent="true"><mi>x</mi><mo stretchy="false">ˆ</mo></mover>
        ${Number.isNaN(beta) ? nothing : mathml`<mo>+</mo><mi>β</mi>`}
        <mo>=</mo>
        <mtext>${inside(gamma)} · ${inside(normalized)}${shifted}</mtext>
        <mo>=</mo>
        <mn class="result">${digits(out)}</mn>
      </math>
    </p>
  </div>`;
}
