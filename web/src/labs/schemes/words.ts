import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import { counted } from '../../language/numbers';
import type { Scheme } from './schemes';

export const fates = ['vanishing', 'steady', 'exploding'] as const;
export type Fate = (typeof fates)[number];

/** What becomes of a signal, or of a gradient. */
export const fateName = (fate: Fate | 'unknown'): string =>
  ({ vanishing: msg('vanishing'), steady: msg('steady'), exploding: msg('exploding'), unknown: msg('unknown') })[fate];

export const layerName = (): string => msg('layer');
export const forwardName = (): string => msg('forward: standard deviation of the activations');
export const backwardName = (): string => msg('backward: standard deviation of the gradient');

export const fateOf = (result: Result, column: string, row: number): Fate | 'unknown' =>
  fates[result.table('verdicts').at(column, row)] ?? 'unknown';

export const depthOf = (result: Result): number => result.table('layers.0').rows - 1;

/** "Back through 30 layers, the first layer’s gradient is 3·10⁻⁹ times the last layer’s: vanishing." */
export function gradientVerdict(result: Result, { index }: Scheme): string {
  const ratio = result.table('verdicts').at('gradientRatio', index);
  if (Number.isNaN(ratio)) return msg('The gradient is too large for a number: exploding.');
  const fate = fateName(fateOf(result, 'gradientClass', index));
  const depth = depthOf(result);
  const [layers, times] = [formatNumber(depth), formatNumber(ratio, 3)];
  if (ratio === 0) {
    return counted(
      depth,
      msg(str`Back through ${layers} layer, the first layer’s gradient is nothing of the last layer’s: ${fate}.`),
      msg(str`Back through ${layers} layers, the first layer’s gradient is nothing of the last layer’s: ${fate}.`),
    );
  }
  return counted(
    depth,
    msg(str`Back through ${layers} layer, the first layer’s gradient is ${times} times the last layer’s: ${fate}.`),
    msg(str`Back through ${layers} layers, the first layer’s gradient is ${times} times the last layer’s: ${fate}.`),
  );
}

export function signalVerdict(result: Result, { index }: Scheme): string {
  const ratio = result.table('verdicts').at('activationRatio', index);
  if (Number.isNaN(ratio)) return msg('The signal is too large for a number: exploding.');
  const fate = fateName(fateOf(result, 'activationClass', index));
  const times = formatNumber(ratio, 3);
  return ratio === 0
    ? msg(str`No signal arrives: ${fate}.`)
    : msg(str`The signal arrives with ${times} times the input’s spread: ${fate}.`);
}

/** What both charts show, for those who can't see them. */
export function chartSummary(result: Result, schemes: readonly Scheme[], quantity: 'activation' | 'gradient'): string {
  const tell = quantity === 'activation' ? signalVerdict : gradientVerdict;
  return schemes.map((scheme) => `${scheme.label}: ${tell(result, scheme)}`).join(' ');
}
