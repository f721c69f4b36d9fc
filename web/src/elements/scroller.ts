import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

const labels = new WeakMap<Element, string>();
let observer: ResizeObserver | undefined;

/**
 * What is too wide scrolls in a box of its own; such a box is made reachable by keyboard, and named, for as long as there is
 * something to scroll. The observer lets go of a box when the page does.
 */
export function watchScroller(box: Element, label: string): void {
  if (labels.has(box)) return;
  labels.set(box, label);
  observer ??= new ResizeObserver((entries) => {
    for (const { target } of entries) fit(target);
  });
  observer.observe(box);
}

/** Looks again at once, where the content may have changed its width by itself. */
export function fit(box: Element): void {
  if (box.scrollWidth <= box.clientWidth) {
    for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
    return;
  }
  box.setAttribute('tabindex', '0');
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', labels.get(box) ?? '');
}

class Scroller extends Directive {
  override render(_label: string): typeof noChange {
    return noChange;
  }
  override update({ element }: ElementPart, [label]: [string]): typeof noChange {
    watchScroller(element, label);
    // After this drawing.
    requestAnimationFrame(() => fit(element));
    return noChange;
  }
}

/** `<div ${scroller('Formula')}>` within a template. */
export const scroller = directive(Scroller);
