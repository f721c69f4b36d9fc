const here = import.meta.url;

/** The folder of the built site from which this code comes, also on a foreign page. */
export const site = new URL(import.meta.env.DEV ? '/' : '..', here).href;
