// npm run fuzz -- MINUTES [TARGET…]: builds the targets of this folder with Clang's libFuzzer and sanitizers, and lets
// each run that long (1 minute unless said otherwise), two at a time. A target starts from its corpus; what it learns stays
// in build/fuzz, and so does an input that breaks a promise, whose name is printed: mend the cause, and put the input into
// the corpus. Links are TypeScript, and go their own way (tests/wasm/link-fuzz.test.ts).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, main, must, root, run, works } from '../../web/scripts/shell.mjs';

const folder = join(root, 'build/fuzz');
/** Bytes of the longest input: a little more than a formula may have; enough for some rows; a file with an entry of a kind. */
const longest = { formula: 2100, csv: 400, spec: 600, oracle: 4000 };
export const targets = [...Object.keys(longest), 'link'];

/** Lets libFuzzer run; what comes of it, and what it said. */
function native(target, seconds) {
  const learned = join(folder, 'learned', target);
  mkdirSync(learned, { recursive: true });
  const args = [
    `-max_total_time=${seconds}`,
    `-max_len=${longest[target]}`,
    '-timeout=60',
    '-use_value_profile=1',
    '-print_final_stats=1',
    `-dict=${join(root, `tests/fuzz/${target}.dict`)}`,
    `-artifact_prefix=${folder}/${target}-`,
    learned,
    join(root, 'tests/fuzz/corpus', target),
  ];
  const command = join(root, `build/sanitize-clang/tests/fuzz/${target}_fuzz`);
  return run(command, args, { quiet: true, timeout: 1000 * (seconds + 600) });
}

/** The tests of links, with other links than they always try, for that long. */
function link(seconds) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = ['run', '--config', 'tests/vitest.config.ts', '--project', 'wasm', 'tests/wasm/link-fuzz.test.ts'];
  const env = { DESCENT_FUZZ_SECONDS: String(seconds) };
  return run(process.execPath, [vitest, ...args], { quiet: true, env, timeout: 1000 * (seconds + 600) });
}

/** Whether the native targets can be built here. */
export const findClang = () => ['clang++-14', 'clang++'].find((command) => works(command));

export async function buildFuzzers(compiler) {
  await must('Configuring', 'cmake', ['--preset', 'sanitize-clang', `-DCMAKE_CXX_COMPILER=${compiler}`]);
  await must('Building', 'cmake', ['--build', '--preset', 'fuzz']);
}

/** Each for that long, two at a time; a line each. How many found nothing, and how many did. */
export async function fuzz(names, minutes) {
  const seconds = Math.round(60 * minutes);
  const count = { passed: 0, failed: 0 };
  const waiting = [...names];
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const { code, output } = await (name === 'link' ? link(seconds) : native(name, seconds));
      const [, units] = /stat::number_of_executed_units:\s*(\d+)/.exec(output) ?? [];
      console.log(`${name}: ${code === 0 ? 'nothing found' : 'FOUND'}${units ? `, ${units} inputs` : ''}`);
      if (code === 0) {
        count.passed++;
        continue;
      }
      count.failed++;
      console.log(output.split('\n').slice(-60).join('\n'));
      if (name !== 'link') console.log(`The input is in ${folder}.`);
    }
  };
  mkdirSync(folder, { recursive: true });
  await Promise.all([work(), work()]);
  return count;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    const [given = '1', ...named] = process.argv.slice(2);
    const minutes = Number(given);
    const unknown = named.find((target) => !targets.includes(target));
    if (!(minutes > 0)) throw new Failure('npm run fuzz -- MINUTES [TARGET…], a number above 0.');
    if (unknown !== undefined) {
      throw new Failure(`There is no target called ${unknown}; there are ${targets.join(', ')}.`);
    }
    let names = named.length ? named : targets;
    const compiler = findClang();
    if (compiler) {
      if (names.some((name) => name !== 'link')) await buildFuzzers(compiler);
    } else {
      console.log('Links only: libFuzzer comes with Clang, and there is no clang++ here.');
      names = names.filter((name) => name === 'link');
    }
    const { failed } = await fuzz(names, minutes);
    if (failed > 0) throw new Failure('Something was found.');
  });
}
