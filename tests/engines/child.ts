import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A program that was started for a browser, with all that it has started itself. */
export interface Child {
  /** What it writes to its fourth descriptor, up to the first line's end. */
  readonly firstWord: Promise<string>;
  end(): Promise<void>;
}

/**
 * A shell between us and the program hears when we are gone, however that came about, and ends the program's whole group:
 * no browser outlives its test.
 */
export function startChild(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Child {
  const guard = '"$@" & read -r nothing; kill -- -$$';
  const child = spawn('/bin/sh', ['-c', guard, 'sh', command, ...args], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  const closed = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const words = child.stdio[3] as Readable;
  const firstWord = new Promise<string>((resolve, reject) => {
    let heard = '';
    words.setEncoding('utf8').on('data', (piece: string) => {
      heard += piece;
      if (heard.includes('\n')) resolve(heard.trim());
    });
    words.once('close', () => reject(new Error(`${command} could not be started.`)));
  });
  // Not everybody asks.
  firstWord.catch(() => undefined);
  return {
    firstWord,
    async end() {
      child.stdin?.end();
      await closed;
    },
  };
}
