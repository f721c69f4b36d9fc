import { language, locale } from './language';

/** "Adam, RMSProp and momentum", as the language has it; in English without a comma before the last, as in our prose. */
export function listed(items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  // As Intl has it for en-GB, without it (numbers.ts says why).
  if (language().code === 'en') {
    const last = items.length > 1 ? ` ${type === 'conjunction' ? 'and' : 'or'} ${items.at(-1) ?? ''}` : '';
    return items.slice(0, last === '' ? undefined : -1).join(', ') + last;
  }
  return new Intl.ListFormat(locale(), { type }).format(items);
}

/** A title as it stands within a sentence: English writes it small there; others don't. */
export const inSentence = (title: string): string => (language().code === 'en' ? title.toLowerCase() : title);

/** The catalogue's labels are written for the middle of a sentence; here one begins it. */
export const atStart = (text: string): string => text.charAt(0).toLocaleUpperCase(locale()) + text.slice(1);
