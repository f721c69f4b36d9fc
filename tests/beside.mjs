// Two processes with a part of the stages each: browsers wait for pages, frames and answers, and what only computes has the
// processor meanwhile, at the lowest priority, so that no browser waits for it.
import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

const flag = '--beside';
/** Whether this is the process of the stages that compute. */
export const isBeside = process.argv.includes(flag);

/** The other process, and what it says: what it has built, so that two never build in one folder, and in the end its counts. */
class Other {
  #channel;
  #built = new Set();
  #gone = false;
  #wake = () => undefined;
  counted;

  constructor(channel) {
    this.#channel = channel;
    channel.on('message', ({ built, counted }) => {
      if (built) this.#built.add(built);
      this.counted ??= counted;
      this.#wake();
    });
    channel.on('disconnect', () => {
      this.#gone = true;
      this.#wake();
    });
  }

  /** Waits until the other one has built it, or could not: whoever needs it then finds it made, or says why not. */
  async hasBuilt(what) {
    while (!this.#built.has(what) && !this.#gone) await new Promise((wake) => (this.#wake = wake));
  }

  tell(message) {
    if (!this.#gone) this.#channel.send(message);
  }
}

/** Makes this process the one beside; in the end it says what it has counted. */
export function beginBeside() {
  setPriority(constants.priority.PRIORITY_LOW);
  const other = new Other(process);
  // At the end, or with the other one.
  process.on('disconnect', () => process.exit());
  const end = (counted) => process.send({ counted }, () => process.disconnect());
  return { other, end };
}

/** Starts the one beside; `end` is what it has written, and what it has counted unless it broke down. */
export function startBeside(script, args) {
  const child = fork(fileURLToPath(script), [...args, flag], { silent: true });
  const other = new Other(child);
  const pieces = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => pieces.push(text));
  const end = new Promise((resolve) => {
    child.on('close', () => resolve({ output: pieces.join(''), counted: other.counted }));
  });
  return { other, end };
}
