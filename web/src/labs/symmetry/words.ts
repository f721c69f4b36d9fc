import { formatNumber } from '../../charts/line-chart/format';
import { activationsOf, kindsIn, type State } from './state';

const n = (value: number): string => formatNumber(value, 3);
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const hidden = ({ depth }: State): readonly number[] => Array.from({ length: depth }, (_, l) => l + 1);

/** What comes out of each layer where all its units are copies: "8, then 64, then 512". */
function signal(state: State): string {
  const alike = hidden(state).every((layer) => kindsIn(state, layer) === 1);
  const { result, index } = state;
  const verdicts = result.table('verdicts');
  const growth = verdicts.at('growth', index);
  if (alike) {
    const values = hidden(state).map((layer) => `layer ${layer}: ${n(activationsOf(state, layer)[0] ?? NaN)}`);
    const times = growth > 0 ? `, ${n(growth)} times as much at every layer` : '';
    return `Every unit of a layer says the same. ${upper(values.join('; '))}${times}. What comes out is ${n(verdicts.at('out', index))}.`;
  }
  if (growth === 0) return 'The signal dies on its way: the last layer says nothing.';
  return growth > 0 ? `From layer to layer the signal’s size is multiplied by ${n(growth)}.` : '';
}

/** Which units are copies of one another. */
export function alikeness(state: State): string {
  const { width } = state;
  const kinds = hidden(state).map((layer) => kindsIn(state, layer));
  if (width === 1) return 'A layer of one unit has nothing to be like.';
  if (kinds.every((count) => count === 1))
    return `In each layer all ${width} units are copies of one another, bit for bit: as good as one.`;
  if (kinds.every((count) => count === width)) return 'All units of a layer differ.';
  const told = hidden(state).map((layer) => `${kinds[layer - 1]} in layer ${layer}`);
  return `Different units: ${told.join(', ')}, of ${width} each.`;
}

/** What happens at this step. */
export function story(state: State): string {
  const { row, rows, steps, result, index } = state;
  const loss = steps.at('loss', row);
  if (row === 0) return `Before training. ${signal(state)} ${alikeness(state)}`;
  const updates = `After ${row} ${row === 1 ? 'update' : 'updates'} the loss is ${n(loss)}.`;
  const verdicts = result.table('verdicts');
  if (row < rows - 1) return `${updates} ${alikeness(state)}`;
  const lost = verdicts.at('divergedAt', index);
  if (lost >= 0) return `${updates} At the next step the numbers leave all bounds: the learning rate is too large.`;
  const learned = verdicts.at('learned', index) === 1;
  return `${updates} ${learned ? 'It has learned the switches.' : 'It has not learned the switches.'} ${alikeness(state)}`;
}

/** The picture for those who hear it. */
export function summary(state: State): string {
  const values = hidden(state).map((layer) => `layer ${layer}: ${activationsOf(state, layer).map(n).join(', ')}`);
  return `A network of ${state.depth} hidden layers at step ${state.row}. Input ${state.x.map(n).join(', ')}; ${values.join('; ')}; output ${n(state.units.at('out', state.row))}.`;
}
