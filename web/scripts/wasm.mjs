import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loreOf, writeLore } from './lore.mjs';
import { loadModule, specNamed } from './modules.mjs';
import { renamed } from './one-loader.mjs';
import { Failure, must, root } from './shell.mjs';

const groups = join(root, 'native/descent/experiment/groups');
const from = join(root, 'build/wasm/wasm');
const to = join(root, 'web/generated/wasm');

/** Builds the WebAssembly that ships and puts it where the page, the worker's types and the tests look for it. */
export async function buildWasm() {
  if (!existsSync(join(root, 'build/wasm/build.ninja'))) {
    console.log('Building the WebAssembly (the first time takes a minute or two) …');
    await must('Configuring the WebAssembly build', 'cmake', ['--preset', 'wasm']);
  }
  await must('Building the WebAssembly', 'cmake', ['--build', '--preset', 'wasm']);
  mkdirSync(to, { recursive: true });
  const names = readdirSync(groups).map((file) => basename(file, '.cpp'));
  const loaderOf = (name) => readFileSync(join(from, name, 'descent.mjs'), 'utf8');
  const loader = loaderOf(names[0]);
  writeIfChanged(join(to, 'descent.mjs'), Buffer.from(loader));
  for (const name of names) {
    const module = renamed(readFileSync(join(from, name, 'descent.wasm')), loaderOf(name), loader);
    if (!module) throw new Failure(`The module ${name} needs a loader that ${names[0]} does not.`);
    writeIfChanged(join(to, `${name}.wasm`), module);
  }
  writeIfChanged(join(to, 'modules.mjs'), Buffer.from(await listOf(names)));
  const known = ['descent.mjs', 'modules.mjs', ...names.map((name) => `${name}.wasm`)];
  for (const file of readdirSync(to)) if (!known.includes(file)) rmSync(join(to, file));
  const lore = await loadModule(join(from, 'lore/descent.wasm'), {}, join(from, 'lore/descent.mjs'));
  writeLore(loreOf(lore.catalog()), writeIfChanged);
}

/** What a spec may say that some modules leave to others: a precision, a function of one's own. */
const special = ({ id, parameters }) =>
  parameters.flatMap((parameter) => {
    const { choices, default: usual } = parameter;
    const values = { precision: choices.map((choice) => choice.id).filter((each) => each !== usual), surface: ['own'] };
    return (values[parameter.id] ?? []).map((value) => `${id}/${parameter.id}=${value}`);
  });

/**
 * Which module runs which experiments, as they themselves say: "layer"; "training/precision=double" where some other module
 * that has the experiment does not run that.
 */
async function listOf(names) {
  const answers = await Promise.all(
    names.map(async (name) => {
      const module = await loadModule(join(to, `${name}.wasm`));
      const known = module.catalog().experiment.parts.flatMap((part) => [part.id, ...special(part)]);
      const refused = known.filter((each) => module.validate(specNamed(each)).error?.code === 'not-here');
      return { name, known, refused };
    }),
  );
  const sometimes = new Set(answers.flatMap(({ refused }) => refused));
  const entries = answers.map(({ name, known, refused }) => {
    const runs = known.filter((each) => !refused.includes(each) && (!each.includes('/') || sometimes.has(each)));
    // As Vite wants it, so that it finds the files.
    return `  { url: new URL('./${name}.wasm', import.meta.url), experiments: ${JSON.stringify(runs)} },\n`;
  });
  return `// Made by web/scripts/wasm.mjs.\nexport const modules = [\n${entries.join('')}];\n`;
}

/** A file that stays the same keeps its time, so that the page isn't built again for it. */
function writeIfChanged(target, content) {
  if (!existsSync(target) || !readFileSync(target).equals(content)) writeFileSync(target, content);
}
