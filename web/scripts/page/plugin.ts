import { join } from 'node:path';
import type { Plugin } from 'vite';
import { metaPolicy } from '../policy.mjs';
import { Core, requireWasm } from './core';
import { catalogFormulas } from './formulas';
import { fillPage } from './pages';
import { placePosters } from './posters';

const formulasId = 'virtual:formulas';

/** What Vite does to the page beside bundling: lessons with their numbers and formulas, posters, the security policy. */
export function page(web: string): Plugin[] {
  let core: Promise<Core> | undefined;
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
      resolveId: (id) => (id === formulasId ? `\0${formulasId}` : undefined),
      load: async (id) =>
        id === `\0${formulasId}`
          ? `export default JSON.parse(${JSON.stringify(JSON.stringify(catalogFormulas(await loadCore())))});`
          : undefined,
    },
    {
      // Only in the build: the development server puts style sheets in line.
      name: 'descent-policy',
      apply: 'build',
      transformIndexHtml: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy },
          injectTo: 'head-prepend' as const,
        },
      ],
    },
  ];
}
