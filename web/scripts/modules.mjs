// The WebAssembly that ships, in Node. The worker of the page loads it with web/src/engine/modules.ts.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from './shell.mjs';

export const wasmFolder = join(root, 'web/generated/wasm');

/** The module in a file, with a memory of its own. */
export async function loadModule(file, options = {}, loader = join(wasmFolder, 'descent.mjs')) {
  const { default: createDescent } = await import(/* @vite-ignore */ pathToFileURL(loader).href);
  return createDescent({ wasmBinary: await readFile(file), ...options });
}

/** Where each module is, and which experiments it runs. */
export async function listModules() {
  const list = await import(/* @vite-ignore */ pathToFileURL(join(wasmFolder, 'modules.mjs')).href);
  return list.modules.map(({ url, experiments }) => ({ file: fileURLToPath(url), experiments }));
}

/** Of the modules that run what has that name, the one that lists it first: what the worker of the page loads for it. */
export function homeOf(list, name) {
  const has = list.filter(({ experiments }) => experiments.includes(name));
  return has.sort((a, b) => a.experiments.indexOf(name) - b.experiments.indexOf(name))[0];
}

/** All modules: gives the one that runs a spec, and any for one that none does. */
export async function loadModules() {
  const list = await listModules();
  const modules = await Promise.all(list.map(({ file }) => loadModule(file)));
  const find = (name) => modules[list.indexOf(homeOf(list, name))];
  return ({ experiment, precision, surface }) =>
    find(`${experiment}/precision=${precision}`) ??
    find(`${experiment}/surface=${surface?.id ?? surface}`) ??
    find(experiment) ??
    modules[0];
}

/** The spec that has a name in that list: "training/precision=double", and no more. */
export function specNamed(name) {
  const [experiment, choice] = name.split('/');
  return { experiment, ...(choice && Object.fromEntries([choice.split('=')])) };
}
