import { formatNumber } from '../../charts/line-chart/format';
import type { Catalog, Spec } from '../../engine/contract';
import type { Result } from '../../engine/result';
import {
  errorAt,
  flipped,
  has,
  lastStep,
  outcomeName,
  outcomeOf,
  predictionAt,
  remedies,
  sideName,
  type Outcome,
} from './combinations';

export const updates = (count: number): string => `${count} ${count === 1 ? 'update' : 'updates'}`;

/** A salary, or what is predicted instead of it: from a thousand on without decimals. */
export const amount = (value: number, digits = 3): string => {
  const size = Math.abs(value);
  const most = size < 1000 ? 3 : Math.floor(Math.log10(size)) + 1;
  return formatNumber(value, Math.min(digits, most));
};

/** What is predicted, and in which unit: as the examples name it. */
export function targetOf(result: Result): { readonly name: string; readonly unit: string } {
  const column = result.table('people').columns.find(({ id }) => id === 'y.0');
  return { name: column?.label ?? 'target', unit: column?.unit ?? '' };
}

export const withUnit = (value: number, unit: string, digits = 3): string =>
  `${amount(value, digits)}${unit === '' ? '' : `\u00a0${unit}`}`;

/** The person to be predicted: "age 32 years, last salary 350 000 rupees". */
export function personText(result: Result): string {
  const table = result.table('person');
  return table.columns
    .filter(({ id }) => id.startsWith('x.'))
    .map(({ id, label, unit }) => `${label} ${withUnit(table.at(id, 0), unit, 6)}`)
    .join(', ');
}

const badges: Readonly<Record<Outcome, string>> = {
  learned: 'learned',
  lost: 'lost',
  far: 'hardly moved',
  same: 'the same for all',
  halfway: 'on the way',
  thrown: 'thrown far off',
};
export const badge = (result: Result, combination: number): string => badges[outcomeName(result, combination)];

/** What became of a combination, and why. */
export function story(result: Result, catalog: Catalog, combination: number): readonly string[] {
  const at = (column: string): number => outcomeOf(result, combination, column);
  const { unit } = targetOf(result);
  const targets = result.table('targets');
  const [normalization, , optimizer] = remedies;
  const hidden = Number(result.spec['hidden']);
  const rule = optimizer ? sideName(catalog, result.spec, optimizer, has(combination, optimizer)) : '';
  const raw = normalization ? !has(combination, normalization) : false;
  const first = {
    learned: `It has learned: its predictions are off by ${withUnit(at('error'), unit)} (root of the mean square), where always predicting the mean would be off by ${withUnit(targets.at('deviation', 0), unit)}.`,
    halfway: `It is on the way: off by ${withUnit(at('error'), unit)}, where always predicting the mean would be off by ${withUnit(targets.at('deviation', 0), unit)}.`,
    same: `It predicts the same for everybody: about ${withUnit(predictionAt(result, combination, lastStep(result)), unit)}. The mean of the table is ${withUnit(targets.at('mean', 0), unit)}: only the output’s bias has learned anything.`,
    far: `It has hardly moved: for everybody it predicts about ${withUnit(predictionAt(result, combination, lastStep(result)), unit)}, and the mean is ${withUnit(targets.at('mean', 0), unit)}. ${Number.isNaN(at('stepsToGo')) ? '' : `At this pace that is ${amount(at('stepsToGo'), 2)} updates away: with ${rule} at rate ${amount(at('rate'))} no weight moves far in one update, however large the gradient.`}`,
    thrown: `The first updates threw it far off: the gradients of ${raw ? 'unscaled numbers' : 'these numbers'} are huge, and so were the steps. Now it is off by ${withUnit(at('error'), unit)}.`,
    lost: `Lost at update ${at('divergedAt')}: its numbers have left the range that a computer can hold. A smaller learning rate${raw ? ', or normalization,' : ''} would keep it.`,
  }[outcomeName(result, combination)];
  const flat = at('saturated');
  const saturated =
    flat >= 0.999
      ? `All hidden units are stuck on the flat of their activation for everybody in the table${raw && outcomeName(result, combination) !== 'thrown' ? ', for inputs of that size drive them there' : ''}: no gradient comes through, and their weights don’t move.`
      : flat >= 0.25
        ? `${formatNumber(100 * flat, 2)}\u00a0% of the hidden units’ answers lie on the flat of the activation, where next to nothing is learned.`
        : '';
  const kinds = at('kinds');
  const copies =
    kinds < hidden
      ? `Its ${hidden} hidden units are ${kinds === 1 ? 'copies of one another, down to the last bit: worth one unit' : `of ${kinds} kinds only`}.`
      : '';
  return [first.trim(), saturated, copies].filter((sentence) => sentence !== '');
}

/** How the drawn network stands at the playhead. */
export function now(result: Result, combination: number, step: number): string {
  const { name, unit } = targetOf(result);
  const error = errorAt(result, combination, step);
  const said = `After ${updates(step)} the network `;
  if (Number.isNaN(error)) return `${said}is lost.`;
  return `${said}is off by ${withUnit(error, unit)}; for ${personText(result)} it predicts a ${name} of ${withUnit(predictionAt(result, combination, step), unit, 6)}.`;
}

/** What the error ends at when one switch is turned: words for each. */
export function turns(result: Result, combination: number): readonly string[] {
  const { unit } = targetOf(result);
  return remedies.map((remedy) => {
    const error = outcomeOf(result, flipped(combination, remedy), 'error');
    return Number.isNaN(error) ? 'lost' : `off by ${withUnit(error, unit)}`;
  });
}

/** The same for all, said aloud: what makes the comparison a fair one. */
export function fairness(result: Result, spec: Spec): string {
  const batch = Number(spec['batch']);
  const all = result.table('people').rows;
  const rates = spec['rates'];
  const rate =
    rates === 'own'
      ? 'each optimizer’s own learning rate'
      : rates === 'best'
        ? 'for each the best of 23 learning rates, found by trying'
        : `one learning rate, ${amount(outcomeOf(result, 0, 'rate'))}`;
  return `All eight: the same ${all} examples ${batch >= all ? 'at every update' : `in the same batches of ${batch}`}, the same seed, ${rate}.`;
}
