import type { Bands } from './background';
import { coordinates } from './format';
import { formatNumber } from '../line-chart/format';
import { rowAt } from './model';
import type { ContourPath, ContourPin, Frame } from './model';

/** The picture in words: what the map covers, where the marks are, where each racer stands now. */
export function describeMap(
  kind: 'Contour map' | 'Relief',
  frame: Frame,
  bands: Bands | null,
  pins: readonly ContourPin[],
  start: readonly [number, number] | null,
  paths: readonly ContourPath[],
  index: number,
  xName = 'x',
  yName = 'y',
): string {
  const text = coordinates(frame);
  const parts = [
    `${kind} of the loss, ${xName} from ${formatNumber(frame.xMin)} to ${formatNumber(frame.xMax)}, ${yName} from ${formatNumber(frame.yMin)} to ${formatNumber(frame.yMax)}.`,
  ];
  if (bands) parts.push(`The loss goes from ${formatNumber(bands.lowest)} to ${formatNumber(bands.highest)}.`);
  const globals = pins.filter((pin) => pin.global);
  if (globals.length > 0) {
    parts.push(
      `Global minimum at ${globals.map((pin) => `(${formatNumber(pin.x)}, ${formatNumber(pin.y)})`).join(' and ')}.`,
    );
  }
  if (pins.length > globals.length) parts.push(`${pins.length - globals.length} local minima beside.`);
  if (start) parts.push(`The start is at (${text.x(start[0])}, ${text.y(start[1])}).`);
  for (const path of paths) {
    const row = rowAt(path, index);
    const x = path.x[row] ?? NaN;
    const y = path.y[row] ?? NaN;
    const state = path.diverged && row < index ? 'has left every bound; last' : 'is';
    parts.push(
      `${path.label} ${state} at (${text.x(x)}, ${text.y(y)}) after step ${row}, loss ${formatNumber(path.loss[row] ?? NaN)}.`,
    );
  }
  return parts.join(' ');
}
