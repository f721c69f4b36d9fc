import { formatNumber } from '../line-chart/format';
import type { DiagramLayer, DiagramWeights, UnitPlace, WeightPlace } from './types';

export const written = (weight: number): string => formatNumber(weight, 3);

const labelOf = (layers: readonly DiagramLayer[], layer: number, unit: number): string =>
  layers[layer]?.units[unit]?.label ?? '';

export const atStart = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Weight from age to unit 2: −0.52." */
export function weightWords(layers: readonly DiagramLayer[], place: WeightPlace, value: number): string {
  const into = labelOf(layers, place.layer, place.unit);
  if (place.input < 0) return `Bias of ${into}: ${written(value)}.`;
  return `Weight from ${labelOf(layers, place.layer - 1, place.input)} to ${into}: ${written(value)}.`;
}

/** One weight of a unit, and what it is called beside the unit. */
export interface UnitWeight extends WeightPlace {
  readonly name: string;
  readonly value: number;
}

/** What leads into a unit, its bias last; of an input, what leads out of it. */
export function weightsOf(
  layers: readonly DiagramLayer[],
  weights: readonly DiagramWeights[],
  { layer, unit }: UnitPlace,
): readonly UnitWeight[] {
  if (layer === 0) {
    return (weights[0] ?? []).map((row, to) => ({
      ...{ layer: 1, unit: to, input: unit },
      name: `to ${labelOf(layers, 1, to)}`,
      value: row[unit] ?? NaN,
    }));
  }
  const into = (weights[layer - 1]?.[unit] ?? []).map((value, input) => ({
    ...{ layer, unit, input, value },
    name: `from ${labelOf(layers, layer - 1, input)}`,
  }));
  const bias = layers[layer]?.units[unit]?.bias ?? NaN;
  return Number.isNaN(bias) ? into : [...into, { layer, unit, input: -1, name: 'bias', value: bias }];
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
  const listed = all
    .filter(({ input }) => input >= 0)
    .slice(0, 8)
    .map(({ name, value }) => `${written(value)} ${name}`);
  const bias = all.find(({ input }) => input < 0);
  const value = unit.text ?? unit.caption;
  return [
    `${atStart(unit.label)}${value === undefined || value === unit.label ? '' : `, ${value}`}`,
    listed.length > 0 ? `: weights ${listed.join(', ')}` : '',
    bias ? `; bias ${written(bias.value)}` : '',
    '.',
  ].join('');
}
