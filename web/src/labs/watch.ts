import { define } from '../elements/define';
import { Engine } from '../engine/client';
import { startLanguage } from '../language/load';
import { labs } from './list';
import { sayMissing, unsayMissing } from './missing';
import { nearby } from './near';

const unknown = `:is(${Object.keys(labs).join(',')}):not(:defined)`;
const loading = new Map<string, Promise<void>>();
/** What is watched for coming near, and which labs are waiting for that. */
const waiting = new Map<Element, Set<string>>();
const roots = new Set<Document | ShadowRoot>();
let near: IntersectionObserver | undefined;

/** Gets a lab's code and gives it its tag; a second call waits for the first. Rejects for a tag that is no lab's. */
export function load(tag: string): Promise<void> {
  const entry = labs[tag];
  if (!entry) return Promise.reject(new RangeError(`There is no <${tag}>; there are ${Object.keys(labs).join(', ')}.`));
  let coming = loading.get(tag);
  if (!coming) {
    // Is got at the same time, too. What goes wrong with it, the lab finds out and says.
    Engine.shared()
      .catalog(entry.experiment)
      .catch(() => undefined);
    // A lab's words are there before it is.
    coming = Promise.all([entry.code(), startLanguage('', document.querySelector(tag) ?? undefined)]).then(([lab]) => {
      define(tag, lab);
      for (const root of roots) unsayMissing(root, tag);
    });
    loading.set(tag, coming);
    // Whoever comes near after a failure, or is online again, gets a fresh try.
    coming.catch(() => loading.delete(tag));
  }
  return coming;
}

/**
 * Loads the code of each lab in a document, or in an open shadow root, when its element comes near the window; also of
 * those that are put there later. What stands between the tags, the poster, stays until then.
 */
export function watchLabs(root: Document | ShadowRoot = document): void {
  if (roots.has(root)) return;
  roots.add(root);
  near ??= new IntersectionObserver(arrived, { rootMargin: nearby });
  find(root);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof Element) find(node);
    }
  }).observe(root, { childList: true, subtree: true });
}

function find(root: ParentNode): void {
  const found = [...root.querySelectorAll(unknown)];
  if (root instanceof Element && root.matches(unknown)) found.push(root);
  for (const lab of found) wait(lab);
}

function wait(lab: Element): void {
  const place = placeOf(lab);
  const tags = waiting.get(place) ?? new Set();
  tags.add(lab.localName);
  waiting.set(place, tags);
  near?.observe(place);
}

/** A page may hide what is not defined yet, and what is hidden comes near nothing: then what it stands in is watched. */
function placeOf(lab: Element): Element {
  if (!['none', 'contents'].includes(getComputedStyle(lab).display)) return lab;
  const root = lab.getRootNode();
  return lab.parentElement ?? (root instanceof ShadowRoot ? root.host : lab);
}

function arrived(entries: readonly IntersectionObserverEntry[]): void {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting) void fetchFor(target);
  }
}

async function fetchFor(place: Element): Promise<void> {
  near?.unobserve(place);
  const tags = waiting.get(place) ?? new Set();
  waiting.delete(place);
  for (const tag of tags) {
    try {
      await load(tag);
    } catch (error) {
      console.warn(`<${tag}> could not be loaded: ${String(error)}`);
      for (const root of roots) {
        for (const lab of root.querySelectorAll(tag)) sayMissing(lab, () => load(tag));
      }
      addEventListener('online', () => roots.forEach(find), { once: true });
    }
  }
}
