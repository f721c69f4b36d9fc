import type { Range } from '../line-chart/types';

/** One racer's sweep, and where it stands. */
export interface Valley {
  readonly id: string;
  readonly label: string;
  /** Stands at the line's end. */
  readonly short: string;
  /** Names of custom properties: for line and mark, and for text. */
  readonly color: string;
  readonly ink: string;
  readonly marker: string;
  readonly emphasis: boolean;
  /** Increasing. */
  readonly rates: Float64Array;
  /** Steps to arrive at each rate; NaN: never. */
  readonly steps: Float64Array;
  /** The present rate. */
  readonly rate: number;
}

const margin = { left: 44, right: 12, labels: 122, top: 34, bottom: 22 };
export const rowsTop = 4;
/** Below this width the marks' shapes have to do instead of labels. */
const labelsFrom = 420;

/** The row of the rate that is nearest by ratio. */
export function nearestTrial({ rates }: Valley, rate: number): number {
  let nearest = 0;
  rates.forEach((each, row) => {
    if (Math.abs(Math.log(each / rate)) < Math.abs(Math.log((rates[nearest] ?? NaN) / rate))) nearest = row;
  });
  return nearest;
}

/** Where everything stands, in pixels of the picture. */
export class Frame {
  readonly xRange: Range;
  readonly yRange: Range;
  readonly left = margin.left;
  readonly right: number;
  readonly top = margin.top;
  readonly bottom: number;
  /** The height at which those stand who never arrive. */
  readonly missedAt = margin.top - 12;
  readonly labelled: boolean;

  constructor(valleys: readonly Valley[], width: number, height: number) {
    this.labelled = width >= labelsFrom;
    this.right = width - (this.labelled ? margin.labels : margin.right);
    this.bottom = height - margin.bottom;
    const all = valleys.flatMap(({ rates }) => [...rates]);
    const good = valleys.flatMap(({ rates, steps }) => [...rates].filter((_, row) => !Number.isNaN(steps[row])));
    const present = valleys.map(({ rate }) => rate).filter((rate) => rate > 0);
    // What is tried beyond all valleys is empty: of it, only as much as shows that they end.
    const seen = [...(good.length > 0 ? good : all), ...present];
    const [low, high] = [Math.min(...all), Math.max(...all)];
    this.xRange = [
      Math.min(...present, Math.max(low, Math.min(...seen) / 2)),
      Math.max(...present, Math.min(high, Math.max(...seen) * 2)),
    ];
    const steps = valleys.flatMap((valley) => [...valley.steps]).filter((value) => value > 0);
    this.yRange = steps.length > 0 ? [Math.min(...steps) / 1.25, Math.max(...steps) * 1.25] : [1, 10];
  }

  xAt(rate: number): number {
    return this.left + share(rate, this.xRange) * (this.right - this.left);
  }

  /** Of the k-th of so many, where only the rates are to be seen: nobody stands above the top. */
  rowAt(k: number, count: number): number {
    return rowsTop + ((k + 0.5) / count) * (this.bottom - rowsTop);
  }

  yAt(steps: number): number {
    return this.bottom - share(Math.max(steps, this.yRange[0]), this.yRange) * (this.bottom - this.top);
  }

  /** Within the axis, with as many digits as read well. */
  rateAt(x: number): number {
    const [low, high] = this.xRange;
    const along = Math.min(1, Math.max(0, (x - this.left) / (this.right - this.left)));
    return Number((low * (high / low) ** along).toPrecision(3));
  }

  path(valley: Valley): string {
    let pen = 'M';
    return [...valley.rates]
      .map((rate, row) => {
        const steps = valley.steps[row] ?? NaN;
        if (Number.isNaN(steps) || rate < this.xRange[0] || rate > this.xRange[1]) {
          pen = 'M';
          return '';
        }
        const point = `${pen}${this.xAt(rate).toFixed(1)} ${this.yAt(steps).toFixed(1)}`;
        // A single rate that works is a dot.
        const alone = pen === 'M' && Number.isNaN(valley.steps[row + 1] ?? NaN);
        pen = 'L';
        return alone ? `${point}h.01` : point;
      })
      .join('');
  }

  /** The right end of its line. */
  end({ rates, steps }: Valley): readonly [number, number] | undefined {
    const row = [...steps].findLastIndex((value) => !Number.isNaN(value));
    return row < 0 ? undefined : [this.xAt(rates[row] ?? NaN), this.yAt(steps[row] ?? NaN)];
  }
}

function share(value: number, [low, high]: Range): number {
  return Math.log(value / low) / Math.log(high / low);
}
