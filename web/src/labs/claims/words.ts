import { msg, str } from '@lit/localize';
import { percent } from '../../charts/interval-chart/layout';
import { formatFixed, formatNumber } from '../../charts/line-chart/format';
import type { Table } from '../../engine/result';
import { counted } from '../../language/numbers';

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
const classNames = (): readonly string[] => [
  msg('hardly ever'),
  msg('seldom'),
  msg('about half the time'),
  msg('mostly'),
  msg('nearly always'),
];

/** The same where there is little room. */
export const shortNames = (): readonly string[] => [
  msg('hardly ever'),
  msg('seldom'),
  msg('about half'),
  msg('mostly'),
  msg('nearly always'),
];

/** Three answers, made of the classes. */
export interface Guess {
  readonly id: string;
  readonly label: string;
  readonly first: number;
  readonly last: number;
}
export const guesses = (): readonly Guess[] => [
  { id: 'seldom', label: msg('seldom'), first: 0, last: 1 },
  { id: 'half', label: msg('about half the time'), first: 2, last: 2 },
  { id: 'mostly', label: msg('mostly'), first: 3, last: 4 },
];

/** "below 33 %": which shares an answer stands for, from the core's table of classes. */
export function rangeOf(
  { first, last }: Guess,
  classes: Table,
): { readonly from: number; readonly to: number; readonly text: string } {
  const from = classes.at('from', first);
  const to = classes.at('to', last);
  return { from, to, text: rangeText(from, to) };
}

function rangeText(from: number, to: number): string {
  const [low, high] = [percent(from), percent(to)];
  if (from === 0) return msg(str`below ${high}`);
  return to === 1 ? msg(str`above ${low}`) : `${formatFixed(100 * from, 0)}–${high}`;
}

/** What may be said; undecided where the interval reaches over a border between classes. */
export function verdict({ applicable, atLeast, atMost }: Count): string {
  if (applicable === 0) return msg('no trial says anything');
  const names = classNames();
  const [low = '', high = ''] = [names[atLeast], names[atMost]];
  if (atLeast === atMost) return low;
  return atMost - atLeast === 1 ? msg(str`${low} or ${high}`) : msg(str`not settled: anything from ${low} to ${high}`);
}

export const quoted = (slogan: string): string => msg(str`“${slogan}”`);

/** As a sentence, with the slogan. */
export function verdictOn(slogan: string, count: Count): string {
  const judgement = verdict(count);
  return msg(str`“${slogan}”: ${judgement}.`);
}

export function judged(guess: Guess, { applicable, atLeast, atMost }: Count): 'right' | 'wrong' | 'open' {
  if (applicable === 0) return 'open';
  if (atLeast >= guess.first && atMost <= guess.last) return 'right';
  return atMost < guess.first || atLeast > guess.last ? 'wrong' : 'open';
}

export const whole = (value: number): string => formatNumber(value);

/** "1 trial", "250 trials". */
export function trialsText(count: number): string {
  const trials = whole(count);
  return counted(count, msg(str`${trials} trial`), msg(str`${trials} trials`));
}

/** "It held in 291 of the 1,649 trials that say something: 17.6 % …". */
export function outcome(count: Count): string {
  const all = whole(count.trials);
  if (count.applicable === 0) return msg(str`None of ${all} trials says anything.`);
  const [held, telling] = [whole(count.held), whole(count.applicable)];
  const [share, low, high] = [percent(count.share, 1), percent(count.low, 1), percent(count.high, 1)];
  const said = msg(str`It held in ${held} of ${telling} trials: ${share}, 95 % interval ${low} to ${high}.`);
  if (count.trials === count.applicable) return said;
  const silent = whole(count.trials - count.applicable);
  return `${said} ${msg(str`The other ${silent} of ${all} starts say nothing.`)}`;
}

export function guessed(guess: Guess, count: Count): string {
  const { label } = guess;
  return {
    right: msg(str`You guessed “${label}”, and were right.`),
    wrong: msg(str`You guessed “${label}”: not so.`),
    open: msg(str`You guessed “${label}”: too close to call, more trials would tell.`),
  }[judged(guess, count)];
}

/** Where it held most often and least often, if that makes a difference. */
export function spread(names: readonly string[], counts: readonly Count[]): string {
  const known = counts.flatMap((count, k) => (count.applicable > 0 ? [{ count, name: names[k] ?? '' }] : []));
  if (known.length < 2) return '';
  const sorted = [...known].sort((a, b) => a.count.share - b.count.share);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (!least || !most || most.count.low <= least.count.high) return '';
  const [low, high] = [percent(least.count.share), percent(most.count.share)];
  return msg(str`It depends on the surface: ${low} on ${least.name}, ${high} on ${most.name}.`);
}
