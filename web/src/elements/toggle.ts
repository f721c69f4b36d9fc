const mine = new WeakSet<Element>();

/** Only what was put out of reach here comes back: a lab may have hidden it for reasons of its own. */
export function toggle(control: HTMLElement, property: 'hidden' | 'inert', on: boolean): void {
  if (on && !control[property]) {
    control[property] = true;
    mine.add(control);
  } else if (!on && mine.has(control) && control[property]) {
    control[property] = false;
    mine.delete(control);
  }
}
