import type { Case } from '../src/selftest/suite';

export const referencesFile: string;
export const goldenFiles: readonly string[];
/** One case of every kind. */
export function select(plan: readonly unknown[]): Case[];
/** What `descent verify --plan` says of all reference files. */
export function planOf(command: string, args?: readonly string[]): unknown[];
