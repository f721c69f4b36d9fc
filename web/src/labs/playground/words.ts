import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import { percent } from '../../charts/ridges';
import type { Result } from '../../engine/result';
import { counted } from '../../language/numbers';
import { updates } from '../updates';

const fact = (result: Result, column: string): number => result.table('evaluation').at(column, 0);

/** How many updates have been made. */
export const reached = (result: Result): number => fact(result, 'steps');
/** Updates of an epoch. */
export const epochOf = (result: Result): number => fact(result, 'epoch');

/** Where a run stands, as the player says it: "update 320, epoch 20". */
export function placeText(step: number, epoch: number): string {
  const update = formatNumber(step);
  const begun = formatNumber(Math.floor(step / epoch));
  return msg(str`update ${update}, epoch ${begun}`);
}

/** "After 320 updates the loss is 0.12 on … and 0.14 on …. 97 % and 95 % of them are classified correctly." */
export function story(result: Result): string {
  return [lossText(result), sharesText(result)].filter((text) => text !== '').join(' ');
}

function lossText(result: Result): string {
  const heldOut = fact(result, 'validationLoss');
  const [loss, other] = [formatNumber(fact(result, 'loss'), 3), formatNumber(heldOut, 3)];
  const made = updates(reached(result));
  const begun = reached(result) > 0;
  if (Number.isNaN(fact(result, 'loss'))) {
    return begun
      ? msg(str`After ${made} the loss is beyond all numbers.`)
      : msg('Before the first update the loss is beyond all numbers.');
  }
  if (Number.isNaN(heldOut)) {
    return begun
      ? msg(str`After ${made} the loss is ${loss} on the examples that are learned from.`)
      : msg(str`Before the first update the loss is ${loss} on the examples that are learned from.`);
  }
  return begun
    ? msg(str`After ${made} the loss is ${loss} on the examples that are learned from and ${other} on those held out.`)
    : msg(
        str`Before the first update the loss is ${loss} on the examples that are learned from and ${other} on those held out.`,
      );
}

function sharesText(result: Result): string {
  const [learned, heldOut] = [fact(result, 'accuracy'), fact(result, 'validationAccuracy')];
  if (Number.isNaN(fact(result, 'loss')) || Number.isNaN(learned)) return '';
  const [share, other] = [percent(learned), percent(heldOut)];
  return Number.isNaN(heldOut)
    ? msg(str`${share} of them are classified correctly.`)
    : msg(str`${share} and ${other} of them are classified correctly.`);
}

/** The network in the middle, for those who can’t see it. */
export function networkSummary(result: Result, features: number, hidden: readonly number[]): string {
  const outputs = Number(result.spec['outputs']);
  const [seen, said] = [formatNumber(features), formatNumber(outputs)];
  const given = counted(features, msg(str`${seen} feature`), msg(str`${seen} features`));
  const answers = counted(outputs, msg(str`${said} output`), msg(str`${said} outputs`));
  const units = hidden.map((each) => formatNumber(each)).join(', ');
  const parts =
    hidden.length === 0
      ? msg(str`A network with ${given}, no hidden layer and ${answers}.`)
      : msg(str`A network with ${given}, hidden layers of ${units} units and ${answers}.`);
  return `${parts} ${story(result)}`;
}

/** What early stopping did. */
export function stopping(result: Result): string {
  const stopped = fact(result, 'stoppedAt');
  if (Number.isNaN(stopped)) return '';
  const [made, best] = [updates(stopped), updates(fact(result, 'bestStep'))];
  const loss = formatNumber(fact(result, 'bestLoss'), 3);
  return msg(
    str`Stopped early, after ${made}: the held-out loss was lowest after ${best}, ${loss}, and has not been lower since.`,
  );
}

/** What was lost first, by the core’s code of the stage: weights of the update before, what passes through, the loss, the gradient. */
function lostText(stage: number, layer: number, hidden: number): string {
  const last = layer > hidden;
  const place = formatNumber(layer);
  switch (stage) {
    case 1:
      return last
        ? msg('What was lost first is the weights of the output layer, in the update before.')
        : msg(str`What was lost first is the weights of layer ${place}, in the update before.`);
    case 2:
      return last
        ? msg('What was lost first is what passes through the output layer.')
        : msg(str`What was lost first is what passes through layer ${place}.`);
    case 3:
      return msg('What was lost first is the loss.');
    default:
      return last
        ? msg('What was lost first is the gradient of the output layer.')
        : msg(str`What was lost first is the gradient of layer ${place}.`);
  }
}

/** How large the numbers of that layer had become. */
function sizesText(result: Result, layer: number): string {
  const table = result.table('trouble');
  const [weight, activation, gradient] = ['largestWeight', 'largestActivation', 'largestGradient'].map((column) => {
    const size = table.at(column, layer - 1);
    return Number.isFinite(size) ? formatNumber(size, 2) : undefined;
  });
  return [
    weight === undefined ? '' : msg(str`Its largest weight was ${weight}.`),
    activation === undefined ? '' : msg(str`The largest number that came out was ${activation}.`),
    gradient === undefined ? '' : msg(str`Its largest gradient was ${gradient}.`),
  ].join(' ');
}

/** Where the numbers were lost: at which update, in which layer, and how large they had become; none where they were not. */
export function trouble(result: Result, hidden: number): readonly string[] {
  const at = fact(result, 'divergedAt');
  if (Number.isNaN(at)) return [];
  const layer = fact(result, 'divergedLayer');
  const from = fact(result, 'risingFrom');
  const [next, rising] = [formatNumber(at + 1), formatNumber(from)];
  return [
    [
      msg(str`Update ${next} could not be made: the numbers left the range that can be computed with.`),
      lostText(fact(result, 'divergedStage'), layer, hidden),
      sizesText(result, layer),
    ]
      .join(' ')
      .trim(),
    from < at
      ? msg(
          str`From update ${rising} on the loss had stayed above its first value: each step overshot, and the next one overshot further.`,
        )
      : msg('It came at one blow: the loss had not stayed above its first value before.'),
  ];
}

/** A loss that has grown, though it is still a number. */
export function overshoot(result: Result): string {
  const steps = result.table('steps');
  const [first, last] = [steps.at('loss', 0), steps.at('loss', steps.rows - 1)];
  if (!(last > 2 * first) || !Number.isNaN(fact(result, 'divergedAt'))) return '';
  const [before, now] = [formatNumber(first, 3), formatNumber(last, 3)];
  return msg(
    str`The loss of the last batch, ${now}, is higher than that of the first, ${before}: the updates are too large. A lower learning rate, or a limit for the gradient, helps.`,
  );
}
