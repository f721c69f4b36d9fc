import { msg, str } from '@lit/localize';
import { scriptAddress } from '../trusted';
import { startInFrame } from './frame-worker';
import type { WorkerLike } from './link';
import type { Reply, Request } from './protocol';

type Failure = { readonly message?: string; preventDefault?(): void };
type Way = (script: URL) => WorkerLike;

/**
 * What the page's origin starts: a script of its own, made on the spot, that gets ours. An import in the first place would
 * need worker-src for our origin, too; this one needs script-src, which the page has for us anyway.
 */
function startFromBlob(script: URL): WorkerLike {
  const text = `import(${JSON.stringify(script.href)}).catch((error) => setTimeout(() => { throw error; }));`;
  const blob = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  try {
    // Not a module: in a sandbox Chromium starts none from a blob, and import() is there in either kind.
    return new Worker(scriptAddress(blob), { name: 'descent' });
  } finally {
    // The worker reads it after the constructor has come back.
    setTimeout(() => URL.revokeObjectURL(blob), 60_000);
  }
}

const ways: readonly Way[] = [startFromBlob, startInFrame];
/** The first that has not failed on this page. */
let first = 0;

/**
 * A worker whose script comes from another origin than the page: by a blob or, where the page's policy forbids that, in a
 * hidden frame of the script's own origin. What is asked before one of them is ready is
 * asked of the next where that one fails.
 */
export class RemoteWorker implements WorkerLike {
  private worker: WorkerLike | undefined;
  private way = first;
  private started = false;
  private ready = false;
  private over = false;
  private early: Request[] = [];
  private readonly messageHearers: ((event: { readonly data: Reply }) => void)[] = [];
  private readonly errorHearers: ((event: Failure) => void)[] = [];

  constructor(private readonly script: URL) {
    // Whoever made it has first to say that he wants to hear of it.
    queueMicrotask(() => this.start());
  }

  postMessage(message: Request, transfer: Transferable[]): void {
    if (!this.ready) this.early.push(message);
    // What may have to be asked for again elsewhere is not given away.
    if (this.started) this.worker?.postMessage(message, this.ready ? transfer : []);
  }

  terminate(): void {
    this.over = true;
    this.worker?.terminate();
  }

  addEventListener(type: 'message' | 'error' | 'messageerror', listener: (event: never) => void): void {
    if (type === 'message') this.messageHearers.push(listener as (event: { readonly data: Reply }) => void);
    else if (type === 'error') this.errorHearers.push(listener as (event: Failure) => void);
  }

  private start(): void {
    if (this.over) return;
    const begin = ways[this.way];
    if (!begin) return;
    try {
      const worker = begin(this.script);
      this.worker = worker;
      worker.addEventListener('message', ({ data }) => this.hear(worker, data));
      worker.addEventListener('error', (event) => this.fail(worker, event));
      worker.addEventListener('messageerror', (event) => this.fail(worker, event));
    } catch (error) {
      this.another(String(error));
    }
  }

  private hear(worker: WorkerLike, reply: Reply): void {
    if (worker !== this.worker || this.over) return;
    if (!this.ready && (reply.kind === 'unavailable' || reply.kind === 'crashed')) {
      this.another(reply.message);
      return;
    }
    if (reply.kind === 'started') {
      this.started = true;
      for (const request of this.early) worker.postMessage(request, []);
      return;
    }
    if (reply.kind === 'ready') {
      this.ready = true;
      first = this.way;
      this.early = [];
    }
    for (const hear of this.messageHearers) hear({ data: reply });
  }

  private fail(worker: WorkerLike, event: Failure): void {
    if (worker !== this.worker || this.over) return;
    if (this.ready) {
      for (const hear of this.errorHearers) hear(event);
    } else {
      event.preventDefault?.();
      this.another(event.message ?? '');
    }
  }

  private another(reason: string): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.started = false;
    this.way += 1;
    if (this.way < ways.length) {
      this.start();
      return;
    }
    const { origin } = this.script;
    const [frame, script, connect] = [
      `frame-src ${origin}`,
      `script-src ${origin} 'wasm-unsafe-eval'`,
      `connect-src ${origin}`,
    ];
    const wanted = msg(
      str`the security policy of this page must allow either ${frame}, or worker-src blob: with ${script} and ${connect}`,
    );
    const message = [reason.replace(/\.$/, ''), wanted].filter((part) => part !== '').join('; ');
    for (const hear of this.messageHearers) hear({ data: { kind: 'unavailable', message } });
  }
}
