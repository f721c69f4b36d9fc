import type { Job } from './channel';
import type { WorkerLike } from './link';
import { Link } from './link';
import type { Reply, Request } from './protocol';

/** A job that has run this long makes its worker a busy one, in milliseconds. */
const long = 50;

/** One worker and what it has been given. */
interface Hand {
  readonly link: Link;
  ready: boolean;
  /** When it was given each job, by the id of the request; not before it could begin. */
  readonly jobs: Map<number, number>;
}

export interface PoolListener {
  heard(reply: Reply): void;
  /** A worker has died or hung under these requests; another can be had. */
  lost(reason: string, ids: ReadonlySet<number>): void;
  /** No worker can be had at all. Said in a turn of its own. */
  unavailable(reason: string): void;
}

/** As many workers as help: one core is left to the page, and what the labs ask for is soon shared out. */
export function poolSize(): number {
  const cores = typeof navigator === 'undefined' ? 1 : navigator.hardwareConcurrency || 1;
  return Math.max(1, Math.min(4, cores - 1));
}

/**
 * The workers. There is one until it has long work to do; then more are started, so that what has to be quick finds
 * one that is free. A job stays with the worker it was given to.
 */
export class Pool {
  private hands: Hand[] = [];

  constructor(
    private readonly startWorker: () => WorkerLike,
    private most: number,
    private readonly listener: PoolListener,
  ) {}

  run(job: Job): void {
    const partial = job.options.onPartial !== undefined;
    const hand = this.choose(partial);
    give(hand, { kind: 'run', id: job.id, spec: job.spec, ...(partial ? { partial } : {}) });
  }

  cancel(id: number): void {
    this.hands.find(({ jobs }) => jobs.has(id))?.link.send({ kind: 'cancel', id });
  }

  catalog(id: number): void {
    give(this.leastBusy(), { kind: 'catalog', id });
  }

  end(): void {
    for (const { link } of this.hands) link.end();
    this.hands = [];
  }

  /** A run that shows how it grows is a long one and may wait for a worker to load; others may not. */
  private choose(patient: boolean): Hand | undefined {
    const hand = this.leastBusy(patient);
    if (!hand || hand.jobs.size === 0) return hand;
    if (patient) return this.another() ?? hand;
    if (this.hands.every(({ ready }) => ready) && busyLong(hand)) this.another();
    return hand;
  }

  /** The first one is made when there is none. Those that are still loading are passed over by what can't wait. */
  private leastBusy(patient = false): Hand | undefined {
    const ready = this.hands.filter((hand) => hand.ready);
    const [first, ...others] = patient || ready.length === 0 ? this.hands : ready;
    if (!first) return this.start();
    return others.reduce((best, hand) => (hand.jobs.size < best.jobs.size ? hand : best), first);
  }

  private another(): Hand | undefined {
    return this.hands.length < this.most ? this.start() : undefined;
  }

  private start(): Hand | undefined {
    let worker: WorkerLike;
    try {
      worker = this.startWorker();
    } catch (error) {
      this.unavailable(String(error));
      return undefined;
    }
    const jobs = new Map<number, number>();
    const link = new Link(worker, {
      expecting: () => jobs.size > 0,
      heard: (reply) => this.heard(hand, reply),
      lost: (reason) => this.lost(hand, reason),
    });
    const hand: Hand = { link, ready: false, jobs };
    this.hands.push(hand);
    return hand;
  }

  private heard(hand: Hand, reply: Reply): void {
    if (reply.kind === 'unavailable') {
      if (this.hands.some((other) => other.ready)) this.doWithout(hand, reply.message);
      else this.unavailable(reply.message);
      return;
    }
    if (reply.kind === 'ready') {
      hand.ready = true;
      for (const id of hand.jobs.keys()) hand.jobs.set(id, performance.now());
    } else if (reply.kind !== 'progress' && reply.kind !== 'partial' && 'id' in reply) {
      // Whoever hears the answer may ask for more at once: the place is free by then.
      hand.jobs.delete(reply.id);
    }
    this.listener.heard(reply);
  }

  private lost(hand: Hand, reason: string): void {
    this.hands = this.hands.filter((other) => other !== hand);
    this.listener.lost(reason, new Set(hand.jobs.keys()));
  }

  /** One more could not be had, but there are others: no further try, and its jobs go to those. */
  private doWithout(hand: Hand, reason: string): void {
    this.most = this.hands.length - 1;
    hand.link.end();
    this.lost(hand, reason);
  }

  private unavailable(reason: string): void {
    if (this.hands.some(({ ready }) => ready)) this.most = this.hands.length;
    else queueMicrotask(() => this.listener.unavailable(reason));
  }
}

function give(hand: Hand | undefined, request: Request): void {
  hand?.jobs.set(request.id, performance.now());
  hand?.link.send(request);
}

function busyLong({ jobs }: Hand): boolean {
  const now = performance.now();
  return [...jobs.values()].some((since) => now - since > long);
}
