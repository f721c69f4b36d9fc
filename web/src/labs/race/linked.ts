import type { Linked } from '../view-link';
import { aBoolean, aNumber, groupOf, oneOf } from '../view-link';

/** What a link carries of the race beside its spec. */
export const linked: Linked = {
  overlays: groupOf({ gradient: aBoolean, velocity: aBoolean, squares: aBoolean, lookAhead: aBoolean }),
  log: aBoolean,
  x: oneOf('step', 'evaluations'),
  frame: groupOf({ xMin: aNumber, xMax: aNumber, yMin: aNumber, yMax: aNumber }),
};
