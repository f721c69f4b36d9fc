// What of the core a lab needs, from its source: the experiments that it and whatever it imports ask for.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const imported = /(?:from|import)\s*\(?\s*'(\.[^'?]+)'/g;
const asked = /\bexperiment(?:: | = )'([\w-]+)'/g;

/**
 * @param {string} file the lab's source
 * @returns {Set<string>} ids of experiments
 */
export function experimentsOf(file, found = new Set(), seen = new Set()) {
  if (seen.has(file)) return found;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, id] of text.matchAll(asked)) found.add(id);
  for (const [, target] of text.matchAll(imported)) {
    const next = join(dirname(file), `${target}.ts`);
    if (existsSync(next)) experimentsOf(next, found, seen);
  }
  return found;
}
