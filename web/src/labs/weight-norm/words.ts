import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import type { State } from './state';
import { counted } from '../../language/numbers';

const n = (value: number): string => formatNumber(value, 3);

/** The loss beside that of plain gradient descent. */
function comparison(steps: number, own: number, other: number): string {
  const [count, loss, plain] = [formatNumber(steps), n(own), n(other)];
  if (Number.isNaN(other)) {
    return counted(
      steps,
      msg(str`After ${count} step the loss is ${loss}; gradient descent on w itself has left all bounds.`),
      msg(str`After ${count} steps the loss is ${loss}; gradient descent on w itself has left all bounds.`),
    );
  }
  return counted(
    steps,
    msg(str`After ${count} step the loss is ${loss}, against ${plain} by gradient descent on w itself.`),
    msg(str`After ${count} steps the loss is ${loss}, against ${plain} by gradient descent on w itself.`),
  );
}

/** What happens at this step, with the very numbers; before it is told, not what becomes of the length. */
export function story(state: State, told: boolean): string {
  const { row, norm, loss, plainLoss, result, dv, dg } = state;
  const path = result.table('path');
  const spec = result.spec['steps'];
  const [count, length] = [formatNumber(row), n(norm)];
  if (row === path.rows - 1 && typeof spec === 'number' && path.rows - 1 < spec) {
    return msg(
      str`At step ${count} the numbers leave all bounds: the learning rate is too large for g, which still moves as far as w would. Try a smaller one.`,
    );
  }
  if (row === 0 && !told) return comparison(row, loss, plainLoss);
  if (row === 0) {
    const along = n(Math.abs(dg));
    return msg(
      str`The gradient comes apart: ${along} of it lies along v and changes only the length g; the rest stands at a right angle to v and turns it. So v never moves along itself, and its length, ${length} now, can only grow.`,
    );
  }
  const start = path.at('norm', 0);
  const before = n(start);
  return [
    comparison(row, loss, plainLoss),
    norm > start * 1.0005
      ? msg(str`‖v‖ has gone from ${before} to ${length}; w turns more slowly for it.`)
      : msg(str`‖v‖ has gone from ${before} to ${length}; w turns as readily as before.`),
    ...(Math.hypot(...dv) < 1e-6 && Math.abs(dg) < 1e-6 ? [msg('Nothing pulls any more.')] : []),
  ].join(' ');
}

/** The picture for those who hear it. */
export function summary({ v, w, target, gradient }: State): string {
  const point = ([x, y]: readonly [number, number]): string => `(${n(x)}, ${n(y)})`;
  const [headV, headW, best, downhill] = [v, w, target, [-gradient[0], -gradient[1]] as const].map(point);
  return msg(
    str`v is ${headV}, w is ${headW} along it; the best weights are ${best}. From the head of w the way downhill is ${downhill}, split into a part along v, for g, and one at a right angle to it, for v.`,
  );
}

/** The chart of the loss, for those who can't see it. */
export const lossWords = ({ row, loss, plainLoss }: State): string => comparison(row, loss, plainLoss);

/** The chart of the lengths: where they stand, and, once it is told, what becomes of them. */
export function lengthWords({ row, norm, result }: State, told: boolean): string {
  const path = result.table('path');
  const [step, length, g] = [formatNumber(row), n(norm), n(path.at('g', row))];
  const here = msg(str`At step ${step} ‖v‖ is ${length} and g is ${g}.`);
  return told ? `${here} ${msg('The length of v never falls; g is learned by itself.')}` : here;
}
