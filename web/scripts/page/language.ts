import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { msg } from '@lit/localize';
import { _installMsgImplementation } from '@lit/localize/init/install.js';
import { generateMsgId } from '@lit/localize/internal/id-generation.js';
import { formatLocale } from 'd3-format';
import '../../src/language/core-words';
import { language, languages, useLanguage, type Language } from '../../src/language/language';
import { marks } from '../../src/language/numbers';

/** Those that have pages of their own, English first, which stands in the site's folder itself. */
export const siteLanguages: readonly Language[] = languages.filter(({ pseudo }) => !pseudo);

const [english] = siteLanguages as readonly [Language, ...Language[]];

/** "de" of de/index.html; English of what lies in no folder of a language. */
export const languageOfPage = (path: string): Language =>
  siteLanguages.find(({ code }) => code !== english.code && path.replace(/^\//, '').startsWith(`${code}/`)) ?? english;

/** Where its pages stand, seen from the site's folder: "" or "de/". */
export const folderOf = ({ code }: Language): string => (code === english.code ? '' : `${code}/`);

/** As `lang` says it; "zh-Hans": Chinese has more than one script. */
export const tagOf = ({ code }: Language): string => (code === 'zh' ? 'zh-Hans' : code);

/** Id → what the language says, as web/messages has it: a place is <x id="0" …/>. */
type Messages = ReadonlyMap<string, string>;

const read = new Map<string, Messages>();
let current: Messages = new Map();

/** Makes something in a language; what is asked for by `msg` meanwhile, and numbers, are of that language. */
export function inLanguage<T>(web: string, wanted: Language, make: () => T): T {
  const before = { messages: current, language: language() };
  current = messagesOf(web, wanted);
  useLanguage(wanted);
  try {
    return make();
  } finally {
    current = before.messages;
    useLanguage(before.language);
  }
}

function messagesOf(web: string, { code }: Language): Messages {
  const file = join(web, `messages/${code}.xlf`);
  const known = read.get(code);
  if (known || !existsSync(file)) return known ?? new Map<string, string>();
  const found = new Map<string, string>();
  for (const unit of readFileSync(file, 'utf8').split('</trans-unit>')) {
    const id = /<trans-unit id="(\w+)">/.exec(unit)?.[1];
    const target = /<target>([^]*)<\/target>/.exec(unit)?.[1];
    if (id !== undefined && target !== undefined) found.set(id, target);
  }
  read.set(code, found);
  return found;
}

interface Text {
  readonly strings: readonly string[];
  readonly values: readonly (string | number)[];
}

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

// Vite bundles this file anew when its configuration is read again; the library takes one implementation only.
try {
  _installMsgImplementation(((template: string | Text) => {
    const { strings, values } = typeof template === 'string' ? { strings: [template], values: [] } : template;
    const said = current.get(generateMsgId([...strings], false));
    if (said === undefined) return strings.map((text, k) => text + (k in values ? String(values[k]) : '')).join('');
    return said
      .split(/<x id="(\d+)"[^>]*\/>/)
      .map((part, k) => (k % 2 === 0 ? plain(part) : String(values[Number(part)])))
      .join('');
  }) as Parameters<typeof _installMsgImplementation>[0]);
} catch {
  // Installed already.
}

/** `{{About this lab}}` in an HTML file. */
export const fillTexts = (html: string): string =>
  html.replaceAll(/\{\{([^]+?)\}\}/g, (_, text: string) =>
    (msg as (text: string) => string)(text.replace(/\s+/g, ' ').trim()),
  );

/** d3's formats, with the language's marks. */
export function numberFormat(pattern: string): (value: number) => string {
  const { decimal, group, byTwos } = marks();
  return formatLocale({
    ...{ decimal, thousands: group, currency: ['', ''] },
    // The last group, then those before it: 1,23,45,678 has groups of two.
    grouping: [3, ...Array<number>(8).fill(byTwos ? 2 : 3)],
    ...(language().code === 'de' ? { percent: '\u00a0%' } : {}),
  }).format(pattern);
}

/** Where the lessons of the language lie. */
export const lessonsFolder = (web: string): string => join(web, 'lessons', folderOf(language()));
