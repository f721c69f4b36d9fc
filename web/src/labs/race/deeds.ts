import type { Change } from '../../elements/change';
import type { Catalog, Descriptor, Spec, Value } from '../../engine/contract';
import type { Settings } from '../../state/tree';
import type { Changes, Coach } from '../racers/coach';
import { idOf, racersIn } from '../racers/field';
import type { Situation } from '../racers/situations';

export interface RaceState {
  readonly spec: Spec | undefined;
  readonly catalog: Catalog | undefined;
  readonly race: Descriptor | undefined;
}

/** What the deeds need of the lab. */
export interface DeedsHost {
  state(): RaceState;
  change(changes: Changes, final: boolean): void;
  /** Another race altogether has been set up. */
  begin(): void;
  select(racer: number): void;
  announce(text: string): void;
}

/** What a learner can do to the race, as changes of its spec. Whoever is new in a race gets the rate that suits it. */
export class Deeds {
  constructor(
    private readonly host: DeedsHost,
    private readonly coach: Coach,
  ) {}

  /** A knob of a racer; or another rule in its place. */
  readonly changeRacer = (event: CustomEvent<Change>): void => {
    event.stopPropagation();
    const { id: path, value, final } = event.detail;
    const before = this.field[Number(path.split('.')[1])];
    if (before?.['id'] === idOf(value)) this.host.change({ [path]: value }, final);
    else void this.tuned({ id: idOf(value) }).then((racer) => this.host.change({ [path]: racer }, true));
  };

  /** A knob of the surface; or another surface, where the race begins anew. */
  readonly changeSurface = (event: CustomEvent<Change>): void => {
    event.stopPropagation();
    const { value, final } = event.detail;
    if (idOf(value) === idOf(this.state.spec?.['surface'])) this.host.change({ surface: value }, final);
    else void this.moveTo(value);
  };

  private async moveTo(surface: Value): Promise<void> {
    const { spec, catalog } = this.state;
    if (spec && catalog) this.follow(await this.coach.newSurface(surface, spec, this.field, catalog));
  }

  async setUp(situation: Situation): Promise<void> {
    const { race, catalog } = this.state;
    if (race && catalog) this.follow(await this.coach.situation(situation, race, catalog));
  }

  async fairRate(index: number): Promise<void> {
    const racer = this.field[index];
    if (racer) this.host.change({ [`racers.${index}`]: await this.tuned(racer) }, true);
  }

  async add(id: string): Promise<void> {
    if (!this.full) this.enter(await this.tuned({ id }));
  }

  duplicate(index: number): void {
    const racer = this.field[index];
    if (racer) this.enter(racer);
  }

  remove(index: number): void {
    if (this.alone) return;
    this.host.change({ racers: this.field.filter((_, k) => k !== index) }, true);
    this.host.select(Math.max(0, index - 1));
  }

  nextSeed(): void {
    const { max = Infinity, min = 0, step = 1 } = this.state.race?.parameters.find(({ id }) => id === 'seed') ?? {};
    const seed = this.state.spec?.['seed'];
    if (typeof seed === 'number') this.host.change({ seed: seed + step > max ? min : seed + step }, true);
  }

  /** Whether there is no room for one more. */
  get full(): boolean {
    return this.field.length >= (this.limits?.maxCount ?? Infinity);
  }
  /** Whether nobody may leave. */
  get alone(): boolean {
    return this.field.length <= Math.max(1, this.limits?.minCount ?? 0);
  }

  private get state(): RaceState {
    return this.host.state();
  }
  private get limits() {
    return this.state.race?.parameters.find(({ id }) => id === 'racers');
  }
  private get field(): readonly Settings[] {
    return racersIn(this.state.spec);
  }

  private tuned(racer: Settings): Promise<Settings> {
    const { spec, catalog } = this.state;
    return spec && catalog ? this.coach.newRacer(racer, spec, catalog) : Promise.resolve(racer);
  }

  private enter(racer: Settings): void {
    if (this.full) return;
    const { field } = this;
    this.host.change({ racers: [...field, racer] }, true);
    this.host.select(field.length);
  }

  private follow(changes: Changes | undefined): void {
    if (!changes) return;
    this.host.change(changes, true);
    this.host.begin();
  }
}
