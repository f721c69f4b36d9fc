import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, root } from './shell.mjs';

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
  for (const file of ['descent.mjs', 'descent.wasm']) copyIfChanged(join(from, file), join(to, file));
}

/** A file that stays the same keeps its time, so that the page isn't built again for it. */
function copyIfChanged(source, target) {
  if (existsSync(target) && readFileSync(source).equals(readFileSync(target))) return;
  copyFileSync(source, target);
}
