import { escape } from './svg';

/** The pages of the site, as their heads lead to one another. */
const pages = [
  { file: 'index.html', name: 'Lessons' },
  { file: 'glossary.html', name: 'Glossary' },
  { file: 'sources.html', name: 'Sources' },
  { file: 'writers.html', name: 'For writers' },
  { file: 'catalogue.html', name: 'For C++ readers' },
] as const;

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

const colophon = `<footer class="colophon">
      <p>
        The outline follows the tutorial “Normalization and Optimizers in a Neural Network” (AI Blog #4) on Arun Mathe’s
        datasphere blog; sentences, pictures and numbers are this page’s own, and where the two differ the text says
        why.
      </p>
      <p>
        Every number in a lab is computed in this browser by a C++ core compiled to WebAssembly; those in the text by
        the same core when the page was built. Nothing is sent anywhere. Descent Lab is free software under the MIT
        licence. <a href="selftest.html">Self-test</a>: see your browser check the core.
      </p>
    </footer>`;

/** Head, links between the pages, and foot, the same on all: `<!-- site: head -->` and so on are their places. */
export function fillSite(html: string, file: string): string {
  return html
    .replace('<!-- site: head -->', head)
    .replace('<!-- site: masthead -->', masthead(file))
    .replace('<!-- site: colophon -->', colophon);
}

/** The name of the site is the heading of its first page only. */
function masthead(file: string): string {
  const links = pages.map(
    (page) =>
      `<li><a href="${page.file}"${page.file === file ? ' aria-current="page"' : ''}>${escape(page.name)}</a></li>`,
  );
  const name =
    file === 'index.html'
      ? '<h1 class="brand">Descent Lab</h1>'
      : '<p class="brand"><a href="index.html">Descent Lab</a></p>';
  return `<a class="skip" href="#main">Skip to the text</a>
    <header class="masthead">
      ${name}
      <nav class="site" aria-label="Pages"><ul>${links.join('')}</ul></nav>
      <descent-theme></descent-theme>
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
    const ways = link(ids[at - 1], 'prev', 'Before') + link(ids[at + 1], 'next', 'Next');
    const label = `From “${titles.get(id) ?? id}” on`;
    return section.replace(/<\/section>$/, `<nav class="chapter-end" aria-label="${label}">${ways}</nav>\n</section>`);
  });
}
