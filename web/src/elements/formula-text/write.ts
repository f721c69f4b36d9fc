import { mathml } from 'lit';
import type { TemplateResult } from 'lit';

import { formatNumber } from '../../charts/line-chart/format';
import type { Descriptor } from '../../engine/contract';
import { greekLetter } from './symbols';
import type { Writer, Written } from './typeset';

/** What stands for a name that no descriptor explains. */
const common: Readonly<Record<string, string>> = { p: 'p', g: 'g', t: 't', rate: '\\eta', point: '\\tilde p' };

/** Names as the symbols of the rule's own descriptor. */
export function symbolsOf(part: Descriptor): Writer {
  return (name) => {
    const known = [...part.parameters, ...part.quantities, ...part.substeps].find(
      ({ id, symbol }) => id === name && symbol !== '',
    );
    const label = part.parameters.find(({ id }) => id === name)?.label;
    const latex = common[name] ?? known?.symbol;
    return { math: latex === undefined ? mathml`<mtext>${label ?? name}</mtext>` : symbolMath(latex), negative: false };
  };
}

/** Names as the numbers that they stand for. */
export function numbersIn(scope: ReadonlyMap<string, number>, significant?: number): Writer {
  return (name) => numberMath(scope.get(name) ?? NaN, significant);
}

export function numberMath(value: number, significant = 4): Written {
  const text = formatNumber(value, significant);
  const negative = text.startsWith('−');
  const digits = mathml`<mn>${negative ? text.slice(1) : text}</mn>`;
  return { math: negative ? mathml`<mrow><mo form="prefix">−</mo>${digits}</mrow>` : digits, negative };
}

const marks: Readonly<Record<string, string>> = { hat: 'ˆ', tilde: '~' };

/** The little LaTeX that symbols are written in: a letter, perhaps with a hat, an index, an exponent. */
export function symbolMath(latex: string): TemplateResult {
  const marked = /^\\(hat|tilde) ?(.+)$/.exec(latex);
  if (marked) {
    const [, mark = '', inside = ''] = marked;
    return mathml`<mover accent="true">${symbolMath(inside)}<mo stretchy="false">${marks[mark]}</mo></mover>`;
  }
  const [, base = latex, script = '', index = ''] = /^(\\?[A-Za-z]+)([_^])\{?(.+?)\}?$/.exec(latex) ?? [];
  const letter = mathml`<mi>${letterText(base)}</mi>`;
  if (script === '') return letter;
  const small = mathml`<mtext>${indexText(index)}</mtext>`;
  return script === '_' ? mathml`<msub>${letter}${small}</msub>` : mathml`<msup>${letter}${small}</msup>`;
}

function letterText(latex: string): string {
  return latex.startsWith('\\') ? (greekLetter(latex.slice(1)) ?? latex.slice(1)) : latex;
}

function indexText(latex: string): string {
  return latex
    .replace('\\infty', '∞')
    .replaceAll('-', '−')
    .replaceAll(/[\\{}]/g, '');
}
