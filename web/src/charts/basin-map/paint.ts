import type { BasinGrid } from './model';
import { shadeOf, shaded, shades } from './shades';
import type { View } from '../contour/view';

export type Rgb = readonly [number, number, number];

/** The colours of a map, resolved for the present theme. */
export interface Palette {
  /** By minimum; more minima than colours take turns. */
  readonly basins: readonly Rgb[];
  readonly away: Rgb;
  readonly nowhere: Rgb;
  readonly lost: Rgb;
  /** The lines over `lost`. */
  readonly hatch: string;
  readonly ground: Rgb;
}

/** A pixel a start, on a canvas of the grid's size with y upwards; and another one that covers the lost ones only. */
export interface Sheet {
  readonly colors: HTMLCanvasElement;
  readonly lost: HTMLCanvasElement | null;
}

const opaque = 0xff000000;
/** Little-endian RGBA, as every machine with a browser has it. */
const pixel = ([r, g, b]: Rgb): number => (opaque | (b << 16) | (g << 8) | r) >>> 0;

/** The table of all pixels, worked out once for a palette: shades of each basin, one basin after the other. */
function table(palette: Palette): { readonly basins: Uint32Array; readonly away: Uint32Array } {
  const row = (color: Rgb): number[] =>
    Array.from({ length: shades }, (_, k) => pixel(shaded(color, palette.ground, k)));
  return { basins: Uint32Array.from(palette.basins.flatMap(row)), away: Uint32Array.from(row(palette.away)) };
}

const tables = new WeakMap<Palette, ReturnType<typeof table>>();

export function drawSheet(grid: BasinGrid, mostSteps: number, palette: Palette): Sheet {
  const { columns, rows, minimum, steps, lost } = grid;
  let known = tables.get(palette);
  if (!known) tables.set(palette, (known = table(palette)));
  const { basins, away } = known;
  const image = new ImageData(columns, rows);
  const mask = new ImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  const masked = new Uint32Array(mask.data.buffer);
  const nowhere = pixel(palette.nowhere);
  const gone = pixel(palette.lost);
  let anyLost = false;
  for (let start = 0; start < minimum.length; start++) {
    const end = minimum[start] ?? NaN;
    const arrived = steps[start] ?? NaN;
    const at = (rows - 1 - Math.floor(start / columns)) * columns + (start % columns);
    if (!Number.isNaN(lost[start] ?? NaN)) {
      pixels[at] = gone;
      masked[at] = opaque;
      anyLost = true;
    } else if (Number.isNaN(arrived)) pixels[at] = nowhere;
    else {
      const shade = shadeOf(arrived, mostSteps);
      const color = Number.isNaN(end) ? away[shade] : basins[(end % palette.basins.length) * shades + shade];
      pixels[at] = color ?? nowhere;
    }
  }
  return { colors: canvasOf(image), lost: anyLost ? canvasOf(mask) : null };
}

function canvasOf(image: ImageData): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
}

/** A start stands in the middle of its pixel, so the outermost pixels reach half beyond the frame. */
export function placeSheet(
  context: CanvasRenderingContext2D,
  sheet: Sheet,
  grid: BasinGrid,
  view: View,
  hatch: string,
): void {
  const dx = (grid.xMax - grid.xMin) / (grid.columns - 1) / 2;
  const dy = (grid.yMax - grid.yMin) / (grid.rows - 1) / 2;
  const left = view.x(grid.xMin - dx);
  const top = view.y(grid.yMax + dy);
  const width = view.x(grid.xMax + dx) - left;
  const height = view.y(grid.yMin - dy) - top;
  context.imageSmoothingEnabled = false;
  context.drawImage(sheet.colors, left, top, width, height);
  if (sheet.lost) context.drawImage(hatched(sheet.lost, context, width, height, hatch), left, top, width, height);
}

/** Slanted lines in the place of the mask, in the size in which they will be seen. */
function hatched(
  mask: HTMLCanvasElement,
  { canvas }: CanvasRenderingContext2D,
  width: number,
  height: number,
  color: string,
): HTMLCanvasElement {
  const lines = document.createElement('canvas');
  const density = canvas.width / Math.max(1, canvas.clientWidth);
  lines.width = Math.max(1, Math.round(width * density));
  lines.height = Math.max(1, Math.round(height * density));
  const context = lines.getContext('2d');
  if (!context) return lines;
  context.imageSmoothingEnabled = false;
  context.drawImage(mask, 0, 0, lines.width, lines.height);
  context.globalCompositeOperation = 'source-in';
  context.strokeStyle = color;
  context.lineWidth = 1.25 * density;
  context.beginPath();
  for (let x = -lines.height; x < lines.width; x += 7 * density) {
    context.moveTo(x, lines.height);
    context.lineTo(x + lines.height, 0);
  }
  // The mask itself must go: only the lines stay, where it was.
  context.stroke();
  return lines;
}
