import type { Begun, Catalog, DescentModule, Found, Outcome, Refused, Spec, Value } from './contract';

/** A module that has an experiment, and how early it lists it: the first is what it is there for. */
interface Owner {
  readonly module: DescentModule;
  readonly place: number;
}

/** A run's module, and its name there. */
interface Held {
  readonly module: DescentModule;
  readonly handle: number;
}

/** What says which module a spec is for. */
export interface Wanted {
  readonly experiment: string;
  readonly precision?: Value;
  readonly surface?: Value;
  /** Only the module that lists it first will do: its catalogue has what else belongs to that experiment. */
  readonly home?: boolean;
}

/** Where a module of a list comes among those that have an experiment. */
export function placeOf(name: string, { experiments }: { readonly experiments: readonly string[] }): number {
  const place = experiments.indexOf(name);
  return place < 0 ? Infinity : place;
}

/** The id of a choice or of a part, which may come with its parameters. */
const idIn = (value: Value | undefined): string => {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
  return typeof id === 'string' ? id : '';
};

/**
 * Whose module has it: the names under which web/scripts/wasm.mjs lists what a module runs, the special ones first. Most
 * experiments need no more than their own name.
 */
export const namesOf = ({ experiment, ...spec }: Wanted): readonly string[] => [
  ...(['precision', 'surface'] as const).map((id) => `${experiment}/${id}=${idIn(spec[id])}`),
  experiment,
];

/** Modules that have different experiments, as if they were one. What an experiment needs is in the module that has it. */
export class Assembly implements DescentModule {
  private readonly catalogs = new Map<DescentModule, Catalog>();
  private readonly owners = new Map<string, Owner>();
  private readonly runs = new Map<number, Held>();
  private lastHandle = 0;

  /** A module, and what it runs (`namesOf`). */
  add(module: DescentModule, experiments: readonly string[]): void {
    this.catalogs.set(module, module.catalog());
    experiments.forEach((name, place) => {
      // Several modules may have the same experiment.
      if (!this.has(name, place)) this.owners.set(name, { module, place });
    });
  }

  /** How many modules there are. */
  get size(): number {
    return this.catalogs.size;
  }

  /** Whether some module runs what has that name; `place`: and lists it that early. */
  has(name: string, place = Infinity): boolean {
    const owner = this.owners.get(name);
    return owner !== undefined && owner.place <= place;
  }

  version(): string {
    return this.first.version();
  }

  /** Of the module that has the experiment; without one, of all modules. */
  catalog(experiment?: string): Catalog {
    if (experiment !== undefined) {
      const owner = this.owners.get(experiment);
      return (owner && this.catalogs.get(owner.module)) ?? {};
    }
    const all: Record<string, Catalog[string]> = {};
    for (const [id, family] of [...this.catalogs.values()].flatMap((catalog) => Object.entries(catalog))) {
      const known = all[id];
      // A family that several modules have is the same in all of them, but for which experiments there are.
      if (!known) all[id] = family;
      else if (id === 'experiment') {
        const others = family.parts.filter((part) => !known.parts.some((each) => each.id === part.id));
        all[id] = { ...known, parts: [...known.parts, ...others] };
      }
    }
    return all;
  }

  validate(spec: Spec): ReturnType<DescentModule['validate']> {
    return this.of(spec).validate(spec);
  }

  /** Each module that can take it has it; what the last of the others says where none can. */
  attach(name: string, bytes: Uint8Array): { readonly ok: true } | Refused {
    const answers = [...this.catalogs.keys()].map((module) => module.attach(name, bytes));
    const refusals = answers.filter((answer) => !answer.ok);
    const refused = refusals.find(({ error }) => error.code !== 'unknown-attachment') ?? refusals[0];
    return answers.find(({ ok }) => ok) ?? refused ?? { ok: true };
  }

  begin(spec: Spec): Begun {
    const module = this.of(spec);
    return this.hold(module, module.begin(spec));
  }

  shares(spec: Spec, most: number): number {
    return this.of(spec).shares(spec, most);
  }

  beginShare(spec: Spec, index: number, count: number): Begun {
    const module = this.of(spec);
    return this.hold(module, module.beginShare(spec, index, count));
  }

  advance(run: number, work: number): number {
    const { module, handle } = this.held(run);
    return module.advance(handle, work);
  }

  seek(run: number, step: number): boolean {
    const { module, handle } = this.held(run);
    return module.seek(handle, step);
  }

  ask(run: number, question: Value): Outcome {
    const { module, handle } = this.held(run);
    return module.ask(handle, question);
  }

  peek(run: number): Outcome {
    const { module, handle } = this.held(run);
    return module.peek(handle);
  }

  end(run: number): Outcome {
    const { module, handle } = this.held(run);
    this.runs.delete(run);
    return module.end(handle);
  }

  merge(shares: readonly Found[]): Outcome {
    const [share] = shares;
    return (share ? this.of(share.spec) : this.first).merge(shares);
  }

  cancel(run: number): void {
    const held = this.runs.get(run);
    this.runs.delete(run);
    held?.module.cancel(held.handle);
  }

  /** What names no experiment, or one that none has, is for the first to refuse. */
  private of(spec: Spec | null | undefined): DescentModule {
    const name = spec && namesOf(spec).find((each) => this.owners.has(each));
    return this.owners.get(name ?? '')?.module ?? this.first;
  }

  private get first(): DescentModule {
    const [module] = this.catalogs.keys();
    if (!module) throw new Error('no module is loaded');
    return module;
  }

  private held(run: number): Held {
    const held = this.runs.get(run);
    if (!held) throw new Error('a run that is not under way');
    return held;
  }

  private hold(module: DescentModule, begun: Begun): Begun {
    if (!begun.ok) return begun;
    this.lastHandle += 1;
    this.runs.set(this.lastHandle, { module, handle: begun.handle });
    return { ok: true, handle: this.lastHandle };
  }
}
