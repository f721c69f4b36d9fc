import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { metaPolicy } from '../policy.mjs';
import { suiteOf } from './checks';
import { Core, requireWasm } from './core';
import { examplePages } from './examples';
import { catalogFormulas } from './formulas';
import { labElements } from './lab-elements';
import { listFiles } from './offline.mjs';
import { labPage, labPages, oembed, siteAddress } from './lab-pages';
import { fillPage } from './pages';
import { palette } from './palette';
import { linkPicture } from './pictures';
import { describePoster, placePosters } from './posters';

const setsOfFormulas = ['formulas', 'symbols'] as const;

/** For the labs that are a file each: to set them takes every experiment once. */
function keepFormulas(web: string, formulas: string): void {
  const folder = join(web, '../build');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'formulas.json'), formulas);
}

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
          return placePosters(fillPage(html, path.replace(/^.*\//, ''), web, loaded), web, loaded);
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
        const folder = join(web, 'generated/posters');
        for (const file of readdirSync(folder)) {
          const fileName = `posters/${file.replace('-light', '')}`;
          this.emitFile({ type: 'asset', fileName, source: readFileSync(join(folder, file)) });
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
        const bare = bundle['lab.html'];
        if (bare?.type !== 'asset') throw new Error('lab.html was not built');
        const html = String(bare.source);
        delete bundle['lab.html'];
        const site = siteAddress();
        const light = palette(join(web, 'src/styles/tokens.css'), 'light');
        const pages = labPages(labElements(web), loaded.catalog(), (name) => describePoster(name, loaded));
        for (const each of pages) {
          const poster = readFileSync(join(web, `generated/posters/${each.name}-light.svg`), 'utf8');
          const emit = (fileName: string, source: string | Uint8Array) =>
            this.emitFile({ type: 'asset', fileName, source });
          emit(`labs/${each.name}.html`, labPage(html, each, site));
          if (site !== '') emit(`labs/${each.name}.json`, oembed(each, site));
          emit(`pictures/${each.name}.png`, await linkPicture(each, poster, light));
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
