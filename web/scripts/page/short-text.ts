import Markdown from 'markdown-it';
import { formulas } from './math';

const md = new Markdown({ html: true }).use(formulas);

/** Markdown of a line, and of some paragraphs, on a page beside the lessons: `[the race](#race)` leads to the lessons. */
export const line = (markdown: string): string => away(md.renderInline(markdown));
export const paragraphs = (markdown: string): string => reachable(away(md.render(markdown)));

const away = (html: string): string => html.replaceAll('href="#', 'href="index.html#');

/** Lines of code that are wider than a phone are scrolled by the keyboard, too. */
const reachable = (html: string): string => html.replaceAll('<pre>', '<pre tabindex="0">');
