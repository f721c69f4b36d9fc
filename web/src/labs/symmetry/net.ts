import { formatNumber } from '../../charts/line-chart/format';
import type { NetLayer, NetUnit, NetUnitDetail, NetWeights } from '../../elements/little-net';
import { activationsOf, weightsInto, type State } from './state';

const short = (value: number): string => formatNumber(value, 3);
/** To stand in a circle. */
const brief = (value: number): string => (short(value).length > 5 ? formatNumber(value, 2) : short(value));

/** The network at this step: what goes in, every hidden unit, what comes out. */
export function layersOf(state: State): readonly NetLayer[] {
  const { depth, x, units, row } = state;
  const input: NetLayer = {
    name: 'input x',
    pressable: false,
    units: x.map((value, i) => ({
      text: brief(value),
      label: `input ${i + 1}: ${short(value)}`,
      color: '--ink-muted',
    })),
  };
  const hidden = Array.from({ length: depth }, (_, l) => ({
    name: `layer ${l + 1}`,
    pressable: true,
    units: activationsOf(state, l + 1).map((value, u) => unitOf(state, l + 1, u + 1, value)),
  }));
  const out = units.at('out', row);
  const output: NetLayer = {
    name: 'output',
    pressable: false,
    units: [{ text: brief(out), label: `output: ${short(out)}`, color: '--ink-muted' }],
  };
  return [input, ...hidden, output];
}

function unitOf(state: State, layer: number, unit: number, value: number): NetUnit {
  const { units, row, nudged, width } = state;
  const kind = units.at(`kind.${layer}.${unit}`, row);
  const marked = nudged.includes((layer - 1) * width + unit);
  const same = kind === unit ? '' : `, a copy of unit ${kind}`;
  return {
    text: brief(value),
    label: `layer ${layer}, unit ${unit}: ${short(value)}${same}${marked ? ', nudged' : ''}`,
    color: `--racer-${(kind - 1) % 8}`,
    marked,
  };
}

export function weightsOf(state: State): readonly NetWeights[] {
  return Array.from({ length: state.depth + 1 }, (_, k) =>
    Array.from({ length: k === state.depth ? 1 : state.width }, (_unit, u) => weightsInto(state, k + 1, u + 1)),
  );
}

const signed = (value: number): string => (value < 0 ? `(${short(value)})` : short(value));

/** What a unit adds up, with its very numbers: z = 2·1 + 2·1 + 2·1 + 2·1 + 0 = 8. */
export function sumOf(state: State, { layer, unit }: NetUnitDetail): string {
  if (layer === 0) return `x${'₁₂₃₄'[unit] ?? ''} = ${short(state.x[unit] ?? NaN)}, as it comes in.`;
  const number = unit + 1;
  const before = activationsOf(state, layer - 1);
  const products = weightsInto(state, layer, number).map((w, i) => `${signed(w)}·${signed(before[i] ?? NaN)}`);
  const bias = state.weights.at(`b.${layer}.${number}`, state.row);
  const output = layer > state.depth;
  const z = state.units.at(output ? 'out' : `z.${layer}.${number}`, state.row);
  const sum = `${output ? 'ŷ' : 'z'} = ${products.join(' + ')} + ${signed(bias)} = ${short(z)}`;
  if (output) return `${sum}.`;
  const { activation } = state.result.spec;
  const name = activation === 'relu' ? 'ReLU' : activation;
  return `${sum}, a = ${typeof name === 'string' ? name : 'φ'}(z) = ${short(state.units.at(`a.${layer}.${number}`, state.row))}.`;
}
