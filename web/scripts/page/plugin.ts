import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { metaPolicy } from '../policy.mjs';
import { suiteOf } from './checks';
import { Core, requireWasm } from './core';
import { examplePages } from './examples';
import { catalogFormulas } from './formulas';
import { coreCatalog } from '../../src/language/core-text';
import { labElements } from './lab-elements';
import { listFiles } from './offline.mjs';
import { labPage, labPages, oembed, siteAddress } from './lab-pages';
import { folderOf, inLanguage, languageOfPage, siteLanguages } from './language';
import { fillPage } from './pages';
import { palette } from './palette';
import { linkPicture } from './pictures';
import { describePoster, placePosters, postersFolder } from './posters';

const setsOfFormulas = ['formulas', 'symbols'] as const;

/** For the labs that are a file each: to set them takes every experiment once. */
function keepFormulas(web: string, formulas: string): void {
  const folder = join(web, '../build');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'formulas.json'), formulas);
}

/** The file of which a page in another language than English is made; undefined for any other id. */
function templateOf(web: string, id: string): string | undefined {
  const [, code, file = ''] = /^(\w+)\/(\w+\.html)$/.exec(id.startsWith(web) ? id.slice(web.length) : '') ?? [];
  return siteLanguages.some((each) => each.code === code && folderOf(each) !== '') ? join(web, file) : undefined;
}

/** What stands once for all languages, seen from the folder of one. */
const siblings = (html: string, page: string): string =>
  page.includes('/')
    ? html.replaceAll(/(\s(?:href|src)=")(examples\/|embed\.html|posters\/|labs\/|descent-lab)/g, '$1../$2')
    : html;

/** What Vite does to the page beside bundling: lessons with their numbers and formulas, posters, the security policy. */
export function page(web: string): Plugin[] {
  let core: Promise<Core> | undefined;
  let formulas: Promise<ReturnType<typeof catalogFormulas>> | undefined;
  const loadCore = (): Promise<Core> => (core ??= Core.load());
  return [
    {
      name: 'descent-page',
      config: () => requireWasm(),
      transformIndexHtml: {
        order: 'pre',
        async handler(html, { path }) {
          const loaded = await loadCore();
          const page = path.replace(/^\//, '');
          return inLanguage(web, languageOfPage(page), () =>
            siblings(placePosters(fillPage(html, page, web, loaded), web, loaded), page),
          );
        },
      },
      handleHotUpdate({ file, server }) {
        if (file.endsWith('.md')) server.ws.send({ type: 'full-reload' });
      },
      configureServer: (server) => void server.watcher.add(join(web, 'lessons')),
    },
    {
      name: 'descent-formulas',
      resolveId: (id) => (setsOfFormulas.some((name) => id === `virtual:${name}`) ? `\0${id}` : undefined),
      async load(id) {
        const name = setsOfFormulas.find((each) => id === `\0virtual:${each}`);
        if (!name) return undefined;
        formulas ??= loadCore().then((loaded) => {
          const both = catalogFormulas(loaded);
          keepFormulas(web, JSON.stringify(both));
          return both;
        });
        return `export default JSON.parse(${JSON.stringify(JSON.stringify((await formulas)[name]))});`;
      },
    },
    {
      // de/index.html and so on are no files: they are made of the one that there is.
      name: 'descent-languages',
      enforce: 'pre',
      resolveId: (id) => (templateOf(web, id) === undefined ? undefined : id),
      load(id) {
        const template = templateOf(web, id);
        return template === undefined ? undefined : readFileSync(template, 'utf8');
      },
    },
    {
      name: 'descent-messages',
      resolveId: (id) => {
        const [, code] = /^virtual:messages\/([\w-]+)$/.exec(id) ?? [];
        return code === undefined ? undefined : join(web, `generated/messages/${code}.ts`);
      },
    },
    {
      // Under a name that stays the same, for pages that show a lab's picture.
      name: 'descent-pictures',
      apply: 'build',
      generateBundle() {
        for (const each of siteLanguages) {
          const folder = inLanguage(web, each, () => join(web, postersFolder()));
          for (const file of readdirSync(folder).filter((name) => name.endsWith('.svg'))) {
            const fileName = `${folderOf(each)}posters/${file.replace('-light', '')}`;
            this.emitFile({ type: 'asset', fileName, source: readFileSync(join(folder, file)) });
          }
        }
      },
    },
    {
      // A page for each lab, made of the one for none, and what a link to it unfolds into.
      name: 'descent-lab-pages',
      apply: 'build',
      enforce: 'post',
      async generateBundle(_, bundle) {
        const loaded = await loadCore();
        const site = siteAddress();
        const light = palette(join(web, 'src/styles/tokens.css'), 'light');
        const emit = (fileName: string, source: string | Uint8Array) =>
          this.emitFile({ type: 'asset', fileName, source });
        for (const each of siteLanguages) {
          const folder = folderOf(each);
          const bare = bundle[`${folder}lab.html`];
          if (bare?.type !== 'asset') throw new Error(`${folder}lab.html was not built`);
          delete bundle[`${folder}lab.html`];
          const pages = inLanguage(web, each, () => {
            const all = labPages(labElements(web), coreCatalog(loaded.catalog()), (name) =>
              describePoster(name, loaded),
            );
            return all.map((page) => ({ page, html: labPage(String(bare.source), page, site) }));
          });
          for (const { page, html } of pages) emit(`${folder}labs/${page.name}.html`, html);
          if (folder !== '') continue;
          for (const { page } of pages) {
            const poster = readFileSync(join(web, `generated/posters/${page.name}-light.svg`), 'utf8');
            if (site !== '') emit(`labs/${page.name}.json`, oembed(page, site));
            emit(`pictures/${page.name}.png`, await linkPicture(page, poster, light));
          }
        }
      },
    },
    {
      // What the self-test page runs, and what is to come of it.
      name: 'descent-checks',
      apply: 'build',
      enforce: 'post',
      async generateBundle(_, bundle) {
        const loaded = await loadCore();
        const fileOf = (name: string): string => {
          const file = Object.keys(bundle).find((each) => new RegExp(`/${name}-[\\w-]+\\.wasm$`).test(each));
          if (file === undefined) throw new Error(`${name}.wasm is not in the site`);
          return file;
        };
        const suite = await suiteOf(web, loaded.version(), loaded, fileOf);
        this.emitFile({ type: 'asset', fileName: 'checks.json', source: JSON.stringify(suite) });
      },
    },
    {
      // The examples of the page for writers: pages of their own, each under a policy of its own.
      name: 'descent-examples',
      apply: 'build',
      generateBundle() {
        for (const [fileName, source] of examplePages(web)) this.emitFile({ type: 'asset', fileName, source });
        const styles = ['tokens.css', 'example.css'].map((file) => readFileSync(join(web, 'src/styles', file), 'utf8'));
        this.emitFile({ type: 'asset', fileName: 'examples/page.css', source: styles.join('\n') });
      },
    },
    {
      // Last of all: the service worker is told which files there are.
      name: 'descent-offline',
      apply: 'build',
      enforce: 'post',
      writeBundle: { order: 'post', sequential: true, handler: ({ dir }) => void (dir && listFiles(dir)) },
    },
    {
      // Only in the build: the development server puts style sheets in line.
      name: 'descent-policy',
      apply: 'build',
      transformIndexHtml: (_, { path }) => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy(path.replace(/^.*\//, '')) },
          injectTo: 'head-prepend' as const,
        },
      ],
    },
  ];
}
