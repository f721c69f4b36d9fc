import type { Parameter } from '../engine/contract';

/** A slider without steps of its own has this many: about one a pixel, so that round numbers are easily met. */
const fineness = 200;

/** A slider's way between its positions, 0 … count, and a parameter's values. */
export interface SliderScale {
  readonly count: number;
  valueAt(position: number): number;
  /** Where along the slider a value lies, 0 … 1, not rounded; beyond these where it lies beyond the slider. */
  shareOf(value: number): number;
  /** The nearest; clamped where a value lies beyond the slider. */
  positionOf(value: number): number;
  /** The next position up or down that stands for another value. */
  next(position: number, direction: 1 | -1): number;
}

interface Axis {
  /** Value → a number that grows evenly along the slider, and back. */
  forth(value: number): number;
  back(along: number): number;
  /** Rounds to what one may say: `low` and `high` are the values at half a position to either side. */
  round(value: number, low: number, high: number): number;
}

const linear: Axis = { forth: (value) => value, back: (along) => along, round: roundest };

const log: Axis = { forth: (value) => Math.log10(value), back: (along) => 10 ** along, round: roundest };

/** 1 − value is what has round numbers here: .9, .98, .999. */
const logComplement: Axis = {
  forth: (value) => -Math.log10(1 - value),
  back: (along) => 1 - 10 ** -along,
  round: (value, low, high) => tidy(1 - roundest(1 - value, 1 - high, 1 - low)),
};

function axisOf({ scale, sliderMin, sliderMax }: Parameter): Axis {
  if (scale === 'log' && sliderMin > 0) return log;
  if (scale === 'log-complement' && sliderMax < 1) return logComplement;
  return linear;
}

/** Undefined for a parameter that has no slider. */
export function sliderScale(parameter: Parameter): SliderScale | undefined {
  const { kind, sliderMin, sliderMax } = parameter;
  if ((kind !== 'number' && kind !== 'integer') || !(sliderMax > sliderMin)) return undefined;
  const axis = axisOf(parameter);
  const start = axis.forth(sliderMin);
  const span = axis.forth(sliderMax) - start;
  const step = parameter.step > 0 ? parameter.step : kind === 'integer' && axis === linear ? 1 : span / fineness;
  const count = Math.max(1, Math.round(span / step));

  const valueAt = (position: number): number => {
    if (position <= 0) return sliderMin;
    if (position >= count) return sliderMax;
    const at = (steps: number) => axis.back(start + (steps / count) * span);
    const value = axis.round(at(position), at(position - 0.5), at(position + 0.5));
    return kind === 'integer' ? Math.round(value) : value;
  };
  const shareOf = (value: number): number => (axis.forth(value) - start) / span;
  const positionOf = (value: number): number => {
    const along = (axis.forth(Math.min(sliderMax, Math.max(sliderMin, value))) - start) / span;
    return Math.round(along * count);
  };
  const next = (position: number, direction: 1 | -1): number => {
    const here = valueAt(position);
    let k = position + direction;
    while (k > 0 && k < count && valueAt(k) === here) k += direction;
    return Math.min(count, Math.max(0, k));
  };
  return { count, valueAt, shareOf, positionOf, next };
}

/** The number with the fewest digits between `low` and `high`. */
function roundest(value: number, low: number, high: number): number {
  if (low <= 0 && high >= 0) return 0;
  for (let digits = 1; digits < 15; digits += 1) {
    const rounded = Number(value.toPrecision(digits));
    if (rounded >= low && rounded <= high) return rounded;
  }
  return value;
}

/** Without the trace of binary arithmetic: .999, not .9990000000000001. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
