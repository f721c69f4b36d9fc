import { msg, str } from '@lit/localize';
import type { ContourPin } from '../../charts/contour';
import { formatNumber } from '../../charts/line-chart/format';
import { listed } from '../../language/words';
import { minimumName } from '../racers/minima';
import { raceLength, rowOf } from '../racers/racer';
import type { Racer } from '../racers/racer';

type Racers = readonly Racer[];
type Pins = readonly ContourPin[];

/** What has happened up to the playhead, in a few sentences. */
export function tellStory(racers: Racers, pins: Pins, index: number): string {
  if (index === 0) {
    const [only] = racers;
    if (racers.length === 1 && only) return msg(str`Step 0: ${only.label} at the start.`);
    const count = formatNumber(racers.length);
    return msg(str`Step 0: all ${count} racers at the start.`);
  }
  const over = index >= raceLength(racers) - 1;
  const arrived = arrivedBy(racers, index);
  const lost = lostBy(racers, index);
  const rest = racers.filter((racer) => !arrived.includes(racer) && !lost.includes(racer));
  const sentences = [
    ...(arrived.length > 0 ? told(arrived, pins, index) : [nobody(pins, over)]),
    ...(rest.length > 0 ? [progress(rest, pins, index)] : []),
    ...losses(lost),
  ].join(' ');
  const step = formatNumber(index);
  return msg(str`Step ${step}: ${sentences}`);
}

/** What has become of those who are no longer on their way; empty while nothing has happened. */
export function headlines(racers: Racers, pins: Pins, index: number): string {
  return [...told(arrivedBy(racers, index), pins, index), ...losses(lostBy(racers, index))].join(' ');
}

function nobody(pins: Pins, over: boolean): string {
  if (pins.length > 0) return over ? msg('nobody has arrived in time.') : msg('nobody has arrived yet.');
  return over ? msg('nobody has got away in time.') : msg('nobody has got away yet.');
}

function arrivedBy(racers: Racers, index: number): Racers {
  return racers.filter(({ reachedAt }) => reachedAt <= index).sort((a, b) => a.reachedAt - b.reachedAt);
}

/** Who has fallen off a bottomless surface has got away before, and is not lost. */
function lostBy(racers: Racers, index: number): Racers {
  return racers.filter(({ divergedAt, reachedAt }) => divergedAt <= index && !(reachedAt <= index));
}

function told(arrived: Racers, pins: Pins, index: number): string[] {
  const [first] = arrived;
  if (!first) return [];
  return pins.length > 0 ? arrivals(first, arrived, pins, index) : departures(first, arrived);
}

function arrivals(first: Racer, arrived: Racers, pins: Pins, index: number): string[] {
  const place = (racer: Racer): string => minimumName(pins, racer.table.at('nearest', rowOf(racer, index)));
  const home = arrived.filter((racer) => place(racer) === place(first));
  const leaders = home.filter(({ reachedAt }) => reachedAt === first.reachedAt);
  const followers = home.filter((racer) => !leaders.includes(racer));
  const elsewhere = arrived.filter((racer) => !home.includes(racer));
  const goals = [...new Set(elsewhere.map(place))];
  const winners = names(leaders);
  const step = formatNumber(first.reachedAt);
  const goal = place(first);
  return [
    msg(str`${winners} arrived first, at step ${step}, in ${goal}.`),
    ...following(followers),
    ...goals.map((other) => {
      const others = timed(elsewhere.filter((racer) => place(racer) === other));
      return msg(str`${others} went to ${other}.`);
    }),
  ];
}

/** A surface without a minimum: who gets away from the saddle has done well. */
function departures(first: Racer, gone: Racers): string[] {
  const leaders = gone.filter(({ reachedAt }) => reachedAt === first.reachedAt);
  const others = gone.filter((racer) => !leaders.includes(racer));
  const winners = names(leaders);
  const step = formatNumber(first.reachedAt);
  return [msg(str`${winners} got away first, at step ${step}.`), ...following(others)];
}

function following(racers: Racers): readonly string[] {
  if (racers.length === 0) return [];
  const others = timed(racers);
  return [msg(str`${others} followed.`)];
}

/** Who of the others is lowest. */
function progress(rest: Racers, pins: Pins, index: number): string {
  const lossOf = (racer: Racer): number => racer.table.at('loss', rowOf(racer, index));
  const best = rest.reduce((lowest, racer) => (lossOf(racer) < lossOf(lowest) ? racer : lowest));
  const row = rowOf(best, index);
  const { label, table } = best;
  const loss = formatNumber(lossOf(best), 3);
  const count = formatNumber(rest.length);
  const many = rest.length > 1;
  if (pins.length === 0) {
    return many
      ? msg(str`Of the ${count} on their way, ${label} is lowest: loss ${loss}.`)
      : msg(str`${label} is on its way: loss ${loss}.`);
  }
  const distance = formatNumber(table.at('distance', row), 2);
  const goal = minimumName(pins, table.at('nearest', row));
  return many
    ? msg(str`Of the ${count} on their way, ${label} is lowest: loss ${loss}, ${distance} from ${goal}.`)
    : msg(str`${label} is on its way: loss ${loss}, ${distance} from ${goal}.`);
}

function losses(lost: Racers): string[] {
  return lost.map(({ label, divergedAt }) => {
    const step = formatNumber(divergedAt);
    return msg(str`${label} was lost at step ${step}.`);
  });
}

function names(racers: Racers): string {
  return listed(racers.map(({ label }) => label));
}

/** With the step of arrival behind each. */
function timed(racers: Racers): string {
  return listed(racers.map(({ label, reachedAt }) => `${label} (${formatNumber(reachedAt)})`));
}
