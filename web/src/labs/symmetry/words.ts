import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import { activationsOf, kindsIn, type State } from './state';
import type { Result } from '../../engine/result';
import { layerText } from './net';
import type { Start } from './schemes';
import { counted } from '../../language/numbers';
import { atStart } from '../../language/words';

const n = (value: number): string => formatNumber(value, 3);
const hidden = ({ depth }: State): readonly number[] => Array.from({ length: depth }, (_, l) => l + 1);

/** What comes out of each layer where all its units are copies: "8, then 64, then 512". */
function signal(state: State): string {
  const alike = hidden(state).every((layer) => kindsIn(state, layer) === 1);
  const { result, index } = state;
  const verdicts = result.table('verdicts');
  const growth = verdicts.at('growth', index);
  const times = n(growth);
  if (alike) {
    const each = hidden(state).map((layer) => `${layerText(layer)}: ${n(activationsOf(state, layer)[0] ?? NaN)}`);
    const [values, out] = [atStart(each.join('; ')), n(verdicts.at('out', index))];
    return [
      msg('Every unit of a layer says the same.'),
      growth > 0 ? msg(str`${values}, ${times} times as much at every layer.`) : `${values}.`,
      msg(str`What comes out is ${out}.`),
    ].join(' ');
  }
  if (growth === 0) return msg('The signal dies on its way: the last layer says nothing.');
  return growth > 0 ? msg(str`From layer to layer the signal’s size is multiplied by ${times}.`) : '';
}

/** Which units are copies of one another. */
export function alikeness(state: State): string {
  const { width } = state;
  const kinds = hidden(state).map((layer) => kindsIn(state, layer));
  const units = n(width);
  if (width === 1) return msg('A layer of one unit has nothing to be like.');
  if (kinds.every((count) => count === 1))
    return msg(str`In each layer all ${units} units are copies of one another, bit for bit: as good as one.`);
  if (kinds.every((count) => count === width)) return msg('All units of a layer differ.');
  const found = hidden(state).map((layer) => kindsText(kinds[layer - 1] ?? NaN, layer));
  const list = found.join(', ');
  return msg(str`Different units: ${list}, of ${units} each.`);
}

function kindsText(kinds: number, number: number): string {
  const [count, layer] = [n(kinds), n(number)];
  return msg(str`${count} in layer ${layer}`);
}

function lossText(made: number, value: number): string {
  const [count, loss] = [formatNumber(made), n(value)];
  return counted(
    made,
    msg(str`After ${count} update the loss is ${loss}.`),
    msg(str`After ${count} updates the loss is ${loss}.`),
  );
}

/** What happens at this step. */
export function story(state: State): string {
  const { row, rows, steps, result, index } = state;
  const loss = steps.at('loss', row);
  if (row === 0) return `${msg('Before training.')} ${signal(state)} ${alikeness(state)}`;
  const updates = lossText(row, loss);
  const verdicts = result.table('verdicts');
  if (row < rows - 1) return `${updates} ${alikeness(state)}`;
  const lost = verdicts.at('divergedAt', index);
  if (lost >= 0) {
    return `${updates} ${msg('At the next step the numbers leave all bounds: the learning rate is too large.')}`;
  }
  const learned = verdicts.at('learned', index) === 1;
  return `${updates} ${learned ? msg('It has learned the switches.') : msg('It has not learned the switches.')} ${alikeness(state)}`;
}

/** The picture for those who hear it. */
export function summary(state: State): string {
  const layers = hidden(state).map((layer) => `${layerText(layer)}: ${activationsOf(state, layer).map(n).join(', ')}`);
  const [count, step] = [n(state.depth), formatNumber(state.row)];
  const [input, values, output] = [state.x.map(n).join(', '), layers.join('; '), n(state.units.at('out', state.row))];
  return [
    counted(
      state.depth,
      msg(str`A network of ${count} hidden layer at step ${step}.`),
      msg(str`A network of ${count} hidden layers at step ${step}.`),
    ),
    msg(str`Input ${input}; ${values}; output ${output}.`),
  ].join(' ');
}

/** The chart of the loss, for those who can't see it. */
export function lossWords(result: Result, starts: readonly Start[], updates: number): string {
  const count = formatNumber(updates);
  const ends = starts.map(({ index, label }) => {
    const loss = n(result.table('verdicts').at('lossEnd', index));
    return msg(str`${label}: ends at ${loss}.`);
  });
  const over = counted(updates, msg(str`Loss over ${count} update.`), msg(str`Loss over ${count} updates.`));
  return [over, ...ends].join(' ');
}
