import { version as packageVersion } from '../../package.json';
import { setBase as setBaseHere } from '../src/place';
import { load as loadHere, watchLabs } from '../src/labs/watch';

/*
 * The one module that a page loads to have labs: it makes every <descent-…> of the page a lab, each when it comes near the
 * window. web/embed/README.md says how to use it.
 */

export type { Settings } from '../src/state/tree';
export type * from '../src/labs/events';

/** What the page has of us, in whichever version came first. */
interface Serving {
  readonly version: string;
  readonly url: string;
  readonly load: typeof loadHere;
  readonly watch: typeof watchLabs;
  readonly setBase: typeof setBaseHere;
}

const place: unique symbol = Symbol.for('descent-lab');
const page: typeof globalThis & { [place]?: Serving } = globalThis;

const own: Serving = {
  ...{ version: packageVersion, url: import.meta.url },
  ...{ load: loadHere, watch: watchLabs, setBase: setBaseHere },
};
const serving = page[place] ?? own;
if (serving === own) {
  page[place] = own;
  watchLabs();
} else {
  console.info(
    `Descent Lab ${own.version} (${own.url}) steps aside: ${serving.version} (${serving.url}) serves this page already.`,
  );
}

/** Of the labs on this page: of the module that came first. */
export const { version } = serving;

/** Gets a lab's code now instead of when its element comes near: `await load('descent-race')`. */
export const load: (tag: string) => Promise<void> = serving.load;

/** Looks for labs in an open shadow root, too, now and from now on; the document is looked after anyway. */
export const watch: (root: ShadowRoot | Document) => void = serving.watch;

/** Says where the folder of the labs is served, for code that a bundler has put elsewhere: `setBase('/descent-lab/')`. */
export const setBase: (folder: string | URL) => void = serving.setBase;
