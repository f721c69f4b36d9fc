import type { Driver } from './driver';

/** The mouse of Playwright, and of Puppeteer. */
interface Mouse {
  move(x: number, y: number, options?: { readonly steps?: number }): Promise<void>;
  down(): Promise<void>;
  up(): Promise<void>;
}

/** A click, or a drag to another place on the way of which the page hears some moves. */
export const pointWith =
  (mouse: Mouse): Driver['point'] =>
  async (from, to = from) => {
    await mouse.move(...from);
    await mouse.down();
    if (to !== from) await mouse.move(...to, { steps: 4 });
    await mouse.up();
  };
