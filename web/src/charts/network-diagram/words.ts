import { msg, str } from '@lit/localize';
import { formatNumber } from '../line-chart/format';
import type { DiagramLayer, DiagramWeights, UnitPlace, WeightPlace } from './types';
import { atStart } from '../../language/words';

export const written = (weight: number): string => formatNumber(weight, 3);

const labelOf = (layers: readonly DiagramLayer[], layer: number, unit: number): string =>
  layers[layer]?.units[unit]?.label ?? '';

export const weightPlace = (from: string, to: string): string => msg(str`the weight from ${from} to ${to}`);

/** "Weight from age to unit 2: −0.52." */
export function weightWords(layers: readonly DiagramLayer[], place: WeightPlace, value: number): string {
  const into = labelOf(layers, place.layer, place.unit);
  const weight = written(value);
  if (place.input < 0) return msg(str`Bias of ${into}: ${weight}.`);
  const from = labelOf(layers, place.layer - 1, place.input);
  return msg(str`Weight from ${from} to ${into}: ${weight}.`);
}

/** One weight of a unit, and what it is called beside the unit. */
export interface UnitWeight extends WeightPlace {
  readonly name: string;
  /** What is at its other end; "bias" for a bias. */
  readonly other: string;
  readonly value: number;
}

/** What leads into a unit, its bias last; of an input, what leads out of it. */
export function weightsOf(
  layers: readonly DiagramLayer[],
  weights: readonly DiagramWeights[],
  { layer, unit }: UnitPlace,
): readonly UnitWeight[] {
  if (layer === 0) {
    return (weights[0] ?? []).map((row, to) => {
      const other = labelOf(layers, 1, to);
      return { ...{ layer: 1, unit: to, input: unit, other }, name: msg(str`to ${other}`), value: row[unit] ?? NaN };
    });
  }
  const into = (weights[layer - 1]?.[unit] ?? []).map((value, input) => {
    const other = labelOf(layers, layer - 1, input);
    return { ...{ layer, unit, input, value, other }, name: msg(str`from ${other}`) };
  });
  const bias = layers[layer]?.units[unit]?.bias ?? NaN;
  const name = msg('bias');
  return Number.isNaN(bias) ? into : [...into, { layer, unit, input: -1, name, other: name, value: bias }];
}

/** A unit in words: "Unit 2: weights 0.3 from age, −1.2 from last salary; bias 0.1." */
export function unitWords(
  layers: readonly DiagramLayer[],
  weights: readonly DiagramWeights[],
  place: UnitPlace,
): string {
  const unit = layers[place.layer]?.units[place.unit];
  if (!unit) return '';
  const all = weightsOf(layers, weights, place);
  const list = all
    .filter(({ input }) => input >= 0)
    .slice(0, 8)
    .map(({ other, value }) => weightText(written(value), other, place.layer === 0))
    .join(', ');
  const ownBias = all.find(({ input }) => input < 0);
  const value = unit.text ?? unit.caption;
  const name = `${atStart(unit.label)}${value === undefined || value === unit.label ? '' : `, ${value}`}`;
  if (!ownBias) return list === '' ? `${name}.` : msg(str`${name}: weights ${list}.`);
  const bias = written(ownBias.value);
  return list === '' ? msg(str`${name}; bias ${bias}.`) : msg(str`${name}: weights ${list}; bias ${bias}.`);
}

const weightText = (weight: string, other: string, outwards: boolean): string =>
  outwards ? msg(str`${weight} to ${other}`) : msg(str`${weight} from ${other}`);
