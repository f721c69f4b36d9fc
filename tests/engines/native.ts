import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { digitsFile } from '../../web/scripts/digits.mjs';
import { listModules, specNamed } from '../../web/scripts/modules.mjs';
import { loadAll } from '../../web/scripts/page/core';
import type { Catalog, Spec, Value } from '../../web/src/engine/contract';
import { digest } from './digest';

/** What becomes of a spec: the complete one and the bits of every column ("racer.0.loss"), or why it was refused. */
export interface Answer {
  readonly asked: Spec;
  readonly spec?: Spec;
  readonly columns?: Readonly<Record<string, string>>;
  readonly refused?: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    answers: readonly Answer[];
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = join(root, 'build/native/native/cli/descent');

/** Asks the native command, once for all engines. */
export default async function setup(project: TestProject): Promise<void> {
  if (!existsSync(command)) {
    throw new Error(`${command} is missing: cmake --preset native && cmake --build --preset native --target descent`);
  }
  project.provide('answers', (await specs()).map(answer));
}

/** Every experiment of every module as it is; then every part, each in a place where it is quickly seen at work. */
async function specs(): Promise<readonly Spec[]> {
  const catalog = (await loadAll()).catalog();
  const names = ((await listModules()) as { experiments: readonly string[] }[]).flatMap(
    ({ experiments }) => experiments,
  );
  const experiments = [...new Set(names)].map((name): Spec => {
    const spec = specNamed(name) as Spec;
    return { ...spec, ...shortened[spec.experiment] };
  });
  return [...experiments, ...quick.flatMap((experiment) => withEveryPart(catalog, experiment))];
}

/** What takes seconds as it is does less here; tests/wasm/golden.test.ts runs it whole, under Node. */
const shortened: Readonly<Record<string, Omit<Spec, 'experiment'>>> = {
  digits: { data: { id: 'digits', examples: 500 }, steps: 20 },
  initialization: { quick: true },
  'init-training': { steps: 60 },
  'normalization-training': { steps: 60 },
  trials: { trials: 40 },
  'training-race': { steps: 100 },
  'training-rates': { count: 3, tries: 1, steps: 50 },
};

const quick = ['race', 'ewma', 'scaling', 'activation', 'layer', 'loss', 'weights', 'training'];

/** Some parts do not go together with the other defaults: then the refusals are compared. */
function withEveryPart(catalog: Catalog, experiment: string): readonly Spec[] {
  const parameters = catalog['experiment']?.parts.find(({ id }) => id === experiment)?.parameters ?? [];
  return parameters
    .filter(({ id, kind }) => (kind === 'part' || kind === 'parts') && id !== 'origin')
    .flatMap(({ id, kind, family, maxCount }) => {
      const parts = (catalog[family]?.parts ?? []).map((part) => part.id);
      const groups = kind === 'part' ? parts : chunks(parts, maxCount);
      return groups.map((group: Value): Spec => ({ experiment, [id]: group }));
    });
}

const chunks = <T>(all: readonly T[], size: number): (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, k) => all.slice(k * size, (k + 1) * size));

interface Printed {
  readonly spec: Spec;
  readonly tables: readonly {
    readonly id: string;
    readonly columns: readonly { readonly id: string; readonly values: readonly (number | null)[] }[];
  }[];
}

function answer(asked: Spec): Answer {
  const { stdout, stderr, status } = spawnSync(command, ['run', '-', '--json', `--digits=${digitsFile}`], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === 2) return { asked, refused: stderr.replace(/^descent: /, '').trim() };
  if (status !== 0) throw new Error(`${JSON.stringify(asked)}: ${stderr}`);
  const { spec, tables } = JSON.parse(stdout) as Printed;
  const columns = tables.flatMap((table) =>
    table.columns.map(({ id, values }) => [`${table.id}.${id}`, digest(values)] as const),
  );
  return { asked, spec, columns: Object.fromEntries(columns) };
}
