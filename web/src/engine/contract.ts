/** Every type that crosses the boundary between the page, the worker and the core. */

/** A spec or a part of one: plain data, nothing else. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** What an experiment is asked for. Only `experiment` is needed: the core fills in the rest. */
export interface Spec {
  readonly experiment: string;
  readonly [key: string]: Value;
}

export type Kind =
  'number' | 'integer' | 'boolean' | 'choice' | 'text' | 'numbers' | 'pairs' | 'named-numbers' | 'part' | 'parts';
export type Scale = 'linear' | 'log' | 'log-complement';

/** One knob of a part; see native/descent/base/descriptor.h, of which this is the image. */
export interface Parameter {
  readonly id: string;
  /** LaTeX; may be empty. */
  readonly symbol: string;
  readonly label: string;
  readonly help: string;
  readonly unit: string;
  readonly kind: Kind;
  /** Hard range: what a spec may hold. ±Infinity where there is no bound. */
  readonly min: number;
  readonly max: number;
  readonly minOpen: boolean;
  readonly maxOpen: boolean;
  /** Where a slider moves. */
  readonly sliderMin: number;
  readonly sliderMax: number;
  /** Null: the experiment chooses it from the rest of the spec. Of named numbers: the number under a name not given. */
  readonly default: Value;
  readonly scale: Scale;
  /** Of the slider, on its own scale (of a log scale: in decades); 0: continuous. */
  readonly step: number;
  /** Values that one should have met, a click away. */
  readonly marks: readonly number[];
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  /** Of the kinds part and parts. */
  readonly family: string;
  readonly minCount: number;
  readonly maxCount: number;
  /** Belongs behind "more". */
  readonly advanced: boolean;
}

export interface Source {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly venue: string;
  readonly equation: string;
}

/** Something that a part lets one look at while it works; recorded at every step as the columns `id.x` and `id.y`. */
export interface Quantity {
  readonly id: string;
  readonly symbol: string;
  readonly label: string;
  /** An arrow along which the parameters move, a divisor of the step, or numbers only. */
  readonly role: 'velocity' | 'squares' | 'other';
}

/** One of the small steps of an update, for one coordinate. */
export interface Substep {
  /** What it computes: "p" is the coordinate itself, the id of a quantity changes that quantity. */
  readonly id: string;
  readonly symbol: string;
  /** One sentence. */
  readonly label: string;
  /** Over ids of parameters, quantities and earlier steps, and p, g, point, rate, t. */
  readonly expression: string;
  /** It applies only where this is above 0; empty: always. */
  readonly when: string;
}

export interface Descriptor {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  /** Of a claim: what the sources say of it. */
  readonly literature: string;
  /** LaTeX. */
  readonly formula: string;
  /** Of a surface: f in the syntax of a formula of one’s own, over x, y and the ids of the parameters. */
  readonly expression: string;
  readonly terms: readonly { readonly symbol: string; readonly meaning: string }[];
  readonly sources: readonly Source[];
  readonly parameters: readonly Parameter[];
  readonly quantities: readonly Quantity[];
  /** Of an optimizer: one update, worked out in order. */
  readonly substeps: readonly Substep[];
  /** Of an optimizer that PyTorch has too: its constructor, with ids of our parameters in braces. */
  readonly torch: string;
  /** An expression: that constructor is the same rule only where it is above 0; empty: always. */
  readonly torchWhen: string;
}

export interface Family {
  readonly title: string;
  readonly parts: readonly Descriptor[];
}

/** Family id → family: optimizer, schedule, surface, …, experiment. */
export type Catalog = Readonly<Record<string, Family>>;

export interface Column {
  readonly id: string;
  readonly symbol: string;
  readonly label: string;
  readonly unit: string;
}

export interface Axis {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly count: number;
}

/** A table as it crosses: column k is data[offset + k·rows … offset + (k+1)·rows − 1]. */
export interface TableLayout {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly offset: number;
  /** Present on grids, whose rows run along x first, then along y. */
  readonly x?: Axis;
  readonly y?: Axis;
}

/** Why a request was refused: which value, and what is allowed. */
export interface SpecError {
  /** "racers[1].learningRate"; empty for the spec as a whole. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** What a run gives back. A missing number is NaN. */
export interface Found {
  readonly ok: true;
  readonly spec: Spec;
  readonly tables: readonly TableLayout[];
  readonly data: Float64Array;
}

export interface Refused {
  readonly ok: false;
  readonly error: SpecError;
}

export type Outcome = Found | Refused;

export type Begun = { readonly ok: true; readonly handle: number } | Refused;

/** The functions that a wasm module exports (wasm/bindings.cpp). */
export interface DescentModule {
  version(): string;
  catalog(): Catalog;
  /** The spec with every default filled in. */
  validate(spec: Spec): { readonly ok: true; readonly spec: Spec } | Refused;
  /**
   * Takes the content of a file that the core is too small to carry: "digits". Once is enough; specs that need it are
   * refused before, with the code "digits-not-attached".
   */
  attach(name: string, bytes: Uint8Array): { readonly ok: true } | Refused;
  /** Starts a run and names it by a handle; `end` or `cancel` must follow. */
  begin(spec: Spec): Begun;
  /** In how many shares a run is worth doing, `most` at most; 1 also for a spec that can't be run. */
  shares(spec: Spec, most: number): number;
  /** Starts a share of a run, as `begin` starts the whole. */
  beginShare(spec: Spec, index: number, count: number): Begun;
  /** Does about `work` steps; how far the whole is, 0 … 1. */
  advance(handle: number, work: number): number;
  /**
   * Makes that step the end of the run, wherever the run is now: what lies beyond is taken back, what is missing is for
   * `advance` to do. False where an experiment has no such thing.
   */
  seek(handle: number, step: number): boolean;
  /** What the run so far says of something: what can be asked is the experiment's. The run goes on. */
  ask(handle: number, question: Value): Outcome;
  /** The result so far; the run goes on. */
  peek(handle: number): Outcome;
  /** The result; the handle is gone. */
  end(handle: number): Outcome;
  /** What the whole has come to, from what all its shares have come to, in their order. */
  merge(shares: readonly Found[]): Outcome;
  cancel(handle: number): void;
}
