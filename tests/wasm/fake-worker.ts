import type { Spec } from '../../web/src/engine/contract';
import type { WorkerLike } from '../../web/src/engine/link';
import type { Reply, Request } from '../../web/src/engine/protocol';

/** A worker that does nothing by itself: the test sees what it was asked and says what it answers. */
export class FakeWorker implements WorkerLike {
  readonly asked: Request[] = [];
  ended = false;
  private readonly hearers = new Map<string, ((event: never) => void)[]>();

  postMessage(message: Request): void {
    this.asked.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
  addEventListener(type: string, listener: (event: never) => void): void {
    this.hearers.set(type, [...(this.hearers.get(type) ?? []), listener]);
  }
  fire(type: string, event: unknown): void {
    for (const hear of this.hearers.get(type) ?? []) hear(event as never);
  }
  say(reply: Reply): void {
    this.fire('message', { data: reply });
  }
  /** The specs it was given, in order. */
  get specs(): Spec[] {
    return this.asked.flatMap((request) => (request.kind === 'run' ? [request.spec] : []));
  }
  id(k = -1): number {
    return this.asked.filter((request) => request.kind === 'run').at(k)?.id ?? -1;
  }
  finish(k = -1, data = new Float64Array()): void {
    const spec = this.specs.at(k) ?? { experiment: '?' };
    this.say({ kind: 'result', id: this.id(k), outcome: { ok: true, spec, tables: [], data } });
  }
}
