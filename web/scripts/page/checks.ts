import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Catalog, Spec } from '../../src/engine/contract';
import { fingerprint } from '../../src/engine/fingerprint';
import type { Result } from '../../src/engine/result';
import type { Bits, Case, Suite } from '../../src/selftest/suite';
import { listModules, specNamed } from '../modules.mjs';

/** What the suite is made of. */
export interface Knowing {
  catalog(): Catalog;
  run(spec: Spec): Result;
}

interface Listed {
  readonly file: string;
  readonly experiments: readonly string[];
}

/** What the self-test page runs. `fileOf`: where the site has a module. */
export async function suiteOf(
  web: string,
  version: string,
  core: Knowing,
  fileOf: (name: string) => string,
): Promise<Suite> {
  const listed = (await listModules()) as Listed[];
  const modules = listed.map(({ file }) => {
    const name = basename(file, '.wasm');
    return { name, file: fileOf(name), sha256: createHash('sha256').update(readFileSync(file)).digest('hex') };
  });
  const references = JSON.parse(readFileSync(join(web, 'checks/references.json'), 'utf8')) as Case[];
  return { version, modules, bits: bitsOf(listed, core), references };
}

/** Every experiment of every module as it is; one that several have, once. */
function bitsOf(listed: readonly Listed[], core: Knowing): Bits[] {
  const titles = new Map(core.catalog()['experiment']?.parts.map(({ id, title }) => [id, title]));
  const seen = new Set<string>();
  return listed.flatMap(({ file, experiments }) =>
    experiments
      .filter((name) => !seen.has(name))
      .map((name): Bits => {
        seen.add(name);
        const spec = specOf(name);
        const title = titles.get(spec.experiment) ?? spec.experiment;
        const [, choice] = name.split('=');
        return {
          title: choice === undefined ? title : `${title}, ${choice}`,
          module: basename(file, '.wasm'),
          spec,
          fingerprint: fingerprint(core.run(spec)),
        };
      }),
  );
}

/** The digits take minutes as they are: fewer of them, and fewer steps. */
function specOf(name: string): Spec {
  const spec = specNamed(name) as Spec;
  return spec.experiment === 'digits' ? { ...spec, data: { id: 'digits', examples: 500 }, steps: 20 } : spec;
}
