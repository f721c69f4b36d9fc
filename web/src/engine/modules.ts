import { msg } from '@lit/localize';
import createDescent from '../../generated/wasm/descent.mjs';
import { modules } from '../../generated/wasm/modules.mjs';
import type { Assembly, Wanted } from './assembly';
import { namesOf, placeOf } from './assembly';
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
    const name = namesOf(wanted).find((each) => modules.some(({ experiments }) => experiments.includes(each)));
    // Any will do to refuse an experiment that there is not.
    if (name === undefined && assembly.size > 0) return undefined;
    const place = (module: (typeof modules)[number]): number => placeOf(name ?? '', module);
    const home = modules.reduce((best, each) => (place(each) < place(best) ? each : best));
    if (name !== undefined && assembly.has(name, wanted.home ? place(home) : Infinity)) return undefined;
    const arrivingToo = modules.find((module) => coming.has(module.url) && place(module) < Infinity);
    const found = (wanted.home ? undefined : arrivingToo) ?? home;
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
