import type { RateDetail, Valley } from '../../charts/rate-strip';
import type { Catalog, Spec, Value } from '../../engine/contract';
import type { Result, Table } from '../../engine/result';
import { same } from '../../state/tree';
import type { Settings } from '../../state/tree';
import { racersIn } from './field';
import type { Entrant } from './lineup';
import { chosenRate, sweepSpec, withRates } from './rates';

/** How the racers have come to their rates. */
export type Rates = 'own' | 'best' | 'shared';

/** Keeps the sweep of the race at hand. It lags behind the race, which never waits for it. */
export class StripSource {
  current: Result | undefined;
  private asked: Spec | undefined;

  constructor(
    /** The experiment that tries the rates. */
    private readonly search: string,
    private readonly run: (spec: Spec) => Promise<Result | undefined>,
    private readonly changed: () => void,
  ) {}

  /** A sweep tries all rates, so that a change of a rate alone asks for nothing. */
  async show(race: Spec, catalog: Catalog): Promise<void> {
    const racers = racersIn(race).map(({ learningRate: _, ...rest }) => rest);
    const spec = sweepSpec({ ...race, racers }, catalog, this.search);
    if (same(spec, this.asked)) return;
    this.asked = spec;
    const result = await this.run(spec);
    if (!result) {
      if (this.asked === spec) this.asked = undefined;
      return;
    }
    this.current = result;
    this.changed();
  }
}

/** Whether a sweep is of these racers: it may lag behind a change of who races. */
export function fits(sweep: Result | undefined, racers: readonly Settings[]): sweep is Result {
  const swept = sweep ? racersIn(sweep.spec) : [];
  return swept.length === racers.length && swept.every(({ id }, k) => id === racers[k]?.['id']);
}

export function valleysOf(
  sweep: Result,
  racers: readonly Entrant[],
  field: readonly Settings[],
  selected: string,
): readonly Valley[] {
  return racers.map((racer, k) => {
    const trials = sweep.table(`sweep.${k}`);
    const rate = field[k]?.['learningRate'];
    return {
      id: String(racer.index),
      label: racer.label,
      short: racer.difference || racer.part.title,
      ...{ color: racer.color, ink: racer.ink, marker: racer.marker },
      emphasis: String(racer.index) === selected,
      rates: trials.column('rate'),
      steps: trials.column('steps'),
      rate: typeof rate === 'number' ? rate : NaN,
    };
  });
}

/** What was tried with the chosen racer, or with the first. */
export function trialsOf(sweep: Result, racers: readonly Entrant[], selected: string): Table {
  const chosen = racers.findIndex(({ index }) => String(index) === selected);
  return sweep.table(`sweep.${Math.max(0, chosen)}`);
}

export function ratesOf(field: readonly Settings[]): readonly number[] {
  return field.map(({ learningRate }) => (typeof learningRate === 'number' ? learningRate : NaN));
}

export function bestRates(sweep: Result, field: readonly Settings[]): readonly number[] {
  return field.map((_, k) => chosenRate(sweep, k, 'best'));
}

/** What the rates are, whoever has set them. */
export function kindOf(field: readonly Settings[], sweep: Result | undefined): Rates {
  const rates = ratesOf(field);
  if (field.length > 1 && rates.every((rate) => rate === rates[0])) return 'shared';
  if (!fits(sweep, field)) return 'own';
  const best = bestRates(sweep, field);
  return rates.every((rate, k) => rate === best[k] || Number.isNaN(best[k])) ? 'best' : 'own';
}

/** The racers at other rates; `own`: those that were kept while others are tried, `shared`: that of the chosen one. */
export function atRates(
  to: Rates,
  field: readonly Settings[],
  sweep: Result | undefined,
  own: readonly number[] | undefined,
  chosen: number,
): Value {
  const rates = {
    own: () => own ?? [],
    best: () => (fits(sweep, field) ? bestRates(sweep, field) : []),
    shared: () => field.map(() => ratesOf(field)[chosen] ?? NaN),
  }[to];
  return withRates(field, rates());
}

/** What a moved mark sets: at one shared rate, it moves all. */
export function movedRate(field: readonly Settings[], { id, rate }: RateDetail): Readonly<Record<string, Value>> {
  if (kindOf(field, undefined) !== 'shared') return { [`racers.${id}.learningRate`]: rate };
  return { racers: field.map((racer) => ({ ...racer, learningRate: rate })) };
}
