import { msg, str } from '@lit/localize';
import { racerMarkers } from '../../charts/markers';
import type { Marker } from '../../charts/markers';
import type { Catalog, Descriptor, Parameter, Value } from '../../engine/contract';
import { formatNumber } from '../../charts/line-chart/format';
import { inSentence } from '../../language/words';
import { isGroup, same } from '../../state/tree';
import type { Settings } from '../../state/tree';
import { symbolText } from '../../elements/formula-text/symbols';

/** A racer as the page knows it before it has run: who it is, what it is called, how it is drawn. */
export interface Entrant {
  readonly index: number;
  readonly part: Descriptor;
  readonly settings: Settings;
  /** Tells it apart from every other racer. */
  readonly label: string;
  /** What stands behind the optimizer's title in the label; empty when the title is enough. */
  readonly difference: string;
  /** Names of custom properties: for lines and marks, and for text. */
  readonly color: string;
  readonly ink: string;
  readonly marker: Marker;
}

/** The racers of a spec; `racers` may hold bare ids. */
export function lineUp(racers: readonly Value[], catalog: Catalog): readonly Entrant[] {
  const parts = catalog['optimizer']?.parts ?? [];
  const settings = racers.map(settingsOf);
  const looks = assignLooks(settings.map(({ id }) => parts.findIndex((part) => part.id === id)));
  return settings.flatMap((own, index) => {
    const part = parts.find(({ id }) => id === own['id']);
    if (!part) return [];
    const difference = differenceOf(settings, index, part, catalog);
    const look = looks[index] ?? 0;
    return {
      ...{ index, part, settings: own, difference },
      label: difference === '' ? part.title : `${part.title} ${difference}`,
      color: `--racer-${look}`,
      ink: `--racer-${look}-ink`,
      marker: racerMarkers[look] ?? 'circle',
    };
  });
}

export function settingsOf(racer: Value): Settings {
  return isGroup(racer) ? racer : { id: racer };
}

/**
 * An optimizer keeps its colour and its mark whoever else takes part: its place in the catalogue decides. The second one of
 * a kind gets what is left over.
 */
function assignLooks(places: readonly number[]): readonly number[] {
  const count = racerMarkers.length;
  const taken = new Set<number>();
  const looks = new Map<number, number>();
  const take = (racer: number, look: number): void => {
    looks.set(racer, look);
    taken.add(look);
  };
  places.forEach((place, racer) => {
    if (place >= 0 && !taken.has(place % count)) take(racer, place % count);
  });
  places.forEach((_, racer) => {
    if (looks.has(racer)) return;
    const free = racerMarkers.findIndex((_marker, look) => !taken.has(look));
    take(racer, free >= 0 ? free : racer % count);
  });
  return places.map((_, racer) => looks.get(racer) ?? 0);
}

/** In what a racer differs from the others of its kind: "μ 0.9"; a number in brackets when in nothing. */
function differenceOf(all: readonly Settings[], index: number, part: Descriptor, catalog: Catalog): string {
  const own = all[index] ?? {};
  const rivals = all.filter((other, k) => k !== index && other['id'] === own['id']);
  if (rivals.length === 0) return '';
  const differing = part.parameters.filter(({ id }) => rivals.some((other) => !same(other[id], own[id])));
  const words = differing.map((parameter) => setting(parameter, own[parameter.id], catalog));
  const twins = rivals.filter((other) => part.parameters.every(({ id }) => same(other[id], own[id])));
  if (twins.length > 0) {
    const before = all.slice(0, index).filter((other) => twins.includes(other)).length;
    words.push(`(${formatNumber(before + 1)})`);
  }
  return words.join(', ');
}

/** One knob as it stands in a label: "β₁ 0.9", "no bias correction", "cosine". */
export function setting(parameter: Parameter, value: Value | undefined, catalog: Catalog): string {
  const name = symbolText(parameter.symbol) || parameter.label;
  if (typeof value === 'number') return `${name} ${formatNumber(value)}`;
  const { label } = parameter;
  if (typeof value === 'boolean') return value ? label : msg(str`no ${label}`);
  if (parameter.kind === 'part') {
    const { id } = settingsOf(value ?? null);
    const part = catalog[parameter.family]?.parts.find((known) => known.id === id);
    if (!part) return label;
    const kind = inSentence(part.title);
    return msg(str`${kind} ${label}`);
  }
  const choice = parameter.choices.find(({ id }) => id === value);
  // Its name; what follows explains it.
  return choice?.label.split(/[:：]/)[0]?.trim() ?? name;
}
