/**
 * npm run bench [-- --json] [-- NAME]: native and wasm, the same specs through the public calls; and plain JavaScript and
 * TensorFlow.js on the same work, where a workload has them. All of them are interleaved in one run: each figure is the median
 * of the rounds, per second of processor time (these are rates of one thread). With a NAME only the workloads whose name
 * begins with it.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { loadModules } from '../../web/scripts/modules.mjs';
import { setup } from '../../web/scripts/setup.mjs';
import { buildWasm } from '../../web/scripts/wasm.mjs';
import { adamStep, problemOf } from './networks.mjs';
import { printTable } from './print.mjs';
import { judge } from './targets.mjs';
import { backends, loadTensorFlow, prepare, tensorFlowTraining } from './tensorflow.mjs';
import { workloads } from './workloads.mjs';

const rounds = 7;
const seconds = 0.15;
const root = new URL('../../', import.meta.url);

await setup('page');
await buildWasm();
// Builds the command where that is due.
execFileSync(process.execPath, ['native/cli/run.mjs', 'list'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const moduleOf = await loadModules();
const tf = await loadTensorFlow();

function runWasm(spec) {
  const core = moduleOf(spec);
  const begun = core.begin(spec);
  if (!begun.ok) throw new Error(begun.error.message);
  while (core.advance(begun.handle, 1 << 20) < 1);
  return core.end(begun.handle);
}

/** Runs per second of processor time. */
function time(run) {
  let runs = 0;
  const start = process.cpuUsage();
  for (;;) {
    run();
    runs += 1;
    const used = process.cpuUsage(start);
    const elapsed = (used.user + used.system) / 1e6;
    if (elapsed >= seconds) return runs / elapsed;
  }
}

function timeNative(spec) {
  const command = fileURLToPath(new URL('build/native/native/cli/descent', root));
  return JSON.parse(execFileSync(command, ['bench', '-'], { input: JSON.stringify(spec), encoding: 'utf8' }))
    .runsPerSecond;
}

/** Those who do a workload beside the core, each with the units of work that one run of it is. */
async function peersOf(workload) {
  const { javascript, published, work, perStep, plainSteps, tensorSteps } = workload;
  if (!javascript) return [];
  if (!workload.problem) {
    const { spec } = runWasm(workload.spec);
    return [{ name: 'javascript', work, run: () => javascript(spec) }];
  }
  const problem = problemOf(runWasm, workload.spec);
  const plain = (name, train) => ({ name, work: plainSteps * perStep, run: () => train(problem, plainSteps) });
  const peers = [plain('javascript', javascript), ...(published ? [plain('javascriptPublished', published)] : [])];
  for (const backend of tf ? backends : []) {
    await tf.setBackend(backend);
    const prepared = prepare(tf, problem);
    peers.push({
      name: backend === 'wasm' ? 'tensorflow' : 'tensorflowCpu',
      work: tensorSteps * perStep,
      before: () => tf.setBackend(backend),
      run: () => tensorFlowTraining(tf, prepared, tensorSteps),
    });
  }
  return peers;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const wanted = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? '';
const list = workloads(moduleOf({ experiment: 'ewma' }).catalog()).filter(({ name }) => name.startsWith(wanted));
const peers = [];
for (const workload of list) {
  const own = await peersOf(workload);
  peers.push(own);
  if (own.length === 0) continue;
  const outcome = runWasm(workload.spec);
  for (const { name, run, before } of own) {
    await before?.();
    const difference = workload.differs(run(), outcome);
    if (difference) throw new Error(`${workload.name}: ${name} and the core disagree: ${difference}.`);
  }
}
const samples = list.map(() => ({ native: [], wasm: [] }));
for (let k = 0; k < rounds; k += 1) {
  for (const [i, workload] of list.entries()) {
    samples[i].native.push(timeNative(workload.spec) * workload.work);
    samples[i].wasm.push(time(() => runWasm(workload.spec)) * workload.work);
    for (const { name, work, before, run } of peers[i]) {
      await before?.();
      (samples[i][name] ??= []).push(time(run) * work);
    }
  }
}
const rates = list.map(({ name, unit, aim }, i) => ({
  ...{ name, unit, aim },
  perSecond: Object.fromEntries(Object.entries(samples[i]).map(([who, values]) => [who, median(values)])),
}));
const results = [...rates, ...adamStep(rates)].map(({ name, unit, aim, perSecond }) => {
  const rounded = (entries) => Object.fromEntries(entries.map(([who, value]) => [who, Number(value.toPrecision(4))]));
  const others = Object.entries(perSecond).filter(([who]) => who !== 'wasm');
  return {
    ...{ name, unit, ...(aim ? { aim } : {}) },
    perSecond: rounded(Object.entries(perSecond)),
    wasmOf: rounded(others.map(([who, rate]) => [who, perSecond.wasm / rate])),
  };
});

const judged = judge(results);
if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify({ rounds, seconds, results, targets: judged }, null, 2)}\n`);
} else {
  printTable(results, judged, tf !== null);
}
