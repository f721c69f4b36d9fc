import { msg, str } from '@lit/localize';
import type { Hash } from '../state/url';
import { watchLinks } from '../state/url';
import { hold } from './hold';

/** Leads to the chapter or lab that a link means, and says what in it was no use. */
export function watchPageLinks(): void {
  watchLinks((hash, arrival) => {
    tellProblem(hash.problem || strangers(hash));
    // For this visit: what the reader has chosen for the page stays as it is.
    if (hash.theme) document.documentElement.dataset['theme'] = hash.theme;
    const target = goal(hash);
    // Going back, or coming again: the browser knows where the reader was.
    if (!target || arrival === 'history' || (arrival === 'load' && revisited())) return;
    const settingOnly = arrival === 'link' && hash.labs.size > 0;
    if (!settingOnly || !inSight(target)) hold(target);
  });
}

/** Whether enough of a lab can be seen that somebody who has just set it sees what becomes of it. */
function inSight(target: Element): boolean {
  const { top, bottom } = target.getBoundingClientRect();
  return Math.min(bottom, innerHeight) - Math.max(top, 0) > innerHeight / 2 && top > -innerHeight / 3;
}

function revisited(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type !== 'navigate';
}

/** A lab that links call by another name than its tag’s says so: the chapter on normalization has that name already. */
const lab = (id: string): Element | null =>
  id === '' ? null : document.querySelector(`descent-${CSS.escape(id)}, [data-lab="${CSS.escape(id)}"]`);

function goal({ anchor, labs }: Hash): Element | null {
  if (anchor !== '') return document.getElementById(anchor) ?? lab(anchor);
  const [first] = labs.keys();
  return first === undefined ? null : lab(first);
}

/** Chapters and labs that this page doesn't have. */
function strangers({ anchor, labs }: Hash): string {
  if (anchor !== '' && !document.getElementById(anchor) && !lab(anchor)) {
    const name = anchor.slice(0, 40);
    return msg(str`The link leads to “${name}”, which is not on this page.`);
  }
  const unknown = [...labs.keys()].filter((id) => !lab(id));
  if (unknown.length === 0) return '';
  const names = unknown.join(', ').slice(0, 80);
  return msg(str`The link sets something in “${names}”, which is not on this page.`);
}

/** Says something at the head of the page; nothing: takes away what was said. */
export function tellProblem(problem: string): void {
  const place = document.querySelector<HTMLElement>('#link-problem');
  if (!place) return;
  place.hidden = problem === '';
  const text = place.querySelector('p');
  if (text) text.textContent = problem;
  place.querySelector('button')?.addEventListener('click', () => (place.hidden = true), { once: true });
}
