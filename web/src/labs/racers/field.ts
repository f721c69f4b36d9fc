import type { Spec, Value } from '../../engine/contract';
import { isList } from '../../state/tree';
import type { Settings } from '../../state/tree';
import { settingsOf } from './lineup';

/** The racers of a spec, each in full. */
export function racersIn(spec: Spec | undefined): readonly Settings[] {
  const racers = spec?.['racers'];
  return isList(racers) ? racers.map(settingsOf) : [];
}

export function startIn(spec: Spec): readonly [number, number] | null {
  const start = spec['start'];
  if (!isList(start)) return null;
  const [x, y] = start;
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : null;
}

export function idOf(part: Value | undefined): Value {
  return settingsOf(part ?? null)['id'] ?? null;
}
