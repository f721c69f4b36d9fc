import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { page } from './scripts/page/plugin';

/** Each is a file of its own, and works from any folder of any host. */
const pages = ['index.html', 'glossary.html', 'sources.html', 'catalogue.html'];
const web = fileURLToPath(new URL('.', import.meta.url));
/** Style sheets are shortened, not rewritten: browsers of this age know all of what they say. */
const cssTarget = ['chrome123', 'firefox128', 'safari17.5'];

export default defineConfig({
  root: web,
  // Works under any path of any host.
  base: './',
  plugins: [page(web)],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    cssTarget,
    // A strict policy knows no data: scripts or styles.
    assetsInlineLimit: 0,
    // Without scripts the policy refuses what a page would have got ready for them, and a reader's console says so.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? [] : files),
    },
    emptyOutDir: true,
    rolldownOptions: { input: pages.map((file) => `${web}${file}`) },
    // Which files belong to which source: npm run size reads it.
    manifest: true,
    reportCompressedSize: false,
    // three.js is larger than what is warned of; it is loaded when the 3-D view is opened, and not before.
    chunkSizeWarningLimit: 600,
  },
});
