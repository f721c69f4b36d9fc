import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityProblems, openPage, screenshot, type OpenPage, type PageOptions } from './harness';

/** What the tests read of the plane in the page. */
interface Plane extends HTMLElement {
  readonly arrows: readonly { readonly id: string; readonly to: readonly [number, number] }[];
  placeOf(x: number, y: number): { readonly x: number; readonly y: number } | undefined;
}

async function withLab(
  use: (page: Page, opened: OpenPage) => Promise<void>,
  hash = '',
  options: PageOptions = {},
): Promise<void> {
  const opened = await openPage(`labs/weight-norm.html${hash}`, options);
  try {
    const { page } = opened;
    await page.locator('descent-weight-norm').scrollIntoViewIfNeeded();
    await lab(page, 'descent-plane').waitFor();
    await lab(page, 'descent-plane').scrollIntoViewIfNeeded();
    await use(page, opened);
    expect(opened.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

const lab = (page: Page, selector: string) => page.locator(`descent-weight-norm ${selector}`);
const story = (page: Page): Promise<string> => lab(page, '.story').innerText();
const linkSays = (page: Page, text: string) => page.waitForFunction((wanted) => location.hash.includes(wanted), text);

/** The heads of the arrows. */
function heads(page: Page): Promise<Readonly<Record<string, readonly [number, number]>>> {
  return page.evaluate(() => {
    const plane = document.querySelector('descent-weight-norm')?.shadowRoot?.querySelector<Plane>('descent-plane');
    return Object.fromEntries((plane?.arrows ?? []).map(({ id, to }) => [id, to]));
  });
}

function placeOf(page: Page, x: number, y: number): Promise<{ readonly x: number; readonly y: number }> {
  return page.evaluate(
    ([px, py]) => {
      const plane = document.querySelector('descent-weight-norm')?.shadowRoot?.querySelector<Plane>('descent-plane');
      const place = plane?.placeOf(px ?? NaN, py ?? NaN);
      if (!place) throw new Error('no plane');
      return place;
    },
    [x, y],
  );
}

async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const [start, end] = [await placeOf(page, ...from), await placeOf(page, ...to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2);
  await page.mouse.move(end.x, end.y);
  await page.mouse.up();
}

const cross = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number => ax * by - ay * bx;

describe('the weight norm lab', () => {
  test('w lies along v; dragging v turns it, dragging w changes its length only', async () => {
    await withLab(async (page) => {
      const before = await heads(page);
      expect(cross(before['v'] ?? [0, 1], before['w'] ?? [1, 0])).toBeCloseTo(0, 10);
      await drag(page, before['v'] ?? [0, 0], [2, -1]);
      await linkSays(page, 'weight-norm.v=');
      const turned = await heads(page);
      expect(turned['v']?.[0]).toBeCloseTo(2, 1);
      expect(Math.hypot(...(turned['w'] ?? []))).toBeCloseTo(1.5, 6);
      await drag(page, turned['w'] ?? [0, 0], [(turned['w']?.[0] ?? 0) * 1.5, (turned['w']?.[1] ?? 0) * 1.5]);
      await linkSays(page, 'weight-norm.g=');
      const longer = await heads(page);
      expect(longer['v']).toEqual(turned['v']);
      expect(Math.hypot(...(longer['w'] ?? []))).toBeCloseTo(2.25, 1);
    });
  });

  test('handles move with the arrow keys', async () => {
    await withLab(async (page) => {
      const before = await heads(page);
      await lab(page, '[data-handle=v]').focus();
      await page.keyboard.press('ArrowRight');
      await linkSays(page, 'weight-norm.v=');
      expect((await heads(page))['v']?.[0]).toBeGreaterThan(before['v']?.[0] ?? NaN);
    });
  });

  test('what becomes of v is not there to be read before it has been guessed or seen', async () => {
    await withLab(async (page) => {
      const known = (): Promise<number> =>
        lab(page, '#norm').evaluate(
          (chart) => (chart as unknown as { lines: { x: Float64Array }[] }).lines[0]!.x.length,
        );
      expect(await known()).toBe(1);
      expect(await story(page)).not.toContain('grow');
      await lab(page, 'descent-player [aria-label="One step on"]').click();
      await expect.poll(known).toBe(41);
      await lab(page, 'descent-player [aria-label="One step back"]').click();
      expect(await story(page)).toContain('can only grow');
    });
  });

  test('no name in the plane is cut, nor lies on another where nothing pulls any more', async () => {
    await withLab(
      async (page) => {
        const labels = (): Promise<{ readonly text: string; readonly inside: boolean }[]> =>
          lab(page, 'descent-plane svg').evaluate((svg) => {
            const frame = svg.getBoundingClientRect();
            return Array.from(svg.querySelectorAll('.label'), (label) => {
              const { left, right } = label.getBoundingClientRect();
              return { text: label.textContent, inside: left >= frame.left - 1 && right <= frame.right + 1 };
            });
          });
        expect((await labels()).filter(({ inside }) => !inside)).toEqual([]);
        expect((await labels()).map(({ text }) => text)).toContain('to v');
        await lab(page, 'descent-player [aria-label="To the end"]').click();
        expect((await labels()).map(({ text }) => text)).not.toContain('to v');
      },
      '',
      { width: 390, touch: true },
    );
  });

  test('the steps run, v grows, and the sentence says so', async () => {
    await withLab(async (page) => {
      await lab(page, 'descent-player [aria-label="To the end"]').click();
      expect(await story(page)).toMatch(/^After 40 steps the loss is .*‖v‖ has gone from 0\.707 to/);
      await lab(page, 'descent-player [aria-label="One step back"]').click();
      expect(await story(page)).toMatch(/^After 39 steps/);
      await lab(page, '.guess label').getByText('it grows').click();
      expect(await lab(page, '.verdict').innerText()).toMatch(/^Right/);
    });
  });

  test('a learning rate that is too large is a result that is told', async () => {
    await withLab(async (page) => {
      await lab(page, 'descent-player [aria-label="To the end"]').click();
      expect(await story(page)).toContain('leave all bounds');
    }, '#weight-norm.learningRate=50&weight-norm.steps=200');
  });

  test('fits a phone, and has no serious accessibility problems in either colour scheme', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await withLab(
        async (page) => {
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
          expect(await accessibilityProblems(page, 'descent-weight-norm')).toEqual([]);
          await screenshot(page, `weight-norm-390-${colorScheme}`, 'descent-weight-norm');
        },
        '',
        { colorScheme, width: 390, touch: true },
      );
    }
  });
});
