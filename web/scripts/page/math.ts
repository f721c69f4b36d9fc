import katex from 'katex';
import type { MarkdownIt } from 'markdown-it';

/**
 * LaTeX to MathML: browsers set it without a style sheet, a script or an inline style. Of what KaTeX writes that is what can be
 * seen: its LaTeX once more, for machines, would be a third of all formulas.
 */
export function setFormula(latex: string, display = false): string {
  const options = {
    displayMode: display,
    output: 'mathml',
    throwOnError: true,
    strict: 'error',
    trust: false,
  } as const;
  // In an index \max is followed by a sign that says "applied to", and then by nothing: one child too many.
  // A mark within a number, and not between two things.
  const html = katex
    .renderToString(latex.replace(/(?<=\d),(?=\d)/g, '{,}'), options)
    .replace(/<mo>\u2061<\/mo>(?=<\/m(?:sub|sup|subsup)>)/g, '');
  const wrong = miscounted(html);
  if (wrong) throw new Error(`${latex}: <${wrong}> with a wrong number of children, which Firefox does not draw`);
  if (/\sstyle=/.test(html)) throw new Error(`${latex}: needs an inline style, which the security policy forbids`);
  const [, seen] = /<semantics>(.*)<annotation /s.exec(html) ?? [];
  if (seen === undefined) throw new Error(`${latex}: KaTeX writes something else than it did`);
  return `<math${display ? ' display="block"' : ''}>${seen}</math>`;
}

const children: Readonly<Record<string, number>> = {
  ...{ msub: 2, msup: 2, msubsup: 3, munder: 2, mover: 2, munderover: 3, mfrac: 2, mroot: 2 },
};

/** The first element that has not as many children as MathML wants. */
function miscounted(html: string): string | undefined {
  const open = [{ count: 0 }];
  for (const [, end, name = '', alone] of html.matchAll(/<(\/?)([\w-]+)[^>]*?(\/?)>/g)) {
    if (end) {
      const count = open.pop()?.count;
      if (name in children && children[name] !== count) return name;
      continue;
    }
    const parent = open.at(-1);
    if (parent) parent.count += 1;
    if (!alone) open.push({ count: 0 });
  }
  return undefined;
}

/** `$…$` within a line and `$$…$$` on lines of their own; `\$` is a dollar. */
export function formulas(md: MarkdownIt): void {
  md.inline.ruler.after('escape', 'formula', (state, silent) => {
    if (state.src[state.pos] !== '$') return false;
    const found = /^\$([^\s$](?:(?:\\[^]|[^$\\])*?[^\s$\\])?)\$(?!\d)/.exec(state.src.slice(state.pos));
    if (!found?.[1]) return false;
    if (!silent) state.push('formula', 'math', 0).content = found[1];
    state.pos += found[0].length;
    return true;
  });
  md.block.ruler.before(
    'fence',
    'formula_block',
    (state, startLine, endLine, silent) => {
      const line = (n: number) => state.src.slice((state.bMarks[n] ?? 0) + (state.tShift[n] ?? 0), state.eMarks[n]);
      if (!line(startLine).startsWith('$$')) return false;
      if (silent) return true;
      let last = startLine;
      let text = line(startLine).slice(2);
      while (!text.trimEnd().endsWith('$$')) {
        if (++last >= endLine) throw new Error(`$$ without an end: ${line(startLine)}`);
        text += `\n${line(last)}`;
      }
      const token = state.push('formula_block', 'math', 0);
      token.content = text.trimEnd().slice(0, -2).trim();
      token.map = [startLine, last + 1];
      state.line = last + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
  md.renderer.rules['formula'] = (tokens, index) => setFormula(tokens[index]?.content ?? '');
  md.renderer.rules['formula_block'] = (tokens, index) =>
    `<div class="formula">${setFormula(tokens[index]?.content ?? '', true)}</div>\n`;
}
