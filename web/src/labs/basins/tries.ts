import { msg } from '@lit/localize';
import type { Catalog } from '../../engine/contract';
import type { Choice } from '../racers/rates';

/** A pair of maps worth seeing. It names parts of the catalogue; every rate in it is asked of the core. */
export interface Try {
  readonly id: string;
  readonly label: string;
  /** What to look at. */
  readonly hint: string;
  readonly surface: string;
  /** `own`: the optimizer's default rate. */
  readonly optimizers: readonly { readonly id: string; readonly rate: Choice | 'own' }[];
}

const tries = (): readonly Try[] => [
  {
    id: 'heavy-ball',
    label: msg('A heavy ball on two wells'),
    hint: msg(
      'Gradient descent ends on the side of the ridge on which it starts. Momentum, from high up the wall, runs through one well into the other: stripes at the edges change hands.',
    ),
    surface: 'two-wells',
    optimizers: [
      { id: 'gd', rate: 'own' },
      { id: 'momentum', rate: 'own' },
    ],
  },
  {
    id: 'frayed',
    label: msg('Frayed borders'),
    hint: msg(
      'Both at the best rate from one start. Gradient descent’s borders are nearly clean lines. Momentum’s are frayed: move the start by a hair there, and it ends in another of the four valleys. Grey on the left: the third valley, which curves most, holds nobody at that rate.',
    ),
    surface: 'himmelblau',
    optimizers: [
      { id: 'gd', rate: 'best' },
      { id: 'momentum', rate: 'best' },
    ],
  },
  {
    id: 'limit',
    label: msg('A rate too large for one well'),
    hint: msg(
      'The same rule at its best rate, and at the largest with which it still arrives. The deeper well curves more, and at that rate it holds nobody: what looks like a choice of the start is one of the rate.',
    ),
    surface: 'two-wells',
    optimizers: [
      { id: 'gd', rate: 'best' },
      { id: 'gd', rate: 'verge' },
    ],
  },
  {
    id: 'slope',
    label: msg('With and without the slope’s size'),
    hint: msg(
      'Gradient descent follows the slope; Adam’s steps hardly depend on how steep it is. The same four valleys, other borders.',
    ),
    surface: 'himmelblau',
    optimizers: [
      { id: 'gd', rate: 'best' },
      { id: 'adam', rate: 'best' },
    ],
  },
];

/** Those whose parts the catalogue has. */
export function triesOf(catalog: Catalog): readonly Try[] {
  const has = (family: string, id: string): boolean => catalog[family]?.parts.some((part) => part.id === id) ?? false;
  return tries().filter(
    ({ surface, optimizers }) => has('surface', surface) && optimizers.every(({ id }) => has('optimizer', id)),
  );
}
