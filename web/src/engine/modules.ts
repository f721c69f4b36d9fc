import createDescent from '../../generated/wasm/descent.mjs';
import { modules } from '../../generated/wasm/modules.mjs';
import type { Assembly } from './assembly';
import type { Reply } from './protocol';

/** How often is said that something is still on its way, in milliseconds. */
const sayEvery = 2000;

/**
 * How a worker gets the module that has an experiment: from beside the page, when something of that experiment is asked
 * for for the first time. See Surroundings.load.
 */
export function moduleLoader(
  assembly: Assembly,
  post: (reply: Reply) => void,
): (experiment: string, arriving: () => void) => Promise<void> | undefined {
  const coming = new Map<URL, Promise<void>>();
  return (experiment, arriving) => {
    if (assembly.has(experiment)) return undefined;
    // Any will do to refuse an experiment that there is not.
    const found = modules.find(({ experiments }) => experiments.includes(experiment));
    const { url } = found ?? modules[0] ?? {};
    if (!url || (!found && assembly.size > 0)) return undefined;
    const load =
      coming.get(url) ??
      createDescent({ locateFile: () => url.href })
        .then((module) => {
          assembly.add(module);
          if (assembly.size === 1) post({ kind: 'ready', version: module.version() });
        })
        .catch((error: unknown) => {
          if (assembly.size === 0) post({ kind: 'unavailable', message: String(error) });
          throw new Error(`The calculation could not be loaded (${String(error)}); is there a connection?`);
        })
        // Whoever asks after a failure gets a fresh try.
        .finally(() => coming.delete(url));
    coming.set(url, load);
    const timer = setInterval(arriving, sayEvery);
    return load.finally(() => clearInterval(timer));
  };
}
