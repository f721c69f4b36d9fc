import { msg } from '@lit/localize';
import type { Reply, Request } from './protocol';
import { coreText } from '../language/core-text';
import { stopped } from './obstacle';

/** How often the worker is looked after, and how many looks without a word mean that it hangs (20 s). */
const lookInterval = 5000;
const patience = 4;

/** What the client needs of a Worker; a test brings its own. */
export interface WorkerLike {
  postMessage(message: Request, transfer: Transferable[]): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: Reply }) => void): void;
  addEventListener(
    type: 'error' | 'messageerror',
    listener: (event: { readonly message?: string; preventDefault?(): void }) => void,
  ): void;
}

export interface LinkListener {
  /** Whether an answer is owed: a silent worker hangs only then. */
  expecting(): boolean;
  heard(reply: Reply): void;
  /** Said once, after the worker was ended. */
  lost(reason: string): void;
}

/** One worker's life: passes messages on, and notices when it has died or hangs. */
export class Link {
  /** The worker's script runs. */
  private begun = false;
  private ready = false;
  private over = false;
  private silentLooks = 0;
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(
    private readonly worker: WorkerLike,
    private readonly listener: LinkListener,
  ) {
    worker.addEventListener('message', ({ data }) => this.hear(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault?.();
      this.lose(
        event.message || (this.begun ? stopped() : msg('its script could not be loaded; is there a connection?')),
      );
    });
    worker.addEventListener('messageerror', () => this.lose(msg('a message could not be read')));
    // Counting looks instead of seconds: a computer that slept for an hour wakes to one look missed.
    this.timer = setInterval(() => this.look(), lookInterval);
  }

  send(request: Request, transfer: Transferable[] = []): void {
    if (!this.over) this.worker.postMessage(request, transfer);
  }

  end(): void {
    if (this.over) return;
    this.over = true;
    clearInterval(this.timer);
    this.worker.terminate();
  }

  private hear(reply: Reply): void {
    this.begun = true;
    if (this.over || reply.kind === 'started') return;
    this.silentLooks = 0;
    if (reply.kind === 'crashed') {
      this.lose(coreText(reply.message));
      return;
    }
    if (reply.kind === 'ready') this.ready = true;
    this.listener.heard(reply);
  }

  /** Loading may take its time on a slow line; a worker that is ready may not fall silent. */
  private look(): void {
    if (!this.ready || !this.listener.expecting()) {
      this.silentLooks = 0;
      return;
    }
    this.silentLooks += 1;
    if (this.silentLooks >= patience) this.lose(msg('the worker did not answer any more'));
  }

  private lose(reason: string): void {
    if (this.over) return;
    this.end();
    this.listener.lost(reason);
  }
}
