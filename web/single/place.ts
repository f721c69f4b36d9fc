/* In place of src/place.ts, where a lab is a file of its own. */

/** Where links lead: to the published site, or to this very file. */
export const site = publishedAt === '' ? location.href.replace(/#.*$/, '') : publishedAt;

/** A file is nothing that other pages could load from. */
export const embeddable = publishedAt !== '';
