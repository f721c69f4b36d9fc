import type { Result } from '../../engine/result';

export type Point = readonly [number, number];

/** One step of the run, ready to be drawn. */
export interface State {
  readonly result: Result;
  readonly row: number;
  readonly v: Point;
  readonly g: number;
  readonly norm: number;
  readonly w: Point;
  readonly loss: number;
  readonly gradient: Point;
  /** Its parts along v and across it. */
  readonly along: Point;
  readonly across: Point;
  readonly dg: number;
  readonly dv: Point;
  readonly factor: number;
  readonly product: number;
  readonly target: Point;
  /** Of gradient descent on w at the same step. */
  readonly plain: Point;
  readonly plainLoss: number;
}

export function stateOf(result: Result, wanted: number): State {
  const path = result.table('path');
  const plain = result.table('plain');
  const row = Math.min(wanted, path.rows - 1);
  const at = (id: string): number => path.at(id, row);
  const pair = (id: string): Point => [at(`${id}.x`), at(`${id}.y`)];
  const target = result.spec['target'];
  const [tx, ty] = Array.isArray(target) ? (target as readonly number[]) : [];
  return {
    ...{ result, row, v: pair('v'), g: at('g'), norm: at('norm'), w: pair('w'), loss: at('loss') },
    ...{ gradient: pair('gradient'), along: pair('along'), across: pair('across'), dg: at('dg'), dv: pair('dv') },
    ...{ factor: at('factor'), product: at('product'), target: [tx ?? NaN, ty ?? NaN] },
    plain: [plain.at('w.x', row), plain.at('w.y', row)],
    plainLoss: plain.at('loss', row),
  };
}
