// npm run -s verify:wasm -- FILE…: what `descent verify FILE…` does, with the WebAssembly that ships. The command says
// which specs to run and what to expect (`descent verify --plan`); here they are run and compared. The same lines, the
// same exit codes.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadModules } from '../../web/scripts/modules.mjs';
import { main, root } from '../../web/scripts/shell.mjs';
import { setup } from '../../web/scripts/setup.mjs';
import { buildWasm } from '../../web/scripts/wasm.mjs';

/** Runs a spec to its end in the module that does that; the outcome as web/src/engine/contract.ts describes it. */
function compute(moduleOf, spec) {
  const descent = moduleOf(spec);
  const begun = descent.begin(spec);
  if (!begun.ok) return begun;
  while (descent.advance(begun.handle, 1e6) < 1);
  return descent.end(begun.handle);
}

/** The largest difference; infinite where a number is missing. */
function largestError(outcome, table, { sum, want, firstRow }) {
  const columns = sum.map(({ column, factor }) => {
    const k = table.columns.findIndex(({ id }) => id === column);
    if (k < 0) throw new Error(`no column called ${column} in ${table.id}`);
    return { start: table.offset + k * table.rows + firstRow, factor };
  });
  return want.reduce((largest, wanted, row) => {
    const got = columns.reduce((total, { start, factor }) => total + factor * outcome.data[start + row], 0);
    const error = Math.abs(got - wanted);
    return Number.isNaN(error) ? Infinity : Math.max(largest, error);
  }, 0);
}

/** How many tolerances an error is. */
const severity = ({ error, tolerance }) => (error === 0 ? 0 : error / tolerance);

/** Runs the specs of a case and compares; see native/cli/oracle/judge.cpp. */
export function judge(moduleOf, { refusal, checks, defect }) {
  if (refusal) return { passed: false, problem: refusal };
  let passed = true;
  let worst;
  for (const { spec, comparisons, refused } of checks) {
    const outcome = compute(moduleOf, spec);
    if (refused) {
      if (outcome.ok)
        return { passed: false, problem: `the core accepts what it is to refuse: ${JSON.stringify(spec)}` };
      continue;
    }
    if (!outcome.ok)
      return { passed: false, problem: [outcome.error.path, outcome.error.message].filter(Boolean).join(': ') };
    for (const comparison of comparisons) {
      const table = outcome.tables.find(({ id }) => id === comparison.table);
      if (!table) throw new Error(`no table called ${comparison.table}`);
      const needed = comparison.firstRow + comparison.want.length;
      if (table.rows < needed) return { passed: false, problem: `the run ended after ${table.rows} of ${needed} rows` };
      const found = { error: largestError(outcome, table, comparison), tolerance: comparison.tolerance };
      if (!(found.error <= found.tolerance)) passed = false;
      if (!worst || worst.tolerance === 0 || severity(found) > severity(worst)) worst = found;
    }
  }
  return { passed: passed !== (defect === true), ...worst };
}

/** As C's %.1e would round it. */
const twoDigits = (value) => (Number.isFinite(value) ? String(Number(value.toExponential(1))) : 'inf');

export function reportLine({ name, defect, checks }, { passed, problem, error, tolerance }) {
  const refusals = checks?.length > 0 && checks.every(({ refused }) => refused);
  const outcome =
    problem ??
    (refusals ? 'refused, as it is to be' : `largest error ${twoDigits(error)}, tolerance ${twoDigits(tolerance)}`);
  const note = defect ? ' (a known defect of the reference: it is to differ)' : '';
  return `${passed ? 'PASS' : 'FAIL'} ${name}: ${outcome}${note}`;
}

/** What a program writes to its standard output, and its exit code; its errors go where ours do. */
function output(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['inherit', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (piece) => (text += piece));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, text }));
  });
}

async function verify(files) {
  // Only what was asked for goes to standard output.
  console.log = console.error;
  await setup('page');
  await buildWasm();
  const { code, text } = await output(process.execPath, [
    join(root, 'native/cli/run.mjs'),
    'verify',
    '--plan',
    ...files,
  ]);
  if (code !== 0 || !text.startsWith('[')) {
    process.stdout.write(text); // --help
    return code ?? 1;
  }

  const moduleOf = await loadModules();
  const cases = JSON.parse(text);
  let passed = 0;
  for (const item of cases) {
    const verdict = judge(moduleOf, item);
    if (verdict.passed) passed++;
    process.stdout.write(`${reportLine(item, verdict)}\n`);
  }
  process.stdout.write(`${passed} passed, ${cases.length - passed} failed\n`);
  return passed === cases.length ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    process.exitCode = await verify(process.argv.slice(2));
  });
}
