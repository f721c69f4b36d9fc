import type { Descriptor } from '../../../engine/contract';
import type { Table } from '../../../engine/result';
import type { Settings } from '../../../state/tree';

export type Axis = 'x' | 'y';

/** One small step of an update, for one coordinate: what it computes, from which numbers, and what came of it. */
export interface Working {
  /** Its place among the rule's steps. */
  readonly k: number;
  readonly id: string;
  readonly symbol: string;
  readonly label: string;
  readonly expression: string;
  /** The numbers that the names stand for, as they are before it. */
  readonly scope: ReadonlyMap<string, number>;
  readonly value: number;
}

/** The steps that one row of the core's table consists of; those that do not apply (no number) are left out. */
export function workingsOf(
  part: Descriptor,
  settings: Settings,
  table: Table,
  row: number,
  axis: Axis,
): readonly Working[] {
  const scope = new Map<string, number>([
    ['t', table.at('t', row)],
    ['rate', table.at('rate', row)],
  ]);
  for (const { id, choices } of part.parameters) {
    const value = settings[id];
    if (typeof value === 'number') scope.set(id, value);
    else if (typeof value === 'boolean') scope.set(id, Number(value));
    else
      scope.set(
        id,
        choices.findIndex((choice) => choice.id === value),
      );
  }
  for (const name of ['p', 'g', 'point']) scope.set(name, table.at(`${name}.${axis}`, row));
  for (const { id } of part.quantities) scope.set(id, table.at(`before.${id}.${axis}`, row));
  const workings: Working[] = [];
  part.substeps.forEach(({ id, symbol, label, expression }, k) => {
    const value = table.at(`substep.${k}.${axis}`, row);
    if (Number.isNaN(value)) return;
    workings.push({ k, id, symbol, label, expression, scope: new Map(scope), value });
    scope.set(id, value);
  });
  return workings;
}
