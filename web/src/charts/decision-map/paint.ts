import { contours } from 'd3-contour';

import { drawMarker } from '../markers';
import type { View } from '../contour/view';
import type { DecisionField, DecisionPoints } from './types';
import { classLooks, lookOf } from './types';

type Rgb = readonly [number, number, number];
type Color = (property: string) => string;

/** How much of a full colour the ground takes, so that the examples stand out. */
const wash = 0.3;

const channels = (color: string): Rgb => {
  const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return [r, g, b];
};
const between = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];
/** Little-endian RGBA, as every machine with a browser has it. */
const pixel = ([r, g, b]: Rgb): number =>
  (0xff000000 | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r)) >>> 0;

/** Where between the ends of the colours a number lies: −1 … 1. */
function shareOf(low: number, high: number): (value: number) => number {
  const [middle, half] = [(low + high) / 2, (high - low) / 2];
  return (value) => (half > 0 ? (value - middle) / half : 0);
}

/** A pixel for each point of the grid, y upwards. */
function fillSheet(sheet: HTMLCanvasElement, { kind, x, y, outputs, low, high }: DecisionField, color: Color): void {
  const [columns, rows] = [x.count, y.count];
  const ground = channels(color('--raised'));
  const looks = classLooks.map((look) => between(channels(color(look.color)), ground, wash));
  const [below = ground, above = ground] = looks;
  const nothing = pixel(channels(color('--basin-lost')));
  const image = new ImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  const share = shareOf(low, high);
  const first = outputs[0] ?? new Float64Array();
  const diverging = (share: number): number =>
    pixel(between(ground, share < 0 ? below : above, Math.min(1, Math.abs(share))));
  const several = (at: number): number => {
    let best = 0;
    let most = -Infinity;
    outputs.forEach((output, k) => {
      const value = output[at] ?? NaN;
      if (!(value > most)) return;
      most = value;
      best = k;
    });
    const least = 1 / outputs.length;
    return pixel(between(ground, looks[best % looks.length] ?? ground, (most - least) / (1 - least)));
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const value = first[at] ?? NaN;
      pixels[(rows - 1 - row) * columns + column] = Number.isNaN(value)
        ? nothing
        : kind === 'many'
          ? several(at)
          : diverging(kind === 'two' ? 2 * value - 1 : share(value));
    }
  }
  if (sheet.width !== columns) sheet.width = columns;
  if (sheet.height !== rows) sheet.height = rows;
  sheet.getContext('2d')?.putImageData(image, 0, 0);
}

/** Points stand in the middle of their pixels, so the outermost reach half beyond the frame. `sheet` is for its work. */
export function paintField(
  context: CanvasRenderingContext2D,
  sheet: HTMLCanvasElement,
  field: DecisionField,
  view: View,
  color: Color,
): void {
  const [dx, dy] = [view.width / (field.x.count - 1) / 2, view.height / (field.y.count - 1) / 2];
  context.imageSmoothingEnabled = true;
  fillSheet(sheet, field, color);
  context.drawImage(sheet, -dx, -dy, view.width + 2 * dx, view.height + 2 * dy);
  if (field.kind === 'two') paintBoundary(context, field, view, color);
}

/** Where both classes are as likely as each other. */
function paintBoundary(
  context: CanvasRenderingContext2D,
  { x, y, outputs }: DecisionField,
  view: View,
  color: Color,
): void {
  const values = outputs[0];
  if (!values || values.some(Number.isNaN)) return;
  const [scaleX, scaleY] = [view.width / (x.count - 1), view.height / (y.count - 1)];
  const { coordinates } = contours().size([x.count, y.count]).contour(Array.from(values), 0.5);
  context.beginPath();
  for (const ring of coordinates.flat()) {
    let pen = false;
    ring.forEach(([px = 0, py = 0]) => {
      // The grid's own points lie half a unit inside its cells; what runs along the frame is no boundary.
      const inside = px > 0 && py > 0 && px < x.count && py < y.count;
      const [at, up] = [(px - 0.5) * scaleX, view.height - (py - 0.5) * scaleY];
      if (pen && inside) context.lineTo(at, up);
      else context.moveTo(at, up);
      pen = inside;
    });
  }
  context.strokeStyle = color('--ink');
  context.lineWidth = 1.5;
  context.stroke();
}

/** Filled: learned from; hollow: held out. */
export function paintPoints(
  context: CanvasRenderingContext2D,
  { kind, low, high }: DecisionField,
  points: DecisionPoints,
  view: View,
  color: Color,
): void {
  const [ground, ink] = [color('--raised'), color('--ink')];
  const size = points.x.length > 400 ? 6 : 8;
  const share = shareOf(low, high);
  const [below, middle, above] = ['--racer-1', '--raised', '--racer-0'].map((name) => channels(color(name)));
  for (let k = 0; k < points.x.length; k++) {
    const target = points.target[k] ?? NaN;
    const look = kind === 'number' ? { color: '', marker: 'circle' as const } : lookOf(target);
    const at = share(target);
    const full =
      kind === 'number'
        ? `rgb(${between(middle ?? [0, 0, 0], (at < 0 ? below : above) ?? [0, 0, 0], Math.min(1, Math.abs(at))).join()})`
        : color(look.color);
    const held = points.heldOut[k] === 1;
    context.lineWidth = held ? 1.75 : 1.25;
    context.fillStyle = held && kind !== 'number' ? ground : full;
    context.strokeStyle = held ? (kind === 'number' ? ink : full) : ground;
    drawMarker(context, look.marker, size, view.x(points.x[k] ?? NaN), view.y(points.y[k] ?? NaN));
  }
}
