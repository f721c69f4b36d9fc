import type { DescentModule, Spec } from '../../web/src/engine/contract';
import { Result } from '../../web/src/engine/result';
import { attachDigits, compute, loadModule } from '../../web/scripts/page/core';

export { compute };

let shared: Promise<DescentModule> | undefined;

/** The module that ships (web/generated/wasm) with the handwritten digits, one for a test file. */
export function descent(): Promise<DescentModule> {
  return (shared ??= loadModule().then((module) => {
    attachDigits(module);
    return module;
  }));
}

/** One more of them, with a memory of its own. */
export const freshDescent = loadModule;

/** Runs a spec that has to be accepted. */
export function run(module: DescentModule, spec: Spec): Result {
  const outcome = compute(module, spec);
  if (!outcome.ok) throw new Error(`${outcome.error.path}: ${outcome.error.message}`);
  return new Result(outcome);
}
