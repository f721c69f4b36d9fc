/** Marks the chapter that is being read in the outline, and folds the outline away where it would cover the text. */
export function watchOutline(): void {
  const outline = document.querySelector<HTMLDetailsElement>('#outline');
  if (!outline) return;
  const links = new Map(
    [...outline.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].map((link) => [link.hash.slice(1), link]),
  );
  const chapters = [...links.keys()].map((id) => document.getElementById(id)).filter((chapter) => chapter !== null);
  for (const chapter of chapters) addSections(chapter, links.get(chapter.id));
  foldWhenNarrow(outline);

  const inView = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) inView.add(entry.target);
        else inView.delete(entry.target);
      }
      const current = chapters.find((chapter) => inView.has(chapter));
      if (current) mark(links, current.id, outline);
    },
    // A line somewhat above the middle of the window: the chapter that crosses it is being read.
    { rootMargin: '-35% 0px -65% 0px' },
  );
  for (const chapter of chapters) observer.observe(chapter);
}

/** The chapter's own headings, below its title. */
function addSections(chapter: Element, link: HTMLAnchorElement | undefined): void {
  const headings = [...chapter.querySelectorAll<HTMLElement>('h3[id]')];
  if (!link || headings.length === 0) return;
  const list = document.createElement('ol');
  for (const heading of headings) {
    const section = document.createElement('a');
    section.href = `#${heading.id}`;
    section.textContent = heading.textContent;
    const item = document.createElement('li');
    item.append(section);
    list.append(item);
  }
  link.after(list);
}

function mark(links: ReadonlyMap<string, HTMLAnchorElement>, id: string, outline: HTMLElement): void {
  for (const [chapter, link] of links) {
    if (chapter === id) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  const here = outline.querySelector('[data-here]');
  if (here) here.textContent = links.get(id)?.firstChild?.textContent?.trim() ?? '';
}

/** Beside the text it is always open; above it only when asked for, and not any longer once a chapter was chosen. */
function foldWhenNarrow(outline: HTMLDetailsElement): void {
  const wide = matchMedia('(min-width: 68em)');
  const fit = () => (outline.open = wide.matches);
  fit();
  wide.addEventListener('change', fit);
  outline.addEventListener('click', (event) => {
    if (!wide.matches && event.target instanceof HTMLAnchorElement) outline.open = false;
  });
  outline.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || wide.matches || !outline.open) return;
    outline.open = false;
    outline.querySelector('summary')?.focus();
  });
}
