import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, root } from './shell.mjs';

const labs = join(root, 'web/src/labs');

/**
 * Every lab: its tag, its experiment, its class, where that is (below web/src/labs, without the ending), and the families
 * whose lore it shows. Read from the source, since a class can be loaded in a browser only.
 * @returns {{ tag: string, experiment: string, path: string, name: string, lore: string[] }[]}
 */
export function labList() {
  const text = readFileSync(join(labs, 'list.ts'), 'utf8');
  const entry =
    /'(descent-[\w-]+)': \{\s+experiment: '([\w-]+)',\s+code: \(\) => import\('\.\/([\w/-]+)'\)\.then\(\(\{ (\w+) \}\)/g;
  const found = [...text.matchAll(entry)].map(([, tag, experiment, path, name]) => ({
    ...{ tag, experiment, path, name },
    lore: loreOf(path),
  }));
  const entries = [...text.matchAll(/ import\(/g)].length;
  if (entries === 0 || found.length !== entries)
    throw new Failure('web/src/labs/list.ts has an entry in a form that is not known here.');
  return found;
}

function loreOf(path) {
  const [, families = ''] = /\blore = \[([^\]]*)\]/.exec(readFileSync(join(labs, `${path}.ts`), 'utf8')) ?? [];
  return [...families.matchAll(/'([\w-]+)'/g)].map(([, family]) => family);
}
