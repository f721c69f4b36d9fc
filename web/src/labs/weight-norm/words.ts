import { formatNumber } from '../../charts/line-chart/format';
import type { State } from './state';

const n = (value: number): string => formatNumber(value, 3);

/** What happens at this step, with the very numbers. */
export function story(state: State): string {
  const { row, norm, loss, plainLoss, result, dv, dg } = state;
  const path = result.table('path');
  const spec = result.spec['steps'];
  if (row === path.rows - 1 && typeof spec === 'number' && path.rows - 1 < spec) {
    return `At step ${row} the numbers leave all bounds: the learning rate is too large for g, which still moves as far as w would. Try a smaller one.`;
  }
  if (row === 0) {
    return `The gradient comes apart: ${n(Math.abs(dg))} of it lies along v and changes only the length g; the rest stands at a right angle to v and turns it. So v never moves along itself, and its length, ${n(norm)} now, can only grow.`;
  }
  const start = path.at('norm', 0);
  const plain = Number.isNaN(plainLoss)
    ? 'gradient descent on w has left all bounds'
    : `${n(plainLoss)} by gradient descent on w itself`;
  const still = Math.hypot(...dv) < 1e-6 && Math.abs(dg) < 1e-6 ? ' Nothing pulls any more.' : '';
  return `After ${row} ${row === 1 ? 'step' : 'steps'} the loss is ${n(loss)}, against ${plain}. ‖v‖ has gone from ${n(start)} to ${n(norm)}; w turns ${norm > start * 1.0005 ? 'more slowly for it' : 'as readily as before'}.${still}`;
}

/** The picture for those who hear it. */
export function summary({ v, w, target, gradient }: State): string {
  const point = ([x, y]: readonly [number, number]): string => `(${n(x)}, ${n(y)})`;
  return `v is ${point(v)}, w is ${point(w)} along it; the best weights are ${point(target)}. From the head of w the way downhill is ${point([-gradient[0], -gradient[1]])}, split into a part along v, for g, and one at a right angle to it, for v.`;
}
