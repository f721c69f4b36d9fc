import { msg } from '@lit/localize';
import type { Catalog } from '../../engine/contract';
import type { Choice } from './rates';

/** A race worth seeing. It names parts of the catalogue; every number in it is asked of the core. */
export interface Situation {
  readonly id: string;
  readonly label: string;
  /** What to look at. */
  readonly hint: string;
  readonly surface: string;
  /** Empty: every optimizer, at its best rate. */
  readonly racers: readonly { readonly id: string; readonly rate: Choice }[];
  /** As many steps as the slider gives: there is a long way to go. */
  readonly long?: boolean;
}

const situations = (): readonly Situation[] => [
  {
    id: 'zig-zag',
    label: msg('Zig-zag across a valley'),
    hint: msg(
      'Gradient descent runs as fast as it can without being lost: across the valley, hardly along it. Momentum, at its own best rate, adds up what all steps agree on.',
    ),
    surface: 'bowl',
    racers: [
      { id: 'gd', rate: 'verge' },
      { id: 'momentum', rate: 'best' },
    ],
  },
  {
    id: 'too-fast',
    label: msg('A little too fast'),
    hint: msg(
      'The same rule twice: at the largest rate with which it still arrives, and at the smallest with which it is lost. Between them lies 2/λmax.',
    ),
    surface: 'bowl',
    racers: [
      { id: 'gd', rate: 'verge' },
      { id: 'gd', rate: 'beyond' },
    ],
  },
  {
    id: 'two-wells',
    label: msg('Two wells'),
    hint: msg(
      'Everyone at the best rate of its own: who ends in the lower well, and who in the nearer one? Drag the start and see it change.',
    ),
    surface: 'two-wells',
    racers: [],
  },
  {
    id: 'bent-valley',
    label: msg('A bent valley'),
    hint: msg(
      'Down into the valley is easy; along its floor the slope is almost nothing, and only what was gathered on the way carries on.',
    ),
    surface: 'rosenbrock',
    racers: [],
    long: true,
  },
  {
    id: 'saddle',
    label: msg('Off a saddle'),
    hint: msg(
      'On the ridge the slope leads to the middle of the saddle, where it is flat. The way out begins with almost no slope at all.',
    ),
    surface: 'saddle',
    racers: [],
  },
  {
    id: 'pits',
    label: msg('A field of pits'),
    hint: msg('Dozens of minima, one of them the lowest. Each racer stays in some pit; which one is mostly chance.'),
    surface: 'rastrigin',
    racers: [],
  },
];

/** Those whose parts the catalogue has. */
export function situationsOf(catalog: Catalog): readonly Situation[] {
  const has = (family: string, id: string): boolean => catalog[family]?.parts.some((part) => part.id === id) ?? false;
  return situations().filter(
    ({ surface, racers }) => has('surface', surface) && racers.every(({ id }) => has('optimizer', id)),
  );
}
