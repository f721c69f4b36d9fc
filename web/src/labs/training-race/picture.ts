import { msg } from '@lit/localize';
import type { Band } from '../../charts/bands';
import type { Line } from '../../charts/line-chart';
import type { Result } from '../../engine/result';
import type { Other, Runner, XAxis } from './runners';
import { placesOf } from './runners';

export const axisNames = (): Readonly<Record<XAxis, string>> => ({
  step: msg('updates'),
  examples: msg('examples seen'),
  time: msg('milliseconds of calculation'),
});

export const quantityNames = (): Readonly<Record<'loss' | Other, string>> => ({
  loss: msg('loss on the examples learned from'),
  heldOut: msg('loss on the examples held out'),
  accuracy: msg('share of right answers, examples learned from'),
  heldOutAccuracy: msg('share of right answers, examples held out'),
});

export interface Curves {
  readonly lines: readonly Line[];
  readonly bands: readonly Band[];
}

/** Medians as lines, quartiles as bands; the chosen racer's over all others. */
export function curvesOf(
  result: Result,
  runners: readonly Runner[],
  quantity: 'loss' | Other,
  axis: XAxis,
  selected: string,
): Curves {
  const looks = result.table('looks');
  const several = result.table('facts').at('seeds', 0) > 1;
  const all = runners.map((runner) => {
    const { key, label, difference, part, color, marker } = runner;
    const id = `${quantity}.${key}`;
    const x = placesOf(result, runner, axis);
    const emphasis = key === selected;
    const line: Line = {
      ...{ id: key, label, short: difference || part.title, color, marker, emphasis, x, kind: 'line' },
      y: looks.column(id),
    };
    const [low, high] = [looks.column(`${id}.low`), looks.column(`${id}.high`)];
    return { line, band: { x, low, high, color, opacity: emphasis ? 0.34 : 0.13 } };
  });
  return { lines: all.map(({ line }) => line), bands: several ? all.map(({ band }) => band) : [] };
}

/** What an axis of losses has to show: a racer on its way out would squeeze all others together. */
export function sensible(result: Result, runners: readonly Runner[], quantity: 'loss' | 'heldOut'): readonly number[] {
  const looks = result.table('looks');
  const first = Math.max(...runners.map(({ key }) => looks.at(`${quantity}.${key}`, 0)));
  return Number.isFinite(first) ? [first] : [];
}

/** Values far above the first are off the chart. */
export function capped(curves: Curves, first: number | undefined): Curves {
  if (first === undefined) return curves;
  const top = 3 * first;
  const cap = (values: Float64Array): Float64Array => values.map((value) => (value > top ? NaN : value));
  const over = (values: Float64Array): boolean => values.some((value) => value > top);
  return {
    lines: curves.lines.map((line) => (over(line.y) ? { ...line, y: cap(line.y) } : line)),
    bands: curves.bands.map((band) => ({
      ...band,
      high: band.high.map((value) => Math.min(value, top)),
      low: cap(band.low),
    })),
  };
}
