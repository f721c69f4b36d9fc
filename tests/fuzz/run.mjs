// npm run fuzz -- MINUTES: builds tests/fuzz/formula_fuzz.cpp with Clang's libFuzzer and sanitizers, and lets it run
// (1 minute unless said otherwise). It starts from tests/fuzz/corpus; what it learns stays in build/fuzz, and so does
// an input that breaks a promise, whose name is printed: mend the cause, and put the input into the corpus.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, main, must, root, run, works } from '../../web/scripts/shell.mjs';

const folder = join(root, 'build/fuzz');
const longest = 2100; // a little more than a formula may have

await main(async () => {
  const minutes = Number(process.argv[2] ?? 1);
  if (!(minutes > 0)) throw new Failure('npm run fuzz -- MINUTES, a number above 0.');
  const compiler = ['clang++-14', 'clang++'].find((command) => works(command));
  if (!compiler) {
    console.log('Left out: libFuzzer comes with Clang, and there is no clang++ here.');
    return;
  }
  await must('Configuring', 'cmake', ['--preset', 'fuzz', `-DCMAKE_CXX_COMPILER=${compiler}`]);
  await must('Building', 'cmake', ['--build', '--preset', 'fuzz']);
  const learned = join(folder, 'learned');
  mkdirSync(learned, { recursive: true });
  const { code } = await run(join(folder, 'tests/fuzz/formula_fuzz'), [
    `-max_total_time=${Math.round(60 * minutes)}`,
    `-max_len=${longest}`,
    '-timeout=20',
    '-use_value_profile=1',
    '-print_final_stats=1',
    `-dict=${join(root, 'tests/fuzz/formula.dict')}`,
    `-artifact_prefix=${folder}/`,
    learned,
    join(root, 'tests/fuzz/corpus'),
  ]);
  if (code !== 0) throw new Failure(`The fuzzer found something: the input is in ${folder}.`);
});
