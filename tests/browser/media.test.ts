import { expect, test } from 'vitest';
import { accessibilityViolations, openPage } from './harness';

/* More contrast, and paper. Less motion and forced colours in every lab: keyboard.test.ts. */

test('whoever asks for more contrast reads text at 7:1, on light and on dark ground', async () => {
  const { page, errors, close } = await openPage('labs/race.html', { reducedMotion: 'reduce' });
  try {
    await page.locator('main footer').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ contrast: 'more', colorScheme, reducedMotion: 'reduce' });
      expect(await accessibilityViolations(page, undefined, ['color-contrast-enhanced']), colorScheme).toEqual([]);
    }
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});

test('forced colours leave the lines of a chart apart', async () => {
  const { page, close } = await openPage('labs/race.html', { reducedMotion: 'reduce' });
  try {
    await page.locator('descent-race descent-line-chart canvas').first().waitFor();
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    const colours = await page
      .locator('descent-race descent-line-chart .probe')
      .first()
      .evaluate((probe) =>
        ['--racer-0', '--racer-1', '--racer-2', '--ink'].map((token) => {
          (probe as HTMLElement).style.setProperty('color', `var(${token})`);
          return getComputedStyle(probe).color;
        }),
      );
    expect(new Set(colours).size).toBe(4);
  } finally {
    await close();
  }
});

test('on paper a lab is what it shows: on white, without what can only be pressed', async () => {
  const { page, close } = await openPage('labs/race.html', { colorScheme: 'dark', reducedMotion: 'reduce' });
  try {
    await page.locator('main footer').first().waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const lab = page.locator('descent-race');
    await expect.poll(() => lab.locator('button:not([aria-pressed]):visible').allTextContents()).toEqual([]);
    expect(await lab.locator('input[type=range]:visible, descent-player:visible, footer:visible').count()).toBe(0);
    expect(await lab.locator('canvas:visible').count()).toBeGreaterThan(0);
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(ground).toBe('rgb(251, 251, 250)');
    for (const name of ['.masthead .site', '.languages', 'descent-theme', '.skip'])
      expect(await page.locator(name).first().isVisible(), name).toBe(false);
  } finally {
    await close();
  }
});
