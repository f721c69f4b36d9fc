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

/** The lines as far as a step of the training, for whoever is still to guess. */
export const upTo = (step: number, lines: readonly Line[]): readonly Line[] =>
  lines.map((line) => {
    const end = line.x.findIndex((x) => x > step);
    return end < 0 ? line : { ...line, x: line.x.slice(0, end), y: line.y.slice(0, end) };
  });

/** The least and the largest value of all lines. */
export function reachOf(lines: readonly Line[]): readonly number[] {
  const known = lines.flatMap(({ y }) => [...y].filter(Number.isFinite));
  return known.length > 0 ? [Math.min(...known), Math.max(...known)] : [];
}
