// node web/checks/select.mjs: takes the reference cases of the self-test page from tests/golden, in the core's words, and
// writes them to references.json. To be run when the format of specs or the reference values change; a test compares.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, main, must, root } from '../scripts/shell.mjs';

export const referencesFile = join(root, 'web/checks/references.json');
export const goldenFiles = ['optimizers', 'ewma', 'scaling', 'layers', 'training', 'init'].map((name) =>
  join(root, `tests/golden/${name}.json`),
);

/** Bytes of a case that a page may be asked to load. */
const largest = 15_000;

/** What cases have in common of which one is enough: a scaler, a layer, a scheme, a series. */
const kindOf = (name) => name.replace(/ of (?!linear)\S.*$| \d.*$|,.*$/, '');

const plain = ({ refused, comparisons }) =>
  !refused && comparisons.every(({ sum }) => sum.length === 1 && sum[0].factor === 1);

/** One of every kind: of each optimizer a trajectory, on one surface after another. */
export function select(plan) {
  const kinds = new Map();
  for (const { name, refusal, checks, defect } of plan) {
    if (refusal || defect || !checks.every(plain)) continue;
    const [optimizer, surface] = name.split(' on ');
    const { experiment } = checks[0].spec;
    // Of what stands on something only trajectories, on surfaces of ours: the other way to them, by their formula, and
    // the many runs on given gradients are for `descent verify`.
    if (surface && experiment !== 'race') continue;
    const kept = surface ? checks.slice(0, 1) : checks;
    const item = { name, checks: kept.map(({ spec, comparisons }) => ({ spec, comparisons })) };
    if (JSON.stringify(item).length > largest) continue;
    const kind = `${experiment} ${surface ? optimizer : kindOf(name)}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), item]);
  }
  return [...kinds.values()].map((cases, k) => cases[k % cases.length]);
}

/** What `descent verify --plan` says of all reference files. */
export function planOf(command, args = []) {
  const { status, stdout, stderr } = spawnSync(command, [...args, 'verify', '--plan', ...goldenFiles], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Failure(stderr);
  return JSON.parse(stdout);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    const cases = select(planOf(process.execPath, [join(root, 'native/cli/run.mjs')]));
    writeFileSync(referencesFile, JSON.stringify(cases));
    const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
    await must('Formatting', process.execPath, [prettier, '--write', '--log-level=warn', referencesFile]);
    console.log(`${cases.length} cases`);
  });
}
