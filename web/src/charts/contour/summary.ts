import { msg, str } from '@lit/localize';
import type { Bands } from './background';
import { coordinates } from './format';
import { formatNumber } from '../line-chart/format';
import { rowAt } from './model';
import type { ContourPath, ContourPin, Frame } from './model';
import { counted } from '../../language/numbers';
import { pair } from '../../language/coordinates';
import { listed } from '../../language/words';

/** The picture in words: what the map covers, where the marks are, where each racer stands now. */
export function describeMap(
  kind: 'map' | 'relief',
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
  const [xMin, xMax, yMin, yMax] = [frame.xMin, frame.xMax, frame.yMin, frame.yMax].map((value) => formatNumber(value));
  const parts = [
    kind === 'map'
      ? msg(str`Contour map of the loss, ${xName} from ${xMin} to ${xMax}, ${yName} from ${yMin} to ${yMax}.`)
      : msg(str`Relief of the loss, ${xName} from ${xMin} to ${xMax}, ${yName} from ${yMin} to ${yMax}.`),
  ];
  if (bands) {
    const [low, high] = [formatNumber(bands.lowest), formatNumber(bands.highest)];
    parts.push(msg(str`The loss goes from ${low} to ${high}.`));
  }
  const globals = pins.filter((pin) => pin.global);
  if (globals.length > 0) {
    const places = listed(globals.map((pin) => pair(formatNumber(pin.x), formatNumber(pin.y))));
    parts.push(msg(str`Global minimum at ${places}.`));
  }
  if (pins.length > globals.length) {
    const others = pins.length - globals.length;
    const count = formatNumber(others);
    parts.push(counted(others, msg(str`${count} local minimum beside.`), msg(str`${count} local minima beside.`)));
  }
  if (start) {
    const place = pair(text.x(start[0]), text.y(start[1]));
    parts.push(msg(str`The start is at ${place}.`));
  }
  for (const path of paths) {
    const row = rowAt(path, index);
    const place = pair(text.x(path.x[row] ?? NaN), text.y(path.y[row] ?? NaN));
    const [name, step, loss] = [path.label, formatNumber(row), formatNumber(path.loss[row] ?? NaN)];
    parts.push(
      path.diverged && row < index
        ? msg(str`${name} has left every bound; last at ${place} after step ${step}, loss ${loss}.`)
        : msg(str`${name} is at ${place} after step ${step}, loss ${loss}.`),
    );
  }
  return parts.join(' ');
}
