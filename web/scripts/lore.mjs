// The lore of the parts (native/descent/base/descriptor.h), which the modules that ship are without: a file for each family.
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './shell.mjs';

export const loreFolder = join(root, 'web/generated/lore');

const fields = ['literature', 'formula', 'terms', 'sources', 'substeps', 'torch', 'torchWhen'];

/** Of every part of a catalogue that has some: family → part → what there is. */
export function loreOf(catalog) {
  const families = Object.entries(catalog).map(([family, { parts }]) => {
    const told = parts.map((part) => [
      part.id,
      Object.fromEntries(fields.filter((key) => part[key].length > 0).map((key) => [key, part[key]])),
    ]);
    return [family, Object.fromEntries(told.filter(([, lore]) => Object.keys(lore).length > 0))];
  });
  return Object.fromEntries(families.filter(([, lore]) => Object.keys(lore).length > 0));
}

/** Writes it with `write(file, content)`, and removes what belongs to no family. */
export function writeLore(lore, write) {
  mkdirSync(loreFolder, { recursive: true });
  for (const [family, parts] of Object.entries(lore)) {
    write(join(loreFolder, `${family}.json`), Buffer.from(`${JSON.stringify(parts)}\n`));
  }
  for (const file of readdirSync(loreFolder)) if (!(basename(file, '.json') in lore)) rmSync(join(loreFolder, file));
}

/** What was written, all of it. */
export function readLore() {
  const files = readdirSync(loreFolder).map((file) => [
    basename(file, '.json'),
    JSON.parse(readFileSync(join(loreFolder, file), 'utf8')),
  ]);
  return Object.fromEntries(files);
}
