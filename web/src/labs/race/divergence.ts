import type { Frame } from '../../charts/contour';
import { formatNumber } from '../../charts/line-chart/format';
import type { Racer } from '../racers/racer';

/** On a bottomless surface (one without minima) falling for ever is no failure. */
export function fellOn(racer: Racer, bottomless: boolean): boolean {
  return bottomless && racer.reachedAt < racer.divergedAt;
}

/** Why a racer was lost, from the numbers of its own run; empty when it was not. */
export function whyLost(racer: Racer, region: Frame | undefined, bottomless: boolean): string {
  const { divergedAt, reachedAt, stableRate, curvature } = racer;
  if (Number.isNaN(divergedAt)) return '';
  if (fellOn(racer, bottomless)) {
    return `Got away at step ${reachedAt} and fell on: this surface has no bottom. By step ${divergedAt} it was too far off to follow.`;
  }
  const rate = largestRate(racer);
  const lost = `Left the map for good at step ${divergedAt}`;
  if (Number.isNaN(stableRate)) return `${lost}, at a rate of ${formatNumber(rate, 3)}. Try a smaller one.`;
  const limit = `${formatNumber(stableRate, 3)}, the most that the curvature λmax = ${formatNumber(curvature, 3)} `;
  if (!(rate > stableRate)) {
    return `${lost}, although its rate ${formatNumber(rate, 3)} is below ${limit}on its way allows. Try a smaller one.`;
  }
  const steepest = steepestRow(racer);
  if (region && !inside(racer, steepest, region)) {
    return `${lost}: at its rate ${formatNumber(rate, 3)} it was thrown out of the map, where the surface curves ever more: at λmax = ${formatNumber(curvature, 3)} no rate above ${formatNumber(stableRate, 3)} holds. Try a smaller one.`;
  }
  return `${lost}: its rate ${formatNumber(rate, 3)} is above ${limit}here allows. Each step overshoots further than the one before. Try a rate below it.`;
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
