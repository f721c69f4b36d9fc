import { msg } from '@lit/localize';
import Markdown from 'markdown-it';
import { glossaryLinks, order, type Term } from './glossary';
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

/** Under which letter a term stands; a Chinese one under the first of its sound. */
function letterOf({ name }: Term): string {
  const first = name.normalize('NFD').charAt(0).toLowerCase();
  if (!/\p{Script=Han}/u.test(first)) return first;
  const at = firsts.findLastIndex(([, sound]) => order().compare(sound, first) <= 0);
  return firsts[at]?.[0] ?? first;
}

/** Letters of pinyin, each with the first character in the order of sounds that begins with it. */
const firsts = [...'abcdefghjklmnopqrstwxyz'].map(
  (letter, k) => [letter, [...'阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他屲夕丫帀'][k] ?? ''] as const,
);

function entry({ id, name, symbol, operate, meaning }: Term, terms: readonly Term[]): string {
  const md = new Markdown({ html: true }).use(formulas);
  glossaryLinks(md, terms, new Set([id]), '');
  const sign = symbol === '' ? '' : ` <span class="symbol">${line(symbol)}</span>`;
  return `<div class="entry" id="${id}"><dt>${escape(name)}${sign}</dt>
<dd>${md.render(meaning)}<p class="operate">${msg('Operate it:')} ${line(operate)}</p></dd></div>`;
}
