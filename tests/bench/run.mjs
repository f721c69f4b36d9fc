/**
 * npm run bench [-- --json]: native and wasm, the same specs through the public calls, interleaved in one run. Each figure
 * is the median of the rounds, per second of processor time (these are rates of one thread).
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
function timeWasm(spec) {
  let runs = 0;
  const start = process.cpuUsage();
  for (;;) {
    runWasm(spec);
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

const list = workloads(core.catalog());
const samples = list.map(() => ({ native: [], wasm: [] }));
for (let round = 0; round < rounds; round += 1) {
  list.forEach((workload, i) => {
    samples[i].native.push(timeNative(workload.spec) * workload.work);
    samples[i].wasm.push(timeWasm(workload.spec) * workload.work);
  });
}
const results = list.map(({ name, unit }, i) => {
  const native = median(samples[i].native);
  const wasm = median(samples[i].wasm);
  return { name, unit, nativePerSecond: native, wasmPerSecond: wasm, wasmOfNative: wasm / native };
});

if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify({ rounds, seconds, results }, null, 2)}\n`);
} else {
  const million = (value) => (value / 1e6).toFixed(2).padStart(9);
  process.stdout.write(`${'workload'.padEnd(24)}   native     wasm  (million a second)  wasm/native\n`);
  for (const r of results) {
    process.stdout.write(
      `${r.name.padEnd(24)}${million(r.nativePerSecond)}${million(r.wasmPerSecond)}  ${r.unit.padEnd(18)}` +
        `${r.wasmOfNative.toFixed(2).padStart(12)}\n`,
    );
  }
}
