import { msg, str } from '@lit/localize';
import { fit, watchScroller } from '../elements/scroller';
import { failedWord, heads, passedWord, tally, verdict, type Done } from './report';
import type { Row, Section } from './suite';
import { short } from '../elements/numbers';

/** A table that fills while the checks go on. */
export interface Shown {
  readonly section: Section;
  add(rows: readonly Row[]): void;
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  settings: { readonly class?: string; readonly text?: string } = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (settings.class !== undefined) made.className = settings.class;
  if (settings.text !== undefined) made.textContent = settings.text;
  made.append(...children);
  return made;
}

function toCome(steps: number): string {
  const count = short(steps);
  return msg(str`${count} to come`);
}

function stateText(all: number, failed: number): string {
  const [count, some] = [short(all), short(failed)];
  return failed === 0 ? msg(str`${count} passed`) : msg(str`${some} of ${count} failed`);
}

const notRun = (reason: string): string => msg(str`The checks could not be run: ${reason}`);

/** Puts a table into its chapter: closed, with how many have passed in its summary; open as soon as one has failed. */
export function show(section: Section): Shown {
  const place = document.querySelector(`[data-checks="${section.chapter}"]`);
  if (!place) throw new Error(`the page has no place for ${section.chapter}`);
  const state = element('span', { class: 'state', text: toCome(section.steps.length) });
  const body = element('tbody');
  const cells = heads(section).map((text) => {
    const head = element('th', { text });
    head.scope = 'col';
    return head;
  });
  const table = element('table', {}, element('thead', {}, element('tr', {}, ...cells)), body);
  table.prepend(element('caption', { class: 'hidden-visually', text: section.title }));
  const scroller = element('div', { class: 'wide' }, table);
  const title = element('span', { class: 'what', text: section.title });
  const details = element('details', { class: 'checks' }, element('summary', {}, title, state), scroller);
  place.append(details);
  watchScroller(scroller, section.title);
  details.addEventListener('toggle', () => fit(scroller));
  const rows: Row[] = [];
  return {
    section,
    add(more) {
      rows.push(...more);
      body.append(...more.map(line));
      const { all, failed } = tally([{ section, rows }]);
      state.textContent = stateText(all, failed);
      state.classList.toggle('failed', failed > 0);
      if (failed > 0) details.open = true;
      fit(scroller);
    },
  };
}

function line({ name, error, bound, passed, why }: Row): HTMLTableRowElement {
  const head = element('th', { text: name });
  head.scope = 'row';
  const verdictCell = element('td', {
    class: passed ? 'passed' : 'failed',
    text: passed ? `✓ ${passedWord()}` : `✗ ${failedWord()}`,
  });
  const first = element('td', { class: why === undefined ? 'number' : 'why', text: why ?? error });
  return element('tr', {}, head, first, element('td', { class: 'number', text: bound }), verdictCell);
}

/** Without a script it would not be true. */
export function start(): void {
  const sentence = document.querySelector('[data-verdict]');
  if (sentence) sentence.textContent = msg('Checking …');
  document.querySelector<HTMLElement>('[data-progress]')?.removeAttribute('hidden');
}

/** How far it is; and at the end, once, the sentence above all. */
export function say(done: readonly Done[], steps: { readonly done: number; readonly all: number }): void {
  const bar = document.querySelector<HTMLProgressElement>('[data-progress]');
  const sentence = document.querySelector('[data-verdict]');
  if (!bar || !sentence) return;
  bar.max = steps.all;
  bar.value = steps.done;
  if (steps.done < steps.all) return;
  bar.hidden = true;
  const sum = tally(done);
  sentence.textContent = verdict(sum);
  sentence.classList.add(sum.failed > 0 ? 'failed' : 'passed');
}

/** The sentence where there will be no other. */
export function despair(error: unknown): void {
  const sentence = document.querySelector('[data-verdict]');
  if (!sentence) return;
  sentence.textContent = notRun(error instanceof Error ? error.message : String(error));
  sentence.classList.add('failed');
  document.querySelector<HTMLElement>('[data-progress]')?.setAttribute('hidden', '');
}

/** Where and on what this was: a list of names and values. */
export function tell(facts: readonly (readonly [string, string])[]): void {
  const list = document.querySelector('[data-facts]');
  list?.replaceChildren(
    ...facts.map(([name, value]) => element('div', {}, element('dt', { text: name }), element('dd', { text: value }))),
  );
}
