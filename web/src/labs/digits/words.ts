import { msg, str } from '@lit/localize';
import { probabilityText } from '../../charts/class-bars';
import { percent } from '../../charts/interval-chart/layout';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import { updates } from '../updates';

const whole = (count: number): string => formatNumber(count, 6);

/** How the network stands. */
export function standing(result: Result): string {
  const facts = result.table('evaluation');
  const share = facts.at('validationAccuracy', 0);
  if (Number.isNaN(share)) return '';
  const made = updates(facts.at('steps', 0));
  const [right, all] = [percent(share, 1), whole(facts.at('heldOut', 0))];
  return msg(str`After ${made} it reads ${right} of ${all} digits correctly that it has not learned from.`);
}

/** Where numbers have left their range. */
export function lossSentence(result: Result): string {
  const facts = result.table('evaluation');
  const at = facts.at('divergedAt', 0);
  if (Number.isNaN(at)) return '';
  const [update, layer] = [whole(at), whole(facts.at('divergedLayer', 0))];
  return msg(
    str`At update ${update} the numbers left their range, first in layer ${layer}, and the training ended there. Try a smaller learning rate.`,
  );
}

/** What the network says of the drawing. */
export function answer(shares: readonly number[]): string {
  if (shares.length === 0 || shares.some((share) => Number.isNaN(share))) return '';
  const most = shares.indexOf(Math.max(...shares));
  const second = shares.reduce(
    (best, share, k) => (k !== most && share > (shares[best] ?? -1) ? k : best),
    most ? 0 : 1,
  );
  const sure = shares[most] ?? 0;
  const [first, other] = [probabilityText(sure), probabilityText(shares[second] ?? 0, 0)];
  return sure < 0.9
    ? msg(str`The network reads: ${most} (${first}), or ${second} (${other}).`)
    : msg(str`The network reads: ${most} (${first}).`);
}

export function lossSummary(result: Result): string {
  const scores = result.table('scores');
  const last = scores.rows - 1;
  const made = updates(scores.at('step', last));
  const loss = formatNumber(scores.at('validationLoss', last), 3);
  return msg(str`Loss of the held-out digits after ${made}: ${loss}.`);
}
