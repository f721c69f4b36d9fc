// node tests/format.mjs [--write]: clang-format over C++, prettier over everything else. Without --write it only checks.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run, works } from '../web/scripts/shell.mjs';
import { findClangFormat } from '../web/scripts/tools.mjs';

const skipped = new Set(['node_modules', 'dist', 'generated', 'screenshots', 'golden', 'public']);
/** The sources are formatted as this one does; the next does some things otherwise. */
const clangFormatVersion = '14';

function files(pattern, folders = ['native', 'wasm', 'tests', 'web']) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !skipped.has(entry.name)) walk(path);
      else if (entry.isFile() && pattern.test(entry.name)) found.push(relative(root, path));
    }
  };
  for (const folder of folders) walk(join(root, folder));
  return found.sort();
}

export async function clangFormat(write = false) {
  const command = findClangFormat();
  const version = command && /version (\d+)/.exec(works(command) ?? '')?.[1];
  if (version !== clangFormatVersion) {
    return {
      code: 0,
      output: '',
      note: `left out: it takes version ${clangFormatVersion}, here is ${version ?? 'none'}`,
    };
  }
  const mode = write ? ['-i'] : ['--dry-run', '--Werror'];
  return run(command, [...mode, ...files(/\.(h|cpp)$/)], { quiet: true });
}

export function prettier(write = false) {
  const own = ['package.json', '.prettierrc', ...files(/\.(ts|mts|mjs|js|css|json)$/)];
  const command = join(root, 'node_modules/prettier/bin/prettier.cjs');
  return run(process.execPath, [command, write ? '--write' : '--check', '--log-level=warn', ...own], { quiet: true });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const write = process.argv.includes('--write');
  for (const { code, output, note } of [await clangFormat(write), await prettier(write)]) {
    if (output || note) console.log(output || `clang-format ${note}`);
    if (code !== 0) process.exitCode = 1;
  }
}
