// One lab with all it needs as one script: its code, its worker, the modules of the core that it asks for, and the digits.
import { join } from 'node:path';
import { build } from 'vite';
import { homeOf, listModules } from '../modules.mjs';
import { Failure, root } from '../shell.mjs';
import { experimentsOf } from './needs.mjs';

const web = join(root, 'web');
const emptyFile = 'data:application/octet-stream;base64,';

/** Modules that a file of its own has in another form. */
const replaced = {
  [join(web, 'src/place.ts')]: join(web, 'single/place.ts'),
  [join(web, 'src/engine/start-worker.ts')]: join(web, 'single/start-worker.ts'),
};

const dataModule = (data) => `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});`;

/** Virtual modules, by their contents. */
function virtual(contents) {
  return {
    name: 'descent-virtual',
    resolveId: (id) => (id in contents ? `\0${id}` : undefined),
    load: (id) => contents[id.slice(1)],
  };
}

const replacement = {
  name: 'descent-single',
  enforce: 'pre',
  async resolveId(id, importer) {
    if (!id.startsWith('.') || !importer) return undefined;
    const found = await this.resolve(id, importer, { skipSelf: true });
    return replaced[found?.id];
  },
};

/** Within the worker: the modules that are needed, and no others. */
function coreFor(modules, digits) {
  return {
    name: 'descent-core',
    enforce: 'pre',
    transform(code, id) {
      if (id.endsWith('/generated/wasm/modules.mjs')) {
        return code.replaceAll(/^ *\{ url: new URL\('\.\/([\w-]+)\.wasm'.*\n/gm, (line, name) =>
          modules.includes(name) ? line : '',
        );
      }
      if (id.endsWith('/engine/attachments.ts') && !digits) {
        return code.replace("new URL('../../generated/digits.bin', import.meta.url)", `new URL('${emptyFile}')`);
      }
      return undefined;
    },
  };
}

/** Those that the worker would load for all that a lab may ask for (src/engine/modules.ts), its own experiment's first. */
function modulesFor(first, others, listed) {
  const may = ({ experiments }) => experiments.filter((name) => others.has(name.split('/')[0]));
  const names = [first, ...others, ...listed.flatMap(may)];
  const taken = new Set();
  const has = (name) => [...taken].some(({ experiments }) => experiments.includes(name));
  for (const name of names) {
    const found = homeOf(listed, name);
    if (found && !has(name)) taken.add(found);
  }
  return [...taken].map(({ file }) => file.replace(/^.*\//, '').replace('.wasm', ''));
}

/**
 * @param {import('../package/labs.mjs').Lab} lab
 * @param {{ sets: Record<string, Record<string, string>>, publishedAt: string }} options `sets`: formulas and symbols as MathML
 * @returns {Promise<{ code: string, digits: boolean }>}
 */
export async function bundleLab({ tag, name, path, experiment, families }, { sets, publishedAt }) {
  const file = join(web, `src/labs/${path}.ts`);
  const modules = modulesFor(experiment.id, experimentsOf(file), await listModules());
  const digits =
    experiment.parameters.some(({ family }) => family === 'dataset') &&
    families.dataset.parts.some(({ id }) => id === 'digits');
  const plugins = () => [replacement, coreFor(modules, digits)];
  const output = await build({
    ...{ root: web, configFile: false, base: './', logLevel: 'warn' },
    define: { publishedAt: JSON.stringify(publishedAt) },
    plugins: [
      ...plugins(),
      virtual({
        'virtual:lab': `export { ${name} as Lab } from ${JSON.stringify(file)};\nexport const tag = '${tag}';\n`,
        ...Object.fromEntries(Object.entries(sets).map(([id, set]) => [`virtual:${id}`, dataModule(set)])),
      }),
    ],
    worker: { format: 'iife', plugins },
    build: {
      ...{ write: false, target: 'es2022', modulePreload: false, reportCompressedSize: false },
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      rolldownOptions: { input: join(web, 'single/single.ts'), output: { format: 'es', codeSplitting: false } },
      chunkSizeWarningLimit: Infinity,
    },
  });
  const files = [output].flat().flatMap(({ output: all }) => all);
  if (files.length !== 1)
    throw new Failure(`${tag} needs more than one file: ${files.map((each) => each.fileName).join(', ')}`);
  return { code: files[0].code, digits };
}
