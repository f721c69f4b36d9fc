import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import { counted } from '../../language/numbers';
import type { Side } from './sides';
import { rowAt } from './sides';

export function percent(share: number): string {
  const least = formatNumber(0.1);
  if (share > 0 && share < 0.001) return msg(str`less than ${least} %`);
  return `${formatNumber(100 * share, share > 0.995 ? 3 : 2)}\u00a0%`;
}

/** "1 step", "6.6 × 10⁹ steps". */
export function stepsText(count: number): string {
  const steps = formatNumber(count, 3);
  return counted(count, msg(str`${steps} step`), msg(str`${steps} steps`));
}

/** How both end. */
export function outcomes(raw: Side, scaled: Side): string {
  const [first, second] = [outcome(raw), outcome(scaled)];
  return msg(str`Raw inputs: ${first}. Scaled inputs: ${second}.`);
}

/** How the whole walk ends. */
export function outcome(side: Side): string {
  const lost = side.at('divergedAt');
  const reached = side.at('reachedAt');
  if (!Number.isNaN(lost)) {
    const step = formatNumber(lost);
    return msg(str`lost at step ${step}`);
  }
  if (!Number.isNaN(reached)) {
    const step = formatNumber(reached);
    return msg(str`arrived at step ${step}`);
  }
  const steps = stepsText(side.at('steps'));
  const left = percent(side.at('left'));
  return msg(str`after ${steps} still ${left} of the way`);
}

/** The steps that the walk would need in all, where that is known and more than was made; else empty. */
export function needed(side: Side): string {
  const all = side.at('needed');
  return Number.isNaN(side.at('reachedAt')) && Number.isFinite(all) ? stepsText(all) : '';
}

function standing(side: Side, rule: string, index: number): string {
  const raw = side.id === 'raw';
  const now = formatNumber(index);
  const [lost, reached] = [side.at('divergedAt'), side.at('reachedAt')];
  if (lost <= index) {
    const step = formatNumber(lost);
    return raw
      ? msg(str`After step ${now}, ${rule} is lost on raw inputs: at step ${step} it left every bound.`)
      : msg(str`On scaled inputs it is lost: at step ${step} it left every bound.`);
  }
  if (reached <= index) {
    const step = formatNumber(reached);
    return raw
      ? msg(str`After step ${now}, ${rule} has arrived on raw inputs, at step ${step}.`)
      : msg(str`On scaled inputs it has arrived, at step ${step}.`);
  }
  const left = percent(side.walk.at('left', rowAt(side, index)));
  return raw
    ? msg(str`After step ${now}, ${rule} has ${left} of the way left on raw inputs.`)
    : msg(str`On scaled inputs it has ${left} of the way left.`);
}

/**
 * Where both stand at the playhead, and why; all numbers are the core's. How many steps the raw inputs take is what the
 * lab asks, and is left out until it is `told`.
 */
export function story(raw: Side, scaled: Side, rule: string, index: number, told: boolean): string {
  return [standing(raw, rule, index), standing(scaled, rule, index), reason(raw, scaled, told)].join(' ').trim();
}

function reason(raw: Side, scaled: Side, told: boolean): string {
  const [only, both] = [raw, scaled].filter((side) => side.at('rate') > side.at('stableRate'));
  if (both) return msg('The rate is above 2/λmax on both: every step lands farther out.');
  if (only) {
    const [rate, limit] = [formatNumber(only.at('rate'), 2), formatNumber(only.at('stableRate'), 2)];
    return only.id === 'raw'
      ? msg(str`One rate fits neither: ${rate} is above 2/λmax of the raw inputs, ${limit}.`)
      : msg(str`One rate fits neither: ${rate} is above 2/λmax of the scaled inputs, ${limit}.`);
  }
  if ([raw, scaled].some((side) => side.at('rate') > side.at('undividedRate') / 2)) {
    const [first, second] = [formatNumber(raw.at('undividedRate'), 2), formatNumber(scaled.at('undividedRate'), 2)];
    return first === second
      ? msg(
          str`At every step it also shrinks the weights by the rate times its decay, whatever their slope: above a rate of ${first} that alone would throw them out. Where weights are large, so have to be the steps, and no rate suits both.`,
        )
      : msg(
          str`Its first steps do not divide by the slope’s size and need a rate below 2/λmax (${first} and ${second}), as gradient descent does; the later ones divide, and are then no longer than about that rate. Where slopes and weights have so different sizes, no rate suits both.`,
        );
  }
  const [first, second] = [told ? needed(raw) : '', needed(scaled)];
  if (first && second) {
    return msg(str`At this rate, on raw inputs it needs ${first}, and on scaled inputs it needs ${second}.`);
  }
  if (first) return msg(str`At this rate, on raw inputs it needs ${first}.`);
  return second ? msg(str`At this rate, on scaled inputs it needs ${second}.`) : '';
}

/** How often the larger slope holds the smaller. */
export function slopes(side: Side, index: number): string {
  const ratio = side.walk.at('ratio', rowAt(side, index));
  if (!Number.isFinite(ratio)) return '';
  const times = formatNumber(ratio, 2);
  return ratio < 1.1 ? msg('Both slopes are equally large.') : msg(str`One slope is ${times} times the other.`);
}
