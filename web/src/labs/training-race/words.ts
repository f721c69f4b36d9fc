import { msg, str } from '@lit/localize';
import { percent } from '../../charts/interval-chart/layout';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import { counted } from '../../language/numbers';
import { listed } from '../../language/words';
import { updates } from '../updates';
import type { Runner, XAxis } from './runners';
import { byTime, byUpdates, inOrder } from './runners';

export const milliseconds = (time: number): string => `${formatNumber(time, time < 10 ? 2 : 3)} ms`;

export const target = (result: Result): number => result.table('facts').at('target', 0);
const seedsOf = (result: Result): number => result.table('facts').at('seeds', 0);
export const hasClasses = (result: Result): boolean => result.table('facts').at('classes', 0) > 0;

/** Those who are there at the same moment as the first. */
function firsts(runners: readonly Runner[], when: (runner: Runner) => number): readonly Runner[] {
  const [first] = inOrder(runners, when);
  return first ? runners.filter((runner) => when(runner) === when(first)) : [];
}

const names = (runners: readonly Runner[]): string => listed(runners.map(({ label }) => label));

/** Who was first at the target, by updates and by time. */
export function arrivals(result: Result, runners: readonly Runner[]): string {
  const goal = formatNumber(target(result), 3);
  const soonest = firsts(runners, byUpdates);
  const [first] = soonest;
  if (!first) return msg(str`Nobody has come down to a loss of ${goal} with most of the seeds.`);
  const [winners, made] = [names(soonest), updates(first.arrivedAt)];
  const one = msg(str`First down at a loss of ${goal}: ${winners}, after ${made}.`);
  return `${one} ${byClock(first, winners, runners)}`.trim();
}

function byClock(first: Runner, winners: string, runners: readonly Runner[]): string {
  const quickest = firsts(runners, byTime);
  const [quick] = quickest;
  if (!quick) return '';
  const [time, later] = [milliseconds(byTime(quick)), milliseconds(byTime(first))];
  if (quick.key === first.key) return msg(str`By the clock, too: after ${time}.`);
  const fast = names(quickest);
  return quick.cost < first.cost
    ? msg(
        str`By the clock ${fast}: after ${time}, ${winners} after ${later}, because an update of ${fast} takes less time.`,
      )
    : msg(str`By the clock ${fast}: after ${time}, ${winners} after ${later}, because not every update takes as long.`);
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
  const [who, share, loss] = [names(equal), percent(value(best)), formatNumber(value(best), 3)];
  return classes
    ? msg(
        str`In the end the best on what nobody has learned from: ${who}, with ${share} right answers on the examples held out.`,
      )
    : msg(
        str`In the end the best on what nobody has learned from: ${who}, with a loss of ${loss} on the examples held out.`,
      );
}

/** Why a racer was lost, and what to try. */
export function whyLost({ label, diverged, divergedAt, rate }: Runner, seeds: number): string {
  const [update, pace] = [formatNumber(divergedAt), formatNumber(rate, 3)];
  const [some, all] = [formatNumber(diverged), formatNumber(seeds)];
  const when =
    seeds === 1
      ? msg(str`${label} was lost at update ${update}.`)
      : diverged === seeds
        ? msg(str`${label} was lost with every seed, first at update ${update}.`)
        : msg(str`${label} was lost with ${some} of ${all} seeds, first at update ${update}.`);
  const why = msg(
    str`At a rate of ${pace} its updates overshoot further and further, until the loss is no longer a number. Try a smaller rate.`,
  );
  return `${when} ${why}`;
}

export function spreadWords(result: Result): string {
  const seeds = seedsOf(result);
  if (seeds < 1) return msg('The first seed is on its way.');
  if (seeds === 1) return msg('One seed; with more of them, bands show how much is luck.');
  const count = formatNumber(seeds);
  return msg(
    str`Lines are medians of ${count} seeds, bands reach from the lower to the upper quartile: half of all seeds lie within.`,
  );
}

/** Where the playhead stands: "64 examples, 4 updates". */
export function placeText(result: Result, axis: XAxis, look: number, places: Float64Array): string {
  if (axis === 'time') return milliseconds(places[look] ?? NaN);
  const looks = result.table('looks');
  const made = updates(looks.at('step', look));
  if (axis === 'step') return made;
  const examples = looks.at('examples', look);
  const seen = formatNumber(examples);
  return counted(examples, msg(str`${seen} example, ${made}`), msg(str`${seen} examples, ${made}`));
}

/** The chart in words, at the playhead. */
export function lossSummary(result: Result, runners: readonly Runner[], rows: readonly number[], id: string): string {
  const looks = result.table('looks');
  const each = runners.map(({ key, label }, k) => {
    const value = looks.at(`${id}.${key}`, rows[k] ?? 0);
    return `${label}: ${Number.isNaN(value) ? msg('lost') : formatNumber(value, 3)}`;
  });
  return `${each.join(', ')}. ${spreadWords(result)}`;
}
