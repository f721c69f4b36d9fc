import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Value } from '../../src/engine/contract';

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
  const list = readFileSync(join(labs, 'list.ts'), 'utf8');
  return [...list.matchAll(/'(descent-[\w-]+)': \(\) => import\('\.\/([\w-]+)\/([\w-]+)'\)/g)].map(
    ([, tag = '', folder = '', file = '']) => {
      const code = readFileSync(join(labs, folder, `${file}.ts`), 'utf8');
      const constant = (name: string): string => {
        const found = new RegExp(`readonly ${name} = '([\\w-]+)'`).exec(code)?.[1];
        if (found === undefined) throw new Error(`labs/${folder}/${file}.ts has no readonly ${name} = '…'`);
        return found;
      };
      const given = /readonly preset(?:: Settings)? = ([^;]+);/.exec(code)?.[1];
      const text = given === 'preset' ? readFileSync(join(labs, folder, 'preset.ts'), 'utf8') : undefined;
      const literal = text === undefined ? given : /const preset: Settings = ([^;]+);/.exec(text)?.[1];
      return { tag, labId: constant('labId'), experiment: constant('experiment'), preset: settingsOf(literal) };
    },
  );
}

/** A literal of plain values, as prettier writes it. */
function settingsOf(literal = '{}'): Readonly<Record<string, Value>> {
  const json = literal
    .replaceAll("'", '"')
    .replaceAll(/(\w+):/g, '"$1":')
    .replaceAll(/,(?=\s*[}\]])/g, '');
  return JSON.parse(json) as Record<string, Value>;
}
