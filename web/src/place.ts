const here: string | undefined = import.meta.url;

/**
 * The folder of the built site from which this code comes, also on a foreign page: worker, hidden frame and links are found
 * from there. Built files stand in its assets/, or, bundled with somebody's own code, where only `setBase` knows.
 */
export let site = locate();

function locate(): string {
  if (import.meta.env.DEV) return new URL('/', here).href;
  return new URL(/\/assets\/[^/]*$/.test(here ?? '') ? '..' : '.', here ?? document.baseURI).href;
}

/** Says where that folder is. Before the first lab comes near: what has been started stays where it came from. */
export function setBase(folder: string | URL): void {
  site = new URL(String(folder).replace(/\/?$/, '/'), document.baseURI).href;
}

/** Whether other pages can load from there. */
export const embeddable: boolean = true;
