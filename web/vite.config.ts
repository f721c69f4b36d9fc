import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { folderOf, siteLanguages } from './scripts/page/language';
import { plainImports } from './scripts/page/plain-imports';
import { page } from './scripts/page/plugin';
import { shorten } from './scripts/page/shorten.mjs';

/** Each is a file of its own, and works from any folder of any host. */
const pages = [
  ...['index.html', 'glossary.html', 'sources.html', 'writers.html', 'catalogue.html', 'selftest.html'],
  ...['embed.html', 'lab.html', 'worker-frame.html'],
];
/** Those that there are in every language, in a folder of its own. */
const translated = pages.slice(0, 6).concat('lab.html');
const web = fileURLToPath(new URL('.', import.meta.url));
/** Style sheets are shortened, not rewritten: browsers of this age know all of what they say. */
const cssTarget = ['chrome123', 'firefox128', 'safari17.5'];

/**
 * What is loaded together is one file: packed by itself, each of many small ones would be a tenth heavier. A group is a module
 * and all that it imports, as far as no group above it has that already; what is left is split by who uses it.
 */
const chunks = [
  // English needs none of what speaks the other languages, though one module of that library leads to both.
  ['base', /@lit\/localize\/(?:init\/install|internal\/(?:default-msg|str-tag))\.js$|src\/language\/core-text\.ts$/],
  ['speak', /@lit\/localize\/init\/runtime\.js$|src\/language\/(?:core-words|speak)\.ts$/],
  // The calculation is begun while the first lab is still on its way.
  ['base', /src\/engine\/client\.ts$/],
  [
    'base',
    /src\/(?:labs\/(?:watch|list)|state\/url|place|trusted|elements\/(?:define|scroller|glyphs|numbers)|styles\/shared)\.ts$/,
  ],
  [
    'lab',
    /src\/(?:labs\/(?:lab|lab-keys|tries|guess-style|updates|withheld)|elements\/(?:data-table|player|segments)|state\/edits|styles\/picture)\.ts$/,
  ],
  [
    'lab',
    /src\/charts\/(?:fit-canvas|listen|markers|step-text|cividis|screen|touch|words|line-chart\/(?:colors|ticks|measure))\.ts$/,
  ],
  ['lab', /\/lit(?:-html)?\/directives\//],
  // What pages of text and the walk have in common.
  ['pages', /src\/(?:page\/(?:offline|outline|scrollers|languages|links)|elements\/theme-switch)\.ts$/],
  ['d3-array', /\/d3-array\//],
  ['sheet', /src\/charts\/contour\/(?:axes|format|parts|sheet-style|view|model)\.ts$/],
  ['sheet', /\/d3-contour\//],
  ['map', /src\/charts\/contour\.ts$/],
  ['lines', /src\/charts\/line-chart\.ts$/],
] as const;
/** A library that says of none of its modules whether it may be left out. */
const treeshake = { moduleSideEffects: [{ test: /@lit\/localize\//, sideEffects: false }] };

/** One for each name, in this order. */
const groups = [...new Set(chunks.map(([name]) => name))].map((name, k) => ({
  ...{ name, priority: chunks.length - k },
  test: (id: string) => chunks.some(([of, pattern]) => of === name && pattern.test(id)),
}));

export default defineConfig({
  root: web,
  // Works under any path of any host.
  base: './',
  plugins: [page(web), shorten(), plainImports()],
  // Its licences are among those of all that is bundled.
  worker: { format: 'es', rolldownOptions: { treeshake, output: { comments: { legal: false } } } },
  experimental: {
    // The worker is started from the site's folder, wherever a bundler has put the code that starts it (src/place.ts).
    renderBuiltUrl: (file, { hostType }) =>
      hostType === 'js' && /^assets\/worker-[\w-]+\.js$/.test(file) ? file : undefined,
  },
  build: {
    target: 'es2022',
    cssTarget,
    // A strict policy knows no data: scripts or styles.
    assetsInlineLimit: 0,
    // Links for it would be put into the head of pages that are not ours, and where there are no scripts a page's own policy
    // refuses what they would have got ready.
    modulePreload: false,
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        ...Object.fromEntries(pages.map((file) => [file.replace('.html', ''), `${web}${file}`])),
        ...Object.fromEntries(
          siteLanguages
            .map(folderOf)
            .filter((folder) => folder !== '')
            .flatMap((folder) => translated.map((file) => [folder + file.replace('.html', ''), web + folder + file])),
        ),
        'descent-lab': `${web}embed/descent-lab.ts`,
        sw: `${web}offline/sw.ts`,
      },
      treeshake,
      // What other pages load by its name keeps it, and what it exports.
      preserveEntrySignatures: 'exports-only',
      output: {
        codeSplitting: { groups },
        // The service worker knows a language's files by their names (web/offline/of-use.ts).
        chunkFileNames: ({ facadeModuleId }) =>
          facadeModuleId?.includes('/generated/messages/')
            ? 'assets/messages-[name]-[hash].js'
            : 'assets/[name]-[hash].js',
        assetFileNames: ({ originalFileNames: [file = ''] }) => {
          const [, code] = /posters\/([a-z]{2})\//.exec(file) ?? [];
          return code === undefined ? 'assets/[name]-[hash][extname]' : `assets/poster-${code}-[name]-[hash][extname]`;
        },
        entryFileNames: ({ name }) => (/^(?:descent-lab|sw)$/.test(name) ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
    // What is bundled, and under which licences.
    license: { fileName: 'licenses.md' },
    reportCompressedSize: false,
    // three.js is larger than what is warned of; it is loaded when the 3-D view is opened, and not before.
    chunkSizeWarningLimit: 600,
  },
});
