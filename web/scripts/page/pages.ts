import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Bibliography } from './bibliography';
import { catalogueOutline, cataloguePage } from './catalogue-page';
import { CoreFiles } from './core-files';
import { readGlossary } from './glossary';
import { glossaryOutline, glossaryPage } from './glossary-page';
import { speaking, type Knowledge } from './knowledge';
import { labElements } from './lab-elements';
import { frontHead, siteAddress } from './lab-pages';
import { fillTexts, inLanguage, languageOfPage, lessonsFolder } from './language';
import { fillLessons, type Book } from './lessons';
import { paragraphs } from './short-text';
import { chapterEnds, chapterTitles, fillSite } from './site';
import { Reading, mistakesList, sourcesPage } from './sources-page';
import { fillValues } from './values';
import { writersOutline, writersPage, writersWords } from './writers-page';

/** What the prose refers to, from the catalogue and from web/lessons. */
export function openBook(web: string, core: Knowledge): Book {
  const glossary = readFileSync(join(lessonsFolder(web), 'glossary.md'), 'utf8');
  return {
    bibliography: new Bibliography(core.catalog(), join(web, 'lessons/sources.json')),
    terms: readGlossary(fillValues(glossary, core)),
  };
}

/**
 * Puts into a page what its comments ask for, `<!-- lesson: ewma -->`, `<!-- glossary -->`, `<!-- site: head -->`, and its
 * texts `{{Chapters}}`, in the language of the folder that it lies in. `path`: "de/index.html".
 */
export function fillPage(html: string, path: string, web: string, core: Knowledge): string {
  const file = path.replace(/^.*\//, '');
  const files = () => new CoreFiles(join(web, '../native/descent'), core.catalog());
  return inLanguage(web, languageOfPage(path), () => fill(fillTexts(html), file, web, speaking(core), files));
}

function fill(html: string, file: string, web: string, core: Knowledge, files: () => CoreFiles): string {
  const book = openBook(web, core);
  const lessons = lessonsFolder(web);
  const fillings: Readonly<Record<string, () => string>> = {
    glossary: () => glossaryPage(book.terms),
    'glossary: outline': () => glossaryOutline(book.terms),
    catalogue: () => cataloguePage(core.catalog(), files(), book.bibliography),
    'catalogue: outline': () => catalogueOutline(core.catalog()),
    'catalogue: words': () => paragraphs(readFileSync(join(lessons, 'catalogue.md'), 'utf8')),
    'site: card': () => frontHead(html, siteAddress()),
    'labs: posters': () => labsAside(web),
    writers: () => writersPage(web, core.catalog()),
    'writers: outline': () => writersOutline(web),
    'writers: words': () => writersWords(web),
    sources: () => sourcesPage(book.bibliography, read().reading, core.catalog(), read().titles),
    mistakes: () => mistakesList(read().reading, read().titles),
  };
  const read = once(() => {
    const walk = fillTexts(readFileSync(join(web, 'index.html'), 'utf8'));
    const reading = new Reading();
    const cited = (key: string, chapter: string) => reading.cited(key, chapter);
    const mistaken: Book['mistaken'] = (...found) => reading.mistaken(...found);
    fillLessons(walk, lessons, core, { ...book, cited, mistaken });
    return { reading, titles: chapterTitles(walk) };
  });
  const filled = fillSite(html, file).replace(
    /<!-- ([a-z]+(?:: [a-z]+)?) -->/g,
    (comment, name: string) => fillings[name]?.() ?? comment,
  );
  return chapterEnds(fillLessons(filled, lessons, core, book));
}

/** Every lab, to be put into the page when it is asked for; each gets its poster (posters.ts). */
const labsAside = (web: string): string =>
  labElements(web)
    .map(({ tag }) => `<template data-lab="${tag}"><${tag}></${tag}></template>`)
    .join('\n    ');

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
