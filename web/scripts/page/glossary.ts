import type { MarkdownIt, Token } from 'markdown-it';
import { language, locale } from '../../src/language/language';
import { slug } from './bibliography';

/** A word of the field: an entry of web/lessons/glossary.md. */
export interface Term {
  readonly id: string;
  readonly name: string;
  /** As it may stand in the text. */
  readonly forms: readonly string[];
  /** Markdown: the symbol in a formula; may be empty. */
  readonly symbol: string;
  /** Markdown: a link to where it can be operated. */
  readonly operate: string;
  /** Markdown: one or two sentences. */
  readonly meaning: string;
}

/**
 * Reads the entries:
 *
 *     ## learning rate, learning rates {#learning-rate}
 *     symbol: $\eta$
 *     operate: [the race](#race)
 *
 *     How far an optimizer goes for a slope of one.
 *
 * Without an id in braces, that of the entry is made of its name: it is the same in all languages.
 */
export function readGlossary(markdown: string): Term[] {
  const terms = markdown.split(/^## /m).slice(1).map(readTerm);
  const seen = new Set<string>();
  for (const form of terms.flatMap(({ forms }) => forms)) {
    if (seen.has(form)) throw new Error(`glossary: “${form}” stands there twice`);
    seen.add(form);
  }
  return terms.sort((a, b) => order().compare(a.name, b.name));
}

/** As a dictionary of the language has it; Chinese by its sounds. */
export const order = (): Intl.Collator =>
  new Intl.Collator(language().code === 'zh' ? 'zh-u-co-pinyin' : locale(), { sensitivity: 'base' });

function readTerm(text: string): Term {
  const [heading = '', ...lines] = text.split('\n');
  const [words = '', given] = heading.split(/\s*\{#([\w-]+)\}\s*$/);
  const forms = words.split(',').map((form) => form.trim());
  const [name = ''] = forms;
  const field = (key: string): string => lines.find((line) => line.startsWith(`${key}: `))?.slice(key.length + 2) ?? '';
  const meaning = lines
    .filter((line) => !/^(symbol|operate):/.test(line))
    .join('\n')
    .trim();
  const term = { id: given ?? slug(name), name, forms, symbol: field('symbol'), operate: field('operate'), meaning };
  if (name === '' || meaning === '' || term.operate === '') throw new Error(`glossary: “${name}” is not whole`);
  return term;
}

/** Where the prose may not be made a link: in headings, in sayings, in what is a link already. */
const closed: Readonly<Record<string, true>> = { heading_open: true, blockquote_open: true, th_open: true };

/**
 * Makes the first use of each term a link to its entry. `seen` holds what has been linked; a chapter of several lessons
 * hands the same one to all of them.
 */
export function glossaryLinks(md: MarkdownIt, terms: readonly Term[], seen: Set<string>, page: string): void {
  if (terms.length === 0) return;
  const byForm = new Map(terms.flatMap((term) => term.forms.map((form) => [form.toLowerCase(), term] as const)));
  const forms = [...byForm.keys()].sort((a, b) => b.length - a.length).map(alone);
  const word = new RegExp(forms.join('|'), 'giu');
  md.core.ruler.push('glossary', (state) => {
    let depth = 0;
    for (const token of state.tokens) {
      if (closed[token.type]) depth++;
      if (closed[token.type.replace(/_close$/, '_open')] && token.nesting < 0) depth--;
      if (token.type === 'inline' && depth === 0) token.children = linked(token.children ?? []);
    }
    function linked(children: readonly Token[]): Token[] {
      let links = 0;
      return children.flatMap((child) => {
        if (child.type === 'link_open' || child.content.startsWith('<a ')) links++;
        if (child.type === 'link_close' || child.content === '</a>') links--;
        return child.type === 'text' && links === 0 ? split(child) : [child];
      });
    }
    function split(text: Token): Token[] {
      const parts: Token[] = [];
      let rest = 0;
      for (const match of text.content.matchAll(word)) {
        const term = byForm.get(match[0].toLowerCase());
        if (!term || seen.has(term.id)) continue;
        seen.add(term.id);
        const open = new state.Token('link_open', 'a', 1);
        open.attrs = [
          ['class', 'term'],
          ['href', `${page}#${term.id}`],
        ];
        parts.push(plain(text.content.slice(rest, match.index)), open, plain(match[0]));
        parts.push(new state.Token('link_close', 'a', -1));
        rest = match.index + match[0].length;
      }
      return rest === 0 ? [text] : [...parts, plain(text.content.slice(rest))];
    }
    function plain(content: string): Token {
      const token = new state.Token('text', '', 0);
      token.content = content;
      return token;
    }
  });
}

/** Not within a word, nor within a compound that means something else; Chinese writes its words without spaces between them. */
function alone(form: string): string {
  const before = /^\p{Script=Han}/u.test(form) ? '' : '(?<![\\p{L}\\p{M}\\d-])';
  const after = /\p{Script=Han}$/u.test(form) ? '' : '(?![\\p{L}\\p{M}\\d-])';
  return `${before}${escaped(form)}${after}`;
}

const escaped = (form: string): string => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
