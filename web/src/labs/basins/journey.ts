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

/** The race from one start: the way of each optimizer, and where it led. */
export class Journey {
  readonly start: Place;
  readonly paths: readonly BasinPath[];
  readonly arrivals: readonly Arrival[];

  constructor(result: Result, catalog: Catalog) {
    const start = startIn(result.spec);
    if (!start) throw new Error('a race without a start');
    this.start = start;
    const racers = result.spec['racers'];
    const standings = result.table('standings');
    this.paths = lineUp(isList(racers) ? racers : [], catalog).map(({ index, marker }) => {
      const table = result.table(`racer.${index}`);
      return { x: table.column('x'), y: table.column('y'), marker };
    });
    this.arrivals = this.paths.map((_, k) => ({
      minimum: standings.at('nearest', k),
      reachedAt: standings.at('reachedAt', k),
      lostAt: standings.at('divergedAt', k),
    }));
  }
}

/** Of a map's spec, the settings of the race from one start; without one, from the surface's own first. */
export function raceFrom(map: Spec, start: Place | null): Settings {
  const { surface = null, optimizers = null, steps = null, noise = null, seed = null, radius = null } = map;
  return { surface, racers: optimizers, steps, noise, seed, radius, start: start && [...start] };
}

/** Asks for the race from the cursor, beside the maps. */
export class JourneySource {
  current: Journey | undefined;
  /** The start that was asked for last, where no race can begin there: outside the surface's region. */
  outside: Place | undefined;
  private asked: Spec | undefined;

  constructor(
    private readonly run: (spec: Spec) => Promise<Result | undefined>,
    private readonly changed: () => void,
  ) {}

  async show(map: Spec, start: Place | null, catalog: Catalog): Promise<void> {
    const spec: Spec = { ...raceFrom(map, start), experiment: 'race' };
    if (same(spec, this.asked)) return;
    this.asked = spec;
    const result = await this.run(spec);
    if (result) {
      this.current = new Journey(result, catalog);
      this.outside = undefined;
      this.changed();
    } else if (this.asked === spec) {
      // No newer one has come, so it was refused: the way from elsewhere does not stay in its place.
      this.asked = this.current = undefined;
      this.outside = start ?? undefined;
      this.changed();
    }
  }
}
