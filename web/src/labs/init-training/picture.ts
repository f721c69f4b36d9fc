import type { Line } from '../../charts/line-chart';
import { trainingLines } from '../../charts/training-lines';
import type { Result } from '../../engine/result';
import type { Scheme } from '../schemes/schemes';

/** Loss (averaged over the batches) and share of right answers of all networks. */
export function linesOf(
  result: Result,
  schemes: readonly Scheme[],
): Readonly<Record<'smooth' | 'accuracy', readonly Line[]>> {
  const smooth = trainingLines(result.table('steps'), 'smooth', schemes);
  const lost = ({ y }: Line): boolean => Number.isNaN(y.at(-1) ?? NaN);
  const top = Math.max(...smooth.filter((line) => !lost(line)).flatMap(({ y }) => [...y]));
  return {
    // A network on its way out of the range of numbers leaves the picture, too: it would squeeze all others together.
    smooth: smooth.map((line) =>
      lost(line) && top > 0 ? { ...line, y: line.y.map((value) => (value <= top ? value : NaN)) } : line,
    ),
    accuracy: trainingLines(result.table('looks'), 'accuracy', schemes),
  };
}
