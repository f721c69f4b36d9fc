import type { GripDetail } from '../../charts/line-chart';
import type { Parameter } from '../../engine/contract';
import type { Scheme } from '../schemes/schemes';

/** What a scheme multiplies its weights by. */
const scales: readonly string[] = ['gain', 'deviation', 'bound'];

export interface SchemeScale extends Parameter {
  readonly value: number;
}

/** The parameter of a scheme that is its scale; undefined where it has none. */
export function scaleOf({ part, settings }: Scheme): SchemeScale | undefined {
  const parameter = part.parameters.find(({ id }) => scales.includes(id));
  const value = parameter && settings[parameter.id];
  return parameter && typeof value === 'number' ? { ...parameter, value } : undefined;
}

/**
 * A pull at a layer as a scale: each of the layers up to it takes its share, so that the line follows the hand where
 * activations grow with their weights.
 */
export function pulledTo({ min, max }: SchemeScale, start: number, { from, to }: GripDetail, layer: number): number {
  const scale = Number((start * (to / from) ** (1 / layer)).toPrecision(4));
  return Math.min(max, Math.max(min, scale));
}
