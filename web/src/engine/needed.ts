import type { Assembly, Wanted } from './assembly';
import { namesOf, placeOf } from './assembly';

/** A module as the list of the build has it: what it runs, what it is there for first. */
interface Listed {
  readonly experiments: readonly string[];
}

/**
 * The module to get for what is wanted; undefined where what is there will do. That is the one that lists the experiment
 * earlier than others do; for a run, another one that has it and is on its way is as good.
 */
export function moduleNeeded<Module extends Listed>(
  wanted: Wanted,
  modules: readonly Module[],
  there: Pick<Assembly, 'has' | 'size'>,
  coming: (module: Module) => boolean,
): Module | undefined {
  const name = namesOf(wanted).find((each) => modules.some(({ experiments }) => experiments.includes(each)));
  // Any will do to refuse an experiment that there is not.
  if (name === undefined) return there.size > 0 ? undefined : modules[0];
  const home = modules.reduce((best, each) => (placeOf(name, each) < placeOf(name, best) ? each : best));
  if (wanted.home) return there.has(name, placeOf(name, home)) ? undefined : home;
  if (there.has(name)) return undefined;
  return modules.find((module) => module.experiments.includes(name) && coming(module)) ?? home;
}
