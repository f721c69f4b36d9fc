import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityProblems, openPage, screenshot, type OpenPage, type PageOptions } from './harness';

const patient = { timeout: 20_000 };

async function withLab(
  use: (page: Page, opened: OpenPage) => Promise<void>,
  hash = '',
  options: PageOptions = {},
): Promise<void> {
  const opened = await openPage(`labs/symmetry.html${hash}`, { reducedMotion: 'reduce', ...options });
  try {
    const { page } = opened;
    await page.locator('descent-symmetry').scrollIntoViewIfNeeded();
    await lab(page, '[data-unit="1.0"]').waitFor(patient);
    await use(page, opened);
    expect(opened.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

const lab = (page: Page, selector: string) => page.locator(`descent-symmetry ${selector}`);

/** The numbers in a layer's circles. */
const layer = (page: Page, l: number): Promise<string[]> => lab(page, `[data-unit^="${l}."] text`).allTextContents();

/** The colours of a layer's units. */
const colours = (page: Page, l: number): Promise<string[]> =>
  lab(page, `[data-unit^="${l}."]`).evaluateAll((all) =>
    all.map((each) => getComputedStyle(each).getPropertyValue('--kind')),
  );

test('eights, a guess, a nudge and another start', async () => {
  await withLab(async (page) => {
    expect(await layer(page, 1)).toEqual(['8', '8', '8', '8']);
    expect(await layer(page, 3)).toEqual(['512', '512', '512', '512']);
    expect(await layer(page, 4)).toEqual(['4096']);
    expect(await lab(page, '.sum').innerText()).toContain('z = 2·1 + 2·1 + 2·1 + 2·1 + 0 = 8');
    expect(await accessibilityProblems(page, 'descent-symmetry')).toEqual([]);
    await screenshot(page, 'symmetry-1440', 'descent-symmetry');

    // With reduced motion the end of training is shown at once.
    await lab(page, '[data-guess="one"]').click();
    await expect.poll(() => lab(page, '.guess .verdict').innerText(), patient).toMatch(/^Right: 1 of 4/);
    await expect.poll(() => lab(page, '.story').innerText(), patient).toMatch(/^After 300 updates.*bit for bit/);
    expect(new Set(await colours(page, 2)).size).toBe(1);

    // Unit 2 of the last hidden layer: it parts from its copies, and all units before it from theirs.
    await lab(page, '[data-unit="3.1"]').click();
    await expect.poll(() => page.url(), patient).toContain('symmetry.nudged=10');
    await expect.poll(async () => new Set(await colours(page, 3)).size, patient).toBe(2);
    await expect.poll(async () => new Set(await colours(page, 2)).size, patient).toBe(4);
    await lab(page, '[data-act="take-back"]').click();
    await expect.poll(() => page.url(), patient).not.toContain('nudged');

    // A nudged unit goes with its layer.
    await lab(page, '[data-unit="3.1"]').click();
    await expect.poll(() => page.url(), patient).toContain('symmetry.nudged=10');
    const depth = lab(page, '[data-id="depth"] input[type="range"]');
    await depth.press('ArrowLeft');
    await expect.poll(() => page.url(), patient).toContain('symmetry.depth=2');
    expect(page.url()).not.toContain('nudged');
    await depth.press('ArrowRight');
    await expect.poll(() => page.url(), patient).not.toContain('symmetry.depth');

    await lab(page, '[data-start="3"]').click();
    await expect.poll(() => lab(page, '.story').innerText(), patient).toContain('It has learned the switches.');

    // The player's keys, from anywhere in the lab; a unit by keyboard.
    await lab(page, '[data-start="0"]').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => lab(page, '.story').innerText(), patient).toMatch(/^Before training/);
    await lab(page, '[data-unit="1.2"]').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url(), patient).toContain('symmetry.nudged=3');
  });
});

test('a link with a nudge is followed, and a phone cuts nothing', async () => {
  await withLab(
    async (page) => {
      await expect.poll(() => lab(page, '[data-unit="3.3"]').getAttribute('aria-pressed'), patient).toBe('true');
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
        .toBeLessThanOrEqual(0);
      await screenshot(page, 'symmetry-390', 'descent-symmetry');
    },
    '#symmetry.activation=tanh&symmetry.nudged=12,',
    { width: 390, height: 844, touch: true },
  );
});
