/** An element that knows its tag, and the elements that it puts into its own shadow root. */
export interface ElementClass extends CustomElementConstructor {
  readonly tag: string;
  readonly uses?: Uses;
}

export type Uses = readonly ElementClass[];

/** The one place where elements get their tags, those that they use before they use them. Twice does no harm. */
export function define(tag: string, element: CustomElementConstructor & { readonly uses?: Uses }): void {
  if (customElements.get(tag)) return;
  for (const used of element.uses ?? []) define(used.tag, used);
  customElements.define(tag, element);
}
