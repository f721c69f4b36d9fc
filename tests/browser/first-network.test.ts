import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityProblems, openPage, screenshot, type OpenPage, type PageOptions } from './harness';

/** Others may want the processor. */
const patient = { timeout: 30_000 };

const lab = (page: Page, selector: string) => page.locator(`descent-first-network ${selector}`);
const text = (page: Page, selector: string): Promise<string> => lab(page, selector).first().innerText();

async function withLab(
  use: (page: Page, opened: OpenPage) => Promise<void>,
  hash = '',
  options: PageOptions = {},
): Promise<void> {
  const opened = await openPage(`labs/first-network.html${hash}`, { reducedMotion: 'reduce', ...options });
  try {
    const { page } = opened;
    await page.locator('descent-first-network').scrollIntoViewIfNeeded();
    await lab(page, '.multiples').waitFor(patient);
    await use(page, opened);
    expect(opened.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

test('a guess, the three switches and the eight combinations', async () => {
  await withLab(async (page) => {
    // All three remedies are on, and the network has learned.
    await expect.poll(() => text(page, '[data-story]'), patient).toMatch(/^It has learned/);
    expect(await lab(page, '[data-combination]').count()).toBe(8);
    expect(await lab(page, '.edge').count()).toBe(9);
    expect(await lab(page, 'canvas[data-map]').count()).toBe(4);
    expect(await lab(page, 'tr.used').count()).toBe(4);
    expect(await accessibilityProblems(page, 'descent-first-network')).toEqual([]);
    await screenshot(page, 'first-network-1440', 'descent-first-network');

    // Before a guess, or a wish to see them, no picture answers the question.
    expect(await lab(page, '.panel.covered').count()).toBe(7);
    expect(await lab(page, 'descent-line-chart').first().innerText()).not.toContain('without');
    // What the other side comes to is told after the guess only; with reduced motion the end is shown at once.
    expect(await text(page, '[data-switch="normalize"]')).not.toContain('off by');
    await lab(page, '[data-guess="normalize"]').click();
    await expect.poll(() => text(page, '.guess .verdict'), patient).toMatch(/^Right\. With all three/);
    await expect.poll(() => lab(page, '[data-switch="normalize"]').getAttribute('aria-checked')).toBe('false');
    await expect.poll(() => text(page, '[data-story]'), patient).toMatch(/^It has hardly moved.*stuck on the flat/);
    await expect.poll(() => page.url(), patient).toContain('first-network.normalize=false');
    expect(await text(page, '[data-switch="normalize"]')).toContain('off by');
    expect(await lab(page, '.panel.covered').count()).toBe(0);

    // A panel of the eight draws that combination large: normalization alone, and its hidden units are copies.
    await lab(page, '[data-combination="4"]').click();
    await expect.poll(() => text(page, '[data-story]'), patient).toMatch(/^It is on the way.*copies of one another/);
    await expect.poll(() => lab(page, '[data-switch="normalize"]').getAttribute('aria-checked')).toBe('true');
    const painted = (unit: number): Promise<string> =>
      lab(page, `canvas[data-map="1.${unit}"]`).evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    await expect.poll(async () => (await painted(0)) === (await painted(1)), patient).toBe(true);
    await lab(page, '[data-switch="initialize"]').click();
    await expect.poll(async () => (await painted(0)) === (await painted(1)), patient).toBe(false);
  });
});

/** Where sentence, network, chart and table of the courses stand, at each frame until the end. */
const places = (page: Page): Promise<readonly (readonly number[])[]> =>
  page.evaluate(async () => {
    const root = document.querySelector('descent-first-network')?.shadowRoot;
    const of = (selector: string) => root?.querySelector(selector) as (HTMLElement & Record<string, unknown>) | null;
    const number = (text: unknown) => Number(/fter (\d+) update/.exec(String(text))?.[1]);
    const seen: number[][] = [];
    for (let at = 0; at < 300;) {
      await new Promise(requestAnimationFrame);
      at = number(of('[data-now]')?.textContent);
      const chart = Number(of('descent-line-chart')?.['playhead']);
      seen.push([at, number(of('descent-network-diagram')?.['summary']), chart]);
    }
    return seen;
  });

test('a guess plays, everything moves at once, and the pictures tell at the end', async () => {
  await withLab(
    async (page) => {
      await lab(page, '[data-guess="optimize"]').click();
      await expect.poll(() => text(page, '[data-now]'), patient).not.toMatch(/^After 300 updates/);
      expect(await lab(page, '.panel.covered').count()).toBe(7);
      expect(await text(page, '.guess .verdict')).toMatch(/^It learns without that one/);
      const seen = await places(page);
      expect(seen.filter(([at, network, chart]) => at !== network || at !== chart)).toEqual([]);
      expect(new Set(seen.map(([at]) => at)).size).toBeGreaterThan(3);
      await expect.poll(() => text(page, '.guess .verdict'), patient).toMatch(/^Not so\. With all three/);
      expect(await lab(page, '.panel.covered').count()).toBe(0);
    },
    '',
    { reducedMotion: 'no-preference' },
  );
});

test('the network, the rows of the batch and the needle follow the playhead; a row, and another person', async () => {
  await withLab(async (page) => {
    await expect.poll(() => text(page, '[data-now]'), patient).toMatch(/^After 300 updates/);
    await lab(page, '[data-switch="initialize"]').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => text(page, '[data-now]'), patient).toMatch(/^After 0 updates/);
    // Before the first update nobody has been learned from.
    await expect.poll(() => lab(page, 'tr.used').count(), patient).toBe(0);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => lab(page, 'tr.used').count(), patient).toBe(4);
    const predicted = (await text(page, '[data-combination="6"] .number')).replace(/^predicts\s*/, '');
    await expect.poll(() => text(page, 'descent-dial .value'), patient).toContain(predicted);

    // A row of the table puts its person into the network.
    await lab(page, '[data-who="-1"]').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => text(page, '[data-unit="0.0"] .text'), patient).toBe('22');
    // Another person to be predicted.
    await lab(page, '[data-id="person.0"] input[type="text"]').fill('33');
    await lab(page, '[data-id="person.0"] input[type="text"]').press('Enter');
    await expect.poll(() => text(page, '[data-unit="0.0"] .text'), patient).toBe('33');
    await expect.poll(() => page.url(), patient).toContain('first-network.person=33');
  }, '#first-network.optimize=false');
});

test('each one’s best rate, something to try, and a phone cuts nothing', async () => {
  await withLab(
    async (page) => {
      await expect.poll(() => text(page, '.note'), patient).toContain('the best of 23 learning rates');
      await expect.poll(() => text(page, '[data-story]'), patient).toMatch(/^It predicts the same for everybody/);
      await lab(page, '[data-try="relu"]').click();
      await expect.poll(() => text(page, '[data-story]'), patient).toMatch(/^The first updates threw it far off/);
      await expect.poll(() => text(page, 'descent-dial .value'), patient).toContain('beyond the scale');
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), patient)
        .toBeLessThanOrEqual(0);
      await screenshot(page, 'first-network-390', 'descent-first-network');
    },
    '#first-network.normalize=false&first-network.rates=best',
    { width: 390, height: 844, touch: true, colorScheme: 'dark' },
  );
});
