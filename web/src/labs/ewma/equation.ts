import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import type { Series } from './series';

const digits = (value: number): string => formatNumber(value, 4);
/** A negative number in the middle of a formula stands in brackets. */
const factor = (value: number): string => (value < 0 ? `(${digits(value)})` : digits(value));

/** The recursion with the numbers of the row put in, and below it the correction. */
export function equation(
  result: Result,
  series: Series,
  row: number,
  beta: number,
  corrected: boolean,
): TemplateResult {
  const t = row + 1;
  const { value, v, missing } = series;
  const before = row === 0 ? 0 : (v[row - 1] ?? NaN);
  // 1 − β is the weight of the newest value: the kernel has it.
  const share = result.table('kernel').at('weight', 0);
  const [now, new_, left, hat] = [v[row], value[row], missing[row], series.corrected[row]].map(
    (number) => number ?? NaN,
  ) as [number, number, number, number];
  return html`<div
    class="equation"
    role="group"
    data-control="theFormulaWithTheNumbersOf"
    aria-label=${series.dated ? msg('The formula with the numbers of this day') : msg('The formula with the numbers of this step')}
  >
    <p>
      <span class="term v"><i>v</i><sub>${t}</sub></span> = <i>β</i> · <i>v</i><sub>${t - 1}</sub> + (1 − <i>β</i>) ·
      <i>x</i><sub>${t}</sub>
      <span class="numbers"
        >= ${digits(beta)} · ${factor(before)} + ${digits(share)} · ${factor(new_)} ≈
        <b class="v">${digits(now)}</b></span
      >
    </p>
    ${
      corrected
        ? html`<p>
            <span class="term hat"><i>v̂</i><sub>${t}</sub></span> = <i>v</i><sub>${t}</sub> / (1 − <i>β</i
            ><sup>${t}</sup>)
            <span class="numbers">= ${digits(now)} / (1 − ${digits(left)}) ≈ <b class="hat">${digits(hat)}</b></span>
          </p>`
        : nothing
    }
  </div>`;
}
