// npm run fuzz -- MINUTES [TARGET…]: builds the targets of this folder with Clang's libFuzzer and sanitizers, and lets
// each run that long (1 minute unless said otherwise). A target starts from its corpus; what it learns stays in
// build/fuzz, and so does an input that breaks a promise, whose name is printed: mend the cause, and put the input into
// the corpus.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, main, must, root, run, works } from '../../web/scripts/shell.mjs';

const folder = join(root, 'build/fuzz');
/** Bytes of the longest input: a little more than a formula may have; enough for some rows. */
const longest = { formula: 2100, csv: 400 };

async function fuzz(target, minutes) {
  const learned = join(folder, 'learned', target);
  mkdirSync(learned, { recursive: true });
  console.log(`${target}: ${minutes} min`);
  const { code } = await run(join(folder, `tests/fuzz/${target}_fuzz`), [
    `-max_total_time=${Math.round(60 * minutes)}`,
    `-max_len=${longest[target]}`,
    '-timeout=60',
    '-use_value_profile=1',
    '-print_final_stats=1',
    `-dict=${join(root, `tests/fuzz/${target}.dict`)}`,
    `-artifact_prefix=${folder}/`,
    learned,
    join(root, 'tests/fuzz/corpus', target),
  ]);
  if (code !== 0) throw new Failure(`The fuzzer found something: the input is in ${folder}.`);
}

await main(async () => {
  const [given = '1', ...named] = process.argv.slice(2);
  const minutes = Number(given);
  const unknown = named.find((target) => !(target in longest));
  if (!(minutes > 0)) throw new Failure('npm run fuzz -- MINUTES [TARGET…], a number above 0.');
  if (unknown !== undefined) {
    throw new Failure(`There is no target called ${unknown}; there are ${Object.keys(longest).join(', ')}.`);
  }
  const compiler = ['clang++-14', 'clang++'].find((command) => works(command));
  if (!compiler) {
    console.log('Left out: libFuzzer comes with Clang, and there is no clang++ here.');
    return;
  }
  await must('Configuring', 'cmake', ['--preset', 'fuzz', `-DCMAKE_CXX_COMPILER=${compiler}`]);
  await must('Building', 'cmake', ['--build', '--preset', 'fuzz']);
  for (const target of named.length ? named : Object.keys(longest)) await fuzz(target, minutes);
});
