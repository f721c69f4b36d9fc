import type { LitElement } from 'lit';

/*
 * A lab is made of many pieces, and all that they draw first would be one long task, during which no key and no finger is
 * heard. As long as a lab arrives, its pieces draw in turn instead, a few milliseconds at a time; later, each at once.
 */

/** Milliseconds that pieces draw before others have their turn: half of a frame. */
const slice = 8;

const waiting: (() => void)[] = [];
let arriving = 0;
let channel: MessageChannel | undefined;

/** A task of its own, as soon as what waits has had its turn. A timer would wait for milliseconds. */
function soon(): void {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = drawSome;
  }
  channel.port2.postMessage(undefined);
}

function drawSome(): void {
  const end = performance.now() + slice;
  do waiting.shift()?.();
  while (waiting.length > 0 && performance.now() < end);
  if (waiting.length > 0) soon();
}

/** What waits draws now. */
export function drawWaiting(): void {
  while (waiting.length > 0) waiting.shift()?.();
}

/** Draws when its turn has come. */
function inTurn(draw: () => unknown): Promise<unknown> {
  if (waiting.length === 0) soon();
  return new Promise((resolve, reject) => {
    waiting.push(() => {
      try {
        resolve(draw());
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
}

/** From here on pieces draw in turn. Resolves when all have, those among them that others brought. */
export async function arrival(): Promise<void> {
  arriving += 1;
  // What a piece has brought stands in line a moment after it.
  for (let quiet = 0; quiet < 2; quiet = waiting.length > 0 ? 0 : quiet + 1) await inTurn(() => undefined);
  arriving -= 1;
}

/** Of an element's class: what it draws first, it draws in its turn. */
export function drawInTurn(element: typeof LitElement): void {
  const piece = element.prototype as unknown as { hasUpdated: boolean; scheduleUpdate(): unknown };
  const atOnce = piece.scheduleUpdate;
  piece.scheduleUpdate = function () {
    const draw = (): unknown => atOnce.call(this);
    return arriving > 0 && !this.hasUpdated ? inTurn(draw) : draw();
  };
}
