import { msg } from '@lit/localize';
import type { ContourPin } from '../../charts/contour';
import type { Line, Range } from '../../charts/line-chart';
import { lowestOf } from './minima';
import type { Racer } from './racer';

export interface LossLines {
  readonly lines: readonly Line[];
  readonly yLabel: string;
  /** What the axis has to show even while the lines are short. */
  readonly yInclude: readonly number[];
  readonly xWindow: Range;
}

/** Columns of a racer's table along which the loss can be drawn. */
export type XAxis = 'step' | 'evaluations';

export interface LossView {
  /** A log axis needs a floor at zero: the lines show the height above the lowest minimum. */
  readonly log: boolean;
  /** What an update costs can differ: with a mean of several gradients it is that many evaluations. */
  readonly x: XAxis;
  /** What is higher than anything on the map is off the chart too, or one lost racer would flatten all the others. */
  readonly ceiling: number;
  readonly selected: string;
  /** Rows after this one are not shown. */
  readonly until: number;
  /** The axes end with this one. */
  readonly end: number;
}

/** A log axis stands on the lowest minimum; without one, there is nothing to measure from. */
export function canLog(pins: readonly ContourPin[]): boolean {
  return pins.length > 0;
}

export function lossLines(racers: readonly Racer[], pins: readonly ContourPin[], view: LossView): LossLines {
  const base = view.log && canLog(pins) ? lowestOf(pins) : 0;
  const start = Math.max(...racers.map(({ table }) => table.at('loss', 0)));
  const top = Math.max(view.ceiling, start);
  const shown = (value: number): number => (value > top ? NaN : value - base);
  const all = racers.map(({ table }) => table.column('loss'));
  const lines = racers.map((racer, k): Line => {
    return {
      id: racer.key,
      label: racer.label,
      short: racer.difference || racer.part.title,
      x: racer.table.column(view.x),
      y: (all[k] ?? new Float64Array()).map((value, row) => (row > view.until ? NaN : shown(value))),
      color: racer.color,
      kind: 'line',
      marker: racer.marker,
      emphasis: racer.key === view.selected,
    };
  });
  const values = all
    .flatMap((loss) => Array.from(loss.subarray(0, view.end + 1), shown))
    .filter((value) => Number.isFinite(value) && (!view.log || value > 0));
  const last = Math.max(1, ...racers.map(({ table }) => table.at(view.x, Math.min(view.end, table.rows - 1)) || 0));
  return {
    lines,
    yLabel: base === 0 ? msg('loss') : msg('loss above the lowest minimum'),
    yInclude: values.length > 0 ? [min(values), max(values)] : [],
    xWindow: [0, last],
  };
}

function min(values: readonly number[]): number {
  return values.reduce((least, value) => (value < least ? value : least), Infinity);
}
function max(values: readonly number[]): number {
  return values.reduce((most, value) => (value > most ? value : most), -Infinity);
}
