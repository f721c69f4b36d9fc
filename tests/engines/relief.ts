import { expect } from 'vitest';
import type { EnginePage, Find } from './page';

interface Relief extends HTMLElement {
  readonly orbit: { readonly azimuth: number };
}

/** A race in 3-D; where the browser has no WebGL, the map stays, with a sentence that says why. */
export async function showRelief(page: EnginePage): Promise<'3-D' | 'a sentence'> {
  await page.open('labs/race.html');
  await page.evaluate(countPaintings);
  const able = await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null);
  await page.click(['main', '[data-control=howTheSurfaceIsShown] button:last-child']);
  if (!able) {
    await expect.poll(() => page.evaluate(said)).toMatch(/no WebGL 2.*the map stays/s);
    expect(await page.evaluate((find) => find('descent-contour').length)).toBe(1);
    return 'a sentence';
  }
  await expect.poll(() => page.evaluate(paintings), { timeout: 60_000 }).toBeGreaterThan(0);
  const turned = (): Promise<number> => page.evaluate(azimuth);
  const before = await turned();
  await page.press(['main', 'descent-relief', '[role=application]'], 'ArrowLeft');
  await expect.poll(turned).toBeLessThan(before);
  return '3-D';
}

/** Of WebGL, and with something in them. Runs in the page. */
function countPaintings(): void {
  Object.assign(window, { painted: 0 });
  addEventListener('descent-painted', (event) => {
    const [canvas] = event.composedPath();
    if (!(canvas instanceof HTMLCanvasElement) || !canvas.getContext('webgl2')) return;
    const copy = new OffscreenCanvas(64, 64).getContext('2d');
    // Now: afterwards a browser may clear it.
    copy?.drawImage(canvas, 0, 0, 64, 64);
    const pixels = copy?.getImageData(0, 0, 64, 64).data ?? [];
    if (new Set(pixels).size > 20) (window as unknown as { painted: number }).painted += 1;
  });
}

const paintings = (): number => (window as unknown as { readonly painted: number }).painted;

const said = (find: Find): string =>
  find('descent-relief')
    .flatMap((relief) => find('[role=status]', relief).map(({ innerText }) => innerText))
    .join();

const azimuth = (find: Find): number => (find('descent-relief')[0] as Relief).orbit.azimuth;
