import { msg, str } from '@lit/localize';
import { coreCatalog, coreError, coreText } from '../language/core-text';
import type { Answer, Job, RunOptions } from './channel';
import { Channel } from './channel';
import type { Catalog, Spec, Value } from './contract';
import { EngineFailure } from './failure';
import type { WorkerLike } from './link';
import type { PoolListener } from './pool';
import { Pool, poolSize } from './pool';
import type { Reply, Steering } from './protocol';
import { Result } from './result';
import { startWorker } from './start-worker';

export type { Answer, RunOptions } from './channel';
export { EngineFailure } from './failure';

/** A request is put to this many workers, if need be, before it is given up. */
const lives = 2;

/** Who asked for the catalogue. */
interface Asker {
  id: number;
  losses: number;
  readonly resolve: (catalog: Catalog) => void;
  readonly reject: (failure: EngineFailure) => void;
}

/**
 * The page's way to the core. Fires `ready` when a worker has loaded the module, and `lost` (a CustomEvent whose detail
 * is the reason) when one has died or hung; a new one is started by itself and the requests in flight go to it.
 */
export class Engine extends EventTarget {
  private static instance: Engine | undefined;

  /** The same workers for all labs of a page, the first of them started when the first lab asks. */
  static shared(): Engine {
    Engine.instance ??= new Engine(startWorker);
    return Engine.instance;
  }

  private readonly pool: Pool;
  private readonly channels = new Map<string, Channel>();
  /** By experiment: what was answered, and who waits for it. */
  private readonly catalogs = new Map<string, Promise<Catalog>>();
  private readonly askers = new Map<string, Asker>();
  private readonly questions = new Map<number, (answer: Result | undefined) => void>();
  private lastId = 0;

  constructor(startWorker: () => WorkerLike, workers = poolSize()) {
    super();
    const listener: PoolListener = {
      heard: (reply) => this.heard(reply),
      lost: (reason, ids) => this.lost(reason, ids),
      unavailable: (reason) => this.fail(new EngineFailure('load', coreText(reason))),
    };
    this.pool = new Pool(startWorker, workers, listener, () => this.nextId());
  }

  /** The families of parts that an experiment's specs name, and the experiment itself. Rejects as `run` does. */
  catalog(experiment: string): Promise<Catalog> {
    let answer = this.catalogs.get(experiment);
    if (!answer) {
      const id = this.nextId();
      answer = new Promise((resolve, reject) => this.askers.set(experiment, { id, losses: 0, resolve, reject }));
      this.catalogs.set(experiment, answer);
      this.pool.catalog(id, experiment);
    }
    return answer;
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

  /**
   * Puts a question to the run that is kept under a name, or is under way there: what it says so far. Undefined where
   * there is none, or where it can't answer.
   */
  ask(as: string, question: Value): Promise<Result | undefined> {
    const id = this.nextId();
    return new Promise((resolve) => {
      this.questions.set(id, resolve);
      if (!this.pool.question(as, question, id)) this.answer(id, undefined);
    });
  }

  /** Lets the run under way on a channel rest, go on, or end where it is. */
  steer(channel: string, to: Steering): void {
    const job = this.channels.get(channel)?.inFlight;
    if (job) this.pool.steer(job.id, to);
  }

  /**
   * Whoever asked on a channel, and on those whose names begin with it and a slash, is gone: what runs for him ends, what
   * was kept for him is let go of. Says whether anything was under way.
   */
  release(channel: string): boolean {
    const lines = [...this.channels].filter(([name]) => name === channel || name.startsWith(`${channel}/`));
    const jobs = lines.flatMap(([, line]) => line.jobs.map((job) => ({ line, job })));
    for (const { line, job } of jobs) line.withdraw(job);
    this.pool.forget(channel);
    return jobs.length > 0;
  }

  /** Whether the id was that of a question. */
  private answer(id: number, answer: Result | undefined): boolean {
    const resolve = this.questions.get(id);
    this.questions.delete(id);
    resolve?.(answer);
    return resolve !== undefined;
  }

  private nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  private channel(name: string): Channel {
    let channel = this.channels.get(name);
    if (!channel) {
      channel = new Channel({ start: (job) => this.pool.run(job), cancel: (job) => this.pool.cancel(job.id) });
      this.channels.set(name, channel);
    }
    return channel;
  }

  private heard(reply: Reply): void {
    switch (reply.kind) {
      case 'ready':
        this.dispatchEvent(new CustomEvent('ready', { detail: reply.version }));
        break;
      case 'catalog':
        this.takeAsker(reply.id)?.asker.resolve(coreCatalog(reply.catalog));
        break;
      case 'progress':
        this.wanted(reply.id)?.onProgress?.(reply.fraction);
        break;
      case 'partial':
        this.wanted(reply.id)?.onPartial?.(new Result(reply.outcome));
        break;
      case 'result': {
        const result = new Result(reply.outcome, reply.worked);
        if (!this.answer(reply.id, result)) this.settle(reply.id, { kind: 'result', result });
        break;
      }
      case 'refused':
        if (this.answer(reply.id, undefined)) break;
        this.failAsker(reply.id, new EngineFailure('load', coreText(reply.error.message)));
        this.settle(reply.id, { kind: 'refused', error: coreError(reply.error) });
        break;
      case 'cancelled':
        if (this.answer(reply.id, undefined)) break;
        this.settle(reply.id, { kind: 'superseded' });
        break;
      case 'divided':
      case 'started':
      case 'unavailable':
      case 'crashed':
        break; // the task, the pool and the link have made something else of them
    }
  }

  private settle(id: number, answer: Answer): void {
    this.flying(id)?.settle(answer);
    this.letGo();
  }

  /** A channel on which nothing is under way knows nothing, and its asker may be gone: whoever asks again gets another. */
  private letGo(): void {
    for (const [name, { jobs }] of this.channels) if (jobs.length === 0) this.channels.delete(name);
  }

  private flying(id: number): Channel | undefined {
    return [...this.channels.values()].find((channel) => channel.inFlight?.id === id);
  }

  /** What the asker of a run under way wants to hear; nothing any more when he has withdrawn. */
  private wanted(id: number): RunOptions | undefined {
    const options = this.flying(id)?.inFlight?.options;
    return options?.signal?.aborted ? undefined : options;
  }

  private lost(reason: string, ids: ReadonlySet<number>): void {
    this.dispatchEvent(new CustomEvent('lost', { detail: reason }));
    for (const id of ids) this.answer(id, undefined);
    const failure = (losses: number) =>
      losses < lives ? undefined : new EngineFailure('lost', msg(str`it was lost twice: ${reason}.`));
    for (const [experiment, asker] of this.askers) {
      if (!ids.has(asker.id)) continue;
      asker.losses += 1;
      const gone = failure(asker.losses);
      if (gone) this.failAsker(asker.id, gone);
      else this.pool.catalog((asker.id = this.nextId()), experiment);
    }
    for (const channel of this.channels.values()) {
      if (channel.inFlight && ids.has(channel.inFlight.id)) channel.restart((job) => failure(job.losses));
    }
    this.letGo();
  }

  /** Nobody is kept waiting, and whoever asks again gets a fresh try. */
  private fail(failure: EngineFailure): void {
    this.pool.end();
    for (const { id } of [...this.askers.values()]) this.failAsker(id, failure);
    for (const id of [...this.questions.keys()]) this.answer(id, undefined);
    for (const channel of this.channels.values()) channel.fail(failure);
    this.letGo();
  }

  /** Who asked for the catalogue under that id, and waits no longer. */
  private takeAsker(id: number): { readonly experiment: string; readonly asker: Asker } | undefined {
    for (const [experiment, asker] of this.askers) {
      if (asker.id !== id) continue;
      this.askers.delete(experiment);
      return { experiment, asker };
    }
    return undefined;
  }

  private failAsker(id: number, failure: EngineFailure): void {
    const asked = this.takeAsker(id);
    if (!asked) return;
    this.catalogs.delete(asked.experiment);
    asked.asker.reject(failure);
  }
}
