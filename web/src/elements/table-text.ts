import type { Column } from '../engine/contract';
import type { Table } from '../engine/result';
import { dayUnit } from '../language/core-text';
import { short } from './numbers';

const day = 86_400_000;

/** Days since 1970-01-01 → "1985-07-14". */
export function dateText(days: number): string {
  if (!Number.isFinite(days)) return '–';
  return new Date(days * day).toISOString().slice(0, 10);
}

/** One number as a reader sees it. */
export function cell(column: Column, value: number): string {
  return isDate(column) ? dateText(value) : short(value);
}

/** A table as a file: names as in specs and docs, every digit, empty where a number is missing (RFC 4180). */
export function csv(table: Table): string {
  const columns = table.columns.map((column) => ({ column, values: table.column(column.id) }));
  const lines = [columns.map(({ column }) => column.id).join(',')];
  for (let row = 0; row < table.rows; row += 1) {
    lines.push(columns.map(({ column, values }) => csvCell(column, values[row] ?? NaN)).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

function csvCell(column: Column, value: number): string {
  if (Number.isNaN(value)) return '';
  return isDate(column) ? dateText(value) : String(value);
}

/** A unit that no reader wants to see: the column is shown as dates. */
export function isDate({ unit }: Column): boolean {
  return unit === dayUnit;
}
