/**
 * npm run bench [-- --json] [-- NAME]: native and wasm, the same specs through the public calls, and plain JavaScript where
 * a workload has it, interleaved in one run. Each figure is the median of the rounds, per second of processor time (these
 * are rates of one thread). With a NAME only the workloads whose name begins with it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setup } from '../../web/scripts/setup.mjs';
import { buildWasm } from '../../web/scripts/wasm.mjs';
import { workloads } from './workloads.mjs';

const rounds = 7;
const seconds = 0.15;
const root = new URL('../../', import.meta.url);
const wasmFolder = new URL('web/generated/wasm/', root);

await setup('page');
await buildWasm();
const { default: createDescent } = await import(new URL('descent.mjs', wasmFolder));
const core = await createDescent({ wasmBinary: readFileSync(new URL('descent.wasm', wasmFolder)) });

function runWasm(spec) {
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
  const text = execFileSync(process.execPath, ['native/cli/run.mjs', 'bench', '-'], {
    cwd: root,
    input: JSON.stringify(spec),
    encoding: 'utf8',
  });
  return JSON.parse(text).runsPerSecond;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const wanted = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? '';
const list = workloads(core.catalog()).filter(({ name }) => name.startsWith(wanted));
for (const { name, spec, javascript, differs } of list) {
  if (!javascript) continue;
  const outcome = runWasm(spec);
  const difference = differs(javascript(outcome.spec), outcome);
  if (difference) throw new Error(`${name}: plain JavaScript and the core disagree: ${difference}.`);
}
const samples = list.map(() => ({ native: [], wasm: [], javascript: [] }));
for (let round = 0; round < rounds; round += 1) {
  list.forEach((workload, i) => {
    samples[i].native.push(timeNative(workload.spec) * workload.work);
    samples[i].wasm.push(time(() => runWasm(workload.spec)) * workload.work);
    const { javascript } = workload;
    if (javascript) {
      const { spec } = core.validate(workload.spec);
      samples[i].javascript.push(time(() => javascript(spec)) * workload.work);
    }
  });
}
const results = list.map(({ name, unit }, i) => {
  const native = median(samples[i].native);
  const wasm = median(samples[i].wasm);
  const javascript = samples[i].javascript.length > 0 ? median(samples[i].javascript) : null;
  return {
    ...{ name, unit, nativePerSecond: native, wasmPerSecond: wasm, wasmOfNative: wasm / native },
    ...(javascript === null ? {} : { javascriptPerSecond: javascript, wasmOfJavascript: wasm / javascript }),
  };
});

if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify({ rounds, seconds, results }, null, 2)}\n`);
} else {
  const million = (value) => (value / 1e6).toFixed(2).padStart(12);
  const heads = ['native', 'wasm', 'JavaScript'].map((head) => head.padStart(12)).join('');
  process.stdout.write(`${'million a second'.padEnd(28)}${heads}   wasm/native   wasm/JavaScript\n`);
  for (const r of results) {
    const plain = r.javascriptPerSecond;
    process.stdout.write(
      `${`${r.name} (${r.unit})`.padEnd(28)}${million(r.nativePerSecond)}${million(r.wasmPerSecond)}` +
        `${plain ? million(plain) : ' '.repeat(12)}${r.wasmOfNative.toFixed(2).padStart(14)}` +
        `${plain ? r.wasmOfJavascript.toFixed(1).padStart(18) : ''}\n`,
    );
  }
}
