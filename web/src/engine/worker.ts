import createDescent from '../../generated/wasm/descent.mjs';
import type { Reply, Request } from './protocol';
import { attachments } from './attachments';
import { Runner } from './runner';

/*
 * The worker: loads the module once and hands requests to the runner. Runs come in slices; between two of them a
 * message to ourselves goes round, behind those that the page has sent meanwhile, so that a cancel is heard.
 */
const turn = new MessageChannel();
let callback: (() => void) | undefined;
turn.port1.onmessage = () => {
  const due = callback;
  callback = undefined;
  due?.();
};

const around = {
  post: (reply: Reply, transfer: readonly ArrayBuffer[]) => self.postMessage(reply, { transfer: [...transfer] }),
  now: () => performance.now(),
  later: (due: () => void) => {
    callback = due;
    turn.port2.postMessage(null);
  },
  attachment: attachments(),
};

const early: Request[] = [];
let runner: Runner | undefined;
self.onmessage = ({ data }: MessageEvent<Request>) => {
  if (runner) runner.hear(data);
  else early.push(data);
};

try {
  const module = await createDescent();
  runner = new Runner(module, around);
  around.post({ kind: 'ready', version: module.version() }, []);
  for (const request of early.splice(0)) runner.hear(request);
} catch (error) {
  around.post({ kind: 'unavailable', message: error instanceof Error ? error.message : String(error) }, []);
}
