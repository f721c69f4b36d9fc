// The WebAssembly that ships, in Node. The worker of the page loads it with web/src/engine/modules.ts.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from './shell.mjs';

export const wasmFolder = join(root, 'web/generated/wasm');

/** The module in a file, with a memory of its own. */
export async function loadModule(file, options = {}) {
  const { default: createDescent } = await import(
    /* @vite-ignore */ pathToFileURL(join(wasmFolder, 'descent.mjs')).href
  );
  return createDescent({ wasmBinary: await readFile(file), ...options });
}

/** Where each module is, and which experiments it has. */
export async function listModules() {
  const list = await import(/* @vite-ignore */ pathToFileURL(join(wasmFolder, 'modules.mjs')).href);
  return list.modules.map(({ url, experiments }) => ({ file: fileURLToPath(url), experiments }));
}

/** All modules: gives the one that has an experiment, and of an experiment that none has, any. */
export async function loadModules() {
  const list = await listModules();
  const modules = await Promise.all(list.map(({ file }) => loadModule(file)));
  return (experiment) => modules[list.findIndex(({ experiments }) => experiments.includes(experiment))] ?? modules[0];
}
