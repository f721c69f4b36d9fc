import type { CSSResultGroup } from 'lit';
import { CSSResult, LitElement, unsafeCSS } from 'lit';
import { drawInTurn } from './in-turn';

/** An element that knows its tag, and the elements that it puts into its own shadow root. */
export interface ElementClass extends CustomElementConstructor {
  readonly tag: string;
  readonly uses?: Uses;
}

export type Uses = readonly ElementClass[];

type Definable = CustomElementConstructor & { readonly uses?: Uses; styles?: CSSResultGroup };

/** The same styles with sizes by what the reader has chosen for text, whatever the page has made of its root's size. */
const own = new WeakMap<CSSResult, CSSResult>();

function inReadersSize(styles: CSSResultGroup): CSSResultGroup {
  if (Array.isArray(styles)) return styles.map(inReadersSize);
  if (!(styles instanceof CSSResult)) return styles;
  let made = own.get(styles);
  if (!made) {
    // A query knows no properties.
    const queries = styles.cssText.replaceAll(/@container[^{]*/g, (query) =>
      query.replaceAll(/([\d.]+)rem\b/g, (_, size: string) => `${Number(size) * 16}px`),
    );
    made = unsafeCSS(queries.replaceAll(/(?<![\w.])(-?\d*\.?\d+)rem\b/g, 'calc($1 * var(--rem, 1rem))'));
    own.set(styles, made);
  }
  return made;
}

/** The one place where elements get their tags, those that they use before they use them. Twice does no harm. */
export function define(tag: string, element: Definable): void {
  if (customElements.get(tag)) return;
  for (const used of element.uses ?? []) define(used.tag, used);
  if (element.styles) element.styles = inReadersSize(element.styles);
  if (element.prototype instanceof LitElement) drawInTurn(element as typeof LitElement);
  customElements.define(tag, element);
}
