import { language } from '../language/language';
import { embeddable, site } from '../place';

export { embeddable, site };

/** The folder of the pages in this language; a lab that is a file of its own has none beside it. */
export function pages(): string {
  const { code, pseudo } = language();
  return embeddable && code !== 'en' && !pseudo ? `${site}${code}/` : site;
}
