import type { Wanted } from './assembly';
import type { Begun, Catalog, DescentModule, Outcome, SpecError } from './contract';
import type { Reply, Request, RunRequest, Steering } from './protocol';

/** How long the module may work before messages are heard again, in milliseconds. */
const slice = 8;
/** The least time between two words about progress, in milliseconds. */
const progressInterval = 33;
/** The least time between two looks at the result so far, and how many times as long as such a look took, at least. */
const partialInterval = 100;
const partialShare = 10;
const firstWork = 256;
const mostWork = 1e7;

interface Job {
  readonly id: number;
  readonly handle: number;
  /** What the next slice asks for: sized by how long the last one took. */
  work: number;
  /** How long the module has worked for it, in milliseconds: a measure of the calculation, not of the waiting. */
  worked: number;
  spokeAt: number;
  /** When the result so far is to be shown next; never where nobody asked for it. */
  showAt: number;
  /** Under which name the run is kept, and the spec but for what may differ. */
  readonly keep: { readonly as: string; readonly rest: string } | undefined;
}

/** A file that the core is too small to carry, and the name under which it takes it. */
export interface Attachment {
  readonly name: string;
  /** Its content; `arriving` is called as it comes. Rejects with an Error for people where it can't be had. */
  load(arriving: () => void): Promise<Uint8Array>;
}

/** What runs are made with: the modules that are loaded, as one. */
export interface Core extends DescentModule {
  /** Of an experiment: the families that its specs name, and itself. */
  catalog(experiment?: string): Catalog;
}

/** What the runner needs of the world; a test brings its own. */
export interface Surroundings {
  post(reply: Reply, transfer: readonly ArrayBuffer[]): void;
  now(): number;
  /** Calls back after messages that have come meanwhile were heard. */
  later(callback: () => void): void;
  /**
   * Gets what the core lacks for specs of that kind; undefined where it is all there. `arriving` is called now and then. Rejects
   * with an Error for people where it can't be had.
   */
  load?(wanted: Wanted, arriving: () => void): Promise<void> | undefined;
  /** What is missing where a spec was refused with that code. */
  attachment?(code: string): Attachment | undefined;
  /** What to say of an error of the module's. */
  whyCrashed?(error: unknown): string;
}

/** Does the worker's work: takes requests, runs them in slices side by side, answers each. */
export class Runner {
  private jobs: Job[] = [];
  private resting: Job[] = [];
  /** Requests for which something is on its way, and what is to be done to them when they have begun. */
  private readonly waiting = new Map<number, Steering[]>();
  /** Runs that have answered and can be taken elsewhere, by their name. */
  private readonly kept = new Map<string, { readonly handle: number; readonly rest: string }>();
  private pumping = false;
  private dead = false;

  constructor(
    private readonly module: Core,
    private readonly around: Surroundings,
  ) {}

  hear(request: Request): void {
    if (this.dead) return;
    this.guard(() => {
      const wanted = wantedBy(request);
      const coming = wanted && this.around.load?.(wanted, () => this.arriving(request.id));
      if (coming) void this.wait(request.id, coming, () => this.take(request));
      else this.take(request);
    });
  }

  private take(request: Request): void {
    if (request.kind === 'catalog') {
      this.post({ kind: 'catalog', id: request.id, catalog: this.module.catalog(request.experiment) });
    } else if (request.kind === 'run') {
      this.begin(request);
    } else if (request.kind === 'merge') {
      this.hand('result', request.id, this.module.merge(request.shares));
    } else if (request.kind === 'ask') {
      this.answer(request);
    } else if (request.kind === 'steer') {
      this.steer(request.id, request.to);
    } else if (request.kind === 'forget') {
      this.letGo(request.as);
    } else {
      this.cancel(request.id);
    }
  }

  private begin(request: RunRequest, attached = false): void {
    const { id, spec, partial = false, spread = 1, share } = request;
    const count = share?.count ?? (spread > 1 ? this.module.shares(spec, spread) : 1);
    const keep = keepOf(request);
    const begun =
      count > 1
        ? this.module.beginShare(spec, share?.index ?? 0, count)
        : (this.taken(request) ?? this.module.begin(spec));
    if (!begun.ok) {
      const file = attached ? undefined : this.around.attachment?.(begun.error.code);
      if (file) void this.fetch(file, request);
      else this.refuse(id, begun.error);
      return;
    }
    if (!share && count > 1) this.post({ kind: 'divided', id, count });
    const now = this.around.now();
    const showAt = partial ? now + partialInterval : Infinity;
    this.jobs.push({ id, handle: begun.handle, work: firstWork, worked: 0, spokeAt: now, showAt, keep });
    this.start();
  }

  private start(): void {
    if (this.pumping) return;
    this.pumping = true;
    this.guard(() => this.pump());
  }

  private refuse(id: number, error: SpecError): void {
    this.post({ kind: 'refused', id, error });
  }

  /** Gets a file that the run needs, then begins it. */
  private async fetch(file: Attachment, request: RunRequest): Promise<void> {
    const { id } = request;
    const taken = file.load(() => this.arriving(id)).then((bytes) => this.module.attach(file.name, bytes));
    await this.wait(id, taken, (answer) => {
      if (answer.ok) this.begin(request, true);
      else this.refuse(id, answer.error);
    });
  }

  /** Goes on with a request when what it needs is there; unless it has been cancelled meanwhile. */
  private async wait<T>(id: number, coming: Promise<T>, goOn: (come: T) => void): Promise<void> {
    const said: Steering[] = [];
    this.waiting.set(id, said);
    let come: T;
    try {
      come = await coming;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (this.waiting.delete(id)) this.refuse(id, { path: '', code: 'not-loaded', message });
      return;
    }
    if (this.dead || !this.waiting.delete(id)) return;
    this.guard(() => {
      goOn(come);
      for (const to of said) this.steer(id, to);
    });
  }

  /** Whoever hears nothing for long believes that the worker hangs. */
  private arriving(id: number): void {
    this.post({ kind: 'progress', id, fraction: 0 });
  }

  private answer({ id, as, question }: Extract<Request, { kind: 'ask' }>): void {
    const job = [...this.jobs, ...this.resting].find(({ keep }) => keep?.as === as);
    const handle = job?.handle ?? this.kept.get(as)?.handle;
    if (handle === undefined) this.post({ kind: 'cancelled', id });
    else this.hand('result', id, this.module.ask(handle, question));
  }

  private steer(id: number, to: Steering): void {
    this.waiting.get(id)?.push(to);
    const job = [...this.jobs, ...this.resting].find((each) => each.id === id);
    if (!job) return;
    this.forget(job);
    if (to === 'rest') {
      this.resting.push(job);
      // What is seen while it rests is how it stands.
      if (job.showAt < Infinity) this.show(job);
    } else if (to === 'end') {
      this.finish(job);
    } else {
      this.jobs.push(job);
      this.start();
    }
  }

  private forget(job: Job): void {
    this.jobs = this.jobs.filter((each) => each !== job);
    this.resting = this.resting.filter((each) => each !== job);
  }

  /** The kept run, on its way to the step that is asked for; undefined where there is none that could be taken there. */
  private taken(request: RunRequest): Begun | undefined {
    const keep = keepOf(request);
    const held = this.kept.get(keep?.as ?? '');
    if (!keep || !held) return undefined;
    this.kept.delete(keep.as);
    // Without a step: to the end.
    const step = request.spec[request.keep?.by ?? ''] ?? Number.MAX_SAFE_INTEGER;
    const possible =
      !request.keep?.anew && held.rest === keep.rest && typeof step === 'number' && Number.isInteger(step) && step >= 0;
    if (possible && this.module.seek(held.handle, step)) return { ok: true, handle: held.handle };
    this.module.cancel(held.handle);
    return undefined;
  }

  /** True where it stays under its name, wherever it stands. */
  private putAway({ handle, keep }: Job): boolean {
    if (!keep) return false;
    const other = this.kept.get(keep.as);
    if (other) this.module.cancel(other.handle);
    this.kept.set(keep.as, { handle, rest: keep.rest });
    return true;
  }

  private cancel(id: number): void {
    if (this.waiting.delete(id)) this.post({ kind: 'cancelled', id });
    const job = [...this.jobs, ...this.resting].find((each) => each.id === id);
    if (!job) return;
    this.forget(job);
    if (!this.putAway(job)) this.module.cancel(job.handle);
    this.post({ kind: 'cancelled', id });
  }

  private letGo(as: string): void {
    for (const job of [...this.jobs, ...this.resting].filter(({ keep }) => keep?.as === as)) this.cancel(job.id);
    const kept = this.kept.get(as);
    this.kept.delete(as);
    if (kept) this.module.cancel(kept.handle);
  }

  /** Slices of the first job until the time is up, then that job goes to the end of the queue. */
  private pump(): void {
    const end = this.around.now() + slice;
    for (let job = this.jobs.shift(); job; job = this.jobs.shift()) {
      const fraction = this.advance(job);
      if (fraction >= 1) this.finish(job);
      else this.jobs.push(job);
      if (this.around.now() >= end) break;
    }
    this.pumping = this.jobs.length > 0;
    if (this.pumping) this.around.later(() => this.guard(() => this.pump()));
  }

  private advance(job: Job): number {
    const start = this.around.now();
    const fraction = this.module.advance(job.handle, job.work);
    const stop = this.around.now();
    job.worked += stop - start;
    // A clock may be coarse (a tenth of a second where fingerprinting is resisted), so a step up is bounded.
    const wanted = (job.work * slice) / Math.max(stop - start, slice / 4);
    job.work = Math.round(Math.min(mostWork, Math.max(1, wanted)));
    if (fraction < 1 && stop - job.spokeAt >= progressInterval) {
      job.spokeAt = stop;
      this.post({ kind: 'progress', id: job.id, fraction });
    }
    if (fraction < 1 && stop >= job.showAt) this.show(job);
    return fraction;
  }

  private show(job: Job): void {
    const start = this.around.now();
    this.hand('partial', job.id, this.module.peek(job.handle));
    const stop = this.around.now();
    job.showAt = stop + Math.max(partialInterval, partialShare * (stop - start));
  }

  private finish(job: Job): void {
    const outcome = this.putAway(job) ? this.module.peek(job.handle) : this.module.end(job.handle);
    this.hand('result', job.id, outcome, job.worked);
  }

  private hand(kind: 'partial' | 'result', id: number, outcome: Outcome, worked?: number): void {
    if (!outcome.ok) {
      this.refuse(id, outcome.error);
      return;
    }
    const { buffer } = outcome.data;
    const reply: Reply =
      kind === 'result' && worked !== undefined ? { kind, id, outcome, worked } : { kind, id, outcome };
    this.around.post(reply, buffer instanceof ArrayBuffer ? [buffer] : []);
  }

  private post(reply: Reply): void {
    this.around.post(reply, []);
  }

  /** No request can make the core throw, so whatever arrives here is a bug or a lack of memory: give up, say so. */
  private guard(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.dead = true;
      this.jobs = this.resting = [];
      this.waiting.clear();
      const message = this.around.whyCrashed?.(error) ?? (error instanceof Error ? error.message : String(error));
      this.post({ kind: 'crashed', message });
    }
  }
}

/** What has to be there to take a request. */
function wantedBy(request: Request): Wanted | undefined {
  if (request.kind === 'catalog') return { experiment: request.experiment, home: true };
  if (request.kind === 'run') return request.spec;
  return request.kind === 'merge' ? request.shares[0]?.spec : undefined;
}

/** The spec as text, but for the parameter by which a kept run is taken elsewhere. */
function keepOf({ spec, keep }: RunRequest): Job['keep'] {
  return keep && { as: keep.as, rest: JSON.stringify({ ...spec, [keep.by]: undefined }) };
}
