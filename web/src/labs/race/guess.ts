import { raceLength } from '../racers/racer';
import type { Racer } from '../racers/racer';

/** What a learner said before the race: a racer's key, or nobody. */
export type Guess = string;
export const nobody: Guess = 'nobody';

/** Who comes first, several at once perhaps; and when. */
function winners(racers: readonly Racer[]): { readonly first: readonly Racer[]; readonly at: number } {
  const at = racers.reduce((least, { reachedAt }) => (reachedAt < least ? reachedAt : least), Infinity);
  return { first: racers.filter(({ reachedAt }) => reachedAt === at), at };
}

/** The step from which on it is known who was right. */
export function decidedAt(racers: readonly Racer[]): number {
  const { at } = winners(racers);
  return Number.isFinite(at) ? at : raceLength(racers) - 1;
}

/** Who was right. */
export function verdict(racers: readonly Racer[], guess: Guess): string {
  const { first, at } = winners(racers);
  if (first.length === 0) return guess === nobody ? 'You were right: nobody arrived.' : 'Nobody arrived.';
  const names = first.map(({ label }) => label).join(' and ');
  const own = racers.find(({ key }) => key === guess);
  if (own && first.includes(own)) return `You were right: ${names}, at step ${at}.`;
  if (!own) return `It was ${names}, at step ${at}.`;
  const came = Number.isNaN(own.reachedAt) ? 'did not come at all' : `came at step ${own.reachedAt}`;
  return `It was ${names}, at step ${at}; ${own.label} ${came}.`;
}
