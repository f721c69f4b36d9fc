import type { Band } from '../charts/bands';
import type { Line } from '../charts/line-chart';
import { nearestRow } from '../charts/line-chart/range';
import type { Table } from '../engine/result';

/** How much of a run is seen before the guess, as a share: its beginning, where nothing is decided. */
const begun = 0.1;
/** And at most so much of the way to the step that decides it. */
const undecided = 0.6;

/** On a map it is seen much sooner who is about to arrive. */
const underway = 0.25;

/** The step of a race on a map at which it stands that is still to be guessed about. */
export const openingStep = (steps: number, decidedAt: number): number =>
  Math.floor(Math.min(begun * steps, underway * decidedAt));

/** Where the axis of steps ends as long as it is open how it goes on: it grows with the race, so that what has happened is seen. */
export function axisEnd(opening: number, index: number): number {
  let end = Math.max(1, opening);
  while (end < index) end *= 2;
  return end;
}

/** So many steps a second until it is decided: an answer is worth some seconds of waiting, and not more. */
export const suspensePace = (decidedAt: number): number => decidedAt / 3;

/**
 * The look at which a training stands that is still to be guessed about. The charts show it over its own length, as far as
 * nobody goes on: so they are full, and tell nothing.
 */
export const beginning = (looks: Table, steps: number, decidedAt = Infinity): number =>
  nearestRow(looks.column('step'), Math.min(begun * steps, undecided * decidedAt));

const before = (x: number, along: Float64Array): number => {
  const end = along.findIndex((each) => each > x);
  return end < 0 ? along.length : end;
};

/** Lines as far as a place on their axis, for whoever is still to see how they end. */
export const linesUpTo = (x: number, lines: readonly Line[]): readonly Line[] =>
  lines.map((line) => {
    const end = before(x, line.x);
    return { ...line, x: line.x.slice(0, end), y: line.y.slice(0, end) };
  });

export const bandsUpTo = (x: number, bands: readonly Band[]): readonly Band[] =>
  bands.map((band) => {
    const end = before(x, band.x);
    return { ...band, x: band.x.slice(0, end), low: band.low.slice(0, end), high: band.high.slice(0, end) };
  });

/** The least and the largest value of all lines: an axis that stands still while they are drawn. */
export function reachOf(lines: readonly Line[]): readonly number[] {
  const known = lines.flatMap(({ y }) => [...y].filter(Number.isFinite));
  return known.length > 0 ? [Math.min(...known), Math.max(...known)] : [];
}
