import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Markdown, { type MarkdownIt } from 'markdown-it';
import { formulas } from './math';
import { fillValues, mistake, type Source } from './values';

const slot = /<!--\s*lesson:\s*([\w-]+)\s*-->/g;

/** Puts web/lessons/<name>.md in place of each `<!-- lesson: name -->`. */
export function fillLessons(html: string, folder: string, source: Source): string {
  return html.replace(slot, (_, name: string) => {
    const file = join(folder, `${name}.md`);
    if (!existsSync(file)) throw new Error(`web/lessons/${name}.md is missing`);
    try {
      return renderLesson(name, readFileSync(file, 'utf8'), source);
    } catch (error) {
      throw mistake(`web/lessons/${name}.md`, error);
    }
  });
}

export function renderLesson(name: string, markdown: string, source: Source): string {
  const md = new Markdown({ html: true }).use(formulas);
  headingIds(md, name);
  labBlocks(md);
  return md.render(fillValues(markdown, source));
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

function slug(words: string): string {
  return words
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
