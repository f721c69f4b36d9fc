import { msg } from '@lit/localize';
import createDescent from '../../generated/wasm/descent.mjs';
import { modules } from '../../generated/wasm/modules.mjs';
import type { Assembly, Wanted } from './assembly';
import { moduleNeeded } from './needed';
import { secondTry } from './obstacle';
import type { Reply } from './protocol';

/** How often is said that something is still on its way, in milliseconds. */
const sayEvery = 2000;

/** Without WebAssembly the loader throws before it has promised anything: here that is a promise, too. */
const start = async (url: URL, wasmBinary?: ArrayBuffer): ReturnType<typeof createDescent> =>
  createDescent({ locateFile: () => url.href, ...(wasmBinary ? { wasmBinary } : {}) });

/**
 * How a worker gets the module that has an experiment: from beside the page, when something of that experiment is asked
 * for for the first time. See Surroundings.load.
 */
export function moduleLoader(
  assembly: Assembly,
  post: (reply: Reply) => void,
): (wanted: Wanted, arriving: () => void) => Promise<void> | undefined {
  const coming = new Map<URL, Promise<void>>();
  return (wanted, arriving) => {
    const found = moduleNeeded(wanted, modules, assembly, ({ url }) => coming.has(url));
    if (!found) return undefined;
    const { url, experiments } = found;
    const load =
      coming.get(url) ??
      start(url)
        .catch(async (error: unknown) => start(url, await secondTry(error, url)))
        .then((module) => {
          assembly.add(module, experiments);
          if (assembly.size === 1) post({ kind: 'ready', version: module.version() });
        })
        .catch((error: unknown) => {
          const reason = error instanceof Error ? error.message : String(error);
          if (assembly.size === 0) post({ kind: 'unavailable', message: reason });
          throw new Error(`${msg('The calculation could not be loaded')}: ${reason}`);
        })
        // Whoever asks after a failure gets a fresh try.
        .finally(() => coming.delete(url));
    coming.set(url, load);
    const timer = setInterval(arriving, sayEvery);
    return load.finally(() => clearInterval(timer));
  };
}
