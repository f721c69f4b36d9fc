import { site } from '../state/site';
import { ownsAddress } from '../state/url';

/** A page of ours with one lab has no others. */
const alone = (): boolean => 'alone' in document.documentElement.dataset;

/** Where a link to another lab leads: within the lessons, else from the page around the lab to them. */
export function leadTo(hash: string): string {
  return ownsAddress() && !alone() ? hash : site + hash;
}

/** Goes there; the page around a lab is not left. */
export function goTo(hash: string): void {
  if (ownsAddress()) location.href = leadTo(hash);
  else window.open(leadTo(hash), '_blank', 'noopener');
}

/** Whether that lab can be gone to. */
export function isThere(tag: string): boolean {
  return !ownsAddress() || alone() || document.querySelector(tag) !== null;
}
