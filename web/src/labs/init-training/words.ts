import { percent } from '../../charts/interval-chart/layout';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import type { Scheme } from '../schemes/schemes';

const updates = (count: number): string => `${count} ${count === 1 ? 'update' : 'updates'}`;

export const accuracyAt = (result: Result, { index }: Scheme, look: number): number =>
  result.table('looks').at(`accuracy.${index}`, look);

/** The networks that are not lost, the most accurate first. */
export function ranking(result: Result, schemes: readonly Scheme[], look: number): readonly Scheme[] {
  return schemes
    .filter((scheme) => !Number.isNaN(accuracyAt(result, scheme, look)))
    .sort((a, b) => accuracyAt(result, b, look) - accuracyAt(result, a, look));
}

/** "He: 97 %; Xavier: 95 %; Zeros: 33 %": right answers on the held-out examples. */
export function standings(result: Result, schemes: readonly Scheme[], look: number): string {
  const known = ranking(result, schemes, look).map(
    (scheme) => `${scheme.label}: ${percent(accuracyAt(result, scheme, look))}`,
  );
  const lost = schemes.filter((scheme) => Number.isNaN(accuracyAt(result, scheme, look)));
  return [...known, ...lost.map(({ label }) => `${label}: lost`)].join('; ');
}

/** How all of them stand at the playhead. */
export function story(result: Result, schemes: readonly Scheme[], look: number): string {
  const [first] = ranking(result, schemes, look);
  const done = updates(result.table('looks').at('step', look));
  if (!first) return `After ${done} all networks are lost: their losses have left the range of numbers.`;
  const rest = schemes.length > 1 ? ` In order: ${standings(result, schemes, look)}.` : '';
  return `After ${done} the network that started from ${first.label} classifies ${percent(accuracyAt(result, first, look))} of the held-out examples correctly.${rest}`;
}

/** Where a loss has left the range of numbers. */
export function losses(result: Result, schemes: readonly Scheme[]): string {
  const lost = schemes.flatMap(({ index, label }) => {
    const at = result.table('networks').at('divergedAt', index);
    return Number.isNaN(at) ? [] : [`${label} at update ${at}`];
  });
  return lost.length === 0 ? '' : `Lost on the way, their losses beyond the range of numbers: ${lost.join(', ')}.`;
}

export function lossSummary(result: Result, schemes: readonly Scheme[], row: number): string {
  const steps = result.table('steps');
  const each = schemes.map(({ index, label }) => `${label} ${formatNumber(steps.at(`smooth.${index}`, row), 2)}`);
  return `Loss after ${updates(steps.at('step', row))}: ${each.join(', ')}.`;
}
