import { cividis } from '../cividis';
import type { UnitMap } from './types';

const shades = 256;
/** Little-endian RGBA, as every machine with a browser has it. */
const pixel = (r: number, g: number, b: number): number =>
  (0xff000000 | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r)) >>> 0;

/** The two sequences of colours, for the theme that holds now. */
export interface MapColors {
  readonly diverging: Uint32Array;
  readonly sequential: Uint32Array;
  readonly nothing: number;
}

const channels = (color: string): readonly [number, number, number] => {
  const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return [r, g, b];
};

/** `color`: a custom property as rgb(…). */
export function mapColors(color: (property: string) => string): MapColors {
  const [below, zero, above] = ['--racer-1', '--raised', '--racer-0'].map((name) => channels(color(name)));
  const blend = (k: number): number => {
    const t = (2 * k) / (shades - 1) - 1;
    const [from, to] = [zero ?? [0, 0, 0], (t < 0 ? below : above) ?? [0, 0, 0]];
    const at = (c: 0 | 1 | 2): number => from[c] + (to[c] - from[c]) * Math.abs(t);
    return pixel(at(0), at(1), at(2));
  };
  return {
    diverging: Uint32Array.from({ length: shades }, (_, k) => blend(k)),
    sequential: Uint32Array.from({ length: shades }, (_, k) => pixel(...cividis(k / (shades - 1)))),
    nothing: pixel(...channels(color('--basin-lost'))),
  };
}

/** A pixel a point; the canvas takes the map's size, and is stretched by its style. */
export function paintMap(canvas: HTMLCanvasElement, map: UnitMap, colors: MapColors): void {
  const { values, columns, rows, scale } = map;
  const context = canvas.getContext('2d');
  if (!context || columns < 1 || rows < 1) return;
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  const image = new ImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  const ramp = colors[scale];
  const reach = Math.max(Math.abs(map.low), Math.abs(map.high));
  const [low, high] = scale === 'diverging' ? [-reach, reach] : [map.low, map.high];
  const factor = high > low ? (shades - 1) / (high - low) : 0;
  // Equal ends: in the middle.
  const flat = high > low ? 0 : (shades - 1) / 2;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column] ?? NaN;
      const shade = Math.round(Math.min(shades - 1, Math.max(0, flat + (value - low) * factor)));
      pixels[(rows - 1 - row) * columns + column] = Number.isFinite(value)
        ? (ramp[shade] ?? colors.nothing)
        : colors.nothing;
    }
  }
  context.putImageData(image, 0, 0);
}
