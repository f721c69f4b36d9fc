import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Markdown, { type MarkdownIt } from 'markdown-it';
import { cite, slug, type Bibliography } from './bibliography';
import { glossaryLinks, type Term } from './glossary';
import { formulas } from './math';
import { mistakes, type Mistake } from './mistakes';
import { fillValues, mistake, type Source } from './values';

const slot = /<!--\s*lesson:\s*([\w-]+)\s*-->/g;
const chapter = /<section class="chapter" id="([\w-]+)">/g;

/** What the lessons refer to, and what is heard of them while they are set. */
export interface Book {
  readonly bibliography: Bibliography;
  readonly terms: readonly Term[];
  /** A work is cited in a chapter. */
  cited?(key: string, chapter: string): void;
  /** A common mistake has its card there; `works`: what it rests on. */
  mistaken?(mistake: Mistake, works: readonly string[], chapter: string): void;
}

/** Puts web/lessons/<name>.md in place of each `<!-- lesson: name -->`. */
export function fillLessons(html: string, folder: string, source: Source, book: Book): string {
  const chapters = [...html.matchAll(chapter)].map(({ index, 1: id = '' }) => ({ index, id, seen: new Set<string>() }));
  return html.replace(slot, (_, name: string, at: number) => {
    const file = join(folder, `${name}.md`);
    if (!existsSync(file)) throw new Error(`web/lessons/${name}.md is missing`);
    const { id, seen } = chapters.findLast(({ index }) => index < at) ?? { id: name, seen: new Set<string>() };
    try {
      return renderLesson(name, readFileSync(file, 'utf8'), source, book, { id, seen });
    } catch (error) {
      throw mistake(`${file.slice(file.indexOf('web/lessons'))}`, error);
    }
  });
}

/** `chapter`: of which the lesson is a part, and the terms that have been explained in it. */
export function renderLesson(
  name: string,
  markdown: string,
  source: Source,
  book: Book,
  { id, seen }: { readonly id: string; readonly seen: Set<string> } = { id: name, seen: new Set() },
): string {
  const md = new Markdown({ html: true }).use(formulas);
  headingIds(md, name);
  labBlocks(md);
  mistakes(md, (found, works) => book.mistaken?.(found, works, id));
  glossaryLinks(md, book.terms, seen, 'glossary.html');
  return md.render(cite(fillValues(markdown, source), book.bibliography, (key) => book.cited?.(key, id)));
}

/** `## Start-up bias` in ewma.md gets the id ewma-start-up-bias; `## Start-up bias {#bias}` gets the id bias. */
function headingIds(md: MarkdownIt, lesson: string): void {
  md.core.ruler.push('heading_ids', (state) => {
    const used = new Set<string>();
    state.tokens.forEach((token, index) => {
      const inline = state.tokens[index + 1];
      if (token.type !== 'heading_open' || !inline) return;
      const last = inline.children?.at(-1);
      const given = last?.type === 'text' ? /\s*\{#([\w-]+)\}\s*$/.exec(last.content) : null;
      if (last && given) last.content = last.content.slice(0, given.index);
      const words = (inline.children ?? []).map((child) => child.content).join('');
      const id = given?.[1] ?? `${lesson}-${slug(words)}`;
      if (used.has(id)) throw new Error(`two headings called ${words}: give one an {#id}`);
      used.add(id);
      token.attrSet('id', id);
    });
  });
}

/** A lab that stands on a line of its own is a block: in a paragraph, the figure within it would end that paragraph. */
function labBlocks(md: MarkdownIt): void {
  md.block.ruler.before(
    'paragraph',
    'lab',
    (state, startLine, _endLine, silent) => {
      const line = state.src.slice(
        (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0),
        state.eMarks[startLine],
      );
      if (!/^<(descent-[\w-]+)[^]*<\/\1>\s*$/.test(line)) return false;
      if (!silent) {
        state.push('html_block', '', 0).content = `${line}\n`;
        state.line = startLine + 1;
      }
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}
