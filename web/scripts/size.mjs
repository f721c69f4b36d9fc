/**
 * npm run size: what a reader downloads, after brotli (as strong as it gets): each WebAssembly module with the loader and the
 * worker around it, each lab embedded in a foreign page with all it loads, and the page up to its first working lab. Exit
 * code 1 where a limit does not hold. What comes only when it is asked for, such as 3-D and the digits, is not counted.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from './build.mjs';
import { labList } from './lab-list.mjs';
import { listModules, wasmFolder } from './modules.mjs';
import { setup } from './setup.mjs';
import { Failure, main, root } from './shell.mjs';

/** At most, in kB of 1000 bytes. */
const limits = { module: 90, lab: 150, page: 200 };

const dist = join(root, 'web/dist');

const weights = new Map();

/** Of a file, in bytes after brotli; each is compressed by itself, as a server does it. */
function weightOf(path) {
  let weight = weights.get(path);
  if (weight === undefined) weights.set(path, (weight = brotliCompressSync(readFileSync(path)).length));
  return weight;
}

const inDist = (file) => join(dist, file);
const sum = (paths) => [...new Set(paths)].reduce((total, path) => total + weightOf(path), 0);

/** A chunk of the manifest and all that is loaded with it. */
function loadedWith(manifest, key, found = new Set()) {
  const chunk = manifest[key];
  if (!chunk) throw new Failure(`The build's manifest has no ${key}.`);
  if (found.has(inDist(chunk.file))) return found;
  found.add(inDist(chunk.file));
  for (const css of chunk.css ?? []) found.add(inDist(css));
  for (const each of chunk.imports ?? []) loadedWith(manifest, each, found);
  return found;
}

/** The one file whose name is found in the text of others. */
function named(paths, pattern, what) {
  for (const path of paths) {
    const [name] = pattern.exec(readFileSync(path, 'utf8')) ?? [];
    if (name) return join(dist, 'assets', name);
  }
  throw new Failure(`Nothing in the built page loads ${what}.`);
}

/** The scripts and style sheets that a page names, and what these load. */
function loadedBy(html, manifest) {
  const files = [...html.matchAll(/ (?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file);
  const keyOf = (file) => Object.keys(manifest).find((key) => manifest[key].file === file);
  return new Set(
    files.flatMap((file) => (file.endsWith('.js') ? [...loadedWith(manifest, keyOf(file))] : [inDist(file)])),
  );
}

/** The pictures that stand in a lab's place before it works. */
function posterIn(html, tag) {
  const [inside = ''] = new RegExp(`<${tag}[^]*?</${tag}>`).exec(html) ?? [];
  const [, file] = /<img[^>]* src="\.\/([^"]+)"/.exec(inside) ?? [];
  return file ? [inDist(file)] : [];
}

async function measure() {
  const manifestFile = inDist('.vite/manifest.json');
  if (!existsSync(manifestFile)) throw new Failure('web/dist has no manifest: npm run build makes it.');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const html = readFileSync(inDist('index.html'), 'utf8');
  const labs = labList().map((lab) => ({ ...lab, key: `src/labs/${lab.path}.ts` }));
  const page = loadedBy(html, manifest);
  const worker = named(
    labs.flatMap(({ key }) => [...loadedWith(manifest, key)]).filter((path) => path.endsWith('.js')),
    /(?<![\w-])worker-[\w-]{8}\.js/,
    'the worker',
  );
  const modules = (await listModules()).map(({ file, experiments }) => {
    const name = file.slice(wasmFolder.length + 1, -'.wasm'.length);
    return { name, experiments, path: named([worker], new RegExp(`${name}-[\\w-]{8}\\.wasm`), `${name}.wasm`) };
  });
  const moduleOf = (experiment) => modules.find(({ experiments }) => experiments.includes(experiment)).path;
  const entry = 'embed/descent-lab.ts';
  const withLab = ({ key, experiment, lore }, around) => [
    ...around,
    ...loadedWith(manifest, key),
    ...lore.flatMap((family) => [...loadedWith(manifest, `generated/lore/${family}.json`)]),
    worker,
    moduleOf(experiment),
  ];
  const first = labs
    .map((lab) => ({ ...lab, at: html.indexOf(`<${lab.tag}`) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  if (!first) throw new Failure('The page has no lab.');
  const loader = join(wasmFolder, 'descent.mjs');
  const whole = [inDist('index.html'), inDist('theme.js'), ...posterIn(html, first.tag)];
  return [
    {
      title: 'WebAssembly and its loader',
      limit: limits.module,
      rows: modules.map(({ name, path }) => [name, sum([path, loader])]),
    },
    {
      title: 'A lab elsewhere, with all it loads',
      limit: limits.lab,
      rows: labs.map((lab) => [lab.tag, sum(withLab(lab, loadedWith(manifest, entry)))]),
    },
    {
      title: 'The page, up to its first working lab',
      limit: limits.page,
      rows: [[first.tag, sum(withLab(first, [...page, ...whole]))]],
    },
  ];
}

function print({ title, limit, rows }) {
  console.log(`\n${title}: at most ${limit} kB`);
  for (const [name, bytes] of rows) {
    const over = bytes - 1000 * limit;
    const verdict = over > 0 ? `${(over / 1000).toFixed(1)} too many` : 'ok';
    console.log(`  ${name.padEnd(24)}${(bytes / 1000).toFixed(1).padStart(7)} kB   ${verdict}`);
  }
  return rows.filter(([, bytes]) => bytes > 1000 * limit).length;
}

await main(async () => {
  await setup('page');
  await build();
  const over = (await measure()).map(print).reduce((total, count) => total + count, 0);
  if (over > 0) throw new Failure(`${over} of these are heavier than they may be.`);
});
