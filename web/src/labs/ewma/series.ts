import { msg } from '@lit/localize';
import { briefDay, formatDay } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import { stepText } from '../../charts/step-text';

/** The columns of a run, by name, and what one calls its values and steps. */
export interface Series {
  readonly rows: number;
  /** Dates where there are any, else 1 … n: what the charts run over. */
  readonly x: Float64Array;
  readonly dated: boolean;
  readonly value: Float64Array;
  readonly original: Float64Array;
  readonly v: Float64Array;
  readonly corrected: Float64Array;
  readonly mean: Float64Array;
  readonly missing: Float64Array;
  /** "daily maximum temperature". */
  readonly name: string;
  /** "°C"; empty for bare numbers. */
  readonly unit: string;
}

const known = new WeakMap<Result, Series>();

export function seriesOf(result: Result): Series {
  let series = known.get(result);
  if (!series) known.set(result, (series = read(result)));
  return series;
}

function read(result: Result): Series {
  const table = result.table('series');
  const date = table.column('date');
  const dated = table.rows > 0 && Number.isFinite(date[0] ?? NaN);
  const value = table.columns.find((column) => column.id === 'value');
  return {
    rows: table.rows,
    x: dated ? date : table.column('t'),
    dated,
    value: table.column('value'),
    original: table.column('original'),
    v: table.column('v'),
    corrected: table.column('corrected'),
    mean: table.column('mean'),
    missing: table.column('missing'),
    name: value?.label ?? msg('value'),
    unit: value?.unit ?? '',
  };
}

/** "12 March 2013" or "step 42". */
export function placeOf({ dated, x }: Series, row: number): string {
  const at = x[row] ?? NaN;
  return dated ? formatDay(at) : stepText(at);
}

/** The same where there is little room. */
export const briefPlace = (series: Series, row: number): string =>
  series.dated ? briefDay(series.x[row] ?? NaN) : placeOf(series, row);

/** The first row from which on less than `share` of the weight lies on the starting zero; the last row where none is. */
export function startUp({ missing, rows }: Series, share: number): number {
  const row = missing.findIndex((left) => left < share);
  return row < 0 ? rows - 1 : row;
}
