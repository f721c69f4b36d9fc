import { msg, str } from '@lit/localize';
import type { Pair } from './hash';
import { readPairs, writePairs } from './hash';
import type { Settings } from './tree';
import { difference, isGroup } from './tree';
import { language } from '../language/language';
import { localNumber } from '../language/numbers';

/*
 * The experiment is the URL: everything that differs from the defaults stands behind the #, as
 * "#ewma&ewma.beta=0.98&race.surface.id=beale": first the chapter (if any), then path=value pairs, each lab's own under
 * its name. A plain "#ewma" is a chapter anchor as in any page. Two groups under a lab's name are not the core's: "view",
 * what the lab shows beside its spec, and "task", what a teacher has made of it. For the page as a whole stand "theme",
 * "lang", the language of its labs, and "v", the version of all this: a link without it is of version 1, and what version 1 could say means the same for ever.
 */

/** Of the links that are understood. */
const version = 1;

/** What a link asks of the page as a whole. */
export interface PageSettings {
  /** The ground. */
  readonly theme?: Theme;
  /** The language of the labs, as in a `lang` attribute. */
  readonly lang?: string;
}

/** What a link made on this page says of its language: nothing where that is English. */
export function ownLanguage(): { readonly lang?: string } {
  const { code } = language();
  return code === 'en' ? {} : { lang: code };
}

export interface Hash extends PageSettings {
  /** The chapter that the link leads to; empty when it names none. */
  readonly anchor: string;
  readonly labs: ReadonlyMap<string, Settings>;
  /** A sentence for the reader, when something in the link was no use. */
  readonly problem: string;
}

export type Theme = 'light' | 'dark';

/** No lab needs more; a link beyond it was not made here. */
const longest = 60_000;
const languageTag = /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$/;
const labName = /^[a-z][a-z0-9-]{0,39}$/;

/** Reads what stands behind the #. Never throws: what can't be read is left out and named. */
export function parseHash(hash: string): Hash {
  const text = hash.replace(/^#/, '');
  if (text.length > longest) return nothing(tooLong(localNumber(String(text.length))));
  const tokens = text.split('&').filter((token) => token !== '');
  const anchor = tokens[0] !== undefined && !tokens[0].includes('=') ? (decode(tokens[0]) ?? '') : '';
  const pairs = new Map<string, Pair[]>();
  const bad: string[] = [];
  let page: PageSettings = {};
  let newer = false;
  for (const token of tokens.slice(anchor === '' ? 0 : 1)) {
    const at = token.indexOf('=');
    const path = decode(token.slice(0, Math.max(0, at)));
    const value = decode(token.slice(at + 1));
    const dot = path?.indexOf('.') ?? -1;
    const lab = path?.slice(0, dot) ?? '';
    if (path === 'theme' && (value === 'light' || value === 'dark')) {
      page = { ...page, theme: value };
      continue;
    }
    if (path === 'lang' && value !== undefined && languageTag.test(value)) {
      page = { ...page, lang: value };
      continue;
    }
    if (path === 'v' && value !== undefined && /^[1-9]\d{0,3}$/.test(value)) {
      newer = Number(value) > version;
      continue;
    }
    if (at < 0 || path === undefined || value === undefined || dot < 0 || !labName.test(lab)) {
      bad.push(token);
      continue;
    }
    if (!pairs.has(lab)) pairs.set(lab, []);
    pairs.get(lab)?.push([path.slice(dot + 1), value]);
  }
  const labs = new Map<string, Settings>();
  for (const [lab, list] of pairs) {
    const settings = readPairs(list);
    if (settings) labs.set(lab, settings);
    else bad.push(`${lab}.…`);
  }
  const problems = [
    newer ? msg('The link was made by a newer version of this page; what this one knows of it is set.') : '',
    bad.length > 0 ? leftOut(brief(bad)) : '',
  ];
  return { anchor, labs, problem: problems.join(' ').trim(), ...page };
}

export function formatHash(
  anchor: string,
  labs: ReadonlyMap<string, readonly Pair[]>,
  page: PageSettings = {},
): string {
  const pairs = [...labs.values()].flat().map(([path, text]) => `${encode(path)}=${encode(text)}`);
  const whole = [page.theme && `theme=${page.theme}`, page.lang && `lang=${page.lang}`].filter(
    (token) => token !== undefined,
  );
  const tokens = [...(anchor === '' ? [] : [encode(anchor)]), ...whole, ...pairs];
  return tokens.length === 0 ? '' : `#${tokens.join('&')}`;
}

/** Whether the address is ours to read and to write; that of somebody else's page is not. */
let own = false;

export function ownsAddress(): boolean {
  return own;
}

/** What a link says of one lab. */
export interface LabLink {
  /** For the core. */
  readonly spec: Settings;
  readonly view: Settings;
  readonly task: Settings;
}

/** What the link sets in a lab; undefined when it doesn't mention it. */
export function readLink(labId: string, hash = own ? location.hash : ''): LabLink | undefined {
  const settings = parseHash(hash).labs.get(labId);
  return settings && apart(settings);
}

export function readSpec(labId: string, hash = own ? location.hash : ''): Settings | undefined {
  return readLink(labId, hash)?.spec;
}

function apart({ view, task, ...spec }: Settings): LabLink {
  return { spec, view: isGroup(view) ? view : {}, task: isGroup(task) ? task : {} };
}

function joined({ spec, view, task }: LabLink): Settings {
  return { ...spec, ...(isEmpty(view) ? {} : { view }), ...(isEmpty(task) ? {} : { task }) };
}

const isEmpty = (settings: Settings): boolean => Object.keys(settings).length === 0;

/** A link to one lab in a state, and nothing else: what is to be put behind an address. */
export function linkTo(labId: string, link: LabLink, page: PageSettings = {}, anchor = labId): string {
  return formatHash(anchor, new Map([[labId, writePairs(joined(link), labId)]]), page);
}

/** Fired on the window when somebody went to another state of this page; its detail are the labs that it sets. */
export const linkFollowed = 'descent-link';

/** Least time between two changes of the address: Safari refuses more than a hundred in ten seconds. */
const interval = 250;
const pending = new Map<string, Partial<LabLink>>();
let timer: ReturnType<typeof setTimeout> | undefined;
/** When the address was last changed, in ms since the page began. */
let changed = -interval;
/** What the address says of the labs, also while an anchor that was just followed has replaced it. */
let written: ReadonlyMap<string, Settings> | undefined;
let page: PageSettings = {};

/**
 * Puts what differs from the defaults into the address: at once after a pause, so that a page which is reloaded right
 * after a change still has it, and at intervals while changes come fast. Several calls in a row make one change.
 */
export function writeSpec(labId: string, spec: Settings, defaults: Settings = {}): void {
  write(labId, { spec: difference(spec, defaults) });
}

/** The same for what a lab shows beside its spec: what differs from how it was at first. */
export function writeView(labId: string, view: Settings): void {
  write(labId, { view });
}

function write(labId: string, change: Partial<LabLink>): void {
  if (!own) return;
  pending.set(labId, { ...pending.get(labId), ...change });
  timer ??= setTimeout(flush, Math.max(0, changed + interval - performance.now()));
}

/** What the address says of a lab now, what is about to be said included. */
export function linkOf(labId: string): LabLink {
  flush();
  return apart((written ?? parseHash(location.hash).labs).get(labId) ?? {});
}

/** Makes the address say now what it would say soon. */
export function flush(): void {
  clearTimeout(timer);
  timer = undefined;
  if (pending.size > 0) replaceHash(parseHash(location.hash).anchor);
}

/** How somebody came to a hash: with the page, by a link in it (or by typing), or by the way back and forth. */
export type Arrival = 'load' | 'link' | 'history';

/** Looks after the address from now on, and tells of every hash that comes, the present one first. Once a page. */
export function watchLinks(tell: (hash: Hash, arrival: Arrival) => void): void {
  own = true;
  const follow = (arrival: Arrival): void => {
    const hash = parseHash(location.hash);
    // What is not mentioned stays as it is, in the labs and in the address: a link in the text speaks of one lab, and
    // a plain anchor of none.
    for (const lab of hash.labs.keys()) pending.delete(lab);
    written = new Map([...(written ?? []), ...hash.labs]);
    const { theme = page.theme, lang = page.lang } = hash;
    page = { ...(theme ? { theme } : {}), ...(lang ? { lang } : {}) };
    if (hash.problem === '') replaceHash(hash.anchor);
    if (arrival !== 'load') window.dispatchEvent(new CustomEvent(linkFollowed, { detail: [...hash.labs.keys()] }));
    tell(hash, arrival);
  };
  follow('load');
  window.addEventListener('hashchange', () => follow(isOurs(history.state) ? 'history' : 'link'));
  // A link to where the address points already changes nothing, but the reader may have gone on since.
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link?.hash && link.href === location.href && parseHash(link.hash).labs.size > 0) follow('link');
  });
}

/** Entries of the history that this page has seen carry a mark, so that going back to one is known from a link. */
const mark = { descent: true } as const;

function isOurs(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'descent' in state;
}

function replaceHash(anchor: string): void {
  changed = performance.now();
  const labs = new Map(written ?? parseHash(location.hash).labs);
  for (const [lab, change] of pending) labs.set(lab, joined({ ...apart(labs.get(lab) ?? {}), ...change }));
  written = labs;
  pending.clear();
  const pairs = new Map([...labs].map(([lab, settings]) => [lab, writePairs(settings, lab)] as const));
  const hash = formatHash(anchor, pairs, page);
  history.replaceState(mark, '', hash === '' ? location.pathname + location.search : hash);
}

function nothing(problem: string): Hash {
  return { anchor: '', labs: new Map(), problem };
}

/** Enough escaping for a fragment, little enough to stay readable. Half a character, which no address can hold, becomes �. */
function encode(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'))
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/');
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const tooLong = (length: string): string =>
  msg(str`The link is too long to be one of this page's (${length} characters).`);
const leftOut = (part: string): string => msg(str`A part of the link could not be read and was left out: “${part}”.`);

function brief(parts: readonly string[]): string {
  const text = parts.join(' & ');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
