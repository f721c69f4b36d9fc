import type { Answer, Job, RunOptions } from './channel';
import { Channel } from './channel';
import type { Catalog, Spec } from './contract';
import { EngineFailure } from './failure';
import type { WorkerLike } from './link';
import { Link } from './link';
import type { Reply } from './protocol';
import { Result } from './result';

export type { Answer, RunOptions } from './channel';
export { EngineFailure } from './failure';

/** A request is put to this many workers, if need be, before it is given up. */
const lives = 2;

interface Asker {
  readonly resolve: (catalog: Catalog) => void;
  readonly reject: (failure: EngineFailure) => void;
}

/**
 * The page's way to the core. Fires `ready` when a worker has loaded the module, and `lost` (a CustomEvent whose detail
 * is the reason) when one has died or hung; a new one is started by itself and the requests in flight go to it.
 */
export class Engine extends EventTarget {
  private static instance: Engine | undefined;

  /** One worker for all labs of a page, started when the first of them asks. */
  static shared(): Engine {
    Engine.instance ??= new Engine(startWorker);
    return Engine.instance;
  }

  private link: Link | undefined;
  private readonly channels = new Map<string, Channel>();
  private catalogAnswer: Promise<Catalog> | undefined;
  private asker: (Asker & { losses: number }) | undefined;
  private lastId = 0;

  constructor(private readonly startWorker: () => WorkerLike) {
    super();
  }

  catalog(): Promise<Catalog> {
    this.catalogAnswer ??= new Promise<Catalog>((resolve, reject) => {
      this.asker = { resolve, reject, losses: 0 };
      this.connect()?.send({ kind: 'catalog', id: this.nextId() });
    });
    return this.catalogAnswer;
  }

  /** See Answer. Rejects with EngineFailure when the module can't be loaded, or when two workers died under the spec. */
  run(channel: string, spec: Spec, options: RunOptions = {}): Promise<Answer> {
    if (options.signal?.aborted) return Promise.resolve({ kind: 'superseded' });
    return new Promise<Answer>((resolve, reject) => {
      const job: Job = { id: this.nextId(), spec, options, resolve, reject, losses: 0 };
      const line = this.channel(channel);
      line.put(job);
      options.signal?.addEventListener('abort', () => line.withdraw(job), { once: true });
    });
  }

  private nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  private channel(name: string): Channel {
    let channel = this.channels.get(name);
    if (!channel) {
      channel = new Channel({
        start: (job) => this.connect()?.send({ kind: 'run', id: job.id, spec: job.spec }),
        cancel: (job) => this.link?.send({ kind: 'cancel', id: job.id }),
      });
      this.channels.set(name, channel);
    }
    return channel;
  }

  /** The link, made when there is none. Undefined when no worker can be had; those who asked are told afterwards. */
  private connect(): Link | undefined {
    if (this.link) return this.link;
    try {
      this.link = new Link(this.startWorker(), {
        expecting: () => this.asker !== undefined || [...this.channels.values()].some((line) => line.inFlight),
        heard: (reply) => this.heard(reply),
        lost: (reason) => this.lost(reason),
      });
    } catch (error) {
      queueMicrotask(() => this.fail(new EngineFailure('load', String(error))));
    }
    return this.link;
  }

  private heard(reply: Reply): void {
    switch (reply.kind) {
      case 'ready':
        this.dispatchEvent(new CustomEvent('ready', { detail: reply.version }));
        break;
      case 'unavailable':
        this.fail(new EngineFailure('load', reply.message));
        break;
      case 'catalog':
        this.asker?.resolve(reply.catalog);
        this.asker = undefined;
        break;
      case 'progress':
        this.flying(reply.id)?.inFlight?.options.onProgress?.(reply.fraction);
        break;
      case 'result':
        this.flying(reply.id)?.settle({ kind: 'result', result: new Result(reply.outcome) });
        break;
      case 'refused':
        this.flying(reply.id)?.settle({ kind: 'refused', error: reply.error });
        break;
      case 'cancelled':
        this.flying(reply.id)?.settle({ kind: 'superseded' });
        break;
      case 'crashed':
        break; // the link has made `lost` of it
    }
  }

  private flying(id: number): Channel | undefined {
    return [...this.channels.values()].find((channel) => channel.inFlight?.id === id);
  }

  private lost(reason: string): void {
    this.link = undefined;
    this.dispatchEvent(new CustomEvent('lost', { detail: reason }));
    const failure = (losses: number) =>
      losses < lives ? undefined : new EngineFailure('lost', `The calculation was lost twice: ${reason}.`);
    if (this.asker) {
      this.asker.losses += 1;
      const gone = failure(this.asker.losses);
      if (gone) this.forgetCatalog(gone);
      else this.connect()?.send({ kind: 'catalog', id: this.nextId() });
    }
    for (const channel of this.channels.values()) channel.restart((job) => failure(job.losses));
  }

  /** Nobody is kept waiting, and whoever asks again gets a fresh try. */
  private fail(failure: EngineFailure): void {
    this.link?.end();
    this.link = undefined;
    this.forgetCatalog(failure);
    for (const channel of this.channels.values()) channel.fail(failure);
  }

  private forgetCatalog(failure: EngineFailure): void {
    if (!this.asker) return;
    this.asker.reject(failure);
    this.asker = undefined;
    this.catalogAnswer = undefined;
  }
}

function startWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'descent' });
}
