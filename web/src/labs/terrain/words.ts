import { formatNumber } from '../../charts/line-chart/format';
import type { Side } from './sides';
import { rowAt } from './sides';

export const percent = (share: number): string =>
  share > 0 && share < 0.001 ? 'less than 0.1\u00a0%' : `${formatNumber(100 * share, share > 0.995 ? 3 : 2)}\u00a0%`;

const steps = (count: number): string => `${formatNumber(count, 3)}\u00a0${count === 1 ? 'step' : 'steps'}`;

/** How the whole walk ends. */
export function outcome(side: Side): string {
  const lost = side.at('divergedAt');
  const reached = side.at('reachedAt');
  if (!Number.isNaN(lost)) return `lost at step ${lost}`;
  if (!Number.isNaN(reached)) return `arrived at step ${reached}`;
  return `after ${steps(side.at('steps'))} still ${percent(side.at('left'))} of the way`;
}

/** What the walk would need in all, where that is known and more than was made. */
export function needed(side: Side): string {
  const all = side.at('needed');
  return Number.isNaN(side.at('reachedAt')) && Number.isFinite(all) ? `it needs ${steps(all)}` : '';
}

function standing(side: Side, index: number): string {
  const lost = side.at('divergedAt');
  const reached = side.at('reachedAt');
  if (lost <= index) return `is lost: at step ${lost} it left every bound`;
  if (reached <= index) return `has arrived, at step ${reached}`;
  return `has ${percent(side.walk.at('left', rowAt(side, index)))} of the way left`;
}

/** Where both stand at the playhead, and why; all numbers are the core's. */
export function story(raw: Side, scaled: Side, rule: string, index: number): string {
  const opening = `After step ${index}, ${rule} ${standing(raw, index)} on raw inputs; on scaled inputs it ${standing(scaled, index)}.`;
  const above = [raw, scaled].filter((side) => side.at('rate') > side.at('stableRate'));
  if (above.length === 2) return `${opening} The rate is above 2/λmax on both: every step lands farther out.`;
  const only = above[0];
  if (only) {
    const rate = formatNumber(only.at('rate'), 2);
    return `${opening} One rate fits neither: ${rate} is above 2/λmax of the ${only.id} inputs, ${formatNumber(only.at('stableRate'), 2)}.`;
  }
  const limits = [raw, scaled].map((side) => side.at('undividedRate'));
  if ([raw, scaled].some((side) => side.at('rate') > side.at('undividedRate') / 2)) {
    const [first = '', second = ''] = limits.map((limit) => formatNumber(limit, 2));
    if (first === second) {
      return `${opening} At every step it also shrinks the weights by the rate times its decay, whatever their slope: above a rate of ${first} that alone would throw them out. Where weights are large, so have to be the steps, and no rate suits both.`;
    }
    return `${opening} Its first steps do not divide by the slope’s size and need a rate below 2/λmax (${first} and ${second}), as gradient descent does; the later ones divide, and are then no longer than about that rate. Where slopes and weights have so different sizes, no rate suits both.`;
  }
  const ahead = [needed(raw), needed(scaled)];
  const told = ahead.flatMap((text, k) => (text ? [`on ${k === 0 ? 'raw' : 'scaled'} inputs ${text}`] : []));
  return told.length === 0 ? opening : `${opening} At this rate, ${told.join(', and ')}.`;
}

/** How often the larger slope holds the smaller. */
export function slopes(side: Side, index: number): string {
  const ratio = side.walk.at('ratio', rowAt(side, index));
  if (!Number.isFinite(ratio)) return '';
  return ratio < 1.1 ? 'Both slopes are equally large.' : `One slope is ${formatNumber(ratio, 2)} times the other.`;
}
