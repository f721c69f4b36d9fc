import { msg } from '@lit/localize';
import type { Reach } from './reach';
import type { Control } from './reach-controls';
import { toggle } from './toggle';

/*
 * What a lab has beside knobs and parts: groups of buttons, guesses, things that open, the player. None of it is listed
 * anywhere: each is found by what it is, and called by what it calls itself in English. "ui.landscape" is the group
 * labelled “Landscape”; what carries data-control keeps that name whatever its words, in every language.
 */

/** Before the name of such a control, in links. */
const prefix = 'ui.';

/** What stands in one of these goes with it. */
const groups = '[role="group"], fieldset, .guess, [data-control]:not(details)';
const things = `${groups}, details, button, select, input, descent-player, descent-csv-box`;
/** What is the frame's, is somebody else's to set, or is a value among many. */
const others = '[part="footer"], [part="notice"], [data-parameter], table, descent-share';

interface Known {
  readonly name: string;
  readonly label: () => string;
}

const guess: Known = { name: 'guess', label: () => msg('Guess') };
const elements: Readonly<Record<string, Known>> = {
  'descent-player': { name: 'player', label: () => msg('Player') },
  'descent-csv-box': { name: 'ownTable', label: () => msg('Own table') },
};
const knownOf = (element: Element): Known | undefined =>
  element.matches('.guess') ? guess : elements[element.localName];

/** Puts them in and out of reach. */
export function applyOwnReach(root: ParentNode, { hide, lock }: Reach): void {
  const paths = [...hide, ...lock].filter((path) => path.startsWith(prefix));
  if (paths.length === 0 && !applied.has(root)) return;
  applied.add(root);
  for (const { element, path } of ownOf(root)) {
    toggle(element, 'inert', lock.includes(path));
    toggle(element, 'hidden', hide.includes(path));
  }
}

const applied = new WeakSet<ParentNode>();

/** For whoever chooses among them, each once. */
export function ownControlsOf(root: ParentNode): readonly Control[] {
  return [...new Map(ownOf(root).map(({ path, label }) => [path, { path, label }])).values()];
}

interface Own extends Control {
  readonly element: HTMLElement;
}

function ownOf(root: ParentNode): readonly Own[] {
  return [...root.querySelectorAll<HTMLElement>(things)].flatMap((element): readonly Own[] => {
    if (element.closest(others) || element.parentElement?.closest(groups)) return [];
    const known = knownOf(element);
    const label = known?.label() ?? labelOf(element);
    const name = element.dataset['control'] ?? known?.name ?? nameFrom(label);
    return name === '' ? [] : [{ element, path: prefix + name, label }];
  });
}

function labelOf(element: HTMLElement): string {
  const by = element.getAttribute('aria-labelledby');
  const words =
    element.dataset['label'] ??
    element.getAttribute('aria-label') ??
    (by === null ? undefined : (element.getRootNode() as ShadowRoot).getElementById(by)?.textContent) ??
    element.querySelector(':scope > :is(summary, legend)')?.textContent ??
    (element instanceof HTMLInputElement || element instanceof HTMLSelectElement
      ? element.labels?.[0]?.textContent
      : undefined) ??
    (element.matches('button') ? element.textContent : '') ??
    '';
  // What follows says which, or how many, and changes with them.
  return (
    words
      .trim()
      .replace(/\s+/g, ' ')
      .split(/[:,;.(…?।：，；。（？]/, 1)[0]
      ?.trim() ?? ''
  );
}

/** “How much is shown” is howMuchIsShown. */
function nameFrom(label: string): string {
  const words = label
    .normalize('NFD')
    .replaceAll(/[^A-Za-z ]/g, '')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 6);
  return words
    .map((word, k) => (k === 0 ? word.toLowerCase() : `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`))
    .join('');
}
