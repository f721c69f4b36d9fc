import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { EnginePage, Find } from './page';

const folder = fileURLToPath(new URL('../../web/dist/labs', import.meta.url));

export const labNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace('.html', ''));

/** A lab on its own page, on a phone: it starts, it shows something, and it fits. */
export async function visitLab(page: EnginePage, name: string): Promise<void> {
  await page.open(`labs/${name}.html`);
  await expect.poll(() => page.evaluate(drawn, theLab), { message: `${name} has drawn something` }).toBe(true);
  await expect
    .poll(() => page.evaluate(sticksOut), { message: `${name}: how far the page is wider than its window` })
    .toBeLessThanOrEqual(0);
}

/** Nothing has gone wrong on this page. */
export async function untroubled(page: EnginePage, what: string): Promise<void> {
  const troubles = await page.troubles();
  expect(
    troubles.filter((each) => !harmless.test(each)),
    what,
  ).toEqual([]);
}

/** So browsers call it when a picture that has found its size changes another's: they tell that one in the next frame. */
const harmless = /ResizeObserver loop completed with undelivered notifications/;

/** Runs in the page. */
const sticksOut = (): number => document.documentElement.scrollWidth - innerWidth;

/** The one on this page. Runs in the page. */
export function theLab(find: Find): HTMLElement | undefined {
  return find('main *').find(({ shadowRoot }) => shadowRoot?.querySelector('footer'));
}

/** Does the lab show a picture in which there is something? Runs in the page. */
function drawn(find: Find, labOf: typeof theLab): boolean {
  const lab = labOf(find);
  if (!lab) return false;
  const pictures = find('canvas, svg', lab).filter((picture) => {
    const { width, height } = picture.getBoundingClientRect();
    // Not a glyph, nor a swatch of a legend.
    if (width < 60 || height < 20) return false;
    if (!(picture instanceof HTMLCanvasElement)) return picture.querySelector('path, line, circle, rect') !== null;
    // Copied: to ask a canvas for its pixels settles what may be drawn on it.
    const copy = new OffscreenCanvas(64, 64).getContext('2d');
    if (picture.width > 0 && picture.height > 0) copy?.drawImage(picture, 0, 0, 64, 64);
    return copy?.getImageData(0, 0, 64, 64).data.some((value) => value !== 0) ?? false;
  });
  // A lab of numbers alone shows them in cells.
  return pictures.length > 0 || find('descent-cell-matrix, math', lab).length > 0;
}
