import type { DescentModule, Spec } from '../../web/src/engine/contract';

/** A case of a reference file, as `descent verify --plan` prints it; see native/cli/oracle/case.h. */
export interface Case {
  readonly name: string;
  readonly refusal?: string;
  readonly defect?: boolean;
  readonly checks?: readonly {
    readonly spec: Spec;
    /** The core is to refuse it. */
    readonly refused?: boolean;
    readonly comparisons: readonly {
      readonly table: string;
      readonly sum: readonly { readonly column: string; readonly factor: number }[];
      readonly firstRow: number;
      readonly want: readonly number[];
      readonly tolerance: number;
    }[];
  }[];
}

export interface Verdict {
  readonly passed: boolean;
  readonly problem?: string;
  readonly error?: number;
  readonly tolerance?: number;
}

export function judge(moduleOf: (spec: Spec) => DescentModule, item: Case): Verdict;
export function reportLine(item: Case, verdict: Verdict): string;
