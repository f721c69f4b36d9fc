/**
 * node tests/bench/pytorch.mjs: the preset native-fast beside PyTorch, one thread each, on the work of `npm run bench`, interleaved:
 * medians of the rounds, per second of processor time. Beforehand: npm run build, and
 * cmake --preset native-fast && cmake --build --preset native-fast --target descent. PYTHON names an interpreter that has
 * PyTorch (python3 unless said otherwise). Debian's python3-torch multiplies matrices with the reference BLAS, many times
 * more slowly than anybody would, unless libopenblas0-serial is there too.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadModules } from '../../web/scripts/modules.mjs';
import { adamStep, problemOf } from './networks.mjs';
import { workloads } from './workloads.mjs';

const rounds = 7;
const root = new URL('../../', import.meta.url);
const command = fileURLToPath(new URL('build/native-fast/native/cli/descent', root));
const script = fileURLToPath(new URL('pytorch.py', import.meta.url));
const wasmFolder = new URL('web/generated/wasm/', root);
const python = process.env.PYTHON ?? 'python3';
/** How many steps one run of PyTorch takes. */
const steps = { 'blog-net': 100, playground: 100, digits: 10, 'deep stack': 6, 'a million': 10, basins: 5 };

function skip(reason) {
  console.log(`Nothing is measured: ${reason}.`);
  process.exit(0);
}
if (spawnSync(python, ['-c', 'import torch']).status !== 0) skip(`${python} has no PyTorch`);
if (!existsSync(command)) skip('the preset native-fast is not built');
if (!existsSync(new URL('descent.mjs', wasmFolder))) skip('the WebAssembly, which lays the problems out, is not built');

const moduleOf = await loadModules();
function runWasm(spec) {
  const core = moduleOf(spec);
  const begun = core.begin(spec);
  if (!begun.ok) throw new Error(begun.error.message);
  while (core.advance(begun.handle, 1 << 20) < 1);
  return core.end(begun.handle);
}

function answer(program, words, input) {
  const maxBuffer = 1 << 28;
  return JSON.parse(execFileSync(program, words, { input: JSON.stringify(input), encoding: 'utf8', maxBuffer }));
}

/** What PyTorch is told, and how many units of work a step is. */
function problemFor(workload) {
  const name = Object.keys(steps).find((start) => workload.name.startsWith(start));
  if (!workload.problem) {
    const { columns, rows, window, optimizers } = runWasm({ ...workload.spec, steps: 1 }).spec;
    return [{ columns, rows, window, optimizer: optimizers[0], steps: steps[name] }, columns * rows];
  }
  const problem = problemOf(runWasm, workload.spec);
  const lists = ['inputs', 'targets', 'parameters'].map((key) => [key, [...problem[key]]]);
  return [{ ...problem, ...Object.fromEntries(lists), steps: steps[name] }, workload.perStep];
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const list = workloads(moduleOf({ experiment: 'ewma' }).catalog()).filter(({ javascript }) => javascript);
const problems = list.map(problemFor);
const samples = list.map(() => ({ native: [], pytorch: [] }));
for (let k = 0; k < rounds; k += 1) {
  for (const [i, workload] of list.entries()) {
    const [problem, perStep] = problems[i];
    samples[i].native.push(answer(command, ['bench', '-'], workload.spec).runsPerSecond * workload.work);
    const { losses, stepsPerSecond } = answer(python, [script], problem);
    samples[i].pytorch.push(stepsPerSecond * perStep);
    const difference = k === 0 && problem.inputs ? workload.differs(losses, runWasm(workload.spec)) : '';
    if (difference) throw new Error(`${workload.name}: PyTorch and the core disagree: ${difference}.`);
  }
}
const rates = list.map(({ name, unit }, i) => ({
  name,
  unit,
  perSecond: { native: median(samples[i].native), pytorch: median(samples[i].pytorch) },
}));
for (const { name, unit, perSecond } of [...rates, ...adamStep(rates)]) {
  const [ours, theirs] = [perSecond.native, perSecond.pytorch].map((rate) => (rate / 1e6).toPrecision(3));
  const ratio = (perSecond.native / perSecond.pytorch).toPrecision(3);
  console.log(`${name}: ${ratio} times (${ours} and ${theirs} million ${unit} a second)`);
}
