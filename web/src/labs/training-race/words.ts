import { percent } from '../../charts/interval-chart/layout';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import type { Runner } from './runners';
import { byTime, byUpdates, inOrder } from './runners';

export const updates = (count: number): string => `${formatNumber(count)} ${count === 1 ? 'update' : 'updates'}`;
export const milliseconds = (time: number): string => `${formatNumber(time, time < 10 ? 2 : 3)} ms`;

export const target = (result: Result): number => result.table('facts').at('target', 0);
const seedsOf = (result: Result): number => result.table('facts').at('seeds', 0);
export const hasClasses = (result: Result): boolean => result.table('facts').at('classes', 0) > 0;

/** Those who are there at the same moment as the first. */
function firsts(runners: readonly Runner[], when: (runner: Runner) => number): readonly Runner[] {
  const [first] = inOrder(runners, when);
  return first ? runners.filter((runner) => when(runner) === when(first)) : [];
}

const names = (runners: readonly Runner[]): string =>
  runners.map(({ label }) => label).join(runners.length === 2 ? ' and ' : ', ');

/** Who was first at the target, by updates and by time. */
export function arrivals(result: Result, runners: readonly Runner[]): string {
  const goal = `a loss of ${formatNumber(target(result), 3)}`;
  const soonest = firsts(runners, byUpdates);
  const [first] = soonest;
  if (!first) return `Nobody has come down to ${goal} with most of the seeds.`;
  const one = `First down at ${goal}: ${names(soonest)}, after ${updates(first.arrivedAt)}.`;
  const quickest = firsts(runners, byTime);
  const [quick] = quickest;
  if (!quick) return one;
  const time = milliseconds(byTime(quick));
  if (quick.key === first.key) return `${one} By the clock, too: after ${time}.`;
  return `${one} By the clock ${names(quickest)}: after ${time}, ${names(soonest)} after ${milliseconds(byTime(first))}, because ${
    quick.cost < first.cost ? `an update of ${names(quickest)} takes less time` : 'not every update takes as long'
  }.`;
}

/** Who does best on what nobody has learned from. */
export function onHeldOut(result: Result, runners: readonly Runner[]): string {
  const standings = result.table('standings');
  const classes = hasClasses(result);
  const id = classes ? 'heldOutAccuracy' : 'heldOut';
  const value = ({ index }: Runner): number => standings.at(id, index);
  const known = runners.filter((runner) => !Number.isNaN(value(runner)));
  const [best] = [...known].sort((a, b) => (classes ? value(b) - value(a) : value(a) - value(b)));
  if (!best) return '';
  const equal = known.filter((runner) => value(runner) === value(best));
  const what = classes
    ? `${percent(value(best))} right answers on the examples held out`
    : `a loss of ${formatNumber(value(best), 3)} on the examples held out`;
  return `In the end the best on what nobody has learned from: ${names(equal)}, with ${what}.`;
}

/** Why a racer was lost, and what to try. */
export function whyLost({ label, diverged, divergedAt, rate }: Runner, seeds: number): string {
  const often = diverged === seeds ? (seeds === 1 ? '' : ' with every seed') : ` with ${diverged} of ${seeds} seeds`;
  return `${label} was lost${often}, first at update ${formatNumber(divergedAt)}: at a rate of ${formatNumber(rate, 3)} its updates overshoot further and further, until the loss is no longer a number. Try a smaller rate.`;
}

export function spreadWords(result: Result): string {
  const seeds = seedsOf(result);
  if (seeds <= 1)
    return seeds === 1 ? 'One seed; with more of them, bands show how much is luck.' : 'The first seed is on its way.';
  return `Lines are medians of ${seeds} seeds, bands reach from the lower to the upper quartile: half of all seeds lie within.`;
}

/** The chart in words, at the playhead. */
export function lossSummary(result: Result, runners: readonly Runner[], rows: readonly number[], id: string): string {
  const looks = result.table('looks');
  const each = runners.map(({ key, label }, k) => {
    const value = looks.at(`${id}.${key}`, rows[k] ?? 0);
    return `${label} ${Number.isNaN(value) ? 'lost' : formatNumber(value, 3)}`;
  });
  return `${each.join(', ')}. ${spreadWords(result)}`;
}
