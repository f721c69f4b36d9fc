import { readFileSync } from 'node:fs';
import { msg, str } from '@lit/localize';
import type { Catalog, Source } from '../../src/engine/contract';
import { listed } from '../../src/language/words';
import { escape } from './svg';

/** A paper, a book, a table of data: what the catalogue or the prose names as a source. */
export interface Work {
  /** "kingma-2015"; the prose cites by it, and it is the place on the page of sources. */
  readonly key: string;
  /** "Kingma and Ba 2015" */
  readonly short: string;
  /** "D. P. Kingma and J. Ba" */
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly venue: string;
  readonly url: string;
  /** Parts of the catalogue that name it, as [family, part], with the equation. */
  readonly parts: readonly { readonly family: string; readonly part: string; readonly equation: string }[];
}

/** web/lessons/sources.json: what the prose cites beside the catalogue's sources, and where works can be read. */
interface Extra {
  readonly title: string;
  readonly url?: string;
  readonly authors?: string;
  readonly year?: number;
  readonly venue?: string;
}

type Draft = Omit<Work, 'key' | 'short' | 'authors'> & { readonly names: readonly string[]; readonly more: boolean };

/** Every source once, by key: works of the same year and title are one, whoever names them. */
export class Bibliography {
  readonly works: ReadonlyMap<string, Work>;

  constructor(catalog: Catalog, file: string) {
    const extras = JSON.parse(readFileSync(file, 'utf8')) as readonly Extra[];
    const drafts = new Map<string, Draft>();
    const add = (source: Source, part?: Work['parts'][number]) => {
      const id = plain(source.title);
      const before = drafts.get(id);
      const [names, more] = people(source.authors);
      drafts.set(id, {
        ...{ names, more, year: source.year, title: source.title, venue: source.venue, url: '' },
        ...before,
        // The longest list of names, and the fullest venue, are the best told.
        ...(before && before.names.length < names.length ? { names, more } : {}),
        ...(before && before.venue.length < source.venue.length ? { venue: source.venue } : {}),
        parts: [...(before?.parts ?? []), ...(part ? [part] : [])],
      });
    };
    for (const [family, { parts }] of Object.entries(catalog)) {
      for (const { id, sources } of parts) {
        for (const source of sources) add(source, { family, part: id, equation: source.equation });
      }
    }
    for (const { title, url = '', authors = '', year = 0, venue = '' } of extras) {
      if (authors !== '') add({ authors, year, title, venue, equation: '' });
      const draft = drafts.get(plain(title));
      if (!draft) throw new Error(`sources.json: “${title}” has no authors, and the catalogue doesn’t name it`);
      drafts.set(plain(title), { ...draft, url, ...(venue === '' ? {} : { venue }) });
    }
    this.works = withKeys([...drafts.values()].map(withAddress));
  }

  find(key: string): Work {
    const work = this.works.get(key);
    if (!work) throw new Error(`@${key} is no source; there are ${[...this.works.keys()].join(', ')}`);
    return work;
  }
}

/** "D. P. Kingma and J. Ba (2015), Adam …, ICLR", as HTML. */
export function reference({ authors, year, title, venue, url }: Work): string {
  const name =
    url === '' ? `<cite>${escape(title)}</cite>` : `<a href="${escape(url)}"><cite>${escape(title)}</cite></a>`;
  return `${escape(authors)} (${year}), ${name}${venue === '' ? '' : `, ${escape(venue)}`}`;
}

/** "[@key]" in the prose is a link to the work; a list entry "- @key: what for" is the whole reference. */
export function cite(markdown: string, bibliography: Bibliography, cited: (key: string) => void): string {
  const use = (key: string): Work => {
    cited(key);
    return bibliography.find(key);
  };
  return markdown
    .replace(/^- @([a-z0-9-]+)/gm, (_, key: string) => `- ${reference(use(key))}`)
    .replace(
      /\[@([a-z0-9-]+)\]/g,
      (_, key: string) => `<a class="cited" href="sources.html#${key}">${use(key).short}</a>`,
    );
}

/** What stands in arXiv can be read there. */
function withAddress(draft: Draft): Draft {
  const arxiv = /arXiv:(\d{4}\.\d{4,5})/.exec(draft.venue)?.[1];
  return draft.url === '' && arxiv ? { ...draft, url: `https://arxiv.org/abs/${arxiv}` } : draft;
}

function withKeys(drafts: readonly Draft[]): Map<string, Work> {
  const sorted = [...drafts].sort(
    (a, b) => compare(keyOf(a), keyOf(b)) || a.year - b.year || compare(a.title, b.title),
  );
  const works = new Map<string, Work>();
  for (const { names, more, ...draft } of sorted) {
    const surnames = names.map(surname);
    const several = surnames.length > 2 || more ? msg(str`${surnames[0] ?? ''} et al.`) : listed(surnames);
    const stem = `${slug(surnames[0] ?? '')}-${draft.year}`;
    const key = ['', 'b', 'c', 'd'].map((letter) => stem + letter).find((free) => !works.has(free)) ?? stem;
    works.set(key, {
      ...draft,
      key,
      short: `${several} ${draft.year}`,
      authors: more ? msg(str`${names.join(', ')} and others`) : listed(names),
    });
  }
  return works;
}

const keyOf = ({ names }: Draft): string => slug(surname(names[0] ?? ''));

/** "Kingma, D. P. and Ba, J." and "D. P. Kingma, J. Ba" alike: ["D. P. Kingma", "J. Ba"], and whether there are others. */
function people(authors: string): [string[], boolean] {
  const more = / et al\.?$/.test(authors);
  const words = authors.replace(/,? et al\.?$/, '').split(/,\s*(?:and\s+)?|\s+and\s+/);
  const initials = /^(?:[A-ZÀ-Ž]\.[- ]?)+$/;
  if (words.length % 2 === 0 && words.every((word, k) => k % 2 === 0 || initials.test(word))) {
    return [words.flatMap((word, k) => (k % 2 === 0 ? [`${words[k + 1]} ${word}`] : [])), more];
  }
  return [words, more];
}

/** What is left of a name without its initials. */
const surname = (name: string): string => name.replace(/^(?:[A-ZÀ-Ž]\.[- ]?)+/, '').trim();

export function slug(words: string): string {
  return words
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

const plain = (title: string): string => slug(title).replaceAll('-', '');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
