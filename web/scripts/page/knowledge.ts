import type { Catalog, Spec } from '../../src/engine/contract';
import type { Result } from '../../src/engine/result';
import { coreCatalog } from '../../src/language/core-text';

/** What is asked for numbers, and for what there is: the core. */
export interface Knowledge {
  catalog(): Catalog;
  run(spec: Spec): Result;
}

/** The same, in the language of the page that is being made. */
export const speaking = (core: Knowledge): Knowledge => ({
  run: (spec) => core.run(spec),
  catalog: () => coreCatalog(core.catalog()),
});
