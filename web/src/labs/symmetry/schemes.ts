import type { Catalog, Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { isGroup, isList } from '../../state/tree';

/** One of the ways to start that are compared. */
export interface Start {
  readonly index: number;
  readonly id: string;
  readonly label: string;
}

function labelOf(given: Value, catalog: Catalog): string {
  const settings = isGroup(given) ? given : { id: given };
  const { id, value, deviation } = settings;
  if (id === 'zeros') return 'All 0';
  if (id === 'constant' && typeof value === 'number') return `All ${value}`;
  if (id === 'normal' && typeof deviation === 'number') return `Random, σ = ${deviation}`;
  if (id === 'he-normal') return 'Random, He’s rule';
  return catalog['initializer']?.parts.find((part) => part.id === id)?.title ?? '';
}

function idOf(given: Value): string {
  const id = isGroup(given) ? given['id'] : given;
  return typeof id === 'string' ? id : '';
}

export function startsOf({ spec }: Result, catalog: Catalog): readonly Start[] {
  const list = spec['initializers'] ?? null;
  return (isList(list) ? list : []).map((given, index) => ({
    index,
    id: idOf(given),
    label: labelOf(given, catalog),
  }));
}
