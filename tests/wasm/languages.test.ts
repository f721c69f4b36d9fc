import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extractAnew } from '../../web/scripts/messages/messages.mjs';
import { slug } from '../../web/scripts/page/bibliography';
import { folderOf, siteLanguages } from '../../web/scripts/page/language';

/* What a translation shares with its original: everything but its words. */

const web = fileURLToPath(new URL('../../web', import.meta.url));
const translations = siteLanguages.filter((each) => folderOf(each) !== '').map(({ code }) => code);
const lessons = readdirSync(join(web, 'lessons')).filter((file) => file.endsWith('.md'));

/** What stands in every language as it does in English, wherever it stands. */
const kinds: Readonly<Record<string, RegExp>> = {
  'computed number': /\[\[[^\]]+\]\]/g,
  'formula of its own lines': /\$\$[^$]+\$\$/g,
  formula: /(?<![\\$])\$(?!\$)[^$\n]+\$(?!\$)/g,
  citation: /\[@[\w-]+\]|^- @[\w-]+/gm,
  card: /^::: ?\w.*$/gm,
  'end of a card': /^:::$/gm,
  'link definition': /^\[[\w-]+\]: .*$/gm,
  'link target': /\]\((?:[^()]|\([^()]*\))*\)/g,
  'link to a definition': /\]\[[\w-]+\]/g,
  place: /<!-- [a-z-]+(?:: [a-z]+)? -->/g,
  symbol: /^symbol: .*$/gm,
  tag: /<\/?[a-z][\w-]*[^>]*>/g,
  'edge of code': /^```\w*$/gm,
  'line of a table': /^\|/gm,
  quotation: /(?<!^>.*\n)^>/gm,
};

/** "## {#ewma-start-up-bias}": how deep a heading stands, and the id that links know it by. */
function headings(text: string, file: string): readonly string[] {
  const name = file.replace('.md', '');
  return [...text.matchAll(/^(#+) (.*?)(?: \{#([\w-]+)\})?$/gm)].map(([, level = '', words = '', given]) => {
    const own = name === 'glossary' ? slug(words.split(',')[0] ?? '') : `${name}-${slug(words)}`;
    return `${level} {#${given ?? own}}`;
  });
}

/** Those of the first list that the second lacks. */
function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return all.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const differences = (kind: string, original: readonly string[], translated: readonly string[]): readonly string[] => [
  ...without(original, translated).map((what) => `lacks a ${kind}: ${what}`),
  ...without(translated, original).map((what) => `has a ${kind} more: ${what}`),
];

describe.each(translations)('the lessons in %s', (code) => {
  test('are those in English', () => {
    const there = readdirSync(join(web, 'lessons', code)).filter((file) => file.endsWith('.md'));
    expect(there.sort()).toEqual([...lessons].sort());
  });

  test.each(lessons)('%s has all of the original but its words', (file) => {
    const [original, translated] = [file, join(code, file)].map((path) =>
      readFileSync(join(web, 'lessons', path), 'utf8'),
    ) as [string, string];
    const found = (text: string, form: RegExp): readonly string[] =>
      [...text.matchAll(form)].map(([what]) => what.replace(/\s+/g, ' '));
    const wrong = Object.entries(kinds).flatMap(([kind, form]) =>
      differences(kind, found(original, form), found(translated, form)),
    );
    wrong.push(...differences('heading', headings(original, file), headings(translated, file)));
    expect(wrong, `web/lessons/${code}/${file}`).toEqual([]);
  });
});

interface Message {
  readonly id: string;
  readonly source: string;
  /** Undefined as long as nobody has translated it. */
  readonly target: string | undefined;
}

const messagesIn = (file: string): readonly Message[] =>
  [...readFileSync(file, 'utf8').matchAll(/<trans-unit id="(\w+)">([^]*?)<\/trans-unit>/g)].map(
    ([, id = '', unit = '']) => {
      const [source, target] = ['source', 'target'].map(
        (name) => new RegExp(`<${name}>([^]*)</${name}>`).exec(unit)?.[1],
      );
      return { id, source: source ?? '', target };
    },
  );

/** <x id="0" …/> stands for a number, a name or markup; {0} for what the core puts there. */
const places = (text: string): readonly string[] => text.match(/(?<=<x id=")\d+|\{\d+\}/g) ?? [];

describe('the messages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'messages-'));
  let said: readonly Message[];
  beforeAll(async () => {
    await extractAnew(folder, 'de');
    said = messagesIn(join(folder, 'de.xlf'));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const wordsOf = ({ id, source }: Message): string => `${id} “${source}”`;

  test.each(translations)('in %s: each has the places of its original', (code) => {
    const wrong = messagesIn(join(web, `messages/${code}.xlf`)).flatMap(({ source, target, ...message }) =>
      target === undefined
        ? []
        : differences('place', places(source), places(target)).map((what) => `${message.id} “${target}” ${what}`),
    );
    expect(wrong, `web/messages/${code}.xlf`).toEqual([]);
  });

  // Until all of web/messages is translated.
  test.each(translations)('in %s: there is one for all that is said, and none besides: npm run messages', (code) => {
    const known = messagesIn(join(web, `messages/${code}.xlf`));
    const translated = new Set(known.filter(({ target }) => target !== undefined).map(({ id }) => id));
    const ids = new Set(said.map(({ id }) => id));
    expect(said.filter(({ id }) => !translated.has(id)).map(wordsOf), `${code}.xlf lacks`).toEqual([]);
    expect(known.filter(({ id }) => !ids.has(id)).map(wordsOf), `${code}.xlf has what nobody says`).toEqual([]);
  });
});
