import type { Catalog, Parameter, Value } from '../engine/contract';
import type { Settings } from './tree';
import { isGroup, isList, same } from './tree';

/** What of an experiment's settings is not said by its descriptors anyway: what a link has to carry. */
export function trim(settings: Settings, experiment: string, catalog: Catalog): Settings {
  const parameters = catalog['experiment']?.parts.find((part) => part.id === experiment)?.parameters ?? [];
  return trimGroup(settings, parameters, catalog);
}

function trimGroup(group: Settings, parameters: readonly Parameter[], catalog: Catalog): Settings {
  const kept = Object.entries(group).flatMap(([key, value]): [string, Value][] => {
    const parameter = parameters.find((each) => each.id === key);
    if (!parameter) return [[key, value]];
    const short = trimValue(value, parameter, catalog);
    return same(short, trimValue(parameter.default, parameter, catalog)) ? [] : [[key, short]];
  });
  return Object.fromEntries(kept);
}

function trimValue(value: Value, parameter: Parameter, catalog: Catalog): Value {
  if (parameter.kind === 'part') return trimPart(value, parameter.family, catalog);
  if (parameter.kind === 'named-numbers') {
    const named = isGroup(value) ? Object.entries(value) : [];
    return Object.fromEntries(named.filter(([, number]) => !same(number, parameter.default)));
  }
  if (parameter.kind === 'parts' && isList(value))
    return value.map((item) => trimPart(item, parameter.family, catalog));
  return value;
}

function trimPart(value: Value, family: string, catalog: Catalog): Value {
  const part = typeof value === 'string' ? { id: value } : value;
  if (!isGroup(part)) return value;
  const descriptor = catalog[family]?.parts.find((each) => each.id === part['id']);
  return descriptor ? trimGroup(part, descriptor.parameters, catalog) : part;
}
