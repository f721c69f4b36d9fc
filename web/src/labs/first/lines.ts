import { msg } from '@lit/localize';
import type { Line } from '../../charts/line-chart';
import type { Result } from '../../engine/result';
import { flipped, has, remedies } from './combinations';
import { sideText, targetOf } from './words';

/** The error of the drawn network, and of the three in which one switch is turned; dashed, who always says the mean. */
export function linesOf(result: Result, combination: number): readonly Line[] {
  const steps = result.table('steps');
  const x = steps.column('step');
  const { unit } = targetOf(result);
  const deviation = result.table('targets').at('deviation', 0);
  const error = (k: number): Float64Array => steps.column(`error.${k}`);
  // Beyond this a network thrown far off would press all others together.
  const most = 30 * deviation;
  const within = (values: Float64Array): Float64Array => values.map((value) => (value <= most ? value : NaN));
  const others = remedies.map((remedy): Line => {
    return {
      ...{ id: remedy.id, label: sideText(remedy, !has(combination, remedy)), unit, x, kind: 'line', width: 1.5 },
      ...{ y: within(error(flipped(combination, remedy))), color: remedy.color },
    };
  });
  return [
    {
      ...{
        id: 'mean',
        label: msg('always the mean'),
        unit,
        kind: 'line',
        color: '--ink-muted',
        dash: [4, 4],
        width: 1,
      },
      ...{ x: Float64Array.of(0, x.at(-1) ?? 0), y: Float64Array.of(deviation, deviation) },
    },
    ...others,
    {
      ...{ id: 'drawn', label: msg('as drawn'), unit, x, kind: 'line', width: 3 },
      y: error(combination),
      color: '--racer-7',
    },
  ];
}
