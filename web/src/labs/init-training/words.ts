import { msg, str } from '@lit/localize';
import { percent } from '../../charts/interval-chart/layout';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result } from '../../engine/result';
import type { Scheme } from '../schemes/schemes';
import { updates } from '../updates';

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
  return [...known, ...lost.map(({ label }) => `${label}: ${msg('lost')}`)].join('; ');
}

/** How all of them stand at the playhead. */
export function story(result: Result, schemes: readonly Scheme[], look: number): string {
  const [first] = ranking(result, schemes, look);
  const made = updates(result.table('looks').at('step', look));
  if (!first) return msg(str`After ${made} all networks are lost: their losses have left the range of numbers.`);
  const { label } = first;
  const share = percent(accuracyAt(result, first, look));
  const best = msg(
    str`After ${made} the network that started from ${label} classifies ${share} of the held-out examples correctly.`,
  );
  if (schemes.length < 2) return best;
  const order = standings(result, schemes, look);
  return `${best} ${msg(str`In order: ${order}.`)}`;
}

/** Where a loss has left the range of numbers. */
export function losses(result: Result, schemes: readonly Scheme[]): string {
  const lost = schemes.flatMap(({ index, label }) => {
    const at = result.table('networks').at('divergedAt', index);
    const update = formatNumber(at);
    return Number.isNaN(at) ? [] : [msg(str`${label} (at update ${update})`)];
  });
  const list = lost.join(', ');
  return list === '' ? '' : msg(str`Lost on the way, their losses beyond the range of numbers: ${list}.`);
}

export function lossSummary(result: Result, schemes: readonly Scheme[], row: number): string {
  const steps = result.table('steps');
  const each = schemes.map(({ index, label }) => `${label}: ${formatNumber(steps.at(`smooth.${index}`, row), 2)}`);
  const [made, list] = [updates(steps.at('step', row)), each.join(', ')];
  return msg(str`Loss after ${made}: ${list}.`);
}
