/* In place of src/engine/start-worker.ts, where a lab is a file of its own: the worker is a part of it. */
import InlineWorker from '../src/engine/worker?worker&inline';
import type { WorkerLike } from '../src/engine/link';

export function startWorker(): WorkerLike {
  return new InlineWorker({ name: 'descent' });
}
