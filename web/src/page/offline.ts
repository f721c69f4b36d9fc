import type { Visit } from '../../offline/visit';
import { site } from '../place';
import { newerNotice } from './newer-notice';
import { scriptAddress } from '../trusted';
import { language } from '../language/language';

/** How long a page waits for its first lab before it gets ready to do without a network, in milliseconds. */
const patience = 5000;
/** The least time between two looks for a newer version, in milliseconds: one every hour. */
const lookInterval = 3_600_000;

/**
 * Lets the site be kept for times without a network (web/offline), once this page can be used. Says so when a newer version
 * has come. Where browser, host or frame have nothing for that, nothing happens.
 */
export function keepOffline(): void {
  const workers = serviceWorkers();
  if (!workers || import.meta.env.DEV || window.top !== window) return;
  let kept = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    // The first one has nothing newer than this page.
    if (kept) newerNotice();
    kept = true;
  });
  whenUsable(() => void keep(workers));
}

async function keep(workers: ServiceWorkerContainer): Promise<void> {
  try {
    const registration = await workers.register(scriptAddress(new URL('sw.js', site)), { updateViaCache: 'none' });
    lookNowAndThen(registration);
    const { active } = await workers.ready;
    const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
    const visit: Visit = { frugal: connection?.saveData === true, language: language().code };
    active?.postMessage(visit);
  } catch {
    // Forbidden, no room, or no connection just now: the site works as it does without.
  }
}

/** A page may stay open for days. */
function lookNowAndThen(registration: ServiceWorkerRegistration): void {
  let looked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - looked < lookInterval) return;
    looked = performance.now();
    registration.update().catch(() => undefined);
  });
}

/** Nothing is to be in the way of the first lab. */
function whenUsable(act: () => void): void {
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: patience });
    else setTimeout(act);
  };
  document.addEventListener('descent-ready', once, { once: true });
  const wait = (): void => void setTimeout(once, document.querySelector(':not(:defined)') ? patience : 0);
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
}

/** In a sandbox even to ask is forbidden. */
function serviceWorkers(): ServiceWorkerContainer | undefined {
  try {
    return 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
  } catch {
    return undefined;
  }
}
