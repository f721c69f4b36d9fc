import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import type { Spec } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { updates } from '../updates';
import {
  errorAt,
  flipped,
  outcomeName,
  outcomeOf,
  predictionAt,
  remedies,
  type Outcome,
  type Remedy,
} from './combinations';

/** A salary, or what is predicted instead of it: from a thousand on without decimals. */
export const amount = (value: number, digits = 3): string => {
  const size = Math.abs(value);
  const most = size < 1000 ? 3 : Math.floor(Math.log10(size)) + 1;
  return formatNumber(value, Math.min(digits, most));
};

/** What is predicted, and in which unit: as the examples name it. */
export function targetOf(result: Result): { readonly name: string; readonly unit: string } {
  const column = result.table('people').columns.find(({ id }) => id === 'y.0');
  return { name: column?.label ?? msg('target'), unit: column?.unit ?? '' };
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

const badges = (): Readonly<Record<Outcome, string>> => ({
  learned: msg('learned'),
  lost: msg('lost'),
  far: msg('hardly moved'),
  same: msg('the same for all'),
  halfway: msg('on the way'),
  thrown: msg('thrown far off'),
});
export const badge = (result: Result, combination: number): string => badges()[outcomeName(result, combination)];

/** What a network with that switch on, or off, is called beside one in which it is not so. */
export function sideText({ id }: Remedy, on: boolean): string {
  const [off, beside] = {
    normalize: [msg('without normalization'), msg('with normalization')],
    initialize: [msg('without initialization'), msg('with initialization')],
    optimize: [msg('without optimizer'), msg('with optimizer')],
  }[id] as [string, string];
  return on ? beside : off;
}

/** By how much a network is off. */
export function offText(error: number, unit: string): string {
  const size = withUnit(error, unit);
  return msg(str`off by ${size}`);
}

/** How the drawn network stands at the playhead. */
export function now(result: Result, combination: number, step: number): string {
  const { name, unit } = targetOf(result);
  const error = errorAt(result, combination, step);
  const made = updates(step);
  if (Number.isNaN(error)) return msg(str`After ${made} the network is lost.`);
  const size = withUnit(error, unit);
  const prediction = predictionText(result, name, withUnit(predictionAt(result, combination, step), unit, 6));
  return `${msg(str`After ${made} the network is off by ${size}.`)} ${prediction}`;
}

/** "For age 32 years, last salary 350 000 rupees it predicts: salary 412 000 rupees." */
export function predictionText(result: Result, name: string, value: string): string {
  const person = personText(result);
  return msg(str`For ${person} it predicts: ${name} ${value}.`);
}

/** What the error ends at when one switch is turned: words for each. */
export function turns(result: Result, combination: number): readonly string[] {
  const { unit } = targetOf(result);
  return remedies.map((remedy) => {
    const error = outcomeOf(result, flipped(combination, remedy), 'error');
    return Number.isNaN(error) ? msg('lost') : offText(error, unit);
  });
}

/** The same for all, said aloud: what makes the comparison a fair one. */
export function fairness(result: Result, spec: Spec): string {
  const size = Number(spec['batch']);
  const rows = result.table('people').rows;
  const [all, batch, rate] = [formatNumber(rows), formatNumber(size), amount(outcomeOf(result, 0, 'rate'))];
  const rates = spec['rates'];
  return [
    size >= rows
      ? msg(str`All eight: the same ${all} examples at every update, the same seed.`)
      : msg(str`All eight: the same ${all} examples in the same batches of ${batch}, the same seed.`),
    rates === 'own'
      ? msg('Each optimizer has its own learning rate.')
      : rates === 'best'
        ? msg('Each has the best of 23 learning rates, found by trying.')
        : msg(str`One learning rate for all: ${rate}.`),
  ].join(' ');
}
