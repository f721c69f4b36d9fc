import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/*
 * Who may include whom:
 * base ← {optim, surface, scaling, init, signal, data} ← nn ← experiment ← descent.h ← {cli, wasm} ← web/engine.
 * A new dependency between folders is a decision: it is made here, or not at all.
 */

const root = fileURLToPath(new URL('..', import.meta.url));

interface Source {
  readonly path: string;
  readonly text: string;
}

function sources(folder: string, pattern: RegExp): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(root, file), text: readFileSync(file, 'utf8') }));
}

/** Comments speak of what the code must not do. */
const withoutComments = (text: string): string => text.replace(/\/\*[^]*?\*\/|(^|\s)\/\/[^\n]*/g, '$1');

const cpp = /\.(h|cpp)$/;
const native = sources('native', cpp);
const core = native.filter(({ path }) => path.startsWith('native/descent/'));
const wasm = sources('wasm', cpp);

const includes = ({ text }: Source): string[] =>
  [...text.matchAll(/^\s*#\s*include\s*[<"]([^>"]+)[>"]/gm)].map((found) => found[1] ?? '');

describe('the core', () => {
  const families = ['optim', 'surface', 'scaling', 'init', 'signal', 'data'];
  const parts = Object.fromEntries(families.map((family) => [family, ['base/', `${family}/`]]));
  const allowed: Readonly<Record<string, readonly string[]>> = {
    base: ['base/'],
    ...parts,
    nn: ['base/', 'nn/', 'init/initializer.h', 'optim/optimizer.h'],
    experiment: ['base/', 'nn/', 'experiment/', ...families.map((family) => `${family}/`)],
    // descent.h and descent.cpp themselves.
    '': ['base/', 'experiment/', 'descent.h'],
  };

  test('folders include only what stands below them', () => {
    const wrong = core.flatMap((source) => {
      const within = source.path.slice('native/descent/'.length);
      const folder = within.includes('/') ? (within.split('/')[0] ?? '') : '';
      const mine = allowed[folder];
      if (!mine) return [`${source.path}: the folder has no place in the order`];
      return includes(source)
        .filter((file) => file.startsWith('descent/'))
        .filter((file) => !mine.some((prefix) => file.slice('descent/'.length).startsWith(prefix)))
        .map((file) => `${source.path} includes ${file}`);
    });
    expect(wrong).toEqual([]);
  });

  test('includes by full path, so that this test can see it', () => {
    // The processor's own functions, for what compilers make too much of; in the one file that knows of SIMD.
    const intrinsics = (path: string, file: string): boolean =>
      path === 'native/descent/base/pack.h' && file === 'immintrin.h';
    const wrong = core.flatMap((source) =>
      includes(source)
        .filter((file) => /\.h$/.test(file) && !file.startsWith('descent/') && !intrinsics(source.path, file))
        .map((file) => `${source.path} includes ${file}`),
    );
    expect(wrong).toEqual([]);
  });

  test('has each name of a type once, for two of one name would be one type in two shapes', () => {
    // Two files that see one of them each are compiled without a word; the linker then keeps either's functions.
    const defined = new Map<string, string[]>();
    for (const { path, text } of core.filter((source) => source.path.endsWith('.h'))) {
      const space = /^namespace ([\w:]+) \{/m.exec(text)?.[1] ?? '';
      for (const [, name = ''] of withoutComments(text).matchAll(/^(?:struct|class|enum class) (\w+)[^;{<]*\{/gm)) {
        defined.set(`${space}::${name}`, [...(defined.get(`${space}::${name}`) ?? []), path]);
      }
    }
    expect(defined.size).toBeGreaterThan(100);
    expect([...defined].filter(([, files]) => files.length > 1)).toEqual([]);
  });

  test('knows no Emscripten, no JSON, no files and no clock', () => {
    const foreign = /^(emscripten|nlohmann)\/|^(fstream|iostream|filesystem|chrono|ctime|random)$/;
    const wrong = core.flatMap((source) =>
      includes(source)
        .filter((file) => foreign.test(file))
        .map((file) => `${source.path} includes ${file}`),
    );
    expect(wrong).toEqual([]);
    expect(native.filter(({ text }) => text.includes('__EMSCRIPTEN__')).map(({ path }) => path)).toEqual([]);
  });
});

describe('the native tests', () => {
  test('have names that CTest does not split: a part of a name would run nothing and pass', () => {
    const names = sources('tests/native', cpp).flatMap(({ text }) =>
      [...text.matchAll(/TEST_CASE\(\s*"([^"]*)"/g)].map((found) => found[1] ?? ''),
    );
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => /[[\];\\]/.test(name))).toEqual([]);
  });
});

describe('around the core', () => {
  test('the command and the binding include descent.h and nothing behind it, but for the choice of what a module holds', () => {
    const choices: Readonly<Record<string, readonly string[]>> = {
      'wasm/group.cpp': ['descent/experiment/group.h'],
      'wasm/no_own_function.cpp': ['descent/surface/own_function.h'],
    };
    const chooses = (path: string, file: string): boolean => choices[path]?.includes(file) ?? false;
    const outside = [...native.filter(({ path }) => path.startsWith('native/cli/')), ...wasm];
    const wrong = outside.flatMap((source) =>
      includes(source)
        .filter((file) => file.startsWith('descent/') && file !== 'descent/descent.h' && !chooses(source.path, file))
        .map((file) => `${source.path} includes ${file}`),
    );
    expect(wrong).toEqual([]);
  });

  test("Emscripten's headers stand in one file", () => {
    const users = [...native, ...wasm].filter((source) =>
      includes(source).some((file) => file.startsWith('emscripten')),
    );
    expect(users.map(({ path }) => path)).toEqual(['wasm/bindings.cpp']);
  });
});

describe('the page', () => {
  const web = sources('web/src', /\.m?ts$/).map(({ path, text }) => ({ path, text: withoutComments(text) }));
  const folder = (name: string): Source[] => web.filter(({ path }) => path.startsWith(`web/src/${name}/`));

  interface Import {
    readonly from: string;
    readonly typeOnly: boolean;
  }

  /** What a file imports, as paths from the top when they are ours. */
  function imports({ path, text }: Source): Import[] {
    const found = text.matchAll(
      /(?:^|\n)\s*(?:import|export)(\s+type)?\s[^;]*?from\s*'([^']+)'|import\s*\(?\s*'([^']+)'/g,
    );
    return [...found].map(([, type, named, bare]) => {
      const target = named ?? bare ?? '';
      return {
        from: target.startsWith('.') ? posix.join(posix.dirname(path), target) : target,
        typeOnly: type !== undefined,
      };
    });
  }

  const offences = (files: readonly Source[], forbidden: (found: Import) => boolean): string[] =>
    files.flatMap((source) =>
      imports(source)
        .filter(forbidden)
        .map(({ from }) => `${source.path} imports ${from}`),
    );

  test('charts import neither labs nor the engine, except the types of what crosses', () => {
    const types = ['web/src/engine/contract', 'web/src/engine/result'];
    const wrong = offences(
      [...folder('charts'), ...folder('elements')],
      ({ from, typeOnly }) =>
        from.startsWith('web/src/labs/') || (from.startsWith('web/src/engine/') && !(typeOnly && types.includes(from))),
    );
    expect(wrong).toEqual([]);
  });

  test('the engine imports nothing that is seen, and only the engine loads the WebAssembly', () => {
    const seen = /^web\/src\/(charts|elements|labs|state)\//;
    expect(offences(folder('engine'), ({ from }) => seen.test(from))).toEqual([]);
    const others = web.filter(({ path }) => !path.startsWith('web/src/engine/'));
    expect(offences(others, ({ from }) => from.includes('generated/wasm'))).toEqual([]);
  });

  test('a lab imports from no other lab: what several share is an element, or stands apart', () => {
    /** Folders of what labs share: they import from no lab either. */
    const sharedFolders = ['racers', 'schemes'];
    const labOf = (path: string): string | undefined => /^web\/src\/labs\/([^/]+)\/./.exec(path)?.[1];
    const labs = folder('labs').filter(({ path }) => labOf(path) !== undefined);
    expect(new Set(labs.map(({ path }) => labOf(path))).size).toBeGreaterThan(8);
    const wrong = labs.flatMap((source) =>
      offences([source], ({ from }) => {
        const other = labOf(from);
        return other !== undefined && other !== labOf(source.path) && !sharedFolders.includes(other);
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('throws no dice: a seed is part of the spec', () => {
    expect(web.filter(({ text }) => text.includes('Math.random')).map(({ path }) => path)).toEqual([]);
  });

  test('registers elements in one file', () => {
    const users = web.filter(({ text }) => text.includes('customElements.define')).map(({ path }) => path);
    expect(users).toEqual(['web/src/elements/define.ts']);
  });

  test('every lab is in the list, once, and nothing imports its code before it is wanted', () => {
    const list = web.find(({ path }) => path === 'web/src/labs/list.ts')?.text ?? '';
    const listed = [...list.matchAll(/import\('\.\/([^']+)'\)/g)].map(([, file]) => `web/src/labs/${file}.ts`);
    const written = folder('labs').filter(({ text }) => /^export class \w+ extends Lab /m.test(text));
    expect(listed.toSorted()).toEqual(written.map(({ path }) => path).toSorted());
    const early = offences(web, ({ from }) => listed.includes(`${from}.ts`));
    expect(early.filter((line) => !line.startsWith('web/src/labs/list.ts'))).toEqual([]);
  });

  test('an element that is put into a shadow root is among those that its host uses', () => {
    interface Class {
      readonly name: string;
      readonly tag: string | undefined;
      readonly path: string;
      readonly uses: readonly string[];
    }
    const classes = web.flatMap(({ path, text }): Class[] => {
      const name = /^export (?:abstract )?class (\w+) extends (?:LitElement|Lab)\b/m.exec(text)?.[1];
      const uses = /static (?:override )?readonly uses: Uses = \[([^\]]*)\]/.exec(text)?.[1] ?? '';
      const tag = /static readonly tag = '([^']+)'/.exec(text)?.[1];
      return name === undefined ? [] : [{ name, tag, path, uses: uses.match(/[A-Z]\w*/g) ?? [] }];
    });
    const tags = new Map(classes.flatMap(({ tag, name }): [string, string][] => (tag ? [[tag, name]] : [])));
    expect(tags.size).toBeGreaterThan(20);

    /** What a class uses, those whom these use included. */
    const reached = (name: string, seen = new Set<string>()): Set<string> => {
      if (seen.has(name)) return seen;
      seen.add(name);
      for (const used of classes.find((each) => each.name === name)?.uses ?? []) reached(used, seen);
      return seen;
    };
    /** What of other files goes into the element: views, but not other elements. */
    const elements = new Set(classes.map(({ path }) => path));
    const views = (path: string, seen = new Set<string>()): Set<string> => {
      const source = web.find((each) => each.path === path);
      if (!source || seen.has(path)) return seen;
      seen.add(path);
      for (const { from, typeOnly } of imports(source)) {
        if (!typeOnly && !elements.has(`${from}.ts`)) views(`${from}.ts`, seen);
      }
      return seen;
    };
    /** What a view defines by itself, when it is asked for: its code is imported there. */
    const late = (path: string): readonly string[] => {
      const text = web.find((each) => each.path === path)?.text ?? '';
      const files = [...text.matchAll(/\bimport\('[./]*([\w./-]+)'\)/g)].map(([, file = '']) => `/${file}.ts`);
      return classes.filter((each) => files.some((file) => each.path.endsWith(file))).map(({ name }) => name);
    };
    const missing = classes.flatMap(({ name, path }) => {
      const all = [...views(path)];
      const known = new Set([...reached(name), ...all.flatMap(late)]);
      return all.flatMap((view) => {
        const text = web.find((each) => each.path === view)?.text ?? '';
        return [...text.matchAll(/<(descent-[a-z-]+)/g)]
          .map(([, tag = '']) => tags.get(tag))
          .filter((used) => used !== undefined && !known.has(used))
          .map((used) => `${name} (${path}) uses ${used} in ${view}`);
      });
    });
    expect(missing).toEqual([]);
  });
});
