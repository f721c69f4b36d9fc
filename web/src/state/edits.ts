import type { Value } from '../engine/contract';

export type Edit = readonly [number, number];

/** The moved values of a spec. */
export function editsOf(value: Value | undefined): readonly Edit[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Value[]).flatMap((pair): Edit[] => {
    if (!Array.isArray(pair)) return [];
    const [index, moved] = pair as readonly Value[];
    return typeof index === 'number' && typeof moved === 'number' ? [[index, moved]] : [];
  });
}

/** With one value moved; moved back to where it was, it is no edit any more. */
export function moved(edits: readonly Edit[], index: number, value: number, original: number): readonly Edit[] {
  const others = edits.filter(([at]) => at !== index);
  return value === original ? others : [...others, [index, value] as const].sort((a, b) => a[0] - b[0]);
}
