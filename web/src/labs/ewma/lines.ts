import { msg, str } from '@lit/localize';
import type { Line } from '../../charts/line-chart';
import type { Series } from './series';
import { atStart } from '../../language/words';
import { betaText, meanName } from './words';

/** Which average is which, everywhere in the lab. */
export const look = {
  dots: { color: '--ink-muted', kind: 'dots' },
  corrected: { color: '--racer-0', kind: 'line', marker: 'circle' },
  v: { color: '--racer-1', kind: 'line', marker: 'square', dash: [6, 4] },
  mean: { color: '--racer-2', kind: 'line', marker: 'triangle', dash: [2, 3], width: 2 },
} as const;

export const pinnedLooks = [
  { color: '--racer-3', marker: 'diamond' },
  { color: '--racer-4', marker: 'down-triangle' },
  { color: '--racer-5', marker: 'star' },
] as const;

export interface Pinned {
  readonly beta: number;
  /** Its place among those that can be pinned: a colour stays with its β. */
  readonly place: number;
  readonly series: Series;
}

export interface Shown {
  readonly beta: number;
  readonly corrected: boolean;
  /** Width of the moving mean; undefined: not shown. */
  readonly window: number | undefined;
  readonly pinned: readonly Pinned[];
}

function dots(series: Series): Line {
  return {
    id: 'value',
    label: atStart(series.name),
    quiet: true,
    unit: series.unit,
    x: series.x,
    y: series.value,
    ...look.dots,
  };
}

/** The series as dots, the average in hand, and what it is compared with. */
export function mainLines(series: Series, { beta, corrected, window, pinned }: Shown): readonly Line[] {
  const { x, unit } = series;
  const lines: Line[] = [dots(series)];
  for (const other of pinned) {
    const y = corrected ? other.series.corrected : other.series.v;
    const looks = pinnedLooks[other.place % pinnedLooks.length] ?? pinnedLooks[0];
    lines.push({ id: `pinned-${other.beta}`, label: betaText(other.beta), unit, x, y, kind: 'line', ...looks });
  }
  if (window !== undefined) {
    lines.push({ id: 'mean', label: meanName(window), short: msg('plain'), unit, x, y: series.mean, ...look.mean });
  }
  const short = betaText(beta);
  const average = { label: msg(str`EWMA, ${short}`), short, unit, x, emphasis: true };
  if (corrected) lines.push({ id: 'corrected', ...average, y: series.corrected, ...look.corrected });
  else lines.push({ id: 'v', ...average, y: series.v, ...look.v, dash: undefined });
  return lines;
}

/** The start, with and without correction; the one in hand is the stronger. */
export function startLines(series: Series, corrected: boolean): readonly Line[] {
  const { x, unit, v } = series;
  return [
    dots(series),
    {
      id: 'v',
      label: msg('without correction'),
      short: msg('without'),
      unit,
      x,
      y: v,
      ...look.v,
      emphasis: !corrected,
    },
    {
      ...{
        id: 'corrected',
        label: msg('with correction'),
        short: msg('with'),
        unit,
        x,
        y: series.corrected,
        ...look.corrected,
      },
      emphasis: corrected,
    },
  ];
}
