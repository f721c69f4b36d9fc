import { msg, str } from '@lit/localize';
import type { Catalog, Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { isGroup, isList } from '../../state/tree';
import { short } from '../../elements/numbers';
import { withDeviation } from '../schemes/schemes';

/** One of the ways to start that are compared. */
export interface Start {
  readonly index: number;
  readonly id: string;
  readonly label: string;
}

function allText(value: number): string {
  const number = short(value);
  return msg(str`All ${number}`);
}

function labelOf(given: Value, catalog: Catalog): string {
  const settings = isGroup(given) ? given : { id: given };
  const { id, value, deviation } = settings;
  if (id === 'zeros') return allText(0);
  if (id === 'constant' && typeof value === 'number') return allText(value);
  if (id === 'normal' && typeof deviation === 'number') return withDeviation(msg('Random'), deviation);
  if (id === 'he-normal') return msg('Random, He’s rule');
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
