import { coreTables } from '../language/core-text';
import type { Column, Found, Spec, TableLayout } from './contract';

/** A table of a result: named columns, each a view of the one block of numbers that crossed. */
export class Table {
  constructor(
    readonly layout: TableLayout,
    private readonly data: Float64Array,
  ) {}

  get id(): string {
    return this.layout.id;
  }
  get title(): string {
    return this.layout.title;
  }
  get rows(): number {
    return this.layout.rows;
  }
  get columns(): readonly Column[] {
    return this.layout.columns;
  }

  has(id: string): boolean {
    return this.layout.columns.some((column) => column.id === id);
  }

  /** A view, not a copy: it stays right for as long as the result lives. */
  column(id: string): Float64Array {
    const k = this.layout.columns.findIndex((column) => column.id === id);
    if (k < 0) throw new Error(`no column called ${id} in ${this.id}`);
    const start = this.layout.offset + k * this.rows;
    return this.data.subarray(start, start + this.rows);
  }

  /** One number; NaN when the row is beyond the end. */
  at(id: string, row: number): number {
    return this.column(id)[row] ?? NaN;
  }
}

/** What a run gave back, ready to be drawn. */
export class Result {
  /** The spec with every default filled in. */
  readonly spec: Spec;
  readonly tables: readonly Table[];

  /** `worked`: how long the calculation itself took, in milliseconds; NaN where that is not known. */
  constructor(
    outcome: Found,
    readonly worked = NaN,
  ) {
    this.spec = outcome.spec;
    this.tables = coreTables(outcome.tables).map((layout) => new Table(layout, outcome.data));
  }

  table(id: string): Table {
    const found = this.tables.find((table) => table.id === id);
    if (!found) throw new Error(`no table called ${id}`);
    return found;
  }
}
