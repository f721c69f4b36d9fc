import type { Spec } from '../engine/contract';

/** What the build has put beside the page: checks.json (web/scripts/page/checks.ts). */
export interface Suite {
  /** Of the core. */
  readonly version: string;
  readonly modules: readonly ModuleFile[];
  /** Every experiment as it is without settings, and the fingerprint of its result where the page was built. */
  readonly bits: readonly Bits[];
  /** From implementations that are not ours. */
  readonly references: readonly Case[];
}

export interface ModuleFile {
  readonly name: string;
  /** Within the site. */
  readonly file: string;
  /** SHA-256, in hexadecimal digits. */
  readonly sha256: string;
}

export interface Bits {
  readonly title: string;
  readonly module: string;
  readonly spec: Spec;
  readonly fingerprint: string;
}

/** A case of `descent verify --plan`, as web/checks/select.mjs keeps it. */
export interface Case {
  readonly name: string;
  readonly checks: readonly { readonly spec: Spec; readonly comparisons: readonly Comparison[] }[];
}

export interface Comparison {
  readonly table: string;
  /** One column as it is. */
  readonly sum: readonly { readonly column: string; readonly factor: number }[];
  readonly firstRow: number;
  readonly want: readonly number[];
  readonly tolerance: number;
}

/** One line of the report. */
export interface Row {
  readonly name: string;
  readonly error: string;
  readonly bound: string;
  readonly passed: boolean;
  /** Why it failed, where that is not a number that is off. */
  readonly why?: string;
}

/** A table of the report. */
export interface Section {
  /** The chapter of the page in which it stands. */
  readonly chapter: 'core' | 'references' | 'bits' | 'modules';
  readonly title: string;
  /** What will come, one after another; each gives its rows, and never rejects. */
  readonly steps: readonly (() => Promise<readonly Row[]>)[];
}
