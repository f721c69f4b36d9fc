import type { CellAxis } from '../../elements/cell-matrix';
import type { Result, Table } from '../../engine/result';
import { isGroup } from '../../state/tree';

/** The matrix of a result, with one cell lit. */
export interface Sheet {
  readonly result: Result;
  /** Id of the normalization. */
  readonly norm: string;
  readonly examples: number;
  readonly features: number;
  /** The lit cell. */
  readonly index: number;
  readonly example: number;
  readonly feature: number;
  readonly axis: CellAxis;
  readonly x: Float64Array;
  readonly original: Float64Array;
  readonly y: Float64Array;
  readonly groups: Table;
  /** Row of `groups` that the lit cell belongs to. */
  readonly group: number;
  readonly mean: number;
  readonly variance: number;
  readonly meanSquare: number;
  readonly divisor: number;
  readonly normalized: number;
  /** NaN where the normalization has none. */
  readonly gamma: number;
  readonly beta: number;
  readonly epsilon: number;
  /** The running statistics were used. */
  readonly running: boolean;
  readonly inference: boolean;
  /** A batch of one in batch norm. */
  readonly alone: boolean;
  /** How many batches the running statistics have been gathered from. */
  readonly seen: number;
}

export function sheetOf(result: Result, wanted: number): Sheet {
  const { spec } = result;
  const facts = result.table('facts');
  const cells = result.table('cells');
  const [examples, features] = [facts.at('examples', 0), facts.at('features', 0)];
  // A smaller batch: the same feature of its last example.
  const example = Math.min(Math.floor(wanted / features), examples - 1);
  const feature = wanted % features;
  const index = example * features + feature;
  const norm = isGroup(spec['normalization']) ? spec['normalization'] : {};
  const number = (id: string): number => (typeof norm[id] === 'number' ? norm[id] : NaN);
  const at = (id: string): number => cells.at(id, index);
  const grouped = !Number.isNaN(at('group'));
  return {
    ...{ result, examples, features, index, example, feature },
    norm: typeof norm['id'] === 'string' ? norm['id'] : '',
    axis: !grouped ? 'none' : facts.at('byFeature', 0) === 1 ? 'column' : 'row',
    x: cells.column('x'),
    original: cells.column('original'),
    y: cells.column('y'),
    groups: result.table('groups'),
    group: at('group'),
    mean: at('mean'),
    variance: at('variance'),
    meanSquare: at('meanSquare'),
    divisor: at('divisor'),
    normalized: at('normalized'),
    gamma: at('gamma'),
    beta: at('beta'),
    epsilon: number('epsilon'),
    running: facts.at('running', 0) === 1,
    inference: spec['mode'] === 'inference',
    alone: facts.at('alone', 0) === 1,
    seen: typeof spec['seen'] === 'number' ? spec['seen'] : 0,
  };
}
