import { lossAt } from './background';
import { coordinates } from './format';
import { formatNumber } from '../line-chart/format';
import { rowAt } from './model';
import type { ContourGrid, ContourPath, ContourPin, Frame } from './model';
import type { View } from './view';

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

/** A step of a path goes before a pin, a pin before the bare map. */
export function findAt(
  view: View,
  px: number,
  py: number,
  grid: ContourGrid | null,
  paths: readonly ContourPath[],
  pins: readonly ContourPin[],
  index: number,
): Finding {
  const text = coordinates(view.frame);
  const step = nearestStep(view, px, py, paths, index);
  if (step) {
    const { path, row } = step;
    const x = path.x[row] ?? NaN;
    const y = path.y[row] ?? NaN;
    return {
      lines: stepLines(path, row, view.frame),
      path: { id: path.id, row },
      x: view.x(x),
      y: view.y(y),
    };
  }
  const pin = pins.find((at) => Math.hypot(view.x(at.x) - px, view.y(at.y) - 8 - py) < reach);
  if (pin) {
    return {
      lines: [
        pin.global ? 'global minimum' : 'local minimum',
        `loss ${formatNumber(pin.value, 4)}`,
        `x ${text.x(pin.x)}, y ${text.y(pin.y)}`,
      ],
      x: view.x(pin.x),
      y: view.y(pin.y),
    };
  }
  const x = view.dataX(px);
  const y = view.dataY(py);
  const loss = grid ? lossAt(grid, x, y) : NaN;
  return { lines: [`loss ${formatNumber(loss)}`, `x ${text.x(x)}, y ${text.y(y)}`], x: px, y: py };
}

/** A step of a path in words. */
export function stepLines(path: ContourPath, row: number, frame: Frame): readonly string[] {
  const text = coordinates(frame);
  return [
    `${path.label}, step ${row}`,
    `loss ${formatNumber(path.loss[row] ?? NaN, 4)}`,
    `x ${text.x(path.x[row] ?? NaN)}, y ${text.y(path.y[row] ?? NaN)}`,
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
