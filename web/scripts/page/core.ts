import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Assembly } from '../../src/engine/assembly';
import type { Catalog, DescentModule, Found, Outcome, Spec } from '../../src/engine/contract';
import { withLore, type FamilyLore } from '../../src/engine/lore';
import { Result } from '../../src/engine/result';
import { language } from '../../src/language/language';
import { digitsFile } from '../digits.mjs';
import { readLore } from '../lore.mjs';
import { listModules, loadModule, wasmFolder } from '../modules.mjs';

export function requireWasm(): void {
  if (existsSync(join(wasmFolder, 'modules.mjs'))) return;
  const error = new Error(
    'web/generated/wasm/modules.mjs is missing, and the page computes its numbers and pictures with it.\n' +
      'Run `npm run build`: it builds the WebAssembly first, then the page.',
  );
  // Where in the build it was noticed is of no use to anyone.
  error.stack = error.message;
  throw error;
}

/** With the lore, which the modules themselves are without. */
class WithLore extends Assembly {
  private readonly lore = readLore() as Record<string, FamilyLore>;

  override catalog(experiment?: string): Catalog {
    return withLore(super.catalog(experiment), this.lore);
  }
}

/** Loads all modules that ship into Node, as one; each call gives them memories of their own. */
export async function loadAll(): Promise<Assembly> {
  requireWasm();
  const all = new WithLore();
  for (const { file, experiments } of (await listModules()) as { file: string; experiments: string[] }[]) {
    all.add((await loadModule(file)) as DescentModule, experiments);
  }
  return all;
}

/** Gives a module the handwritten digits, which the build has packed. */
export function attachDigits(module: DescentModule): void {
  const taken = module.attach('digits', readFileSync(digitsFile));
  if (!taken.ok) throw new Error(taken.error.message);
}

/** A whole run: begin, advance to the end, end. */
export function compute(module: DescentModule, spec: Spec): Outcome {
  const begun = module.begin(spec);
  if (!begun.ok) return begun;
  while (module.advance(begun.handle, 1e6) < 1);
  return module.end(begun.handle);
}

/** What the prose, the formulas and the pictures are computed with while the page is built. */
export class Core {
  private readonly found = new Map<string, Found>();
  /** What the tables of a result say is in the language in which it was asked for. */
  private readonly results = new Map<string, Result>();

  private constructor(private readonly module: DescentModule) {}

  static async load(): Promise<Core> {
    const module = await loadAll();
    attachDigits(module);
    return new Core(module);
  }

  catalog(): Catalog {
    return this.module.catalog();
  }

  version(): string {
    return this.module.version();
  }

  run(spec: Spec): Result {
    const asked = JSON.stringify(spec);
    const key = `${language().code} ${asked}`;
    let result = this.results.get(key);
    if (!result) this.results.set(key, (result = new Result(this.outcome(spec, asked))));
    return result;
  }

  private outcome(spec: Spec, key: string): Found {
    const known = this.found.get(key);
    if (known) return known;
    const outcome = compute(this.module, spec);
    if (!outcome.ok) throw new Error(`${outcome.error.path || 'spec'}: ${outcome.error.message} in ${key}`);
    this.found.set(key, outcome);
    return outcome;
  }

  /** What there is after the first steps: a run that takes long has all its columns by then. */
  beginning(spec: Spec): Result {
    const begun = this.module.begin(spec);
    if (!begun.ok) throw new Error(`${begun.error.path || 'spec'}: ${begun.error.message} in ${JSON.stringify(spec)}`);
    const ended = this.module.advance(begun.handle, 1) >= 1;
    const outcome = ended ? this.module.end(begun.handle) : this.module.peek(begun.handle);
    if (!ended) this.module.cancel(begun.handle);
    if (!outcome.ok) throw new Error(outcome.error.message);
    return new Result(outcome);
  }
}
