import type { Job } from './channel';
import type { Found } from './contract';
import type { Answering, Request } from './protocol';

/** What a task needs of the pool. */
export interface Desk {
  /** Puts a request to a worker; its answers come to the task by this id. */
  ask(task: Task, request: WithoutId<Request>, transfer?: Transferable[]): number;
  /** Ends a request; with `forget` its answers are of no interest any more. */
  cancel(request: number, forget: boolean): void;
  /** To the one who asked, by the job's id. */
  say(task: Task, reply: Answering): void;
}

export type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** One share of the run, and what has come of it. */
interface Share {
  fraction: number;
  found: Found | undefined;
  /** Something new has come since the last merging. */
  fresh: boolean;
  done: boolean;
}

const blank = (): Share => ({ fraction: 0, found: undefined, fresh: false, done: false });

/**
 * One run on its way through the workers: in one piece, or, when the worker that has it says that it is worth dividing,
 * in shares, whose results a worker merges. Who asked sees no difference.
 */
export class Task {
  /** Of one piece: one. */
  private shares: Share[] = [blank()];
  /** Which share a request is about. */
  private readonly requests = new Map<number, number>();
  /** The request for merging, and whether all of it goes in. */
  private merging: { readonly id: number; readonly last: boolean } | undefined;
  private cancelled = false;

  constructor(
    readonly job: Job,
    private readonly desk: Desk,
  ) {}

  /** `spread`: how many workers could take part. */
  start(spread: number): void {
    // A run that is kept stays in one piece.
    this.run(0, spread > 1 && !this.job.options.keep ? { spread } : {});
  }

  hear(reply: Answering): void {
    if (reply.id === this.merging?.id) {
      this.hearMerged(reply);
      return;
    }
    const index = this.requests.get(reply.id);
    const share = this.shares[index ?? NaN];
    if (index === undefined || !share) return;
    if (reply.kind === 'divided') this.divide(reply.count);
    else if (this.shares.length === 1 || reply.kind === 'refused') this.passOn(reply);
    else this.hearShare(share, reply);
  }

  /** The request of a run in one piece. */
  get request(): number | undefined {
    return this.shares.length === 1 ? [...this.requests.keys()][0] : undefined;
  }

  /** Answered by `cancelled`: where several workers are at it, without waiting for the last of them. */
  cancel(): void {
    this.cancelled = true;
    if (this.shares.length > 1) this.letGo();
    else for (const id of this.requests.keys()) this.desk.cancel(id, false);
  }

  /** Nothing of it is wanted any more. */
  abandon(): void {
    for (const id of this.requests.keys()) this.desk.cancel(id, true);
    if (this.merging) this.desk.cancel(this.merging.id, true);
  }

  private run(index: number, how: { spread?: number; share?: { index: number; count: number } }): void {
    const { spec, options } = this.job;
    const partial = options.onPartial ? { partial: true } : {};
    const kept = options.keep ? { keep: options.keep } : {};
    this.requests.set(this.desk.ask(this, { kind: 'run', spec, ...partial, ...kept, ...how }), index);
  }

  private divide(count: number): void {
    // It may be done with its share before it hears of the end, and a share is no result.
    if (this.cancelled) {
      this.letGo();
      return;
    }
    this.shares = Array.from({ length: count }, blank);
    for (let index = 1; index < count; index += 1) this.run(index, { share: { index, count } });
  }

  private letGo(): void {
    this.abandon();
    this.desk.say(this, { kind: 'cancelled', id: this.job.id });
  }

  private passOn(reply: Answering): void {
    if (this.shares.length > 1) this.abandon();
    this.desk.say(this, { ...reply, id: this.job.id });
  }

  private hearShare(share: Share, reply: Answering): void {
    if (reply.kind === 'progress') share.fraction = reply.fraction;
    else if (reply.kind === 'partial' || reply.kind === 'result') {
      share.found = reply.outcome;
      share.fresh = true;
    }
    if (reply.kind === 'result') {
      share.done = true;
      share.fraction = 1;
    }
    const sum = this.shares.reduce((total, { fraction }) => total + fraction, 0);
    if (reply.kind !== 'partial') {
      this.desk.say(this, { kind: 'progress', id: this.job.id, fraction: sum / this.shares.length });
    }
    this.merge();
  }

  /** When there is news of every share that is still under way, and at the end. */
  private merge(): void {
    if (this.merging) return;
    const last = this.shares.every(({ done }) => done);
    if (!last && (!this.job.options.onPartial || this.shares.some(({ done, fresh }) => !done && !fresh))) return;
    const shares = this.shares.map(({ found }) => found).filter((found) => found !== undefined);
    for (const share of this.shares) share.fresh = false;
    // What may be needed once more is copied.
    const transfer = last
      ? shares.map(({ data }) => data.buffer).filter((buffer) => buffer instanceof ArrayBuffer)
      : [];
    this.merging = { id: this.desk.ask(this, { kind: 'merge', shares }, transfer), last };
  }

  private hearMerged(reply: Answering): void {
    const last = this.merging?.last ?? false;
    this.merging = undefined;
    if (reply.kind !== 'result') return;
    this.desk.say(this, { kind: last ? 'result' : 'partial', id: this.job.id, outcome: reply.outcome });
    if (!last) this.merge();
  }
}
