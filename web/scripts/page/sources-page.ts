import { msg } from '@lit/localize';
import type { Catalog } from '../../src/engine/contract';
import { reference, type Bibliography } from './bibliography';
import { inWords, severities, type Mistake } from './mistakes';
import { escape } from './svg';

/** What was heard while the lessons were set: who cites which work, and which mistakes have a card. */
export class Reading {
  /** Work → chapters. */
  readonly chapters = new Map<string, Set<string>>();
  readonly mistakes: { readonly mistake: Mistake; readonly works: readonly string[]; readonly chapter: string }[] = [];

  cited(key: string, chapter: string): void {
    const known = this.chapters.get(key) ?? new Set();
    this.chapters.set(key, known.add(chapter));
  }

  mistaken(mistake: Mistake, works: readonly string[], chapter: string): void {
    if (this.mistakes.some((other) => other.mistake.id === mistake.id)) {
      throw new Error(`the mistake ${mistake.id} has two cards`);
    }
    this.mistakes.push({ mistake, works, chapter });
  }
}

/** Every work, and who uses it. `titles`: of the chapters. */
export function sourcesPage(
  bibliography: Bibliography,
  reading: Reading,
  catalog: Catalog,
  titles: ReadonlyMap<string, string>,
): string {
  const entries = [...bibliography.works.values()].map((work) => {
    const parts = new Map<string, string[]>();
    for (const { family, part, equation } of work.parts) {
      const title = catalog[family]?.parts.find(({ id }) => id === part)?.title ?? part;
      const where = equation === '' ? '' : ` (${escape(equation)})`;
      const link = `<a href="catalogue.html#${family}-${part}">${escape(title)}</a>${where}`;
      const name = catalog[family]?.title ?? family;
      parts.set(name, [...(parts.get(name) ?? []), link]);
    }
    const chapters = [...(reading.chapters.get(work.key) ?? [])].map(
      (id) => `<a href="index.html#${id}">${escape(titles.get(id) ?? id)}</a>`,
    );
    const cards = reading.mistakes
      .filter(({ works }) => works.includes(work.key))
      .map(({ mistake }) => cardLink(mistake));
    const uses: [string, readonly string[]][] = [
      ...(chapters.length > 0 ? [[msg('Chapters'), chapters] as [string, readonly string[]]] : []),
      ...(cards.length > 0 ? [[msg('Often said'), cards] as [string, readonly string[]]] : []),
      ...parts,
    ];
    const rows = uses.map(([name, links]) => `<div><dt>${escape(name)}</dt><dd>${links.join(', ')}</dd></div>`);
    return `<li id="${work.key}"><p>${reference(work)}</p><dl>${rows.join('')}</dl></li>`;
  });
  return `<ol class="works">${entries.join('\n')}</ol>`;
}

/** All cards of common mistakes, the gravest first, in the order of the lessons. */
export function mistakesList(reading: Reading, titles: ReadonlyMap<string, string>): string {
  return severities
    .map((severity) => {
      const cards = reading.mistakes.filter(({ mistake }) => mistake.severity === severity);
      const items = cards.map(
        ({ mistake, chapter }) =>
          `<li>${cardLink(mistake)} <span class="muted">${escape(titles.get(chapter) ?? chapter)}</span></li>`,
      );
      return cards.length === 0 ? '' : `<h3>${inWords(severity)}</h3>\n<ul>${items.join('\n')}</ul>`;
    })
    .join('\n');
}

const cardLink = ({ id, saying }: Mistake): string => `<a href="index.html#mistake-${id}">${escape(saying)}</a>`;
