/** A language that the site is written in. */
export interface Language {
  /** As it stands in addresses and in `lang`. */
  readonly code: string;
  /** What its readers call it. */
  readonly name: string;
  /** For dates and numbers, where the reader's browser names no region. */
  readonly locale: string;
  /** Not for readers: English, marked and written from right to left, shows what no message file holds. */
  readonly pseudo?: true;
}

export const languages: readonly Language[] = [
  { code: 'en', name: 'English', locale: 'en' },
  { code: 'de', name: 'Deutsch', locale: 'de-DE' },
  { code: 'hi', name: 'हिन्दी', locale: 'hi-IN' },
  { code: 'zh', name: '简体中文', locale: 'zh-CN' },
  { code: 'ar-XB', name: 'Right to left', locale: 'en', pseudo: true },
];

const [english] = languages as readonly [Language, ...Language[]];
let current: Language = english;
let region: string | undefined;

/** The language of this page's labs: one for all of them. */
export const language = (): Language => current;

/** Called once, before anything is said (load.ts). */
export function useLanguage(used: Language): void {
  current = used;
  region = undefined;
}

/** The language that a `lang` attribute means: "de-AT" is German; undefined where there is none of ours. */
export function languageOf(lang: string): Language | undefined {
  const wanted = lang.toLowerCase();
  const exact = languages.find(({ code }) => code.toLowerCase() === wanted);
  return exact ?? languages.find(({ code, pseudo }) => !pseudo && code === wanted.split('-')[0]);
}

/** For numbers and dates: the language in the reader's own region, as in en-IN, where the browser names one. */
export function locale(): string {
  if (region === undefined) {
    // Node names the region of the machine that builds.
    const own = typeof document === 'undefined' ? [] : navigator.languages;
    region = own.find((tag) => tag.startsWith(`${current.code}-`)) ?? current.locale;
  }
  return region;
}
