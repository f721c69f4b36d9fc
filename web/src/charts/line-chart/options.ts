import uPlot from 'uplot';
import type { Colors } from './colors';
import { formatPower } from './format';
import { textWidth } from './measure';
import { dateLabels, dateTicks, linearTicks, logTicks, tickLabels } from './ticks';
import type { Range, XKind, YScale } from './types';

export interface Axes {
  readonly xKind: XKind;
  readonly yScale: YScale;
  readonly xRange: () => Range;
  /** Only whole numbers can be met along x. */
  readonly xWhole: () => boolean;
  readonly yRange: () => Range;
  /** The part of it that has ticks. */
  readonly yTicked: () => Range;
  /** Right of the plot, for the labels at the lines' ends. */
  readonly room: () => number;
  readonly draw: (u: uPlot) => void;
  readonly colors: Colors;
  readonly font: string;
}

/** uPlot gives the axes, the scales and a sharp canvas; lines, labels and rules are drawn in its draw hook. */
export function makeOptions(axes: Axes, width: number, height: number): uPlot.Options {
  const { xKind, yScale, colors, font } = axes;
  const pair = ([low, high]: Range): [number, number] => [low, high];
  const most = (u: uPlot): number => Math.max(2, Math.min(5, Math.floor(u.bbox.width / uPlot.pxRatio / 88)));
  const axis = {
    stroke: () => colors.get('--ink-muted'),
    font,
    ticks: { show: false },
    gap: 6,
  };
  const grid = { stroke: () => colors.get('--grid'), width: 1 };
  const ySplits = (): number[] => (yScale === 'log' ? logTicks(axes.yTicked()) : linearTicks(axes.yTicked()));
  const yValues = (ticks: readonly number[]): string[] =>
    yScale === 'log' ? ticks.map(formatPower) : tickLabels(ticks);
  return {
    width,
    height,
    padding: [10, axes.room, 0, 4],
    legend: { show: false },
    cursor: { show: false },
    // A pair of empty columns: uPlot then never ranges anything by itself.
    series: [{}, {}],
    scales: {
      x: { time: false, auto: false, range: () => pair(axes.xRange()) },
      y: { auto: false, distr: yScale === 'log' ? 3 : 1, range: () => pair(axes.yRange()) },
    },
    axes: [
      {
        ...axis,
        // Below the playhead's grip.
        gap: 11,
        size: 34,
        grid: { show: false },
        splits: (u) =>
          xKind === 'date' ? dateTicks(axes.xRange(), most(u)) : linearTicks(axes.xRange(), most(u), axes.xWhole()),
        values: (_, ticks) => (xKind === 'date' ? dateLabels(ticks) : tickLabels(ticks)),
      },
      {
        ...axis,
        grid,
        // Log axes leave out ticks that uPlot finds too close; ours are few already.
        filter: (_, ticks) => ticks,
        splits: ySplits,
        values: (_, ticks) => yValues(ticks),
        size: () => Math.max(26, Math.ceil(Math.max(...yValues(ySplits()).map((text) => textWidth(text, font)))) + 12),
      },
    ],
    hooks: { draw: [axes.draw] },
  };
}
