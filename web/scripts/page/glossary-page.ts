import Markdown from 'markdown-it';
import { glossaryLinks, type Term } from './glossary';
import { formulas } from './math';
import { line } from './short-text';
import { escape } from './svg';

/** The entries by their first letters; within a meaning, other terms lead to theirs. */
export function glossaryPage(terms: readonly Term[]): string {
  const letters = [...new Set(terms.map(letterOf))];
  return letters
    .map(
      (letter) => `<section class="chapter letter" id="letter-${letter}">
<h2>${letter.toUpperCase()}</h2>
<dl class="glossary">${terms
        .filter((term) => letterOf(term) === letter)
        .map((term) => entry(term, terms))
        .join('\n')}</dl>
</section>`,
    )
    .join('\n');
}

export function glossaryOutline(terms: readonly Term[]): string {
  return [...new Set(terms.map(letterOf))]
    .map((letter) => `<li><a href="#letter-${letter}">${letter.toUpperCase()}</a></li>`)
    .join('\n');
}

const letterOf = ({ id }: Term): string => id.charAt(0);

function entry({ id, name, symbol, operate, meaning }: Term, terms: readonly Term[]): string {
  const md = new Markdown({ html: true }).use(formulas);
  glossaryLinks(md, terms, new Set([id]), '');
  const sign = symbol === '' ? '' : ` <span class="symbol">${line(symbol)}</span>`;
  return `<div class="entry" id="${id}"><dt>${escape(name)}${sign}</dt>
<dd>${md.render(meaning)}<p class="operate">Operate it: ${line(operate)}.</p></dd></div>`;
}
