import { msg, str } from '@lit/localize';
import type { Catalog, Descriptor } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { Table } from '../../engine/result';
import { isGroup, isList, type Settings } from '../../state/tree';

/** One scaler of a result: its descriptor, its settings, its tables. */
export interface Scaled {
  readonly index: number;
  readonly part: Descriptor;
  readonly settings: Settings;
  /** Tells it apart from others of its kind. */
  readonly label: string;
  readonly table: Table;
  readonly fitted: Table;
}

export function scalersOf(result: Result, catalog: Catalog): readonly Scaled[] {
  const { scalers } = result.spec;
  const parts = catalog['scaler']?.parts ?? [];
  const settings = isList(scalers) ? scalers.filter(isGroup) : [];
  return settings.flatMap((own, index) => {
    const part = parts.find(({ id }) => id === own['id']);
    if (!part) return [];
    const table = result.table(`scaled.${index}`);
    return { index, part, settings: own, label: labelOf(part, own), table, fitted: result.table(`fitted.${index}`) };
  });
}

/** "Z-score, sample": a choice that is not the default is part of the name. */
function labelOf({ title, parameters }: Descriptor, settings: Settings): string {
  const chosen = parameters.flatMap(({ id, choices, default: standard }) => {
    const choice = settings[id] === standard ? undefined : choices.find((each) => each.id === settings[id]);
    return choice ? [choice.label.split(/[,，،]/)[0] ?? ''] : [];
  });
  return [title, ...chosen].join(', ');
}

/** The values and what every scaler makes of them, side by side in one table. */
export function sideBySide(result: Result, scalers: readonly Scaled[]): Table {
  const values = result.table('values');
  const columns = ['row', 'value', 'held'].map((id) => ({
    column: values.columns.find((each) => each.id === id) ?? { id, symbol: '', label: id, unit: '' },
    numbers: values.column(id),
  }));
  const taken = new Set<string>();
  for (const { part, label, table } of scalers) {
    let id = part.id;
    for (let k = 2; taken.has(id); k++) id = `${part.id}-${k}`;
    taken.add(id);
    columns.push({ column: { id, symbol: 'z', label, unit: '' }, numbers: table.column('scaled') });
  }
  const { rows } = values;
  const data = new Float64Array(rows * columns.length);
  columns.forEach(({ numbers }, k) => data.set(numbers, k * rows));
  const before = values.title;
  const title = msg(str`${before}, scaled`);
  return new Table({ id: 'scaled', title, columns: columns.map(({ column }) => column), rows, offset: 0 }, data);
}
