import { msg, str } from '@lit/localize';
import { language, type Language } from '../../src/language/language';
import { siteAddress } from './lab-pages';
import { folderOf, siteLanguages, tagOf } from './language';
import { escape } from './svg';

/** The pages of the site, as their heads lead to one another. */
const pages = (): readonly { readonly file: string; readonly name: string }[] => [
  { file: 'index.html', name: msg('Lessons') },
  { file: 'glossary.html', name: msg('Glossary') },
  { file: 'sources.html', name: msg('Sources') },
  { file: 'writers.html', name: msg('For writers') },
  { file: 'catalogue.html', name: msg('For C++ readers') },
];

const head = `<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfbfa" />
    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#141517" />
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <script src="/theme.js"></script>
    <link rel="stylesheet" href="/src/styles/tokens.css" />
    <link rel="stylesheet" href="/src/styles/base.css" />
    <link rel="stylesheet" href="/src/styles/frame.css" />
    <link rel="stylesheet" href="/src/styles/outline.css" />`;

const colophon = (): string => `<footer class="colophon">
      <p>${msg('The outline follows the tutorial “Normalization and Optimizers in a Neural Network” (AI Blog #4) on Arun Mathe’s datasphere blog; sentences, pictures and numbers are this page’s own, and where the two differ the text says why.')}</p>
      <p>${msg('Every number in a lab is computed in this browser by a C++ core compiled to WebAssembly; those in the text by the same core when the page was built. Nothing is sent anywhere. Descent Lab is free software under the MIT licence.')} <a href="selftest.html">${msg('Self-test: see your browser check the core')}</a></p>
    </footer>`;

/** Head, links between the pages, and foot, the same on all: `<!-- site: head -->` and so on are their places. */
export function fillSite(html: string, file: string): string {
  return html
    .replace('<html lang="en"', `<html lang="${tagOf(language())}"`)
    .replace('<!-- site: head -->', `${head}\n    ${alternates(file)}`)
    .replace('<!-- site: masthead -->', masthead(file))
    .replace('<!-- site: colophon -->', colophon());
}

/** From a page of the present language to the same one in another; a lab's page stands a folder deeper. */
function pageIn(other: Language, file: string): string {
  return `${folderOf(language()) === '' ? '' : '../'}${folderOf(other)}${file}`;
}

/**
 * The same page in the other languages, for search engines, which want whole addresses: without one for the site they are left
 * out. Vite would take the page for a picture, and keep a copy.
 */
function alternates(file: string): string {
  const site = siteAddress();
  if (!site) return '';
  return siteLanguages
    .map(
      (each) => `<link vite-ignore rel="alternate" hreflang="${tagOf(each)}" href="${site}${folderOf(each)}${file}" />`,
    )
    .join('\n    ');
}

/** Works without a script; with one, the state of the labs comes along (src/page/languages.ts). */
function languageMenu(file: string): string {
  const links = siteLanguages.map((each) => {
    const here = each.code === language().code ? ' aria-current="true"' : '';
    return `<li><a href="${pageIn(each, file)}" lang="${tagOf(each)}" hreflang="${tagOf(each)}"${here}>${each.name}</a></li>`;
  });
  return `<details class="languages"><summary><span class="hidden-visually">${msg('Language:')} </span>${language().name}</summary><ul>${links.join('')}</ul></details>`;
}

/** The name of the site is the heading of its first page only. */
function masthead(file: string): string {
  const links = pages().map(
    (page) =>
      `<li><a href="${page.file}"${page.file === file ? ' aria-current="page"' : ''}>${escape(page.name)}</a></li>`,
  );
  const name =
    file === 'index.html'
      ? '<h1 class="brand">Descent Lab</h1>'
      : '<p class="brand"><a href="index.html">Descent Lab</a></p>';
  return `<a class="skip" href="#main">${msg('Skip to the text')}</a>
    <header class="masthead">
      ${name}
      <nav class="site" aria-label="${msg('Pages')}"><ul>${links.join('')}</ul></nav>
      <div class="tools">${languageMenu(file)}<descent-theme></descent-theme></div>
    </header>`;
}

const chapter = /<section class="chapter" id="([\w-]+)">[^]*?<\/section>/g;
const outline = /<li><a href="#([\w-]+)">([^<]+)<\/a><\/li>/g;

export function chapterTitles(html: string): ReadonlyMap<string, string> {
  return new Map([...html.matchAll(outline)].map(([, id = '', title = '']) => [id, title]));
}

/** Ends each chapter of the lessons with ways to the one before it and the one after it. */
export function chapterEnds(html: string): string {
  if (!html.includes('id="intro"')) return html;
  const titles = chapterTitles(html);
  const ids = [...html.matchAll(chapter)].map(([, id = '']) => id);
  return html.replace(chapter, (section, id: string) => {
    const at = ids.indexOf(id);
    const link = (to: string | undefined, rel: 'prev' | 'next', word: string) =>
      to === undefined ? '' : `<a rel="${rel}" href="#${to}"><span>${word}</span> ${titles.get(to) ?? to}</a>`;
    const ways = link(ids[at - 1], 'prev', msg('Before')) + link(ids[at + 1], 'next', msg('Next'));
    const title = titles.get(id) ?? id;
    const label = msg(str`From “${title}” on`);
    return section.replace(/<\/section>$/, `<nav class="chapter-end" aria-label="${label}">${ways}</nav>\n</section>`);
  });
}
