import { msg } from '@lit/localize';
import { fit, watchScroller } from '../elements/scroller';

/** The wide things of the prose: tables, each in a box that scrolls, and formulas. */
export function watchScrollers(): void {
  for (const table of document.querySelectorAll(':is(.chapter, .mistake) > table')) {
    const box = document.createElement('div');
    box.className = 'wide';
    table.replaceWith(box);
    box.append(table);
  }
  // Content may change its width by itself, when a font arrives.
  const content = new ResizeObserver((entries) => {
    for (const { target } of entries) if (target.parentElement) fit(target.parentElement);
  });
  for (const box of document.querySelectorAll(':is(.chapter, .part, .mistake) > :is(.wide, .formula)')) {
    watchScroller(box, box.matches('.formula') ? msg('Formula') : msg('Table'));
    if (box.firstElementChild) content.observe(box.firstElementChild);
  }
}
