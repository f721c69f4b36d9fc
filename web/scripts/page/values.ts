import { format } from 'd3-format';
import type { Spec } from '../../src/engine/contract';
import type { Result } from '../../src/engine/result';
import { parseHash } from '../../src/state/url';
import { numberFormat } from './language';

/** What is asked for a number: the core. */
export interface Source {
  run(spec: Spec): Result;
}

//      [[ {"experiment": …} or name             table.column       row               format      ]]
const macro =
  /\[\[\s*(\{[^]*?\}|[a-z][a-z0-9-]*)\s+([\w-]+(?:\.[\w-]+)+)(?:\s+(-?\d+|last))?(?:\s+([^\s\]]+))?\s*\]\]/g;

/** What a writer has to mend: where and what, without the way through the build on which it was noticed. */
export function mistake(where: string, error: unknown): Error {
  const said = new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`);
  said.stack = said.message;
  return said;
}

/** A link of the lesson to a state of a lab names a spec: `[zig-zag]: #race.surface.id=bowl&…`. */
const definition = /^\[([a-z][a-z0-9-]*)\]:\s*#(\S.*)$/gm;

/** Puts computed numbers in place of `[[ spec table.column row format ]]`; see web/scripts/README.md. */
export function fillValues(text: string, source: Source): string {
  const links = new Map([...text.matchAll(definition)].map(([, name = '', link = '']) => [name, link] as const));
  const linked = text.replace(definition, (line) => fill(line, source, links, format));
  return fill(linked, source, links, numberFormat);
}

/**
 * `links`: what a name stands for; their own numbers are filled in when they are asked for. `numbers`: how readers write
 * them, or, in a link, the labs.
 */
function fill(
  text: string,
  source: Source,
  links: ReadonlyMap<string, string>,
  numbers: (pattern: string) => (value: number) => string,
): string {
  const specOf = (spec: string): Spec => {
    const link = links.get(spec);
    return link === undefined ? parseSpec(spec) : readLink(fill(link, source, links, format));
  };
  const filled = text.replace(
    macro,
    (whole, spec: string, path: string, row: string | undefined, pattern: string | undefined) => {
      try {
        return numbers(pattern ?? '.3')(lookUp(source.run(specOf(spec)), path, row ?? '0'));
      } catch (error) {
        throw mistake(whole, error);
      }
    },
  );
  const left = /\[\[[^]{0,80}/.exec(filled);
  if (left) throw new Error(`${left[0]}… is not [[ spec table.column row format ]]`);
  return filled;
}

/** A lab has the name of its experiment, but for these. */
const experiments: Readonly<Record<string, string>> = {
  claims: 'trials',
  depth: 'initialization',
  network: 'normalization-training',
  playground: 'training',
};
export const experimentOf = (lab: string): string => experiments[lab] ?? lab;

function readLink(link: string): Spec {
  const { labs, problem } = parseHash(link.trim());
  const [first, ...others] = labs;
  if (!first || others.length > 0 || problem) throw new Error(`#${link} is not the state of one lab`);
  return { ...first[1], experiment: experimentOf(first[0]) };
}

function parseSpec(text: string): Spec {
  return text.startsWith('{') ? (JSON.parse(text) as Spec) : { experiment: text };
}

/** `racer.0.gradient.x`: the table's id and the column's may hold dots, so the longest table that fits is taken. */
function lookUp(result: Result, path: string, row: string): number {
  const tables = result.tables.filter((table) => path.startsWith(`${table.id}.`));
  const table = tables.sort((a, b) => b.id.length - a.id.length)[0];
  if (!table) throw new Error(`no such table; there are ${result.tables.map(({ id }) => id).join(', ')}`);
  const column = path.slice(table.id.length + 1);
  if (!table.has(column)) throw new Error(`no such column; there are ${table.columns.map(({ id }) => id).join(', ')}`);
  const index = row === 'last' ? table.rows - 1 : Number(row) < 0 ? table.rows + Number(row) : Number(row);
  if (index < 0 || index >= table.rows) throw new Error(`row ${row} of ${table.rows}`);
  const value = table.at(column, index);
  if (!Number.isFinite(value)) throw new Error(`the value is ${value}`);
  return value;
}
