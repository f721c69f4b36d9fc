import { Assembly } from './assembly';
import { attachments } from './attachments';
import { moduleLoader } from './modules';
import { gaveUp, noMemory, watchMemory } from './obstacle';
import type { Reply, Request } from './protocol';
import { Runner } from './runner';

/*
 * The worker: hands requests to the runner, which has the modules loaded that they need. Runs come in slices; between two
 * of them a message to ourselves goes round, behind those that the page has sent meanwhile, so that a cancel is heard.
 */
const turn = new MessageChannel();
let callback: (() => void) | undefined;
turn.port1.onmessage = () => {
  const due = callback;
  callback = undefined;
  due?.();
};

const post = (reply: Reply, transfer: readonly ArrayBuffer[] = []): void =>
  self.postMessage(reply, { transfer: [...transfer] });

/** A failed check says no more than that it aborts. */
const saysWhy = (error: unknown): error is Error => error instanceof Error && !error.message.startsWith('Aborted(');

let shortOfMemory = false;
watchMemory(() => (shortOfMemory = true));

const assembly = new Assembly();
const runner = new Runner(assembly, {
  post,
  now: () => performance.now(),
  later: (due: () => void) => {
    callback = due;
    turn.port2.postMessage(null);
  },
  load: moduleLoader(assembly, post),
  attachment: attachments(),
  whyCrashed: (error) => (shortOfMemory ? noMemory() : saysWhy(error) ? error.message : gaveUp()),
});

self.onmessage = ({ data }: MessageEvent<Request>) => runner.hear(data);
post({ kind: 'started' });
