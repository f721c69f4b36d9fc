import { type Language, language, languageOf, useLanguage } from './language';

/** Each a file of its own, got when a page is written in that language. */
const files: Readonly<Record<string, () => Promise<{ readonly templates: object }>>> = {
  de: () => import('virtual:messages/de'),
  hi: () => import('virtual:messages/hi'),
  zh: () => import('virtual:messages/zh'),
};

/** Said where a language's file can't be had: in that language, so that its readers know why they read English. */
const missing: Readonly<Record<string, string>> = {
  de: 'Die deutschen Texte der Labore konnten nicht geladen werden; sie sprechen vorerst Englisch.',
  hi: 'लैब के हिन्दी शब्द लोड नहीं हो सके; अभी वे अंग्रेज़ी में दिखेंगे।',
  zh: '无法加载实验室的中文文本，暂时以英文显示。',
};

let started: Promise<string> | undefined;

/**
 * Gets the words of the page's language, before anything is drawn; a second call waits for the first. `asked`: what the link
 * asks for, on our own pages; otherwise the language is that of `place`. Gives a sentence for the reader where the words
 * can't be had: then all is said in English.
 */
export function startLanguage(asked = '', place: Element = document.documentElement): Promise<string> {
  return (started ??= start(languageOf(asked) ?? languageAround(place)));
}

async function start(wanted: Language): Promise<string> {
  if (wanted === language()) return '';
  try {
    await (wanted.pseudo ? markAll() : getWords(wanted.code));
    useLanguage(wanted);
    return '';
  } catch (error) {
    console.warn(`The messages of “${wanted.code}” could not be loaded: ${String(error)}`);
    return missing[wanted.code] ?? '';
  }
}

async function getWords(code: string): Promise<void> {
  const [{ speak }, words] = await Promise.all([import('./speak'), files[code]?.()]);
  await speak(code, words ?? {});
}

async function markAll(): Promise<void> {
  const { usePseudo } = await import('./pseudo');
  usePseudo();
  document.documentElement.dir = 'rtl';
}

const languageAround = (place: Element): Language =>
  languageOf(place.closest<HTMLElement>('[lang]')?.lang ?? '') ?? language();
