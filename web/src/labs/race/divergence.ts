import { msg, str } from '@lit/localize';
import type { Frame } from '../../charts/contour';
import { formatNumber } from '../../charts/line-chart/format';
import type { Racer } from '../racers/racer';

/** On a bottomless surface (one without minima) falling for ever is no failure. */
export function fellOn(racer: Racer, bottomless: boolean): boolean {
  return bottomless && racer.reachedAt < racer.divergedAt;
}

/** Why a racer was lost, from the numbers of its own run; empty when it was not. */
export function whyLost(racer: Racer, region: Frame | undefined, bottomless: boolean): string {
  const { divergedAt, stableRate } = racer;
  if (Number.isNaN(divergedAt)) return '';
  const lost = formatNumber(divergedAt);
  if (fellOn(racer, bottomless)) {
    const away = formatNumber(racer.reachedAt);
    return msg(
      str`Got away at step ${away} and fell on: this surface has no bottom. By step ${lost} it was too far off to follow.`,
    );
  }
  const largest = largestRate(racer);
  const rate = formatNumber(largest, 3);
  if (Number.isNaN(stableRate)) {
    return msg(str`Left the map for good at step ${lost}, at a rate of ${rate}. Try a smaller one.`);
  }
  const most = formatNumber(stableRate, 3);
  const curvature = formatNumber(racer.curvature, 3);
  if (!(largest > stableRate)) {
    return msg(
      str`Left the map for good at step ${lost}, although its rate ${rate} is below ${most}, the most that the curvature λmax = ${curvature} on its way allows. Try a smaller one.`,
    );
  }
  const steepest = steepestRow(racer);
  if (region && !inside(racer, steepest, region)) {
    return msg(
      str`Left the map for good at step ${lost}: at its rate ${rate} it was thrown out of the map, where the surface curves ever more: at λmax = ${curvature} no rate above ${most} holds. Try a smaller one.`,
    );
  }
  return msg(
    str`Left the map for good at step ${lost}: its rate ${rate} is above ${most}, the most that the curvature λmax = ${curvature} here allows. Each step overshoots further than the one before. Try a rate below it.`,
  );
}

/** The largest rate of its updates (a schedule changes it); before the first one, the knob's. */
function largestRate({ table, settings }: Racer): number {
  let most = NaN;
  for (const rate of table.column('rate')) if (!Number.isNaN(rate) && !(rate <= most)) most = rate;
  const knob = settings['learningRate'];
  return Number.isNaN(most) && typeof knob === 'number' ? knob : most;
}

function steepestRow({ table }: Racer): number {
  const curvature = table.column('curvature');
  return curvature.reduce((best, value, row) => (value > (curvature[best] ?? NaN) ? row : best), 0);
}

function inside({ table }: Racer, row: number, { xMin, xMax, yMin, yMax }: Frame): boolean {
  const x = table.at('x', row);
  const y = table.at('y', row);
  return x >= xMin && x <= xMax && y >= yMin && y <= yMax;
}
