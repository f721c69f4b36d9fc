import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeDigits } from './digits.mjs';
import { buildMessages } from './messages/messages.mjs';
import { setup } from './setup.mjs';
import { main, must, root } from './shell.mjs';
import { buildWasm } from './wasm.mjs';

const stamp = join(root, 'build/page.stamp');

/** WebAssembly, then the page: web/dist. What hasn't changed isn't built again. */
export async function build() {
  await buildWasm();
  makeDigits();
  await buildMessages();
  const inputs = fingerprint();
  const built = existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs;
  if (built && existsSync(join(root, 'web/dist/index.html'))) return;
  console.log('Building the page …');
  rmSync(stamp, { force: true });
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  // The configuration is bundled before it is run, so that it may share modules with the page: no need to warn of it.
  // Whoever asks, a test too, gets what ships.
  const env = { VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true', NODE_ENV: 'production' };
  await must('Building the page', process.execPath, [vite, 'build', 'web'], { env });
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(stamp, inputs);
}

/** Name, size and time of everything that the page is made of. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (file) => {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  };
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isFile()) add(path);
      // Posters are made by the build.
      else if (entry.isDirectory() && entry.name !== 'dist' && entry.name !== 'posters') walk(path);
    }
  };
  walk(join(root, 'web'));
  add(join(root, 'package-lock.json'));
  return hash.digest('hex');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    await setup('page');
    await build();
    console.log('The page is in web/dist.');
  });
}
