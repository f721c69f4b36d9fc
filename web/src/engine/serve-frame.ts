import type { Found } from './contract';
import { frameEnd, frameHello } from './frame-worker';
import type { Reply, Request } from './protocol';
import { startWorker } from './start-worker';
import { stopped } from './obstacle';

/*
 * What runs in worker-frame.html, a frame of the labs' own origin in a page that forbids workers of its own making. Each
 * port that the page sends gets a worker; whoever embeds the labs may calculate, and nothing else can be asked for here.
 */
addEventListener('message', ({ data, ports: [port] }: MessageEvent) => {
  if (data === frameHello && port) serve(port);
});
parent.postMessage(frameHello, '*');

function serve(port: MessagePort): void {
  const worker = startWorker();
  worker.addEventListener('message', ({ data }) => port.postMessage(data, numbersOf(data)));
  worker.addEventListener('error', (event) => {
    event.preventDefault?.();
    const reply: Reply = { kind: 'crashed', message: event.message || stopped() };
    port.postMessage(reply);
  });
  port.addEventListener('message', ({ data }: MessageEvent<Request | typeof frameEnd>) => {
    if (data === frameEnd) worker.terminate();
    else worker.postMessage(data, data.kind === 'merge' ? buffersOf(data.shares) : []);
  });
  port.start();
}

function numbersOf(reply: Reply): Transferable[] {
  return reply.kind === 'result' || reply.kind === 'partial' ? buffersOf([reply.outcome]) : [];
}

function buffersOf(found: readonly Found[]): Transferable[] {
  return found.map(({ data }) => data.buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}
