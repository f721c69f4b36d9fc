import workerUrl from './worker?worker&url';
import { site } from '../place';
import { scriptAddress } from '../trusted';
import type { WorkerLike } from './link';
import { RemoteWorker } from './remote-worker';

/** A worker of ours, also on a page that is not: a browser starts only workers of the page's own origin. */
export function startWorker(): WorkerLike {
  const url = new URL(workerUrl, site);
  // Not the address's: a page in a sandbox has none.
  if (url.origin === self.origin) {
    return new Worker(scriptAddress(url), { type: 'module', name: 'descent' });
  }
  return new RemoteWorker(url);
}
