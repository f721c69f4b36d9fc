import { msg } from '@lit/localize';
import { html, mathml, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/line-chart/format';
import type { Point, State } from './state';

const n = (value: number): string => formatNumber(value, 3);
const inside = (value: number): string => (value < 0 ? `(${n(value)})` : n(value));

const vector = ([x, y]: Point): TemplateResult =>
  mathml`<mrow><mo form="prefix" stretchy="false">(</mo><mtext>${n(x)}, ${n(y)}</mtext><mo form="postfix" stretchy="false">)</mo></mrow>`;
const norm = mathml`<mrow><mo form="prefix" stretchy="false">‖</mo><mi>v</mi><mo form="postfix" stretchy="false">‖</mo></mrow>`;
const slope = (by: string): TemplateResult =>
  mathml`<mfrac><mrow><mo form="prefix">∂</mo><mi>L</mi></mrow><mrow><mo form="prefix">∂</mo><mi>${by}</mi></mrow></mfrac>`;

/** w and the gradients by g and v, with the numbers of this step put in. */
export function equationView(state: State): TemplateResult {
  const { v, g, w, gradient, along, dg, dv, factor } = state;
  return html`<div
    class="equation"
    tabindex="0"
    role="group"
    data-control="theFormulasWithTheNumbersOf"
    aria-label=${msg('The formulas with the numbers of this step')}
  >
    <p>
      <math
        ><mi class="w">w</mi><mo>=</mo><mi>g</mi><mfrac><mi>v</mi>${norm}</mfrac></math
      >
      <math
        ><mo form="infix">=</mo><mn>${inside(g)}</mn><mo>·</mo
        ><mfrac>${vector(v)}<mn>${n(state.norm)}</mn></mfrac></math
      >
      <math><mo form="infix">=</mo>${vector(w)}</math>
    </p>
    <p>
      <math
        ><mrow class="g">${slope('g')}</mrow><mo>=</mo>${slope('w')}<mo>·</mo><mfrac><mi>v</mi>${norm}</mfrac></math
      >
      <math
        ><mo form="infix">=</mo>${vector(gradient)}<mo>·</mo><mfrac>${vector(v)}<mn>${n(state.norm)}</mn></mfrac></math
      >
      <math><mo form="infix">=</mo><mn>${n(dg)}</mn></math>
    </p>
    <p>
      <math
        ><mrow class="v">${slope('v')}</mrow><mo>=</mo><mfrac><mi>g</mi>${norm}</mfrac
        ><mo form="prefix" stretchy="false">(</mo>${slope('w')}<mo>−</mo>${slope('g')}<mfrac><mi>v</mi>${norm}</mfrac
        ><mo form="postfix" stretchy="false">)</mo></math
      >
      <math
        ><mo form="infix">=</mo><mn>${inside(factor)}</mn
        ><mo form="prefix" stretchy="false">[</mo>${vector(gradient)}<mo>−</mo>${vector(along)}<mo
          form="postfix"
          stretchy="false"
          >]</mo
        ></math
      >
      <math><mo form="infix">=</mo>${vector(dv)}</math>
    </p>
  </div>`;
}
