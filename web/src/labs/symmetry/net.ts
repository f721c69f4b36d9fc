import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import type { NetLayer, NetUnit, NetUnitDetail, NetWeights } from '../../elements/little-net';
import { activationsOf, weightsInto, type State } from './state';

const short = (value: number): string => formatNumber(value, 3);
/** To stand in a circle. */
const brief = (value: number): string => (short(value).length > 5 ? formatNumber(value, 2) : short(value));

/** "layer 2", also where it stands beside a number. */
export function layerText(number: number): string {
  const layer = short(number);
  return msg(str`layer ${layer}`);
}

function inputName(number: number): string {
  const input = short(number);
  return msg(str`input ${input}`);
}

function inputText(number: number, what: number): string {
  const [input, value] = [short(number), short(what)];
  return msg(str`input ${input}: ${value}`);
}

function outputText(what: number): string {
  const value = short(what);
  return msg(str`output: ${value}`);
}

function unitName(layerNumber: number, unitNumber: number): string {
  const [layer, unit] = [short(layerNumber), short(unitNumber)];
  return msg(str`layer ${layer}, unit ${unit}`);
}

function unitText(layerNumber: number, unitNumber: number, what: number): string {
  const [layer, unit, value] = [short(layerNumber), short(unitNumber), short(what)];
  return msg(str`layer ${layer}, unit ${unit}: ${value}`);
}

function copyText(number: number): string {
  const unit = short(number);
  return msg(str`a copy of unit ${unit}`);
}

/** The network at this step: what goes in, every hidden unit, what comes out. */
export function layersOf(state: State): readonly NetLayer[] {
  const { depth, x, units, row } = state;
  const input: NetLayer = {
    name: msg('input x'),
    pressable: false,
    units: x.map((value, i) => ({
      text: brief(value),
      name: inputName(i + 1),
      label: inputText(i + 1, value),
      color: '--ink-muted',
    })),
  };
  const hidden = Array.from({ length: depth }, (_, l) => ({
    name: layerText(l + 1),
    pressable: true,
    units: activationsOf(state, l + 1).map((value, u) => unitOf(state, l + 1, u + 1, value)),
  }));
  const out = units.at('out', row);
  const output: NetLayer = {
    name: msg('output'),
    pressable: false,
    units: [{ text: brief(out), name: msg('output'), label: outputText(out), color: '--ink-muted' }],
  };
  return [input, ...hidden, output];
}

function unitOf(state: State, layer: number, unit: number, value: number): NetUnit {
  const { units, row, nudged, width } = state;
  const kind = units.at(`kind.${layer}.${unit}`, row);
  const marked = nudged.includes((layer - 1) * width + unit);
  const words = [
    unitText(layer, unit, value),
    ...(kind === unit ? [] : [copyText(kind)]),
    ...(marked ? [msg('nudged')] : []),
  ];
  return {
    text: brief(value),
    name: unitName(layer, unit),
    label: words.join(', '),
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
  if (layer === 0) {
    const value = `x${'₁₂₃₄'[unit] ?? ''} = ${short(state.x[unit] ?? NaN)}`;
    return msg(str`${value}, as it comes in.`);
  }
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
