import type { DescentModule, Spec } from '../../web/src/engine/contract';
import { Result } from '../../web/src/engine/result';
import { attachDigits, compute, loadAll } from '../../web/scripts/page/core';

export { compute };

let shared: Promise<DescentModule> | undefined;

/** The modules that ship (web/generated/wasm) as one, with the handwritten digits; the same for a whole test file. */
export function descent(): Promise<DescentModule> {
  return (shared ??= loadAll().then((module) => {
    attachDigits(module);
    return module;
  }));
}

/** Once more, with memories of their own. */
export const freshDescent = loadAll;

/** Runs a spec that has to be accepted. */
export function run(module: DescentModule, spec: Spec): Result {
  const outcome = compute(module, spec);
  if (!outcome.ok) throw new Error(`${outcome.error.path}: ${outcome.error.message}`);
  return new Result(outcome);
}
