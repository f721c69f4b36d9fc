import { msg } from '@lit/localize';
import type { Line, Overlay } from '../../charts/line-chart';
import type { Result, Table } from '../../engine/result';
import { reached } from './words';

const table = (result: Result, id: string): Table | undefined => result.tables.find((each) => each.id === id);

/** A loss at every look of the run and, between two looks or beyond them, at the very update that is shown. */
function scored(
  scores: Table,
  now: Result,
  loss: 'loss' | 'validationLoss',
): { readonly x: Float64Array; readonly y: Float64Array } {
  const [x, y] = [scores.column('step'), scores.column(loss)];
  const [at, value] = [reached(now), now.table('evaluation').at(loss, 0)];
  const next = x.findIndex((step) => step >= at);
  if (x[next] === at) return { x, y };
  const cut = next < 0 ? x.length : next;
  return {
    x: Float64Array.of(...x.subarray(0, cut), at, ...x.subarray(cut)),
    y: Float64Array.of(...y.subarray(0, cut), value, ...y.subarray(cut)),
  };
}

const batchLines = new WeakMap<Result, Line>();

/** The same line as long as the run stays, which has very many points. */
function batchLine(result: Result, batches: Table, alone: boolean): Line {
  const line: Line = batchLines.get(result) ?? {
    ...{ id: 'batch', label: msg('the batch'), color: alone ? '--racer-0' : '--track', kind: 'line' },
    ...{ x: batches.column('step'), y: batches.column('loss'), width: 1, quiet: !alone },
  };
  batchLines.set(result, line);
  return line;
}

/** The losses of a run, and faintly those of the run before the last change. */
export function lossLines(result: Result, before: Result | undefined, now = result): readonly Line[] {
  const batches = table(result, 'steps');
  const scores = table(result, 'scores');
  const old = before && (table(before, 'scores') ?? table(before, 'steps'));
  const heldOut = result.table('evaluation').at('heldOut', 0) > 0;
  const oldLoss = old?.id === 'scores' && heldOut ? 'validationLoss' : 'loss';
  return [
    ...(batches && batches.rows > 0 ? [batchLine(result, batches, scores === undefined)] : []),
    ...(old && old.rows > 0
      ? [
          {
            ...{ id: 'before', label: msg('before the change'), short: msg('before'), color: '--ink-muted' },
            ...{ x: old.column('step'), y: old.column(oldLoss), kind: 'line' as const, dash: [5, 4], width: 1.5 },
          },
        ]
      : []),
    ...(scores
      ? [
          {
            ...{ id: 'training', label: msg('learned from'), color: '--racer-0', kind: 'line' as const },
            ...scored(scores, now, 'loss'),
            width: 2.25,
          },
        ]
      : []),
    ...(scores && heldOut
      ? [
          {
            ...{ id: 'held-out', label: msg('held out'), color: '--racer-1', kind: 'line' as const },
            ...scored(scores, now, 'validationLoss'),
            width: 2.25,
          },
        ]
      : []),
  ];
}

/** Upright lines where somebody has taken a hand in the run. */
export function marksOverlay(steps: readonly number[]): Overlay {
  return {
    under: ({ context, xAt, top, bottom, color }) => {
      context.save();
      context.strokeStyle = color('--accent');
      context.lineWidth = 1.5;
      context.setLineDash([2, 3]);
      for (const step of steps) {
        context.beginPath();
        context.moveTo(xAt(step), top);
        context.lineTo(xAt(step), bottom);
        context.stroke();
      }
      context.restore();
    },
  };
}
