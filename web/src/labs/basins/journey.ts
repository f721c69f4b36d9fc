import type { BasinPath } from '../../charts/basin-map';
import type { Catalog, Spec } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { isList, same } from '../../state/tree';
import type { Settings } from '../../state/tree';
import { lineUp } from '../racers/lineup';
import { startIn } from '../racers/field';

export type Place = readonly [x: number, y: number];

/** What became of one optimizer from one start. */
export interface Arrival {
  /** Row of the table `minima`; NaN where there are none. */
  readonly minimum: number;
  /** NaN: it did not arrive. */
  readonly reachedAt: number;
  /** NaN: it was not lost. */
  readonly lostAt: number;
}

/** From one start, the way of each optimizer, and where it led. */
export class Journey {
  readonly start: Place;
  readonly paths: readonly BasinPath[];
  readonly arrivals: readonly Arrival[];

  constructor(result: Result, catalog: Catalog) {
    const start = startIn(result.spec);
    if (!start) throw new Error('trajectories without a start');
    this.start = start;
    const optimizers = result.spec['optimizers'];
    const ends = result.table('ends');
    this.paths = lineUp(isList(optimizers) ? optimizers : [], catalog).map(({ index, marker }) => {
      const table = result.table(`trajectory.${index}`);
      return { x: table.column('x'), y: table.column('y'), marker };
    });
    this.arrivals = this.paths.map((_, k) => ({
      minimum: ends.at('minimum', k),
      reachedAt: ends.at('steps', k),
      lostAt: ends.at('lost', k),
    }));
  }
}

/** Of a map's spec, the settings of the race from one start; without one, from the surface's own first. */
export function raceFrom(map: Spec, start: Place | null): Settings {
  const { optimizers = null, ...rest } = journeyFrom(map, start);
  return { ...rest, racers: optimizers };
}

function journeyFrom(map: Spec, start: Place | null): Settings {
  const { surface = null, optimizers = null, steps = null, noise = null, seed = null, radius = null } = map;
  return { surface, optimizers, steps, noise, seed, radius, start: start && [...start] };
}

/** Asks for the ways from the cursor, beside the maps. */
export class JourneySource {
  current: Journey | undefined;
  private asked: Spec | undefined;

  constructor(
    private readonly run: (spec: Spec) => Promise<Result | undefined>,
    private readonly changed: () => void,
  ) {}

  async show(map: Spec, start: Place | null, catalog: Catalog): Promise<void> {
    const spec: Spec = { ...journeyFrom(map, start), experiment: 'trajectories' };
    if (same(spec, this.asked)) return;
    this.asked = spec;
    const result = await this.run(spec);
    if (!result) {
      // Unless a newer one was asked for, it has failed, and may be asked for again.
      if (this.asked === spec) this.asked = undefined;
      return;
    }
    this.current = new Journey(result, catalog);
    this.changed();
  }
}
