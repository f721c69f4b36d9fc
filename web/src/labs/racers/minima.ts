import { msg, str } from '@lit/localize';
import type { ContourPin } from '../../charts/contour';
import type { Table } from '../../engine/result';
import { coordinates } from '../../language/coordinates';

/** Rows of the table `minima` as pins; the table's numbering is theirs. */
export function pinsOf(minima: Table): readonly ContourPin[] {
  const x = minima.column('x');
  const y = minima.column('y');
  const value = minima.column('value');
  const global = minima.column('global');
  return Array.from(x, (_, row) => ({
    x: x[row] ?? NaN,
    y: y[row] ?? NaN,
    value: value[row] ?? NaN,
    global: global[row] === 1,
  }));
}

/** The loss in the deepest one; NaN where there is none. */
export function lowestOf(pins: readonly ContourPin[]): number {
  return pins.reduce((least, { value }) => (value < least || Number.isNaN(least) ? value : least), NaN);
}

/** One of them in a table's cell: "global", or its coordinates where there are several of its kind. */
export function minimumMark(
  pins: readonly ContourPin[],
  row: number,
): { readonly kind: string; readonly text: string } {
  const pin = pins[row];
  if (!pin) return { kind: '', text: '–' };
  const kind = pin.global ? 'global' : 'local';
  const name = pin.global ? msg('global') : msg('local');
  return { kind, text: alike(pins, pin) === 1 ? name : coordinates(pin.x, pin.y, 2) };
}

/** One of them in words: "the global minimum", with coordinates where there are several of its kind. */
export function minimumName(pins: readonly ContourPin[], row: number): string {
  const pin = pins[row];
  if (!pin) return msg('no minimum');
  if (pins.length === 1) return msg('the minimum');
  if (alike(pins, pin) === 1) return pin.global ? msg('the global minimum') : msg('the local minimum');
  const at = coordinates(pin.x, pin.y, 2);
  return pin.global ? msg(str`the global minimum at ${at}`) : msg(str`the local minimum at ${at}`);
}

function alike(pins: readonly ContourPin[], { global }: ContourPin): number {
  return pins.filter((pin) => pin.global === global).length;
}
