import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import { percent } from '../../charts/ridges';
import type { Catalog } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { has, lastStep, outcomeName, outcomeOf, predictionAt, remedies, sideName } from './combinations';
import { amount, targetOf, withUnit } from './words';

/** What became of a combination, and why. */
export function story(result: Result, catalog: Catalog, combination: number): readonly string[] {
  return [endText(result, catalog, combination), flatText(result, combination), copiesText(result, combination)].filter(
    (sentence) => sentence !== '',
  );
}

/** Whether the numbers go in as they are. */
const isRaw = (combination: number): boolean =>
  remedies.some((remedy) => remedy.id === 'normalize' && !has(combination, remedy));

function endText(result: Result, catalog: Catalog, combination: number): string {
  const at = (column: string): number => outcomeOf(result, combination, column);
  const { unit } = targetOf(result);
  const targets = result.table('targets');
  const [error, deviation] = [withUnit(at('error'), unit), withUnit(targets.at('deviation', 0), unit)];
  const prediction = withUnit(predictionAt(result, combination, lastStep(result)), unit);
  const mean = withUnit(targets.at('mean', 0), unit);
  const raw = isRaw(combination);
  switch (outcomeName(result, combination)) {
    case 'learned':
      return msg(
        str`It has learned: its predictions are off by ${error} (root of the mean square), where always predicting the mean would be off by ${deviation}.`,
      );
    case 'halfway':
      return msg(
        str`It is on the way: off by ${error}, where always predicting the mean would be off by ${deviation}.`,
      );
    case 'same':
      return msg(
        str`It predicts the same for everybody: about ${prediction}. The mean of the table is ${mean}: only the output’s bias has learned anything.`,
      );
    case 'far':
      return [
        msg(str`It has hardly moved: for everybody it predicts about ${prediction}, and the mean is ${mean}.`),
        paceText(result, catalog, combination),
      ]
        .join(' ')
        .trim();
    case 'thrown':
      return raw
        ? msg(
            str`The first updates threw it far off: the gradients of unscaled numbers are huge, and so were the steps. Now it is off by ${error}.`,
          )
        : msg(
            str`The first updates threw it far off: the gradients of these numbers are huge, and so were the steps. Now it is off by ${error}.`,
          );
    case 'lost': {
      const update = formatNumber(at('divergedAt'));
      return [
        msg(str`Lost at update ${update}: its numbers have left the range that a computer can hold.`),
        raw
          ? msg('A smaller learning rate, or normalization, would keep it.')
          : msg('A smaller learning rate would keep it.'),
      ].join(' ');
    }
  }
}

/** How far one that has hardly moved still has to go. */
function paceText(result: Result, catalog: Catalog, combination: number): string {
  const left = outcomeOf(result, combination, 'stepsToGo');
  if (Number.isNaN(left)) return '';
  const optimizer = remedies.find(({ id }) => id === 'optimize');
  const rule = optimizer ? sideName(catalog, result.spec, optimizer, has(combination, optimizer)) : '';
  const [count, rate] = [amount(left, 2), amount(outcomeOf(result, combination, 'rate'))];
  return msg(
    str`At this pace that is ${count} updates away: with ${rule} at rate ${rate} no weight moves far in one update, however large the gradient.`,
  );
}

/** Where units stand on the flat of their activation. */
function flatText(result: Result, combination: number): string {
  const flat = outcomeOf(result, combination, 'saturated');
  if (!(flat >= 0.25)) return '';
  const share = percent(flat);
  if (flat < 0.999) {
    return msg(
      str`${share} of the hidden units’ answers lie on the flat of the activation, where next to nothing is learned.`,
    );
  }
  return isRaw(combination) && outcomeName(result, combination) !== 'thrown'
    ? msg(
        'All hidden units are stuck on the flat of their activation for everybody in the table, for inputs of that size drive them there: no gradient comes through, and their weights don’t move.',
      )
    : msg(
        'All hidden units are stuck on the flat of their activation for everybody in the table: no gradient comes through, and their weights don’t move.',
      );
}

function copiesText(result: Result, combination: number): string {
  const found = outcomeOf(result, combination, 'kinds');
  const units = Number(result.spec['hidden']);
  if (!(found < units)) return '';
  const [hidden, kinds] = [formatNumber(units), formatNumber(found)];
  return found === 1
    ? msg(str`Its ${hidden} hidden units are copies of one another, down to the last bit: worth one unit.`)
    : msg(str`Its ${hidden} hidden units are of ${kinds} kinds only.`);
}
