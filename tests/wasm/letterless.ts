import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { _installMsgImplementation } from '@lit/localize/init/install.js';
import { useSentences } from '../../web/src/language/core-words';
import sentences from '../../web/src/language/core-sentences.json';
import { useLanguage } from '../../web/src/language/language';

/*
 * A language without letters: message number 7 is «7», with its places and the quotation marks around them. So a letter that
 * is left was not translated. It is what is spoken from the import of this file on, which therefore comes before others.
 */

/** What the build has listed of the core (web/scripts/messages). */
const kept = fileURLToPath(new URL('../../web/generated/messages/core.json', import.meta.url));
const { texts } = JSON.parse(readFileSync(kept, 'utf8')) as { texts: string[] };
const numbers = new Map([...new Set([...sentences, ...texts])].map((text, number) => [text, number]));

/** What the language says for a message; what is none stays. */
export function say(text: string): string {
  const number = numbers.get(text);
  return number === undefined ? text : `«${[number, ...(text.match(/["“]?\{\d+\}["”]?/g) ?? [])].join(' ')}»`;
}

/** The first word that is left, but for what is quoted, numbers and coordinates. */
export const untranslated = (said: string): string | undefined =>
  /\p{L}{2,}/u.exec(said.replace(/"[^"]*"|“[^”]*”|\b(?:nan|inf)\b/g, ''))?.[0];

_installMsgImplementation(say as Parameters<typeof _installMsgImplementation>[0]);
useLanguage({ code: 'xx', name: 'Without letters', locale: 'en' });
useSentences(sentences);
