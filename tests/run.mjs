// npm test: set-up, then what proves the project; `npm test -- native wasm` runs only these stages, and `sanitize-gcc`
// runs only where it is named.
// --brief: what takes the core to be compiled once more is left out, the fuzzers (what they have found is tried again all the
// same) and the suite under sanitizers; and Chromium's labs are operated in the stage browser only. For where one machine
// does all of it while somebody waits; the workflow test.yml gives each stage a machine.
// --every-engine: Firefox and WebKit are installed too, where that is possible, and have to be there.
// Where all stages run, those that only compute do so beside the browsers (beside.mjs).
// The last line is always "N passed, N failed".
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../web/scripts/build.mjs';
import { makeDigits } from '../web/scripts/digits.mjs';
import { setup } from '../web/scripts/setup.mjs';
import { Failure, must, root, run } from '../web/scripts/shell.mjs';
import { tools } from '../web/scripts/tools.mjs';
import { listTexts } from '../web/scripts/messages/messages.mjs';
import { buildWasm } from '../web/scripts/wasm.mjs';
import { beginBeside, isBeside, startBeside } from './beside.mjs';
import { countCtest, countVitest } from './count.mjs';
import { clangFormat, prettier } from './format.mjs';
import { buildFuzzers, findClang, fuzz, targets } from './fuzz/run.mjs';

/** Milliseconds after which a stage hangs. */
const patience = 50 * 60_000;
const clang = findClang();
const brief = process.argv.includes('--brief');
/** The process with the other stages, while there is one. */
let other;
const node = (script, ...args) => run(process.execPath, [join(root, script), ...args], { quiet: true });

/** Formatting, linting and types. Each check that fails counts as one failed test. */
async function lint() {
  // What it makes has types, too.
  await other?.hasBuilt('page');
  const checks = {
    'clang-format': clangFormat(),
    prettier: prettier(),
    eslint: node(
      'node_modules/eslint/bin/eslint.js',
      '-c',
      'web/eslint.config.js',
      '--max-warnings=0',
      'web',
      'tests',
      'native',
    ),
    'types of web/': node('node_modules/typescript/bin/tsc', '-p', 'web'),
    'types of web/offline/': node('node_modules/typescript/bin/tsc', '-p', 'web/offline'),
    'types of tests/': node('node_modules/typescript/bin/tsc', '-p', 'tests'),
  };
  let failed = 0;
  for (const [name, check] of Object.entries(checks)) {
    const { code, output, note } = await check;
    console.log(`${name}: ${code === 0 ? (note ?? 'ok') : 'FAILED'}`);
    if (code === 0) continue;
    failed++;
    console.log(output.trimEnd());
  }
  return { passed: 0, failed };
}

/** Builds a CMake preset and runs its tests with ctest. */
function native(preset) {
  return async () => {
    await buildNative(preset);
    const args = ['--preset', preset, '--parallel', '2', '--timeout', '600'];
    const { code, output } = await run('ctest', args, { quiet: true, timeout: patience });
    const counted = countCtest(output);
    const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed;
    console.log(failed ? failuresOf(output) : `${counted.passed} tests passed`);
    return { passed: counted.passed, failed };
  };
}

/** What ctest says of tests that passed is left out. */
const failuresOf = (output) =>
  output.replace(/^\s*(Start\s+\d+:|\d+\/\d+ Test +#\d+:(?!.*\*\*\*)).*\n/gm, '').trimEnd();

async function buildNative(preset, ...target) {
  if (!existsSync(join(root, `build/${preset}/build.ninja`))) {
    const compiler = preset === 'sanitize-clang' ? [`-DCMAKE_CXX_COMPILER=${clang}`] : [];
    await must('Configuring', 'cmake', ['--preset', preset, ...compiler]);
  }
  await must('Building', 'cmake', ['--build', '--preset', preset, ...target]);
}

async function vitest(project) {
  mkdirSync(join(root, 'build'), { recursive: true });
  const report = join(root, `build/vitest-${project}.json`);
  rmSync(report, { force: true });
  const args = ['run', '--config', 'tests/vitest.config.ts', '--project', project];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const command = [join(root, 'node_modules/vitest/vitest.mjs'), ...args, ...reporters];
  const env = brief ? { DESCENT_BRIEF: '1' } : {};
  const { code } = await run(process.execPath, command, { timeout: patience, env });
  const counted = countVitest(report);
  return { ...counted, failed: code !== 0 && counted.failed === 0 ? 1 : counted.failed };
}

let page;
/** WebAssembly and the page, once: both processes look at them. */
function buildPage() {
  page ??= build().finally(() => other?.tell({ built: 'page' }));
  return page;
}

const stages = {
  lint,
  native: native('native'),
  // Clang's, which are made in two thirds of the time; GCC's on request.
  sanitize: () => native(clang ? 'sanitize-clang' : 'sanitize')(),
  'sanitize-gcc': native('sanitize'),
  async wasm() {
    await other?.hasBuilt('page');
    await buildWasm();
    makeDigits();
    // What the core says is held against what is known of it.
    await listTexts();
    // Some tests hold the WebAssembly's bits against those of the command.
    await buildNative('native', '--target', 'descent');
    return vitest('wasm');
  },
  async fuzzers() {
    if (clang) await buildFuzzers(clang);
    return { passed: 0, failed: 0 };
  },
  async fuzz() {
    const whole = clang && !brief;
    if (whole) await buildFuzzers(clang);
    else
      console.log(
        `Links only: ${brief ? 'this is the brief run' : 'libFuzzer comes with Clang, and there is no clang++ here'}.`,
      );
    return fuzz(whole ? targets : ['link'], brief ? 0.2 : 1);
  },
  async browser() {
    await buildPage();
    return vitest('browser');
  },
  async engines() {
    await buildPage();
    await buildNative('native', '--target', 'descent');
    for (const { name } of tools.filter((tool) => tool.engine && !tool.found())) {
      console.log(`${name} is not installed: the tests that need it are skipped.`);
    }
    return vitest('engines');
  },
};

const titles = {
  lint: 'Formatting, linting, types',
  native: 'The core and the command, natively',
  sanitize: 'The same with sanitizers',
  'sanitize-gcc': 'The same with the sanitizers of GCC',
  wasm: 'The WebAssembly that ships, and what needs no browser',
  fuzzers: 'The fuzzers are built',
  fuzz: 'Input that means harm',
  browser: 'The page in a browser',
  engines: 'The page in Chromium, Firefox and WebKit',
};

/** A stage that can't even be built is one failed test; the others go on. */
async function attempt(stage) {
  try {
    return await stages[stage]();
  } catch (error) {
    if (error instanceof Failure && error.output) console.log(error.output.trimEnd());
    console.log(error instanceof Failure ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

async function testAll(names) {
  const counted = [];
  for (const name of names) {
    console.log(`\n── ${titles[name]} ${'─'.repeat(Math.max(2, 74 - titles[name].length))}`);
    const begun = performance.now();
    const { passed, failed } = await attempt(name);
    counted.push({ name, passed, failed, seconds: (performance.now() - begun) / 1000 });
  }
  return counted;
}

/**
 * The browser's tests here, those that only compute beside them; then the engines, which are asked to be prompt, and the
 * fuzzers, whose seconds are worth the more inputs: they have the processor to themselves.
 */
async function testAllBeside() {
  const beside = startBeside(import.meta.url, process.argv.slice(2));
  other = beside.other;
  const browser = await testAll(['browser']);
  const { output, counted } = await beside.end;
  other = undefined;
  console.log(output);
  const broken = { name: 'beside', passed: 0, failed: 1, seconds: 0 };
  return [...(counted ?? [broken]), ...browser, ...(await testAll(['engines', 'fuzz']))];
}

const line = ({ name, passed, failed, seconds }) =>
  `${failed ? 'FAIL' : 'ok  '}  ${name.padEnd(9)} ${`${seconds.toFixed(0)} s`.padStart(6)}   ${passed} passed, ${failed} failed`;
const sum = (counted, key) => counted.reduce((total, stage) => total + stage[key], 0);

const names = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const unknown = names.find((name) => !(name in stages));
if (unknown !== undefined) {
  console.error(`There is no stage called ${unknown}; there are ${Object.keys(stages).join(', ')}.`);
  process.exit(2);
}
if (isBeside) {
  const beside = beginBeside();
  other = beside.other;
  beside.end(await testAll(['native', ...(brief ? [] : ['sanitize', 'fuzzers']), 'lint', 'wasm']));
} else {
  let counted = [{ passed: 0, failed: 1 }];
  try {
    await setup(process.argv.includes('--every-engine') ? 'every-engine' : 'all');
    counted = await (names.length
      ? testAll(Object.keys(stages).filter((name) => names.includes(name)))
      : testAllBeside());
    console.log(`\n${counted.map(line).join('\n')}\n`);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.log(`${error.output}\n${error.message}\n`);
  }
  process.exitCode = sum(counted, 'failed') ? 1 : 0;
  console.log(`${sum(counted, 'passed')} passed, ${sum(counted, 'failed')} failed`);
}
