import { probabilityText } from '../../charts/class-bars';
import { percent } from '../../charts/interval-chart/layout';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';

/** Names as they are read out, and as a sentence wants them. */
const whole = (count: number): string => formatNumber(count, 6);

/** How the network stands. */
export function standing(result: Result): string {
  const facts = result.table('evaluation');
  const share = facts.at('validationAccuracy', 0);
  if (Number.isNaN(share)) return '';
  return `After ${whole(facts.at('steps', 0))} updates it reads ${percent(share, 1)} of ${whole(facts.at('heldOut', 0))} digits correctly that it has not learned from.`;
}

/** Where numbers have left their range. */
export function lossSentence(result: Result): string {
  const facts = result.table('evaluation');
  const at = facts.at('divergedAt', 0);
  if (Number.isNaN(at)) return '';
  return `At update ${whole(at)} the numbers left their range, first in layer ${facts.at('divergedLayer', 0)}, and the training ended there. Try a smaller learning rate.`;
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
  const rest = sure < 0.9 ? `, or a ${second} (${probabilityText(shares[second] ?? 0, 0)})` : '';
  return `The network reads a ${most} (${probabilityText(sure)})${rest}.`;
}

export function lossSummary(result: Result): string {
  const scores = result.table('scores');
  const last = scores.rows - 1;
  return `Loss of the held-out digits after ${whole(scores.at('step', last))} updates: ${formatNumber(scores.at('validationLoss', last), 3)}.`;
}
