import { percent } from '../../charts/interval-chart/layout';
import type { Table } from '../../engine/result';

/** A row of the tables `overall` and `surfaces`. */
export interface Count {
  readonly trials: number;
  /** Trials that say something. */
  readonly applicable: number;
  readonly held: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** Classes of the interval's ends: the verdict lies between them. */
  readonly atLeast: number;
  readonly atMost: number;
}

export function countOf(table: Table, row: number): Count {
  const at = (id: keyof Count): number => table.at(id, row);
  return {
    ...{ trials: at('trials'), applicable: at('applicable'), held: at('held') },
    ...{ share: at('share'), low: at('low'), high: at('high') },
    ...{ atLeast: at('atLeast'), atMost: at('atMost') },
  };
}

/** The core's classes of verdicts in words, in its order. */
export const classNames: readonly string[] = [
  'hardly ever',
  'seldom',
  'about half the time',
  'mostly',
  'nearly always',
];

/** The same where there is little room. */
export const shortNames: readonly string[] = ['hardly ever', 'seldom', 'about half', 'mostly', 'nearly always'];

/** Three answers, made of the classes. */
export interface Guess {
  readonly id: string;
  readonly label: string;
  readonly first: number;
  readonly last: number;
}
export const guesses: readonly Guess[] = [
  { id: 'seldom', label: 'seldom', first: 0, last: 1 },
  { id: 'half', label: 'about half the time', first: 2, last: 2 },
  { id: 'mostly', label: 'mostly', first: 3, last: 4 },
];

/** "below 33 %": which shares an answer stands for, from the core's table of classes. */
export function rangeOf(
  { first, last }: Guess,
  classes: Table,
): { readonly from: number; readonly to: number; readonly text: string } {
  const from = classes.at('from', first);
  const to = classes.at('to', last);
  const text =
    from === 0
      ? `below ${percent(to)}`
      : to === 1
        ? `above ${percent(from)}`
        : `${percent(from).replace(' %', '')}–${percent(to)}`;
  return { from, to, text };
}

/** What may be said; undecided where the interval reaches over a border between classes. */
export function verdict({ applicable, atLeast, atMost }: Count): string {
  if (applicable === 0) return 'no trial says anything';
  const [low = '', high = ''] = [classNames[atLeast], classNames[atMost]];
  if (atLeast === atMost) return low;
  return atMost - atLeast === 1 ? `${low} or ${high}` : `not settled: anything from ${low} to ${high}`;
}

export function judged(guess: Guess, { applicable, atLeast, atMost }: Count): 'right' | 'wrong' | 'open' {
  if (applicable === 0) return 'open';
  if (atLeast >= guess.first && atMost <= guess.last) return 'right';
  return atMost < guess.first || atLeast > guess.last ? 'wrong' : 'open';
}

export const whole = (value: number): string => value.toLocaleString('en');

/** "It held in 291 of the 1,649 trials that say something: 17.6 % …". */
export function outcome(count: Count): string {
  const { applicable, held, trials, share, low, high } = count;
  if (applicable === 0) return `None of ${whole(trials)} trials says anything.`;
  const silent = trials - applicable;
  const rest = silent === 0 ? '' : ` The other ${whole(silent)} of ${whole(trials)} starts say nothing.`;
  return (
    `It held in ${whole(held)} of ${whole(applicable)} trials: ${percent(share, 1)}, ` +
    `95 % interval ${percent(low, 1)} to ${percent(high, 1)}.${rest}`
  );
}

export function guessed(guess: Guess, count: Count): string {
  return {
    right: `You guessed “${guess.label}”, and were right.`,
    wrong: `You guessed “${guess.label}”: not so.`,
    open: `You guessed “${guess.label}”: too close to call, more trials would tell.`,
  }[judged(guess, count)];
}

/** Where it held most often and least often, if that makes a difference. */
export function spread(names: readonly string[], counts: readonly Count[]): string {
  const known = counts.flatMap((count, k) => (count.applicable > 0 ? [{ count, name: names[k] ?? '' }] : []));
  if (known.length < 2) return '';
  const sorted = [...known].sort((a, b) => a.count.share - b.count.share);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (!least || !most || most.count.low <= least.count.high) return '';
  return (
    `It depends on the surface: ${percent(least.count.share)} on ${least.name}, ` +
    `${percent(most.count.share)} on ${most.name}.`
  );
}
