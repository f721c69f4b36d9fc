import { msg, str } from '@lit/localize';
import { lossAt } from './background';
import { coordinates } from './format';
import { formatNumber } from '../line-chart/format';
import { rowAt } from './model';
import type { ContourGrid, ContourPath, ContourPin, Frame } from './model';
import type { View } from './view';
import { lossText } from '../words';
import { minimumName } from './legend';

/** What lies under the pointer. */
export interface Finding {
  readonly lines: readonly string[];
  /** The step of a path, if that is what was found. */
  readonly path?: { readonly id: string; readonly row: number };
  /** Pixels of the thing itself. */
  readonly x: number;
  readonly y: number;
}

const reach = 11;

/** What can be found. */
export interface Ground {
  readonly grid: ContourGrid | null;
  readonly paths: readonly ContourPath[];
  readonly pins: readonly ContourPin[];
  readonly index: number;
  /** Of the coordinates. */
  readonly symbols: readonly [string, string];
}

/** A step of a path goes before a pin, a pin before the bare map. */
export function findAt(
  view: View,
  px: number,
  py: number,
  { grid, paths, pins, index, symbols: [xName, yName] }: Ground,
): Finding {
  const text = coordinates(view.frame);
  const step = nearestStep(view, px, py, paths, index);
  if (step) {
    const { path, row } = step;
    const x = path.x[row] ?? NaN;
    const y = path.y[row] ?? NaN;
    return {
      lines: stepLines(path, row, view.frame, [xName, yName]),
      path: { id: path.id, row },
      x: view.x(x),
      y: view.y(y),
    };
  }
  const pin = pins.find((at) => Math.hypot(view.x(at.x) - px, view.y(at.y) - 8 - py) < reach);
  if (pin) {
    return {
      lines: [
        minimumName(pin.global),
        lossText(formatNumber(pin.value, 4)),
        `${xName} ${text.x(pin.x)}, ${yName} ${text.y(pin.y)}`,
      ],
      x: view.x(pin.x),
      y: view.y(pin.y),
    };
  }
  const x = view.dataX(px);
  const y = view.dataY(py);
  const loss = grid ? lossAt(grid, x, y) : NaN;
  return { lines: [lossText(formatNumber(loss)), `${xName} ${text.x(x)}, ${yName} ${text.y(y)}`], x: px, y: py };
}

/** A step of a path in words. */
export function stepLines(
  path: ContourPath,
  row: number,
  frame: Frame,
  [xName, yName]: readonly [string, string] = ['x', 'y'],
): readonly string[] {
  const text = coordinates(frame);
  const [name, step] = [path.label, formatNumber(row)];
  return [
    msg(str`${name}, step ${step}`),
    lossText(formatNumber(path.loss[row] ?? NaN, 4)),
    `${xName} ${text.x(path.x[row] ?? NaN)}, ${yName} ${text.y(path.y[row] ?? NaN)}`,
  ];
}

function nearestStep(
  view: View,
  px: number,
  py: number,
  paths: readonly ContourPath[],
  index: number,
): { path: ContourPath; row: number } | null {
  let best: { path: ContourPath; row: number } | null = null;
  let least = reach;
  for (const path of paths) {
    for (let row = 0; row <= rowAt(path, index); row++) {
      const far = Math.hypot(view.x(path.x[row] ?? NaN) - px, view.y(path.y[row] ?? NaN) - py);
      // Of steps at one place, e.g. in the minimum, the first one is when the racer came there.
      if (far < least - 0.5) {
        least = far;
        best = { path, row };
      }
    }
  }
  return best;
}
