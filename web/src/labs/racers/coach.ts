import type { Catalog, Descriptor, Parameter, Spec, Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { isList } from '../../state/tree';
import type { Settings } from '../../state/tree';
import { settingsOf } from './lineup';
import { chosenRate, sweepSpec, withRates } from './rates';
import type { Situation } from './situations';

type Run = (spec: Spec) => Promise<Result | undefined>;

/** Changes to the race's spec, by path; undefined: back to the default. */
export type Changes = Readonly<Record<string, Value | undefined>>;

/** Finds each racer the rate that suits it, by asking the core for many races. */
export class Coach {
  /** `search`: the experiment that tries rates. */
  constructor(
    private readonly run: Run,
    private readonly search = 'rate-sweep',
  ) {}

  /** Everybody's best rate in the race as it is. Undefined when a newer question came between. */
  async fairRates(race: Settings, racers: readonly Settings[], catalog: Catalog): Promise<Changes | undefined> {
    const sweep = await this.run(sweepSpec({ ...race, racers }, catalog, this.search));
    return (
      sweep && {
        racers: withRates(
          racers,
          racers.map((_, k) => chosenRate(sweep, k, 'best')),
        ),
      }
    );
  }

  /** Another surface: from its own first start, at rates that suit it. */
  async newSurface(
    surface: Value,
    race: Settings,
    racers: readonly Settings[],
    catalog: Catalog,
  ): Promise<Changes | undefined> {
    const fair = await this.fairRates({ ...race, surface, start: null }, racers, catalog);
    return fair && { surface, start: undefined, ...fair };
  }

  /** A racer that is new in the race. */
  async newRacer(racer: Settings, race: Settings, catalog: Catalog): Promise<Settings> {
    const sweep = await this.run(sweepSpec({ ...race, racers: [racer] }, catalog, this.search));
    const rate = sweep ? chosenRate(sweep, 0, 'best') : NaN;
    return Number.isNaN(rate) ? racer : { ...racer, learningRate: rate };
  }

  /** A race worth seeing, with the experiment's own defaults for all that it doesn't say. */
  async situation(
    { surface, racers, long }: Situation,
    race: Descriptor,
    catalog: Catalog,
  ): Promise<Changes | undefined> {
    const parameter = (id: string): Parameter | undefined => race.parameters.find((known) => known.id === id);
    const everybody = parameter('racers')?.default ?? [];
    const field =
      racers.length > 0 || !isList(everybody) ? racers.map(({ id }) => ({ id })) : everybody.map(settingsOf);
    const steps = (long ? parameter('steps')?.sliderMax : undefined) ?? parameter('steps')?.default ?? null;
    const sweep = await this.run(sweepSpec({ surface, racers: field, steps }, catalog));
    if (!sweep) return undefined;
    const rates = field.map((_, k) => chosenRate(sweep, k, racers[k]?.rate ?? 'best'));
    const rest = { start: undefined, noise: undefined, radius: undefined };
    return { surface: { id: surface }, racers: withRates(field, rates), steps, ...rest };
  }
}
