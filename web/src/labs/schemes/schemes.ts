import { msg } from '@lit/localize';
import { short } from '../../elements/numbers';
import type { Catalog, Descriptor, Value } from '../../engine/contract';
import { isGroup, same } from '../../state/tree';
import type { Settings } from '../../state/tree';

/** A way to draw the weights that one click adds or takes away. */
export interface Choice {
  readonly label: string;
  readonly settings: Settings & { readonly id: string };
}

/** Its name is asked for when it is shown. */
const choice = (settings: Choice['settings'], name: () => string): Choice => ({
  settings,
  get label() {
    return name();
  },
});

export const withDeviation = (name: string, deviation: number): string => `${name}, σ = ${short(deviation, 3)}`;

/** The examples of the chapter; what is not set here is the core's default. */
export const choices: readonly Choice[] = [
  choice({ id: 'zeros' }, () => msg('Zeros')),
  choice({ id: 'normal', deviation: 0.01 }, () => withDeviation(msg('Normal'), 0.01)),
  choice({ id: 'normal', deviation: 1 }, () => withDeviation(msg('Normal'), 1)),
  choice({ id: 'lecun-normal' }, () => 'LeCun'),
  choice({ id: 'xavier-normal' }, () => 'Xavier'),
  choice({ id: 'he-normal' }, () => 'He'),
  choice({ id: 'orthogonal' }, () => msg('Orthogonal')),
  choice({ id: 'root-two-over-n' }, () => '√2/n'),
];

const marks = ['circle', 'square', 'triangle', 'diamond', 'down-triangle', 'star'] as const;

/** One of the schemes that are compared. */
export interface Scheme {
  readonly index: number;
  readonly part: Descriptor;
  readonly label: string;
  readonly settings: Settings;
  /** Name of a CSS custom property. */
  readonly color: string;
  readonly marker: (typeof marks)[number];
}

export const settingsOf = (part: Value): Settings => (isGroup(part) ? part : { id: part });

/** Whether a scheme is that choice: what the choice does not say may be anything. */
export const isChoice = (settings: Settings, choice: Choice): boolean =>
  Object.entries(choice.settings).every(([key, value]) => same(settings[key], value));

const listOf = (value: Value | undefined): readonly Value[] =>
  Array.isArray(value) ? (value as readonly Value[]) : [];

/** The schemes of a spec; a scheme of the chips keeps its colour whatever stands beside it. */
export function schemesOf(value: Value | undefined, catalog: Catalog): readonly Scheme[] {
  return listOf(value).flatMap((given, index) => {
    const settings = settingsOf(given);
    const part = catalog['initializer']?.parts.find(({ id }) => id === settings['id']);
    if (!part) return [];
    const place = choices.findIndex((choice) => isChoice(settings, choice));
    const deviation = settings['deviation'];
    const own = typeof deviation === 'number' ? withDeviation(part.title, deviation) : part.title;
    const label = choices[place]?.label ?? own;
    const look = place < 0 ? 7 : place;
    return [{ index, part, label, settings, color: `--racer-${look}`, marker: marks[look % marks.length] ?? 'circle' }];
  });
}
