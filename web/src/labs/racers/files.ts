import type { Result, Table } from '../../engine/result';
import type { Racer } from './racer';

/** Every racer's table in one: a line for each racer and step; what a racer does not have stays empty. */
export function csvOf(racers: readonly Racer[]): string {
  const columns = [...new Set(racers.flatMap(({ table }) => table.columns.map(({ id }) => id)))];
  const lines = racers.flatMap(({ label, table }) => {
    const has = new Set(table.columns.map(({ id }) => id));
    return Array.from({ length: table.rows }, (_, row) =>
      [quoted(label), ...columns.map((id) => (has.has(id) ? cell(table, id, row) : ''))].join(','),
    );
  });
  return [['racer', ...columns].join(','), ...lines, ''].join('\r\n');
}

/** The spec, which can be run again as it is, and every table with its columns. */
export function jsonOf(result: Result): string {
  const content = result.tables.map((table) => {
    const columns = table.columns.map((column) => [
      column.id,
      Array.from(table.column(column.id), (value) => (Number.isNaN(value) ? null : value)),
    ]);
    return [table.id, Object.fromEntries(columns)] as const;
  });
  return `${JSON.stringify({ spec: result.spec, tables: Object.fromEntries(content) }, null, 1)}\n`;
}

function cell(table: Table, id: string, row: number): string {
  const value = table.at(id, row);
  return Number.isNaN(value) ? '' : String(value);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
