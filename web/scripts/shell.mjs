import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository's top folder; everything here runs from it. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** A failing wasm module prints its whole minified line: nobody reads that. */
export function cutLines(text, width = 300) {
  return text
    .split('\n')
    .map((line) => (line.length > width ? `${line.slice(0, width)} …` : line))
    .join('\n');
}

/**
 * Runs a command with its output shown as it comes, or kept back when `quiet`; gives {code, output}. One that takes
 * longer than `timeout` milliseconds is ended, which is a failure.
 */
export function run(command, args, { quiet = false, env = {}, timeout = 0 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout,
    });
    const pieces = [];
    let pending = '';
    const take = (piece) => {
      pieces.push(piece);
      if (quiet) return;
      const lines = (pending + piece).split('\n');
      pending = lines.pop() ?? '';
      if (lines.length) process.stdout.write(`${cutLines(lines.join('\n'))}\n`);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', take);
    child.on('error', (error) => pieces.push(`${command}: ${error.message}\n`));
    child.on('close', (code) => {
      if (pending) process.stdout.write(`${cutLines(pending)}\n`);
      resolve({ code: code ?? 1, output: cutLines(pieces.join('')) });
    });
  });
}

/** Runs a command quietly; on failure its output is shown and the error thrown says what was being done. */
export async function must(what, command, args, options = {}) {
  const { code, output } = await run(command, args, { quiet: true, ...options });
  // Ninja's progress says nothing of the failure.
  if (code !== 0) throw new Failure(`${what} failed.`, output.replace(/^\[\d+\/\d+\] .*\n/gm, ''));
  return output;
}

/** What a person has to know, without a stack. */
export class Failure extends Error {
  constructor(message, output = '') {
    super(message);
    this.output = output;
  }
}

/** Runs a script's main function: a Failure ends it with its message, and exit code 1. */
export async function main(action) {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.output) process.stderr.write(`${error.output.trimEnd()}\n\n`);
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Does this command exist and run? */
export function works(command, args = ['--version']) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', timeout: 20000 });
  return status === 0 ? String(stdout) : undefined;
}
