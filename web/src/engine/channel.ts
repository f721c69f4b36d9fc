import type { Spec, SpecError } from './contract';
import type { EngineFailure } from './failure';
import type { Keep } from './protocol';
import type { Result } from './result';

export type Answer =
  | { readonly kind: 'result'; readonly result: Result }
  | { readonly kind: 'refused'; readonly error: SpecError }
  | { readonly kind: 'superseded' };

export interface RunOptions {
  /** How far the run is, 0 … 1; never falling. */
  readonly onProgress?: (fraction: number) => void;
  /** The result so far, about ten times a second: for runs that take long, which then get a worker of their own. */
  readonly onPartial?: (result: Result) => void;
  /** For runs that are to be taken back and forth. */
  readonly keep?: Keep;
  /** Aborting answers `superseded`. */
  readonly signal?: AbortSignal;
}

/** One question that was put, from `run()` to its answer. */
export interface Job {
  readonly id: number;
  readonly spec: Spec;
  readonly options: RunOptions;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (failure: EngineFailure) => void;
  /** How many workers have died under it. */
  losses: number;
}

/** How the channel reaches the worker. */
export interface Sender {
  start(job: Job): void;
  cancel(job: Job): void;
}

/** A running spec is let finish when a newer one comes this soon after it began, so that dragging draws all the way. */
const grace = 120;

/** At most one spec in flight and one waiting; the newest wins. */
export class Channel {
  private flying: Job | undefined;
  private waiting: Job | undefined;
  private startedAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly sender: Sender) {}

  get inFlight(): Job | undefined {
    return this.flying;
  }

  get jobs(): readonly Job[] {
    return [this.flying, this.waiting].filter((job) => job !== undefined);
  }

  put(job: Job): void {
    if (!this.flying) {
      this.launch(job);
      return;
    }
    this.waiting?.resolve({ kind: 'superseded' });
    this.waiting = job;
    if (this.timer !== undefined) return;
    const left = Math.max(0, this.startedAt + grace - performance.now());
    this.timer = setTimeout(() => this.supersede(), left);
  }

  /** The asker does not want to know any more. */
  withdraw(job: Job): void {
    if (this.waiting === job) this.waiting = undefined;
    // In flight it keeps its place until the worker has let go of it.
    else if (this.flying === job) this.sender.cancel(job);
    job.resolve({ kind: 'superseded' });
  }

  /** The worker has answered the job in flight: the next may go. */
  settle(answer: Answer): void {
    const job = this.flying;
    this.clear();
    job?.resolve(answer);
    this.next();
  }

  /** The worker died. What was in flight goes once more on the new one, unless something newer waits. */
  restart(failure: (job: Job) => EngineFailure | undefined): void {
    const job = this.flying;
    this.clear();
    if (job) {
      job.losses += 1;
      const gone = failure(job);
      if (this.waiting || job.options.signal?.aborted) job.resolve({ kind: 'superseded' });
      else if (gone) job.reject(gone);
      else this.waiting = job;
    }
    this.next();
  }

  fail(failure: EngineFailure): void {
    const { jobs } = this;
    this.clear();
    this.waiting = undefined;
    for (const job of jobs) job.reject(failure);
  }

  private supersede(): void {
    this.timer = undefined;
    if (!this.flying || !this.waiting) return;
    this.sender.cancel(this.flying);
  }

  private launch(job: Job): void {
    this.flying = job;
    this.startedAt = performance.now();
    this.sender.start(job);
  }

  private next(): void {
    const job = this.waiting;
    this.waiting = undefined;
    if (job) this.launch(job);
  }

  private clear(): void {
    this.flying = undefined;
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
