import { mathml } from 'lit';
import type { TemplateResult } from 'lit';

import type { Expression, Operator } from './expression';

/** How a name is written: as its symbol, or as the number that it stands for. */
export type Writer = (name: string) => Written;
export interface Written {
  readonly math: TemplateResult;
  /** It begins with a minus sign, so that within a sum or a product it needs brackets. */
  readonly negative: boolean;
}

const rank: Readonly<Record<Operator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 4 };
const unary = 3;

/** An expression as MathML, with its names written by `write`. `numeric`: a product is shown by a dot. */
export function typeset(tree: Expression, write: Writer, numeric: boolean): TemplateResult {
  return new Typesetter(write, numeric).set(tree, 0, true);
}

class Typesetter {
  constructor(
    private readonly write: Writer,
    private readonly numeric: boolean,
  ) {}

  /** `outer`: the rank of what stands around; `first`: nothing stands to the left within the brackets. */
  set(tree: Expression, outer: number, first: boolean): TemplateResult {
    switch (tree.kind) {
      case 'number':
        return mathml`<mn>${tree.text}</mn>`;
      case 'name': {
        const { math, negative } = this.write(tree.name);
        return negative && !(first && outer <= 1) ? bracketed(math) : math;
      }
      case 'negate': {
        const inside = mathml`<mo form="prefix">−</mo>${this.set(tree.of, unary, false)}`;
        return outer > 0 ? bracketed(inside) : mathml`<mrow>${inside}</mrow>`;
      }
      case 'call':
        return this.call(tree.name, tree.args);
      case 'binary':
        return this.binary(tree.op, tree.left, tree.right, outer, first);
    }
  }

  private call(name: string, args: readonly Expression[]): TemplateResult {
    const [only] = args;
    if (name === 'sqrt' && only) return mathml`<msqrt>${this.set(only, 0, true)}</msqrt>`;
    if (name === 'abs' && only) return mathml`<mrow><mo>|</mo>${this.set(only, 0, true)}<mo>|</mo></mrow>`;
    const list = args.map((arg, k) => [k > 0 ? mathml`<mo separator="true">,</mo>` : '', this.set(arg, 0, true)]);
    return mathml`<mrow><mi>${name}</mi><mo>(</mo>${list}<mo>)</mo></mrow>`;
  }

  private binary(op: Operator, left: Expression, right: Expression, outer: number, first: boolean): TemplateResult {
    if (op === '/') return mathml`<mfrac>${row(this.set(left, 0, true))}${row(this.set(right, 0, true))}</mfrac>`;
    if (op === '^')
      return mathml`<msup>${row(this.set(left, rank['^'] + 1, false))}${row(this.set(right, 0, true))}</msup>`;
    const own = rank[op];
    const inside = mathml`${this.set(left, own, first)}${this.sign(op, left, right)}${this.set(
      right,
      op === '-' ? own + 1 : own,
      false,
    )}`;
    return own < outer ? bracketed(inside) : row(inside);
  }

  private sign(op: Operator, left: Expression, right: Expression): TemplateResult {
    if (op === '+') return mathml`<mo>+</mo>`;
    if (op === '-') return mathml`<mo>−</mo>`;
    const dot = this.numeric || (isNumber(left) && isNumber(right));
    return dot ? mathml`<mo>·</mo>` : mathml`<mspace width="0.17em"></mspace>`;
  }
}

function isNumber(tree: Expression): boolean {
  return tree.kind === 'number';
}

function row(inside: TemplateResult): TemplateResult {
  return mathml`<mrow>${inside}</mrow>`;
}

function bracketed(inside: TemplateResult): TemplateResult {
  return mathml`<mrow><mo>(</mo>${inside}<mo>)</mo></mrow>`;
}
