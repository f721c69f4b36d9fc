import { formatNumber } from '../../charts/line-chart/format';
import { percent } from '../../charts/ridges';
import type { Result } from '../../engine/result';

export const updates = (count: number): string => `${formatNumber(count)} ${count === 1 ? 'update' : 'updates'}`;

const fact = (result: Result, column: string): number => result.table('evaluation').at(column, 0);

/** How many updates have been made. */
export const reached = (result: Result): number => fact(result, 'steps');
/** Updates of an epoch. */
export const epochOf = (result: Result): number => fact(result, 'epoch');

/** Where a run stands, as the player says it: "update 320, epoch 20". */
export function placeText(step: number, epoch: number): string {
  return `update ${formatNumber(step)}, epoch ${formatNumber(Math.floor(step / epoch))}`;
}

/** "After 320 updates the loss is 0.12 on … and 0.14 on …; 97 % and 95 % of them are classified correctly." */
export function story(result: Result): string {
  const [learned, heldOut] = [fact(result, 'loss'), fact(result, 'validationLoss')];
  const [right, rightOutside] = [fact(result, 'accuracy'), fact(result, 'validationAccuracy')];
  const after = reached(result) === 0 ? 'Before the first update' : `After ${updates(reached(result))}`;
  if (Number.isNaN(learned)) return `${after} the loss is beyond all numbers.`;
  const losses = [
    `${formatNumber(learned, 3)} on the examples that are learned from`,
    ...(Number.isNaN(heldOut) ? [] : [`${formatNumber(heldOut, 3)} on those held out`]),
  ].join(' and ');
  const share = Number.isNaN(right)
    ? ''
    : Number.isNaN(rightOutside)
      ? ` ${percent(right)} of them are classified correctly.`
      : ` ${percent(right)} and ${percent(rightOutside)} of them are classified correctly.`;
  return `${after} the loss is ${losses}.${share}`;
}

/** The network in the middle, for those who can’t see it. */
export function networkSummary(result: Result, features: number, hidden: readonly number[]): string {
  const outputs = Number(result.spec['outputs']);
  const layers = hidden.length === 0 ? 'no hidden layer' : `hidden layers of ${hidden.join(', ')} units`;
  const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
  return `A network with ${counted(features, 'feature')}, ${layers} and ${counted(outputs, 'output')}. ${story(result)}`;
}

/** What early stopping did. */
export function stopping(result: Result): string {
  const [stopped, best] = [fact(result, 'stoppedAt'), fact(result, 'bestStep')];
  if (Number.isNaN(stopped)) return '';
  return `Stopped early, after ${updates(stopped)}: the held-out loss was lowest after ${updates(best)}, ${formatNumber(fact(result, 'bestLoss'), 3)}, and has not been lower since.`;
}

const stages = ['', 'the weights, in the update before', 'what passes through', 'the loss', 'the gradient'] as const;

/** Where the numbers were lost: at which update, in which layer, and how large they had become; none where they were not. */
export function trouble(result: Result, hidden: number): readonly string[] {
  const at = fact(result, 'divergedAt');
  if (Number.isNaN(at)) return [];
  const layer = fact(result, 'divergedLayer');
  const stage = fact(result, 'divergedStage');
  const name = layer > hidden ? 'the output layer' : `layer ${layer}`;
  const where = stage === 3 ? stages[3] : stage === 2 ? `${stages[2]} ${name}` : `${stages[stage] ?? ''} of ${name}`;
  const table = result.table('trouble');
  const row = layer - 1;
  const sizes = [
    ['weight', table.at('largestWeight', row)],
    ['number that came out', table.at('largestActivation', row)],
    ['gradient', table.at('largestGradient', row)],
  ] as const;
  const large = sizes
    .filter(([, size]) => Number.isFinite(size))
    .map(([what, size]) => `its largest ${what} was ${formatNumber(size, 2)}`);
  const rising = fact(result, 'risingFrom');
  return [
    `Update ${formatNumber(at + 1)} could not be made: the numbers left the range that can be computed with. What was lost first is ${where}${large.length > 0 ? `; ${large.join(', ')}` : ''}.`,
    rising < at
      ? `From update ${formatNumber(rising)} on the loss had stayed above its first value: each step overshot, and the next one overshot further.`
      : 'It came at one blow: the loss had not stayed above its first value before.',
  ];
}

/** A loss that has grown, though it is still a number. */
export function overshoot(result: Result): string {
  const steps = result.table('steps');
  const [first, last] = [steps.at('loss', 0), steps.at('loss', steps.rows - 1)];
  if (!(last > 2 * first) || !Number.isNaN(fact(result, 'divergedAt'))) return '';
  return `The loss of the last batch, ${formatNumber(last, 3)}, is higher than that of the first, ${formatNumber(first, 3)}: the updates are too large. A lower learning rate, or a limit for the gradient, helps.`;
}
