import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Value } from '../../src/engine/contract';
import { labList } from '../lab-list.mjs';

/** A lab as others see it. */
export interface LabElement {
  readonly tag: string;
  /** In links. */
  readonly labId: string;
  /** Whose parameters are its attributes. */
  readonly experiment: string;
  /** What it sets before anybody does. */
  readonly preset: Readonly<Record<string, Value>>;
}

/**
 * Every lab of labs/list.ts, as its class says it: read from the sources, since a class can be loaded in a browser only.
 * A browser test compares.
 */
export function labElements(web: string): readonly LabElement[] {
  const labs = join(web, 'src/labs');
  return labList().map(({ tag, experiment, path }) => {
    const code = readFileSync(join(labs, `${path}.ts`), 'utf8');
    const labId = /readonly labId = '([\w-]+)'/.exec(code)?.[1];
    if (labId === undefined) throw new Error(`labs/${path}.ts has no readonly labId = '…'`);
    const given = /readonly preset(?:: Settings)? = ([^;]+);/.exec(code)?.[1];
    const text = given === 'preset' ? readFileSync(join(labs, dirname(path), 'preset.ts'), 'utf8') : undefined;
    const literal = text === undefined ? given : /const preset: Settings = ([^;]+);/.exec(text)?.[1];
    return { tag, labId, experiment, preset: settingsOf(literal) };
  });
}

/** A literal of plain values, as prettier writes it. */
function settingsOf(literal = '{}'): Readonly<Record<string, Value>> {
  const json = literal
    .replaceAll("'", '"')
    .replaceAll(/(\w+):/g, '"$1":')
    .replaceAll(/,(?=\s*[}\]])/g, '');
  return JSON.parse(json) as Record<string, Value>;
}
