import { msg, str } from '@lit/localize';
import type { BasinGrid, BasinPin } from '../../charts/basin-map';
import { kindAt, startAt } from '../../charts/basin-map/model';
import { formatNumber } from '../../charts/line-chart/format';
import { coordinates } from '../../language/coordinates';
import { counted } from '../../language/numbers';
import type { Arrival, Journey, Place } from './journey';
import type { End } from './map';

export const percent = (share: number): string => {
  const hundredths = 100 * share;
  if (share > 0 && hundredths < 0.1) return `< ${formatNumber(0.1)} %`;
  return `${formatNumber(hundredths, hundredths < 10 ? 2 : 3)} %`;
};

/** A minimum as the legend has it. */
export function pinName(pin: BasinPin, pins: readonly BasinPin[]): string {
  const place = coordinates(pin.x, pin.y);
  if (pins.length === 1) return msg(str`the minimum at ${place}`);
  return pin.global ? msg(str`global minimum at ${place}`) : msg(str`local minimum at ${place}`);
}

/** How starts ended that did not end in a minimum. */
export function otherName(kind: 'away' | 'nowhere' | 'lost', steps: number): string {
  if (kind === 'away') return msg('got away, out of the region');
  if (kind === 'lost') return msg('lost: its numbers left every bound');
  const most = formatNumber(steps);
  return counted(steps, msg(str`in none within the ${most} step`), msg(str`in none within the ${most} steps`));
}

/** "Gradient descent: 52 % of the starts reach minimum 1, …" */
export function mapSummary(name: string, ends: readonly End[], pins: readonly BasinPin[], steps: number): string {
  const parts = ends
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, 8)
    .map((end) => partText(end, pins, steps))
    .join('; ');
  return msg(str`${name}: of all starts, ${parts}.`);
}

/** The same as long as the shares would answer what is asked: what there is on the map, in the order of the legend. */
export function mapWithoutShares(name: string, ends: readonly End[], pins: readonly BasinPin[], steps: number): string {
  const list = ends
    .filter(({ share }) => share > 0)
    .slice(0, 8)
    .map(({ kind, minimum }) => {
      const pin = pins[minimum];
      return kind === 'minimum' ? (pin ? pinName(pin, pins) : '') : otherName(kind, steps);
    })
    .join('; ');
  return msg(str`${name}, where starts end: ${list}. Their shares are shown with the answer.`);
}

function partText(end: End, pins: readonly BasinPin[], most: number): string {
  const share = percent(end.share);
  const steps = formatNumber(end.steps, 2);
  const pin = pins[end.minimum];
  if (end.kind === 'minimum' && pin) {
    const { number } = pin;
    const name = pinName(pin, pins);
    return msg(str`${share} reach minimum ${number}, ${name}, after ${steps} steps on average`);
  }
  if (end.kind === 'away') return msg(str`${share} get away, after ${steps} steps on average`);
  if (end.kind === 'lost') return msg(str`${share} are lost`);
  const all = formatNumber(most);
  return counted(
    most,
    msg(str`${share} reach none within ${all} step`),
    msg(str`${share} reach none within ${all} steps`),
  );
}

/** What the map says of a place, a line each. */
export function readoutAt(grid: BasinGrid | undefined, [x, y]: Place, pins: readonly BasinPin[]): readonly string[] {
  if (!grid) return [];
  const row = startAt(grid, x, y);
  if (row < 0) return [];
  const steps = grid.steps[row] ?? NaN;
  const number = pins[grid.minimum[row] ?? NaN]?.number ?? '';
  const lost = formatNumber(grid.lost[row] ?? NaN);
  switch (kindAt(grid, row)) {
    case 'minimum':
      return [msg(str`minimum ${number}`), inSteps(steps)];
    case 'away':
      return [msg('got away'), inSteps(steps)];
    case 'lost':
      return [msg(str`lost at step ${lost}`)];
    case 'nowhere':
      return [msg('reaches none')];
  }
}

function inSteps(count: number): string {
  const steps = formatNumber(count);
  return counted(count, msg(str`in ${steps} step`), msg(str`in ${steps} steps`));
}

/** What became of one optimizer. */
function arrivalText(
  name: string,
  { minimum, reachedAt, lostAt }: Arrival,
  pins: readonly BasinPin[],
  most: number,
): string {
  if (!Number.isNaN(reachedAt)) {
    const steps = formatNumber(reachedAt);
    const number = pins[minimum]?.number;
    return number === undefined
      ? counted(reachedAt, msg(str`${name} gets away in ${steps} step`), msg(str`${name} gets away in ${steps} steps`))
      : counted(
          reachedAt,
          msg(str`${name} reaches minimum ${number} in ${steps} step`),
          msg(str`${name} reaches minimum ${number} in ${steps} steps`),
        );
  }
  if (!Number.isNaN(lostAt)) {
    const step = formatNumber(lostAt);
    return msg(str`${name} is lost at step ${step}`);
  }
  const all = formatNumber(most);
  return pins.length === 0
    ? counted(
        most,
        msg(str`${name} does not get away within ${all} step`),
        msg(str`${name} does not get away within ${all} steps`),
      )
    : counted(
        most,
        msg(str`${name} reaches no minimum within ${all} step`),
        msg(str`${name} reaches no minimum within ${all} steps`),
      );
}

/** "(7, 3) is outside the surface’s region, …" */
export function tellOutside([x, y]: Place): string {
  const place = coordinates(x, y);
  return msg(
    str`${place} is outside the surface’s region: the map knows where a start there ends, but no race begins there.`,
  );
}

/** "From (1.7, 1.2): Gradient descent reaches minimum 2 in 57 steps; Momentum reaches minimum 1 in 118 steps." */
export function tellJourney(
  { start: [x, y], arrivals }: Journey,
  names: readonly string[],
  pins: readonly BasinPin[],
  steps: number,
): string {
  const place = coordinates(x, y);
  const arrived = arrivals.map((arrival, k) => arrivalText(names[k] ?? '', arrival, pins, steps)).join('; ');
  return msg(str`From ${place}: ${arrived}.`);
}
