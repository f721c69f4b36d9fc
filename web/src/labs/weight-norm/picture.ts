import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Line, PlayheadDetail } from '../../charts/line-chart';
import type { Arrow, Contour, PlaneDetail, Trail } from '../../charts/plane';
import type { Result, Table } from '../../engine/result';
import type { Point, State } from './state';
import { linesUpTo, reachOf as valuesOf } from '../suspense';
import { lengthWords, lossWords, summary } from './words';

/** Half-widths that a plane may have. */
const reaches = [0.5, 1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150];

const minus = ([ax, ay]: Point, [bx, by]: Point): Point => [ax - bx, ay - by];

function reachOf({ result, target }: State): number {
  const path = result.table('path');
  const most = Math.max(
    ...target.map(Math.abs),
    ...[0, path.rows - 1].flatMap((row) => ['v.x', 'v.y', 'w.x', 'w.y'].map((id) => Math.abs(path.at(id, row)))),
  );
  return reaches.find((reach) => reach >= most * 1.12) ?? most * 1.12;
}

function points(table: Table, x: string, y: string, rows: number): readonly Point[] {
  const [xs, ys] = [table.column(x), table.column(y)];
  return Array.from({ length: Math.min(rows, table.rows) }, (_, k) => [xs[k] ?? NaN, ys[k] ?? NaN] as const);
}

const kept = new WeakMap<Result, readonly Contour[]>();

function contoursOf(result: Result): readonly Contour[] {
  const known = kept.get(result);
  if (known) return known;
  const table = result.table('levels');
  const level = table.column('level');
  const byLevel = new Map<number, Point[]>();
  points(table, 'x', 'y', table.rows).forEach((point, k) => {
    const of = level[k] ?? NaN;
    byLevel.set(of, [...(byLevel.get(of) ?? []), point]);
  });
  const contours = Array.from(byLevel, ([of, line]) => ({ level: of, points: line }));
  kept.set(result, contours);
  return contours;
}

function arrowsOf({ v, w, along, across, gradient }: State): readonly Arrow[] {
  return [
    { id: 'down', label: '', from: w, to: minus(w, gradient), color: 'plain', thin: true },
    { id: 'along', label: msg('to g'), from: w, to: minus(w, along), color: 'third', thin: true },
    { id: 'across', label: msg('to v'), from: w, to: minus(w, across), color: 'second', thin: true },
    { id: 'v', label: 'v', from: [0, 0], to: v, color: 'accent', handle: msg('Head of v: the direction') },
    { id: 'w', label: 'w', from: [0, 0], to: w, color: 'first', handle: msg('Head of w: the length g') },
  ];
}

function trailsOf({ result, row }: State): readonly Trail[] {
  const path = result.table('path');
  return [
    {
      id: 'plain',
      points: points(result.table('plain'), 'w.x', 'w.y', row + 1),
      color: 'plain',
      dash: '4 4',
      marker: 'square',
    },
    { id: 'w', points: points(path, 'w.x', 'w.y', row + 1), color: 'first', marker: 'circle' },
    { id: 'v', points: points(path, 'v.x', 'v.y', row + 1), color: 'accent', dash: '2 3', marker: 'circle' },
  ];
}

/** v, w, the loss around the best weights, and the way downhill with its two parts. */
export function planeView(state: State, drag: (event: CustomEvent<PlaneDetail>) => void): TemplateResult {
  return html`<descent-plane
    .reach=${reachOf(state)}
    .contours=${contoursOf(state.result)}
    .trails=${trailsOf(state)}
    .arrows=${arrowsOf(state)}
    .marks=${[{ id: 'target', label: msg('best'), at: state.target, color: 'plain', marker: 'star', handle: msg('Best weights') }]}
    .xLabel=${msg('first weight')}
    .yLabel=${msg('second weight')}
    .summary=${summary(state)}
    @descent-handle=${drag}
  ></descent-plane>`;
}

/** Loss and length of v over the steps; before it is told, the lengths no further than now. */
export function chartsOf(
  state: State,
  told: boolean,
  moveTo: (event: CustomEvent<PlayheadDetail>) => void,
): TemplateResult {
  const path = state.result.table('path');
  const plain = state.result.table('plain');
  const x = path.column('step');
  const loss: readonly Line[] = [
    {
      id: 'plain',
      label: msg('on w'),
      x: plain.column('step'),
      y: plain.column('loss'),
      color: '--ink-muted',
      kind: 'line',
      dash: [4, 4],
    },
    {
      id: 'loss',
      label: msg('on g and v'),
      x,
      y: path.column('loss'),
      color: '--racer-0',
      kind: 'line',
      emphasis: true,
    },
  ];
  const norm: readonly Line[] = [
    { id: 'norm', label: '‖v‖', x, y: path.column('norm'), color: '--accent', kind: 'line', emphasis: true },
    { id: 'g', label: 'g', x, y: path.column('g'), color: '--racer-2', kind: 'line' },
  ];
  const chart = (id: string, lines: readonly Line[], yLabel: string, log: boolean, words: string): TemplateResult =>
    html`<descent-line-chart
      id=${id}
      .lines=${lines}
      .height=${190}
      .xLabel=${msg('step')}
      .yLabel=${yLabel}
      .yScale=${log ? 'log' : 'linear'}
      .yInclude=${log ? [] : valuesOf(norm)}
      .xWindow=${[0, Math.max(path.rows, plain.rows) - 1] as const}
      .playhead=${state.row}
      .trail=${true}
      .summary=${words}
      @descent-playhead=${moveTo}
    ></descent-line-chart>`;
  return html`${chart('loss', loss, msg('Loss'), true, lossWords(state))}
  ${chart('norm', told ? norm : linesUpTo(state.row, norm), msg('Length of v, and g'), false, lengthWords(state, told))}`;
}
