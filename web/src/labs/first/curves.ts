import { msg } from '@lit/localize';
import { polyline } from '../../charts/svg';
import type { Result } from '../../engine/result';
import { inSentence } from '../../language/words';
import { combinations, has, lastStep, remedies, titleOfRemedy } from './combinations';

/** In the units of the paths. */
export const panelSize = { width: 160, height: 70 } as const;

/** "none of them", "normalization + optimizer", "all three". */
export function titleOf(combination: number): string {
  const on = remedies.filter((remedy) => has(combination, remedy)).map((remedy) => inSentence(titleOfRemedy(remedy)));
  if (on.length === 0) return msg('none of them');
  return on.length === remedies.length ? msg('all three') : on.join(' + ');
}

/** Paths of all errors on one logarithmic axis; made once for a result. */
export interface Curves {
  readonly low: number;
  readonly high: number;
  /** Where always saying the mean lies. */
  readonly mean: number;
  readonly paths: readonly string[];
  x(step: number): number;
}

export function curvesOf(result: Result): Curves {
  const steps = result.table('steps');
  const errors = Array.from({ length: combinations }, (_, k) => steps.column(`error.${k}`));
  const deviation = result.table('targets').at('deviation', 0);
  const seen = [
    deviation,
    ...errors.flatMap((each) => [...each].filter((error) => Number.isFinite(error) && error > 0)),
  ];
  // What has been thrown far off would flatten all others: it leaves the picture.
  const high = seen.reduce((most, error) => (error > most && error <= 30 * deviation ? error : most), deviation);
  const low = seen.reduce((least, error) => Math.min(least, error), deviation);
  const [bottom, top] = [Math.log(low / 1.2), Math.log(high * 1.2)];
  const last = Math.max(1, lastStep(result));
  const x = (step: number): number => (step / last) * panelSize.width;
  const y = (error: number): number =>
    error > 0 && error <= high * 1.2 ? panelSize.height * (1 - (Math.log(error) - bottom) / (top - bottom)) : NaN;
  const t = steps.column('step').map(x);
  return { low, high, mean: y(deviation), paths: errors.map((each) => polyline(t, each.map(y))), x };
}
