import type { Spec, Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import type { Settings } from '../../state/tree';
import { isList, same } from '../../state/tree';
import { settingsOf } from '../racers/lineup';

/**
 * How long one update of each racer takes on this machine: every racer alone makes the updates of the race in the
 * worker, without the looks at all examples, and only the time within the calculation counts. No result holds a time:
 * the same spec gives the same numbers everywhere, and a time is not one of them.
 */
export class Timing {
  private known: { readonly spec: Spec; readonly costs: readonly number[] } | undefined;
  private asked: Spec | undefined;

  constructor(
    private readonly run: (spec: Spec) => Promise<Result | undefined>,
    private readonly changed: () => void,
  ) {}

  /** Milliseconds an update for each racer; undefined as long as they are not measured. */
  of(race: Spec): readonly number[] | undefined {
    return this.known && same(this.known.spec, work(race)) ? this.known.costs : undefined;
  }

  async measure(race: Spec): Promise<void> {
    const spec = work(race);
    if (this.of(race) || same(this.asked, spec)) return;
    this.asked = spec;
    const racers = spec['racers'];
    const field = isList(racers) ? racers : [];
    const costs = field.map(() => Infinity);
    // Each twice, and not twice in a row: whatever else the machine does only makes it slower.
    for (let k = 0; k < 2 * field.length; k++) {
      const racer = k % field.length;
      const result = await this.run({ ...spec, racers: [field[racer] ?? null], scoreEvery: 0 });
      if (!result || this.asked !== spec) {
        if (this.asked === spec) this.asked = undefined;
        return;
      }
      costs[racer] = Math.min(costs[racer] ?? Infinity, result.worked / updates(result));
    }
    this.known = { spec, costs };
    this.changed();
  }
}

/** Of a race, what decides how long its updates take: neither rates nor seeds nor the goal. */
function work(race: Spec): Spec {
  const racers = race['racers'];
  const alike = (racer: Value): Value => without(settingsOf(racer), ['learningRate']);
  const rest = without(race, ['target', 'seed', 'scoreEvery']);
  return { ...rest, experiment: race.experiment, racers: isList(racers) ? racers.map(alike) : [] };
}

function without(settings: Settings, keys: readonly string[]): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !keys.includes(key)));
}

function updates(result: Result): number {
  const lost = result.table('runs').column('divergedAt');
  const all = Number(result.spec['steps']);
  return lost.reduce((sum, at) => sum + (Number.isNaN(at) ? all : at), 0);
}
