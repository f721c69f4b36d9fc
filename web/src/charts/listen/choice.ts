import { msg } from '@lit/localize';

/** How fast a chart is played; kept for the next one, and the next visit. */
export const paces = [
  { id: 'slow', seconds: 6 },
  { id: 'normal', seconds: 3 },
  { id: 'fast', seconds: 1.5 },
] as const;

export type Pace = (typeof paces)[number];

export const paceName = (id: Pace['id']): string =>
  ({ slow: msg('slow'), normal: msg('normal'), fast: msg('fast') })[id];

const key = 'descent-listen-pace';
let chosen: Pace | undefined;

export function paceNow(): Pace {
  if (chosen) return chosen;
  try {
    const kept = localStorage.getItem(key);
    chosen = paces.find(({ id }) => id === kept);
  } catch {
    // Storage may be forbidden.
  }
  chosen ??= paces[1];
  return chosen;
}

export function choosePace(id: string): void {
  chosen = paces.find((pace) => pace.id === id) ?? paces[1];
  try {
    localStorage.setItem(key, chosen.id);
  } catch {
    // It then holds for this visit.
  }
}
