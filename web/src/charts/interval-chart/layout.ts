import { formatFixed } from '../line-chart/format';
/** A share with its interval. */
export interface IntervalRow {
  readonly id: string;
  readonly label: string;
  /** 0 … 1; NaN: not known. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** What else is to be said of it: "of 250 trials". */
  readonly note: string;
  /** Stands out: the sum of the others. */
  readonly strong: boolean;
}

/** A stretch of the axis with a name. */
export interface IntervalBand {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Narrower than this, names stand above their bars instead of beside them. */
const wide = 470;
const letter = 6.9;

/** Where everything stands, in pixels. */
export class Layout {
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly rowHeight: number;
  private readonly beside: boolean;
  private readonly left: number;
  private readonly right: number;

  constructor(
    rows: number,
    readonly width: number,
  ) {
    this.beside = width >= wide;
    this.left = this.beside ? 186 : 12;
    this.right = width - 66;
    this.rowHeight = this.beside ? 28 : 40;
    this.top = 40;
    this.bottom = this.top + rows * this.rowHeight;
    this.height = this.bottom + 38;
  }

  x(share: number): number {
    return this.left + share * (this.right - this.left);
  }

  anchor(share: number): 'start' | 'middle' {
    return share === 0 && !this.beside ? 'start' : 'middle';
  }

  rowTop(k: number): number {
    return this.top + k * this.rowHeight;
  }

  row(k: number): { readonly middle: number; readonly label: Place; readonly value: Place } {
    const top = this.rowTop(k);
    const middle = top + (this.beside ? this.rowHeight / 2 : 27);
    return {
      middle,
      label: this.beside ? { x: 0, y: middle + 4.5, anchor: 'start' } : { x: this.left, y: top + 14, anchor: 'start' },
      value: { x: this.width, y: middle + 4.5, anchor: 'end' },
    };
  }

  /** A label that has to end before the axis begins. */
  fit(label: string): string {
    const most = Math.floor((this.beside ? this.left - 14 : this.right - this.left) / letter);
    return label.length > most ? `${label.slice(0, most - 1)}…` : label;
  }

  /** Where a band's name stands: over its middle, those of narrow bands at the ends one line higher. */
  nameOf(bands: readonly IntervalBand[], k: number): Place | undefined {
    const band = bands[k];
    if (!band) return undefined;
    const space = this.x(band.to) - this.x(band.from);
    if (band.label.length * letter < space)
      return { x: this.x((band.from + band.to) / 2), y: this.top - 10, anchor: 'middle' };
    if (k === 0) return { x: this.x(0) - 2, y: this.top - 25, anchor: 'start' };
    if (k === bands.length - 1) return { x: this.x(1) + 2, y: this.top - 25, anchor: 'end' };
    return undefined;
  }
}

/** "18 %", and with a digit more "17.6 %". */
export function percent(share: number, digits = 0): string {
  return `${formatFixed(100 * share, digits)} %`;
}
