import type { Result, Table } from '../../engine/result';
import { isList } from '../../state/tree';

/** One step of one network, ready to be drawn. Layers and units are counted from 1, as in the tables. */
export interface State {
  readonly result: Result;
  /** Of the start that is shown. */
  readonly index: number;
  readonly row: number;
  readonly rows: number;
  readonly depth: number;
  readonly width: number;
  readonly x: readonly number[];
  /** Hidden units that are nudged, counted through the layers. */
  readonly nudged: readonly number[];
  readonly steps: Table;
  readonly units: Table;
  readonly weights: Table;
}

const numbersIn = (value: unknown): readonly number[] =>
  Array.isArray(value) ? value.filter((each): each is number => typeof each === 'number') : [];

export function stateOf(result: Result, index: number, wanted: number): State {
  const { spec } = result;
  const steps = result.table(`steps.${index}`);
  const x = spec['x'] ?? null;
  return {
    ...{ result, index, steps, rows: steps.rows, row: Math.min(wanted, steps.rows - 1) },
    ...{ units: result.table(`units.${index}`), weights: result.table(`weights.${index}`) },
    ...{ depth: Number(spec['depth']), width: Number(spec['width']) },
    x: isList(x) ? numbersIn(x) : [],
    nudged: numbersIn(spec['nudged']),
  };
}

/** The weights that lead into a unit of layer 1 … depth + 1. */
export function weightsInto({ weights, row, x, width }: State, layer: number, unit: number): readonly number[] {
  const fanIn = layer === 1 ? x.length : width;
  return Array.from({ length: fanIn }, (_, i) => weights.at(`w.${layer}.${unit}.${i + 1}`, row));
}

/** What comes out of layer 0 (the input) … depth. */
export function activationsOf({ units, row, x, width }: State, layer: number): readonly number[] {
  if (layer === 0) return x;
  return Array.from({ length: width }, (_, u) => units.at(`a.${layer}.${u + 1}`, row));
}

/** Different units of a hidden layer. */
export const kindsIn = ({ steps, row }: State, layer: number): number => steps.at(`kinds.${layer}`, row);
