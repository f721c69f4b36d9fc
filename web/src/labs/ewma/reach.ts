import type { Parameter } from '../../engine/contract';
import { sliderScale } from '../../elements/slider-scale';

/**
 * A value whose reach is `ratio` times as long. On the parameter's scale equal distances are equal ratios of 1 − value, and
 * the reach is in proportion to the reverse of that; the slider's own positions give round numbers.
 */
export function stretched(parameter: Parameter, value: number, ratio: number): number {
  const scale = sliderScale(parameter);
  if (!scale || !(ratio > 0)) return value;
  return scale.valueAt(scale.positionOf(1 - (1 - value) / ratio));
}
