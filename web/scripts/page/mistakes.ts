import { msg } from '@lit/localize';
import type { MarkdownIt } from 'markdown-it';

/** How far a saying is from what is so; a card says it in words. */
export const severities = ['wrong', 'misleading', 'slip'] as const;
export type Severity = (typeof severities)[number];
const severityWords = (): Readonly<Record<Severity, string>> => ({
  wrong: msg('Often said, and wrong'),
  misleading: msg('Often said, and misleading'),
  slip: msg('A slip of the tongue'),
});
export const inWords = (severity: Severity): string => severityWords()[severity];

/** A saying on a card: what stands between its quotation marks, and where. */
export interface Mistake {
  readonly id: string;
  readonly severity: Severity;
  readonly saying: string;
}

const opening = /^:::\s+([a-z]+)\s+([a-z][a-z0-9-]*)\s*$/;

/**
 * The card of a common mistake:
 *
 *     ::: wrong adam-is-first
 *     > “Adam reaches the global minimum first.”
 *
 *     What is so, with something to try.
 *
 *     Source: [@reddi-2018].
 *     :::
 *
 * It starts with the saying, says how far off that is, and ends with its source. `found` hears of each,
 * and of the works that it cites.
 */
export function mistakes(md: MarkdownIt, found: (mistake: Mistake, works: readonly string[]) => void): void {
  md.block.ruler.before(
    'fence',
    'mistake',
    (state, startLine, endLine, silent) => {
      const line = (n: number) => state.src.slice((state.bMarks[n] ?? 0) + (state.tShift[n] ?? 0), state.eMarks[n]);
      const match = opening.exec(line(startLine));
      if (!match) return false;
      if (silent) return true;
      const [, severity = '', id = ''] = match;
      if (!(severities as readonly string[]).includes(severity)) {
        throw new Error(`::: ${severity}: a card says one of ${severities.join(', ')}`);
      }
      let last = startLine + 1;
      while (last < endLine && line(last).trim() !== ':::') last++;
      if (last >= endLine) throw new Error(`::: ${severity} ${id} without an end`);
      const open = state.push('mistake_open', 'div', 1);
      open.block = true;
      open.meta = { severity, id };
      state.md.block.tokenize(state, startLine + 1, last);
      state.push('mistake_close', 'div', -1).block = true;
      state.line = last + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );

  md.core.ruler.push('mistakes', (state) => {
    state.tokens.forEach((token, at) => {
      if (token.type !== 'mistake_open') return;
      const { severity, id } = token.meta as { severity: Severity; id: string };
      const end = state.tokens.findIndex((other, k) => k > at && other.type === 'mistake_close');
      const [quote, , saying] = state.tokens.slice(at + 1, end);
      if (quote?.type !== 'blockquote_open' || !saying) throw new Error(`::: ${id}: a card begins with > the saying`);
      quote.attrSet('id', `mistake-${id}-said`);
      const source = state.tokens[end - 2];
      if (source?.content.startsWith(msg('Source:')) !== true) {
        throw new Error(`::: ${id}: a card ends with its ${msg('Source:')}`);
      }
      state.tokens[end - 3]?.attrSet('class', 'source');
      const text = state.tokens.slice(at, end).map(({ content }) => content);
      const works = [...text.join('\n').matchAll(/href="sources\.html#([\w-]+)"/g)].map(([, key = '']) => key);
      found({ id, severity, saying: saying.content }, [...new Set(works)]);
    });
  });

  md.renderer.rules['mistake_open'] = (tokens, index) => {
    const { severity, id } = tokens[index]?.meta as { severity: Severity; id: string };
    return (
      `<div class="mistake ${severity}" id="mistake-${id}" role="note" aria-labelledby="mistake-${id}-said">\n` +
      `<p class="severity">${inWords(severity)}</p>\n`
    );
  };
  md.renderer.rules['mistake_close'] = () => '</div>\n';
}
