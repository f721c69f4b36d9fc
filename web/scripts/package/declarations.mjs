// The types of what descent-lab.js exports, as the compiler gives them: only the files that are named from there on, with
// file endings in their imports, so that every kind of module resolution finds them.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { must, root } from '../shell.mjs';

const emitted = join(root, 'build/declarations');

/**
 * Writes the declarations of `entries` (paths within web, without their ending), and of all that they name, into `folder`.
 * @returns {Promise<string[]>} the files, relative to that folder
 */
export async function writeDeclarations(entries, folder) {
  rmSync(emitted, { recursive: true, force: true });
  const options = [
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    '--outDir',
    emitted,
    '--rootDir',
    root,
  ];
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  await must('Writing the types', process.execPath, [compiler, '-p', 'web', ...options]);
  const written = [];
  const take = (entry) => {
    const file = `${entry}.d.ts`;
    if (written.includes(file)) return;
    written.push(file);
    const text = readFileSync(join(emitted, 'web', file), 'utf8').replaceAll(
      /(from\s+'|import\(")(\.[^'"]+)(?=['"])/g,
      (_, before, target) => {
        const next = posix.normalize(posix.join(posix.dirname(entry), target));
        if (existsSync(join(emitted, 'web', `${next}.d.ts`))) take(next);
        return `${before}${target}.js`;
      },
    );
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  for (const entry of entries) take(entry);
  return written;
}
