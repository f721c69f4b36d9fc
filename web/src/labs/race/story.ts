import type { ContourPin } from '../../charts/contour';
import { formatNumber } from '../../charts/line-chart/format';
import { minimumName } from '../racers/minima';
import { raceLength, rowOf } from '../racers/racer';
import type { Racer } from '../racers/racer';

type Racers = readonly Racer[];
type Pins = readonly ContourPin[];

/** What has happened up to the playhead, in a few sentences. */
export function tellStory(racers: Racers, pins: Pins, index: number): string {
  if (index === 0) {
    const [only] = racers;
    return `Step 0: ${racers.length === 1 && only ? only.label : `all ${racers.length} racers`} at the start.`;
  }
  const over = index >= raceLength(racers) - 1;
  const arrived = arrivedBy(racers, index);
  const lost = lostBy(racers, index);
  const rest = racers.filter((racer) => !arrived.includes(racer) && !lost.includes(racer));
  const nobody = pins.length > 0 ? 'nobody has arrived' : 'nobody has got away';
  const words = [
    ...(arrived.length > 0 ? told(arrived, pins, index) : [`${nobody}${over ? ' in time' : ' yet'}.`]),
    ...(rest.length > 0 ? [progress(rest, pins, index)] : []),
    ...losses(lost),
  ];
  return `Step ${index}: ${words.join(' ')}`;
}

/** What has become of those who are no longer on their way; empty while nothing has happened. */
export function headlines(racers: Racers, pins: Pins, index: number): string {
  return [...told(arrivedBy(racers, index), pins, index), ...losses(lostBy(racers, index))].join(' ');
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
  return [
    `${list(names(leaders))} arrived first, at step ${first.reachedAt}, in ${place(first)}.`,
    ...(followers.length > 0 ? [`${list(timed(followers))} followed.`] : []),
    ...goals.map((goal) => `${list(timed(elsewhere.filter((racer) => place(racer) === goal)))} went to ${goal}.`),
  ];
}

/** A surface without a minimum: who gets away from the saddle has done well. */
function departures(first: Racer, gone: Racers): string[] {
  const leaders = gone.filter(({ reachedAt }) => reachedAt === first.reachedAt);
  const others = gone.filter((racer) => !leaders.includes(racer));
  return [
    `${list(names(leaders))} got away first, at step ${first.reachedAt}.`,
    ...(others.length > 0 ? [`${list(timed(others))} followed.`] : []),
  ];
}

/** Who of the others is lowest. */
function progress(rest: Racers, pins: Pins, index: number): string {
  const lossOf = (racer: Racer): number => racer.table.at('loss', rowOf(racer, index));
  const best = rest.reduce((lowest, racer) => (lossOf(racer) < lossOf(lowest) ? racer : lowest));
  const row = rowOf(best, index);
  const distance = best.table.at('distance', row);
  const where =
    pins.length > 0 ? `, ${formatNumber(distance, 2)} from ${minimumName(pins, best.table.at('nearest', row))}` : '';
  const many = rest.length > 1;
  const who = many ? `Of the ${rest.length} on their way, ${best.label} is lowest` : `${best.label} is on its way`;
  return `${who}: loss ${formatNumber(lossOf(best), 3)}${where}.`;
}

function losses(lost: Racers): string[] {
  return lost.map(({ label, divergedAt }) => `${label} was lost at step ${divergedAt}.`);
}

function names(racers: Racers): readonly string[] {
  return racers.map(({ label }) => label);
}

function timed(racers: Racers): readonly string[] {
  return racers.map(({ label, reachedAt }) => `${label} (${reachedAt})`);
}

function list(words: readonly string[]): string {
  const last = words[words.length - 1] ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
