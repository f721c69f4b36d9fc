import { ofUse } from './of-use';
import { Store } from './store';
import type { Visit } from './visit';

/*
 * The service worker: keeps the built site, so that after one visit it works without a network. In front of this code the
 * build writes which files there are (web/scripts/page/offline.mjs); so a new build is a new worker, and the browser finds it
 * by itself. It gets what is new, then takes over at once: pages that are open keep the files that they began with, whoever
 * comes next gets the new ones.
 */
const here = self as unknown as ServiceWorkerGlobalScope & {
  /** Path and content of each file of this build, and a name for all of them. */
  readonly descent: { readonly version: string; readonly files: Readonly<Record<string, string>> };
};
const { version, files } = here.descent;
const scope = new URL(here.registration.scope);
const store = new Store(scope, version, files);

here.addEventListener('install', (event) => {
  // The first of all waits for what the page has to say. A newer one takes over when it has what the one before it had.
  event.waitUntil(
    store
      .asBefore()
      .then((paths) => store.get(paths))
      .then(() => store.list())
      .then(() => here.skipWaiting()),
  );
});

here.addEventListener('activate', (event) => {
  event.waitUntil(
    // Pages that were open before there was a service worker have their files from the build that it came with.
    clientsHere()
      .then((ids) => Promise.all(ids.map((id) => store.begin(id))))
      .then(() => here.clients.claim()),
  );
});

here.addEventListener('fetch', (event) => {
  const { request, clientId, resultingClientId } = event;
  const path = request.method === 'GET' ? pathOf(request.url) : undefined;
  // What is in assets/ may be an earlier build's, and of a page that is open still.
  if (path !== undefined && (path in files || path.startsWith('assets/')))
    event.respondWith(answer(request, path, clientId, resultingClientId));
});

/** A page has time, and says whether its reader wants to save data: then what was visited has to do. */
here.addEventListener('message', (event) => {
  const { frugal, language } = event.data as Visit;
  // What could not be got now, the next visit tries again.
  event.waitUntil(
    clientsHere()
      // What a newer build is getting just now is not for this one to judge.
      .then((ids) => (here.registration.installing || here.registration.waiting ? undefined : store.tidy(ids)))
      .then(() => (frugal ? store.getVisited() : store.get(Object.keys(files).filter((path) => ofUse(path, language)))))
      .catch(() => undefined),
  );
});

async function answer(request: Request, path: string, asker: string, begun: string): Promise<Response> {
  // A page that begins now is of this build; what it asks for afterwards, and its workers, too.
  const from = request.mode === 'navigate' ? version : await store.versionOf(asker);
  if (begun !== '') await store.begin(begun, from);
  return (await store.find(path, from)) ?? fetch(request);
}

/** Within the site's folder; undefined for what lies elsewhere. */
function pathOf(address: string): string | undefined {
  const url = new URL(address);
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return undefined;
  const path = url.pathname.slice(scope.pathname.length);
  if (path === '' || path.endsWith('/')) return `${path}index.html`;
  // Hosts may leave out how a page's name ends.
  return !(path in files) && `${path}.html` in files ? `${path}.html` : path;
}

/** Pages and workers that live, this worker's or not. */
async function clientsHere(): Promise<readonly string[]> {
  const all = await here.clients.matchAll({ type: 'all', includeUncontrolled: true });
  return all.filter(({ url }) => pathOf(url) !== undefined).map(({ id }) => id);
}
