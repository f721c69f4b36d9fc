/**
 * What is too wide for the window scrolls in a box of its own; such a box is made reachable by keyboard, and named, for
 * as long as there is something to scroll.
 */
export function watchScrollers(): void {
  for (const table of document.querySelectorAll('.chapter > table')) {
    const box = document.createElement('div');
    box.className = 'wide';
    table.replaceWith(box);
    box.append(table);
  }
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) fit(target);
  });
  for (const box of document.querySelectorAll('.chapter > :is(.wide, .formula)')) {
    observer.observe(box);
    // Its content may change its width by itself, when a font arrives.
    if (box.firstElementChild) observer.observe(box.firstElementChild);
  }
}

function fit(target: Element): void {
  const box = target.closest('.wide, .formula');
  if (!box) return;
  if (box.scrollWidth <= box.clientWidth) {
    for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
    return;
  }
  box.setAttribute('tabindex', '0');
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', box.matches('.formula') ? 'Formula' : 'Table');
}
