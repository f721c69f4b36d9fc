import { site } from '../state/site';
import { ownsAddress } from '../state/url';

/** Where a link to another lab leads: within our own page, else from the page around the lab to ours. */
export function leadTo(hash: string): string {
  return ownsAddress() ? hash : site + hash;
}

/** Goes there; the page around a lab is not left. */
export function goTo(hash: string): void {
  if (ownsAddress()) location.hash = hash;
  else window.open(leadTo(hash), '_blank', 'noopener');
}

/** Whether that lab can be gone to. */
export function isThere(tag: string): boolean {
  return !ownsAddress() || document.querySelector(tag) !== null;
}
