import { msg, str } from '@lit/localize';
import { counted } from '../language/numbers';
import { short } from '../elements/numbers';

/** Kept in the reader's browser, where it lets us, and nowhere else. */
const key = 'descent-progress';
/** How long a chapter's end has to be in sight, in milliseconds, so that whoever only passes by has not read it. */
const stay = 1500;

/** Chapters that were read, and labs whose question was answered, by their ids and tags. */
interface Progress {
  readonly read: readonly string[];
  readonly answered: readonly string[];
}
const none: Progress = { read: [], answered: [] };

/** Tells in the outline which chapters were read and how many questions answered; the reader can have it forgotten. */
export function watchProgress(): void {
  const outline = document.querySelector('#outline');
  if (!outline) return;
  let progress = stored();
  const summary = document.createElement('p');
  summary.className = 'progress';
  outline.append(summary);
  const change = (next: Progress): void => {
    progress = next;
    store(progress);
    show(progress, outline, summary, () => change(none));
  };
  show(progress, outline, summary, () => change(none));
  watchEnds((chapter) => {
    if (!progress.read.includes(chapter)) change({ ...progress, read: [...progress.read, chapter] });
  });
  document.addEventListener('descent-guess', ({ target }) => {
    const lab = target instanceof Element ? target.localName : '';
    if (lab !== '' && !progress.answered.includes(lab)) change({ ...progress, answered: [...progress.answered, lab] });
  });
}

/** A chapter is read when its end has rested in the middle of the window. */
function watchEnds(read: (chapter: string) => void): void {
  const timers = new Map<Element, ReturnType<typeof setTimeout>>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(timers.get(target));
        const chapter = target.closest('.chapter')?.id;
        if (isIntersecting && chapter)
          timers.set(
            target,
            setTimeout(() => read(chapter), stay),
          );
      }
    },
    { rootMargin: '-15% 0px -15% 0px' },
  );
  for (const end of document.querySelectorAll('.chapter-end')) observer.observe(end);
}

function show({ read, answered }: Progress, outline: Element, summary: Element, forget: () => void): void {
  for (const link of outline.querySelectorAll<HTMLAnchorElement>('ol:not(ol ol) > li > a')) {
    link.querySelector('.done')?.remove();
    if (!read.includes(link.hash.slice(1))) continue;
    const done = span('done', '');
    const mark = span('', '✓');
    mark.setAttribute('aria-hidden', 'true');
    done.append(mark, span('hidden-visually', `, ${msg('read')}`));
    link.append(done);
  }
  const words = [
    ...(read.length > 0 ? [chaptersRead(read.length)] : []),
    ...(answered.length > 0 ? [questionsAnswered(answered.length)] : []),
  ].join(', ');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = msg('Forget');
  button.title = msg('This is kept in your browser only.');
  button.addEventListener('click', forget);
  summary.replaceChildren(...(words === '' ? [] : [`${words}. `, button]));
}

function span(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

function chaptersRead(many: number): string {
  const count = short(many);
  return counted(many, msg(str`${count} chapter read`), msg(str`${count} chapters read`));
}

function questionsAnswered(many: number): string {
  const count = short(many);
  return counted(many, msg(str`${count} question answered`), msg(str`${count} questions answered`));
}

function stored(): Progress {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return none;
    return { read: words(Reflect.get(kept, 'read')), answered: words(Reflect.get(kept, 'answered')) };
  } catch {
    // Storage may be forbidden, or hold what we have not written.
    return none;
  }
}

const words = (value: unknown): string[] =>
  Array.isArray(value) ? [...new Set(value.filter((word): word is string => typeof word === 'string'))] : [];

function store(progress: Progress): void {
  try {
    if (progress.read.length + progress.answered.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(progress));
  } catch {
    // It then holds for this visit.
  }
}
