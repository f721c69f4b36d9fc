import type { BasinGrid, BasinPin } from '../../charts/basin-map';
import { kindAt, startAt } from '../../charts/basin-map/model';
import { formatNumber } from '../../charts/line-chart/format';
import type { Arrival, Journey, Place } from './journey';
import type { End } from './map';

export const percent = (share: number): string => {
  const hundredths = 100 * share;
  if (share > 0 && hundredths < 0.1) return '< 0.1 %';
  return `${formatNumber(hundredths, hundredths < 10 ? 2 : 3)} %`;
};

const place = ({ x, y }: BasinPin): string => `(${formatNumber(x, 3)}, ${formatNumber(y, 3)})`;

/** A minimum as the legend has it. */
export function pinName(pin: BasinPin, pins: readonly BasinPin[]): string {
  const kind = pins.length === 1 ? 'the minimum' : pin.global ? 'global minimum' : 'local minimum';
  return `${kind} at ${place(pin)}`;
}

/** How starts ended that did not end in a minimum. */
export function otherName(kind: 'away' | 'nowhere' | 'lost', steps: number): string {
  if (kind === 'away') return 'got away, out of the region';
  if (kind === 'lost') return 'lost: its numbers left every bound';
  return `in none within the ${formatNumber(steps)} steps`;
}

/** "Gradient descent: 52 % of the starts reach minimum 1, …" */
export function mapSummary(name: string, ends: readonly End[], pins: readonly BasinPin[], steps: number): string {
  const parts = ends
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, 8)
    .map(({ kind, minimum, share, steps: mean }) => {
      const pin = pins[minimum];
      if (kind === 'minimum' && pin) {
        return `${percent(share)} reach minimum ${pin.number}, ${pinName(pin, pins)}, after ${formatNumber(mean, 2)} steps on average`;
      }
      if (kind === 'away') return `${percent(share)} get away, after ${formatNumber(mean, 2)} steps on average`;
      if (kind === 'lost') return `${percent(share)} are lost`;
      return `${percent(share)} reach none within ${formatNumber(steps)} steps`;
    });
  return `${name}: of all starts, ${parts.join('; ')}.`;
}

/** What the map says of a place, a line each. */
export function readoutAt(grid: BasinGrid | undefined, [x, y]: Place, pins: readonly BasinPin[]): readonly string[] {
  if (!grid) return [];
  const row = startAt(grid, x, y);
  if (row < 0) return [];
  const steps = formatNumber(grid.steps[row] ?? NaN);
  const pin = pins[grid.minimum[row] ?? NaN];
  switch (kindAt(grid, row)) {
    case 'minimum':
      return [`minimum ${pin?.number ?? ''}`, `in ${steps} steps`];
    case 'away':
      return ['got away', `in ${steps} steps`];
    case 'lost':
      return [`lost at step ${formatNumber(grid.lost[row] ?? NaN)}`];
    case 'nowhere':
      return ['reaches none'];
  }
}

function arrivalWords({ minimum, reachedAt, lostAt }: Arrival, pins: readonly BasinPin[], steps: number): string {
  if (!Number.isNaN(reachedAt)) {
    const number = pins[minimum]?.number;
    return number === undefined ? `gets away in ${reachedAt} steps` : `reaches minimum ${number} in ${reachedAt} steps`;
  }
  if (!Number.isNaN(lostAt)) return `is lost at step ${lostAt}`;
  const goal = pins.length === 0 ? 'does not get away' : 'reaches no minimum';
  return `${goal} within ${formatNumber(steps)} steps`;
}

/** "(7, 3) is outside the surface’s region, …" */
export function tellOutside([x, y]: Place): string {
  return `(${formatNumber(x, 3)}, ${formatNumber(y, 3)}) is outside the surface’s region: the map knows where a start there ends, but no race begins there.`;
}

/** "From (1.7, 1.2): Gradient descent reaches minimum 2 in 57 steps; Momentum reaches minimum 1 in 118 steps." */
export function tellJourney(
  { start: [x, y], arrivals }: Journey,
  names: readonly string[],
  pins: readonly BasinPin[],
  steps: number,
): string {
  const each = arrivals.map((arrival, k) => `${names[k] ?? ''} ${arrivalWords(arrival, pins, steps)}`);
  return `From (${formatNumber(x, 3)}, ${formatNumber(y, 3)}): ${each.join('; ')}.`;
}
