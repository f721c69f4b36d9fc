import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import { listed } from '../../language/words';
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
  if (first.length === 0) {
    return guess === nobody ? msg('You were right: nobody arrived.') : msg('Nobody arrived.');
  }
  const names = listed(first.map(({ label }) => label));
  const step = formatNumber(at);
  const own = racers.find(({ key }) => key === guess);
  if (own && first.includes(own)) return msg(str`You were right: ${names}, at step ${step}.`);
  if (!own) return msg(str`It was ${names}, at step ${step}.`);
  const { label, reachedAt } = own;
  if (Number.isNaN(reachedAt)) return msg(str`It was ${names}, at step ${step}; ${label} did not come at all.`);
  const later = formatNumber(reachedAt);
  return msg(str`It was ${names}, at step ${step}; ${label} came at step ${later}.`);
}
