import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Result } from '../../web/src/engine/result';
import { accessibilityProblems, openPage, screenshot, type OpenPage, type PageOptions } from './harness';

/** Four networks learn in a second or two; where the processor is busy it takes longer. */
const patient = { timeout: 30_000 };
const still = { reducedMotion: 'reduce' } as const;

interface NetworkLab extends HTMLElement {
  readonly result: Result | undefined;
  /** There is nothing more to come of it. */
  readonly whole: boolean;
}

async function withLab(
  use: (page: Page, opened: OpenPage) => Promise<void>,
  hash = '',
  options: PageOptions = still,
): Promise<void> {
  const opened = await openPage(`labs/network.html${hash}`, options);
  try {
    await opened.page.locator('descent-network').scrollIntoViewIfNeeded();
    await use(opened.page, opened);
    expect(opened.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

const lab = (page: Page, selector: string) => page.locator(`descent-network ${selector}`);

/** Waits until the lab tells this. */
const told = (page: Page, words: RegExp) => expect.poll(() => lab(page, '.story').innerText(), patient).toMatch(words);

test('four copies learn; the guess is judged, time goes back and forth, a layer is read in all of them', async () => {
  await withLab(async (page) => {
    await told(page, /^After 600 updates, the lowest loss first: Layer norm 0\.0\d+, Batch norm/);
    expect(await lab(page, '.panel').count()).toBe(4);
    expect(await lab(page, '.panel .row').count()).toBe(24);
    expect(await accessibilityProblems(page, 'descent-network')).toEqual([]);
    await screenshot(page, 'network-1440', 'descent-network');

    // Back to before the first update: the bare network's signal has faded, batch norm's has not.
    await lab(page, 'descent-player input[type=range]').focus();
    await page.keyboard.press('Home');
    await told(page, /^After 0 updates.*layer 6: No normalization 0\.0\d+, Batch norm 1,/s);
    await lab(page, '[data-network="batch-norm"] .rows').focus();
    await page.keyboard.press('ArrowUp');
    await told(page, /Standard deviation of what goes into the activation function of layer 5/);
    expect(await lab(page, '[data-network="none"] .here .label').innerText()).toBe('5');
    await lab(page, '[data-choice="out"]').click();
    await told(page, /what is handed on by layer 5/);

    // The numbers behind the histograms, when somebody asks.
    await lab(page, 'summary').filter({ hasText: 'Numbers of each network' }).click();
    await lab(page, 'descent-data-table summary').filter({ hasText: 'Batch norm: histograms' }).click();
    await expect.poll(() => lab(page, 'descent-data-table tbody tr').count(), patient).toBe(20);
  });
}, 120_000); // a busy machine takes its time to look through all of it

test('a guess about another rate is judged by the run at that rate, and holds until something else is changed', async () => {
  await withLab(async (page) => {
    await told(page, /^After 600 updates, the lowest loss first: Layer norm/);
    const verdict = () => lab(page, '.guess .verdict').innerText();
    const guess = (name: string) => lab(page, '.guess .chip').filter({ hasText: name }).click();
    await guess('Layer norm');
    await expect.poll(verdict, patient).toMatch(/^No: the lowest loss is that of “Batch norm”, 0\./);
    await told(page, /^After 600 updates, the lowest loss first: Batch norm/);
    expect(page.url()).toContain('network.optimizer.learningRate=1');
    await guess('Batch norm');
    await expect.poll(verdict, patient).toMatch(/^Right: the lowest loss is that of “Batch norm”/);
    // Back in time it stays.
    await lab(page, 'descent-player input[type=range]').focus();
    await page.keyboard.press('Home');
    await told(page, /^After 0 updates/);
    expect(await verdict()).toMatch(/^Right/);
    await lab(page, '[data-choice="after"]').click();
    await expect.poll(verdict, patient).toBe('Guess, and they learn at that rate.');
  });
});

test('the place of the normalization, and things to try', async () => {
  await withLab(async (page) => {
    await told(page, /^After 600 updates/);
    await lab(page, '[data-choice="after"]').click();
    await expect.poll(() => page.url(), patient).toContain('network.placement=after');
    await lab(page, '[data-try="one"]').click();
    await told(page, /Batch norm met 601 batches of a single example/);
    expect(await lab(page, '.hint').innerText()).toMatch(/compares an example with its batch/);
    expect(await lab(page, '[data-choice="before"]').getAttribute('aria-pressed')).toBe('true');
    await lab(page, '[data-try="rate"]').click();
    await told(page, /^After 600 updates, the lowest loss first: Batch norm/);
    expect(await lab(page, '[data-id="rate"] input[type=text], [data-id="rate"] input[type=number]').inputValue()).toBe(
      '1',
    );
    // What was said of it goes when something else is changed.
    await lab(page, '[data-choice="after"]').click();
    await expect.poll(() => lab(page, '.hint').count(), patient).toBe(0);
  });
});

test('a long run is seen while it comes, and what is changed then does not wait for its end', async () => {
  await withLab(async (page) => {
    await page.waitForFunction(
      () => {
        const element = document.querySelector<NetworkLab>('descent-network');
        return !element?.whole && (element?.result?.table('looks').rows ?? 0) > 1;
      },
      undefined,
      patient,
    );
    await told(page, /^After [1-9]\d* updates/);
    await lab(page, '[data-try="he"]').click();
    await told(page, /^After 600 updates, the lowest loss first: (Weight norm|No normalization)/);
  }, '#network.steps=5000&network.depth=12&network.width=64&network.batch=128');
});

test('on a phone nothing is cut; networks that are lost say so', async () => {
  await withLab(
    async (page) => {
      await told(page, /Lost: No normalization \(at update \d+\).*try a lower learning rate/);
      expect(await lab(page, '[data-network="none"] .lost').innerText()).toMatch(/^lost at update \d+$/);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      await screenshot(page, 'network-390', 'descent-network');
    },
    '#network.data.id=plane&network.activation.id=identity&network.optimizer.id=gd&network.optimizer.learningRate=1',
    { ...still, width: 390, height: 844, touch: true },
  );
});
