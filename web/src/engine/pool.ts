import type { Job } from './channel';
import type { Value } from './contract';
import type { WorkerLike } from './link';
import { Link } from './link';
import type { Reply, Request, Steering } from './protocol';
import type { Desk, WithoutId } from './task';
import { Task } from './task';

/** A job that has run this long makes its worker a busy one, in milliseconds. */
const long = 50;

/** Something that a worker has been given; since when, but not before it could begin. */
interface Errand {
  readonly request: Request;
  since: number;
  /** Nothing is to be heard of it for now. */
  resting?: boolean;
}

/** One worker and what it has been given, by the id of the request. */
interface Hand {
  readonly link: Link;
  ready: boolean;
  readonly jobs: Map<number, Errand>;
}

export interface PoolListener {
  /** `id` is that of the job or of the question for the catalogue. */
  heard(reply: Reply): void;
  /** A worker has died or hung under these; another can be had. */
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
 * one that is free, and a run that is worth it is shared out. What a worker was given stays with it.
 */
export class Pool {
  private hands: Hand[] = [];
  /** By the id of the job, and by those of the requests that have been made of it. */
  private readonly tasks = new Map<number, Task>();
  private readonly owners = new Map<number, Task>();
  /** Who has the run that is kept under a name. */
  private readonly keepers = new Map<string, Hand>();
  private readonly desk: Desk = {
    ask: (task, request, transfer) => this.ask(task, request, transfer),
    cancel: (request, forget) => {
      const hand = this.hands.find(({ jobs }) => jobs.has(request));
      hand?.link.send({ kind: 'cancel', id: request });
      if (!forget) return;
      // The worker lets go of it before it hears of anything new.
      hand?.jobs.delete(request);
      this.owners.delete(request);
    },
    say: ({ job }, reply) => {
      if (isLast(reply)) this.tasks.delete(job.id);
      this.listener.heard(reply);
    },
  };

  constructor(
    private readonly startWorker: () => WorkerLike,
    private most: number,
    private readonly listener: PoolListener,
    /** A number that no request has had. */
    private readonly nextId: () => number,
  ) {}

  run(job: Job): void {
    const task = new Task(job, this.desk);
    this.tasks.set(job.id, task);
    // What has to be quick does not wait for workers to load.
    const ready = this.hands.filter((hand) => hand.ready).length;
    task.start(job.options.onPartial ? this.most : ready);
  }

  /** Does something to a job under way. */
  steer(job: number, to: Steering): void {
    const request = this.tasks.get(job)?.request;
    if (request === undefined) return;
    const hand = this.hands.find(({ jobs }) => jobs.has(request));
    const errand = hand?.jobs.get(request);
    if (errand) errand.resting = to === 'rest';
    hand?.link.send({ kind: 'steer', id: request, to });
  }

  /** Puts a question to the run under a name; the answer carries `id`. False where nobody has such a run. */
  question(as: string, question: Value, id: number): boolean {
    const hand = this.keeperOf(as);
    give(hand, { kind: 'ask', id, as, question });
    return hand !== undefined;
  }

  /** The run under a name is not wanted any more. */
  forget(as: string): void {
    this.keeperOf(as)?.link.send({ kind: 'forget', id: this.nextId(), as });
    this.keepers.delete(as);
  }

  cancel(id: number): void {
    this.tasks.get(id)?.cancel();
  }

  catalog(id: number, experiment: string): void {
    give(this.leastBusy(), { kind: 'catalog', id, experiment });
  }

  end(): void {
    for (const { link } of this.hands) link.end();
    this.hands = [];
    this.tasks.clear();
    this.owners.clear();
    this.keepers.clear();
  }

  private ask({ job }: Task, request: WithoutId<Request>, transfer?: Transferable[]): number {
    const id = this.nextId();
    const task = this.tasks.get(job.id);
    if (task) this.owners.set(id, task);
    // Merging is short: no worker has to be loaded for it.
    const hand =
      request.kind === 'merge'
        ? this.leastBusy()
        : (this.keeper(job) ?? this.choose(job.options.onPartial !== undefined));
    if (job.options.keep && hand) this.keepers.set(job.options.keep.as, hand);
    give(hand, { ...request, id }, transfer);
    return id;
  }

  private keeper({ options: { keep } }: Job): Hand | undefined {
    return this.keeperOf(keep?.as ?? '');
  }

  private keeperOf(as: string): Hand | undefined {
    const hand = this.keepers.get(as);
    return hand && this.hands.includes(hand) ? hand : undefined;
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
    const jobs = new Map<number, Errand>();
    const link = new Link(worker, {
      expecting: () => [...jobs.values()].some(({ resting }) => !resting),
      heard: (reply) => this.heard(hand, reply),
      lost: (reason) => this.lost(hand, reason),
    });
    const hand: Hand = { link, ready: false, jobs };
    this.hands.push(hand);
    return hand;
  }

  private heard(hand: Hand, reply: Reply): void {
    if (reply.kind === 'unavailable') {
      if (this.hands.some((other) => other.ready)) this.doWithout(hand);
      else this.unavailable(reply.message);
      return;
    }
    if (reply.kind === 'ready') {
      hand.ready = true;
      for (const errand of hand.jobs.values()) errand.since = performance.now();
    }
    if (!('id' in reply)) {
      this.listener.heard(reply);
      return;
    }
    const errand = hand.jobs.get(reply.id);
    const owner = this.owners.get(reply.id);
    // Whoever hears the answer may ask for more at once: the place is free by then.
    if (isLast(reply)) {
      hand.jobs.delete(reply.id);
      this.owners.delete(reply.id);
    }
    if (owner) owner.hear(reply);
    else if (errand?.request.kind === 'catalog' || errand?.request.kind === 'ask') this.listener.heard(reply);
  }

  private lost(hand: Hand, reason: string): void {
    this.hands = this.hands.filter((other) => other !== hand);
    const ids = new Set<number>();
    for (const request of hand.jobs.keys()) {
      const task = this.owners.get(request);
      this.owners.delete(request);
      ids.add(task?.job.id ?? request);
      // Those who have the other shares are stopped: the run begins anew.
      task?.abandon();
      if (task) this.tasks.delete(task.job.id);
    }
    this.listener.lost(reason, ids);
  }

  /** One more could not be had, but there are others: no further try, and what it was given goes to those. */
  private doWithout(hand: Hand): void {
    this.hands = this.hands.filter((other) => other !== hand);
    this.most = this.hands.length;
    hand.link.end();
    for (const { request } of hand.jobs.values()) {
      if (request.kind === 'catalog' || this.owners.has(request.id)) give(this.leastBusy(), request);
    }
  }

  private unavailable(reason: string): void {
    if (this.hands.some(({ ready }) => ready)) this.most = this.hands.length;
    else queueMicrotask(() => this.listener.unavailable(reason));
  }
}

function isLast({ kind }: Reply): boolean {
  return kind === 'result' || kind === 'refused' || kind === 'cancelled' || kind === 'catalog';
}

function give(hand: Hand | undefined, request: Request, transfer: Transferable[] = []): void {
  hand?.jobs.set(request.id, { request, since: performance.now() });
  hand?.link.send(request, transfer);
}

function busyLong({ jobs }: Hand): boolean {
  const now = performance.now();
  return [...jobs.values()].some(({ since }) => now - since > long);
}
