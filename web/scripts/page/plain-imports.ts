import type { Plugin } from 'vite';

/**
 * `import('…')` as browsers know it. Vite would have each wait for style sheets of its own, by a helper that every page
 * loads: here style sheets come with pages, and elements bring their styles along, so that there is nothing to wait for.
 */
export const plainImports = (): Plugin => ({
  name: 'descent-plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.isDynamicEntry || !chunk.viteMetadata?.importedCss.size) continue;
      this.error(`${chunk.name} is imported when it is asked for, and has a style sheet: nothing would load that`);
    }
  },
});
