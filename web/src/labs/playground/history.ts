import type { Catalog, Spec, Value } from '../../engine/contract';
import type { Settings } from '../../state/tree';
import { isGroup, isList } from '../../state/tree';
import { trim } from '../../state/trim';
import { looks } from './preset';

/** The run so far as something to go on from: all that it takes to make it again, and nothing else. */
export function originOf(spec: Spec, catalog: Catalog): Settings {
  const kept = Object.entries(spec).filter(
    ([key, value]) => key !== 'experiment' && value !== null && !looks.includes(key),
  );
  return { id: 'training', ...trim(Object.fromEntries(kept), 'training', catalog) };
}

/** The step that a run goes on from; undefined where it is nobody's branch. */
export function branchedAt(spec: Spec): number | undefined {
  return isGroup(spec['origin']) && typeof spec['originStep'] === 'number' ? spec['originStep'] : undefined;
}

/** Links can't carry longer lines of ancestors. */
const mostForks = 4;

export function forks(spec: Spec): number {
  let count = 0;
  for (let origin: Value | undefined = spec['origin']; isGroup(origin); origin = origin['origin']) count += 1;
  return count;
}

export const canFork = (spec: Spec): boolean => forks(spec) < mostForks;

/** A parameter that was set by hand. */
export interface Edit {
  readonly step: number;
  readonly parameter: number;
  readonly value: number;
}

export function editsOf(spec: Spec): readonly Edit[] {
  const list = isList(spec['edits']) ? spec['edits'].map(Number) : [];
  return Array.from({ length: Math.floor(list.length / 3) }, (_, k) => ({
    step: list[3 * k] ?? NaN,
    parameter: list[3 * k + 1] ?? NaN,
    value: list[3 * k + 2] ?? NaN,
  }));
}

/** As a spec has them; undefined where there are none. */
export function editsValue(edits: readonly Edit[]): Value | undefined {
  return edits.length === 0 ? undefined : edits.flatMap(({ step, parameter, value }) => [step, parameter, value]);
}

/** One more, in the place of an earlier one of the same parameter at the same step. */
export function withEdit(edits: readonly Edit[], edit: Edit): readonly Edit[] {
  return [...edits.filter(({ step, parameter }) => step !== edit.step || parameter !== edit.parameter), edit];
}

/** The step that a spec asks for. */
export function stepOf(spec: Spec): number {
  return typeof spec['until'] === 'number' ? spec['until'] : Number(spec['steps']);
}

/** What makes the run, as text: all but what is looked at, and where. */
export function keyOf(spec: Spec): string {
  return JSON.stringify(Object.fromEntries(Object.entries(spec).filter(([key]) => !looks.includes(key))));
}

/** Whether two edits set the same weight at the same update. */
export const same = (a: Edit, b: Edit): boolean => a.step === b.step && a.parameter === b.parameter;
