import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import type { Scheme } from './schemes';

const classes = ['vanishing', 'steady', 'exploding'] as const;
type Fate = (typeof classes)[number] | 'unknown';

export const fateOf = (result: Result, column: string, row: number): Fate =>
  classes[result.table('verdicts').at(column, row)] ?? 'unknown';

export const depthOf = (result: Result): number => result.table('layers.0').rows - 1;

const layers = (count: number): string => `${count} ${count === 1 ? 'layer' : 'layers'}`;

/** "After 30 layers the gradient is 3·10⁻⁹ of the last layer's: vanishing." */
export function gradientVerdict(result: Result, { index }: Scheme): string {
  const ratio = result.table('verdicts').at('gradientRatio', index);
  const fate = fateOf(result, 'gradientClass', index);
  if (Number.isNaN(ratio)) return 'The gradient is too large for a number: exploding.';
  const size = ratio === 0 ? 'nothing' : `${formatNumber(ratio, 3)} times`;
  return `Back through ${layers(depthOf(result))}, the first layer’s gradient is ${size}${ratio === 0 ? ' of' : ''} the last layer’s: ${fate}.`;
}

export function signalVerdict(result: Result, { index }: Scheme): string {
  const ratio = result.table('verdicts').at('activationRatio', index);
  const fate = fateOf(result, 'activationClass', index);
  if (Number.isNaN(ratio)) return 'The signal is too large for a number: exploding.';
  return ratio === 0
    ? `No signal arrives: ${fate}.`
    : `The signal arrives with ${formatNumber(ratio, 3)} times the input’s spread: ${fate}.`;
}

/** What both charts show, for those who can't see them. */
export function chartSummary(result: Result, schemes: readonly Scheme[], quantity: 'activation' | 'gradient'): string {
  const tell = quantity === 'activation' ? signalVerdict : gradientVerdict;
  return schemes.map((scheme) => `${scheme.label}: ${tell(result, scheme)}`).join(' ');
}
