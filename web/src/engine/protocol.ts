import type { Catalog, Found, Spec, SpecError, Value } from './contract';

/**
 * The worker keeps the run when it has answered, one for each name. A later one of that name whose spec differs in the
 * parameter `by` alone, a step, is not begun anew: the kept one is taken there, back or on. What comes is the same.
 */
export interface Keep {
  readonly as: string;
  readonly by: string;
  /** Begun anew in any case; it takes the place of what was kept. */
  readonly anew?: boolean;
}

/** What can be done to a run under way: let it rest, let it go on, or let it end where it is, which gives its result. */
export type Steering = 'rest' | 'go' | 'end';

export interface RunRequest {
  readonly kind: 'run';
  readonly id: number;
  readonly spec: Spec;
  readonly partial?: boolean;
  readonly keep?: Keep;
  /** So many workers could share the work; without it, one. */
  readonly spread?: number;
  /** This share of the run only, of one that has been divided. */
  readonly share?: { readonly index: number; readonly count: number };
}

/** What the page asks of the worker. `id` names the request; every answer carries it. */
export type Request =
  /** For the families of parts that an experiment's specs name. Answered by `catalog`, or by `refused`. */
  | { readonly kind: 'catalog'; readonly id: number; readonly experiment: string }
  /**
   * Answered by `divided`, if it may be spread and that pays; by any number of `progress` and, where asked for,
   * `partial`; then by `result`, `refused` or `cancelled`. Of a share, results are of that share.
   */
  | RunRequest
  /** Answered by `result`: of the whole, from those of all its shares in their order. */
  | { readonly kind: 'merge'; readonly id: number; readonly shares: readonly Found[] }
  /**
   * A question to the run that is kept under a name, or is to be and is under way. Answered by `result`, by `refused`,
   * or by `cancelled` where there is none.
   */
  | { readonly kind: 'ask'; readonly id: number; readonly as: string; readonly question: Value }
  /** Not answered. `id` is that of the run; one that has answered already is left alone. */
  | { readonly kind: 'steer'; readonly id: number; readonly to: Steering }
  /** Not answered. The run that is kept under a name, or is to be and is under way, is let go of; nobody wants it. */
  | { readonly kind: 'forget'; readonly id: number; readonly as: string }
  /** Ends the run of that id, which then answers `cancelled`. One that has answered already is left alone. */
  | { readonly kind: 'cancel'; readonly id: number };

/** What the worker says. */
export type Reply =
  /** Once, unasked: the script runs, and hears. */
  | { readonly kind: 'started' }
  /** Once, unasked: the first module is loaded. Requests wait in the worker for the modules that they need. */
  | { readonly kind: 'ready'; readonly version: string }
  /** Instead of `ready`: no module can be loaded here. Nothing will be answered. */
  | { readonly kind: 'unavailable'; readonly message: string }
  | { readonly kind: 'catalog'; readonly id: number; readonly catalog: Catalog }
  /** The run is worth so many shares, and this worker does the first; who asked gives the others away. */
  | { readonly kind: 'divided'; readonly id: number; readonly count: number }
  /** How far a run is, 0 … 1; at most about thirty times a second, never falling. */
  | { readonly kind: 'progress'; readonly id: number; readonly fraction: number }
  /** The result so far; at most about ten times a second. The numbers are transferred. */
  | { readonly kind: 'partial'; readonly id: number; readonly outcome: Found }
  /** The numbers are transferred, not copied. `worked`: how long the module took, in milliseconds, where one did it all. */
  | { readonly kind: 'result'; readonly id: number; readonly outcome: Found; readonly worked?: number }
  | { readonly kind: 'refused'; readonly id: number; readonly error: SpecError }
  | { readonly kind: 'cancelled'; readonly id: number }
  /** A bug of ours, or no memory left: the module can't be trusted any more. Nothing will be answered from here on. */
  | { readonly kind: 'crashed'; readonly message: string };

/** Those that belong to a request. */
export type Answering = Extract<Reply, { readonly id: number }>;
