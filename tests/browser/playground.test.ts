import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Result } from '../../web/src/engine/result';
import { longestTasks, traced } from './trace';
import { accessibilityProblems, openBrowser, openPage, screenshot, type OpenPage, type PageOptions } from './harness';

/** A run takes a fraction of a second; where the processor is busy it takes longer. */
const patient = { timeout: 30_000 };

interface Playground extends HTMLElement {
  readonly result: Result | undefined;
}

async function withLab(
  use: (page: Page, opened: OpenPage) => Promise<void>,
  hash = '#playground',
  options: PageOptions = {},
): Promise<void> {
  const opened = await openPage(`labs/playground.html${hash}`, options);
  try {
    await opened.page.locator('descent-playground').scrollIntoViewIfNeeded();
    await use(opened.page, opened);
    expect(opened.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

const lab = (page: Page, selector: string) => page.locator(`descent-playground ${selector}`);

/** Waits until the lab tells this. */
const told = (page: Page, words: RegExp) => expect.poll(() => lab(page, '.story').innerText(), patient).toMatch(words);
const linked = (page: Page, words: RegExp) => expect.poll(() => page.url(), patient).toMatch(words);
const absent = (page: Page, words: RegExp) => expect.poll(() => page.url(), patient).not.toMatch(words);

/** Every weight and bias, to the last bit. */
const weights = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => {
    const { result } = document.querySelector<Playground>('descent-playground') ?? {};
    const tables = result?.tables.filter(({ id }) => id.startsWith('layer')) ?? [];
    return tables.flatMap((table) => [...table.column('value')]);
  });

test('the chart of the losses says what the sentence says, at every update, and never nothing', async () => {
  await withLab(async (page) => {
    await told(page, /^After 1000 updates/);
    await lab(page, 'descent-player input[type=range]').focus();
    await page.keyboard.press('Home');
    await told(page, /^Before the first update/);
    for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowRight');
    await told(page, /^After 3 updates/);
    const [drawn, exact] = await page.evaluate(() => {
      const host = document.querySelector<Playground>('descent-playground');
      const chart = host?.shadowRoot?.querySelector('descent-line-chart') as unknown as {
        lines: { id: string; x: Float64Array; y: Float64Array }[];
      };
      const line = chart.lines.find(({ id }) => id === 'training');
      return [line?.y[line.x.indexOf(3)], host?.result?.table('evaluation').at('loss', 0)];
    });
    expect(drawn).toBe(exact);
    // A new run, whose playhead is ahead of what has been computed.
    await lab(page, '.run button').filter({ hasText: 'New weights' }).click();
    await page.keyboard.press('Home');
    await lab(page, 'descent-player').getByRole('button', { name: 'Play', exact: true }).click();
    const empty = await page.evaluate(async () => {
      const root = document.querySelector('descent-playground')?.shadowRoot;
      const seen = new Set<string>();
      for (let k = 0; k < 60; k++) {
        await new Promise(requestAnimationFrame);
        const values = root?.querySelector('descent-line-chart')?.shadowRoot?.querySelectorAll('.reading b') ?? [];
        for (const value of values) if (value.textContent === '–') seen.add(value.parentElement?.textContent ?? '');
      }
      return [...seen];
    });
    expect(empty.filter((text) => !text.includes('the batch'))).toEqual([]);
  });
});

test('time goes back and forth, exactly; a weight is set by hand, a run branches off, and the link tells it all', async () => {
  await withLab(async (page) => {
    await told(page, /^After 1000 updates .* 9\d\s%/);
    await expect.poll(() => lab(page, '.set path').count(), patient).toBeGreaterThanOrEqual(14);
    expect(await accessibilityProblems(page, 'descent-playground')).toEqual([]);
    await screenshot(page, 'playground-1440', 'descent-playground');

    await lab(page, 'descent-player input[type=range]').focus();
    await page.keyboard.press('Home');
    await told(page, /^Before the first update/);
    await lab(page, '.run button').filter({ hasText: 'epoch ▶' }).click();
    await told(page, /^After 16 updates/);
    const there = await weights(page);
    await page.keyboard.press('ArrowRight');
    await told(page, /^After 17 updates/);
    expect(await weights(page)).not.toEqual(there);
    await page.keyboard.press('ArrowLeft');
    await told(page, /^After 16 updates/);
    expect(await weights(page)).toEqual(there);

    // Played on, and back to the start: the same weights as before.
    await page.keyboard.press('Space');
    await told(page, /^After (1[89]|[2-9]\d|\d{3}) updates/);
    await page.keyboard.press('Space');
    await linked(page, /playground\.until=\d+/);
    await lab(page, '.run button').filter({ hasText: 'Reset' }).click();
    await told(page, /^Before the first update/);
    await lab(page, '.run button').filter({ hasText: 'epoch ▶' }).click();
    await told(page, /^After 16 updates/);
    expect(await weights(page)).toEqual(there);

    await lab(page, '[data-unit="1.2"]').click();
    await lab(page, '.inspector input.field').first().fill('2.5');
    await page.keyboard.press('Tab');
    await linked(page, /playground\.edits=16,4,2\.5/);
    await expect
      .poll(() => lab(page, '.hand').innerText(), patient)
      .toMatch(/After update 16: the weight from x₁ to unit 3/);
    expect((await weights(page))[4]).toBe(2.5);

    await lab(page, '.run button').filter({ hasText: 'Branch off' }).click();
    await linked(page, /playground\.originStep=16/);
    await lab(page, '[data-kind="activation"]').selectOption('relu');
    await linked(page, /playground\.activation\.id=relu/);
    await expect
      .poll(() => lab(page, '.hand').innerText(), patient)
      .toMatch(/branches off from another one after update 16/);
    await page.keyboard.press('End');
    await told(page, /^After 1000 updates/);
    const branched = await lab(page, '.story').innerText();
    await linked(page, /^(?!.*playground\.until)/);

    // Whoever has the link sees the same.
    await page.reload();
    await lab(page, '.story').waitFor(patient);
    await told(page, /^After 1000 updates/);
    expect(await lab(page, '.story').innerText()).toBe(branched);
    await lab(page, '.hand button').filter({ hasText: 'Back to the run' }).click();
    await absent(page, /playground\.origin/);
    expect(page.url()).toMatch(/playground\.edits=16,4,2\.5/);
    await lab(page, '.hand button[aria-label^="Take back"]').click();
    await absent(page, /edits/);
    await told(page, /^After 1000 updates .* 9\d\s%/);
  });
}, 120_000);

test('learning, played from the first weights, never holds the page up', async () => {
  await withLab(async (page) => {
    await told(page, /^After 1000 updates/);
    await expect.poll(() => lab(page, '.set path').count(), patient).toBeGreaterThanOrEqual(14);
    await lab(page, 'descent-player input[type=range]').focus();
    await page.keyboard.press('Home');
    await told(page, /^Before the first update/);
    const browser = await openBrowser();
    await browser.startTracing(page, traced);
    await page.keyboard.press('Space');
    await told(page, /^After 1000 updates/);
    const tasks = longestTasks(await browser.stopTracing());
    expect(tasks.length).toBeGreaterThan(100);
    expect(tasks[0], `longest: ${tasks.slice(0, 5).join(', ')}`).toBeLessThan(50);
  });
}, 120_000);

test('features, layers and units come and go; what is lost is explained, and one change mends it', async () => {
  await withLab(async (page) => {
    await told(page, /^After 1000 updates/);
    const layers = () => lab(page, '.layers output').innerText();
    await lab(page, '[aria-label="One hidden layer less"]').click();
    await expect.poll(layers, patient).toBe('1 hidden layer');
    await lab(page, '[aria-label="One hidden layer less"]').click();
    await linked(page, /playground\.hidden=%2C|playground\.hidden=,/);
    await told(page, /classified correctly/);
    for (const feature of ['x1-squared', 'x2-squared']) await lab(page, `[data-feature="${feature}"]`).click();
    for (const feature of ['x1', 'x2']) await lab(page, `[data-feature="${feature}"]`).click();
    await linked(page, /features\.0\.id=x1-squared&playground\.features\.1\.id=x2-squared/);
    await told(page, /9\d\s% and 100\s%/);
    await lab(page, '[aria-label="One hidden layer more"]').click();
    await lab(page, '[aria-label="One unit more in layer 1"]').click();
    await linked(page, /playground\.hidden=5,/);
    await lab(page, '[data-set="spiral"]').click();
    await linked(page, /playground\.data\.id=spiral/);

    await lab(page, '[data-set="csv"]').click();
    await linked(page, /playground\.data\.id=csv/);
    await expect.poll(() => lab(page, 'descent-csv-box').count(), patient).toBe(1);
    await expect
      .poll(() => lab(page, 'descent-network-diagram .head').first().innerText(), patient)
      .toMatch(/inputs|features/);

    // Its columns are chosen by their names; what the core refuses is said where they are chosen.
    const source = () => lab(page, '[data-source]').innerText();
    await expect.poll(source, patient).toMatch(/“salary” is a number, as found out/);
    await lab(page, '[data-column="1"]').selectOption('to be predicted');
    await expect.poll(source, patient).toMatch(/“age” is a number/);
    await linked(page, /data\.target=1/);
    await lab(page, '[data-column="3"]').selectOption('not used');
    await linked(page, /data\.inputs=2/);
    await lab(page, '[data-column="2"]').selectOption('not used');
    await expect.poll(source, patient).toBe('No column is an input: choose at least one to predict from.');
    await lab(page, '[data-column="3"]').selectOption('input');
    await expect.poll(source, patient).toMatch(/“age” is a number/);
    await lab(page, '[data-choice="classes"]').click();
    await expect.poll(source, patient).toMatch(/“age” names 5 classes: 28 \(1\)/);

    await lab(page, '[data-try="explode"]').click();
    await expect.poll(() => lab(page, '.trouble').count(), patient).toBe(1);
    expect(await lab(page, '.trouble').innerText()).toMatch(
      /^Update 30 could not be made: .* Its largest weight was 8\s×\s10/s,
    );
    await expect
      .poll(() => lab(page, 'descent-network-diagram .head').last().innerText(), patient)
      .toBe('output: lost here');
    await screenshot(page, 'playground-lost', 'descent-playground');
    await lab(page, '[data-way="before"]').click();
    await told(page, /^After 28 updates/);
    await expect.poll(() => lab(page, '.trouble').count(), patient).toBe(0);
    await lab(page, 'descent-player input[type=range]').focus();
    await page.keyboard.press('End');
    await expect.poll(() => lab(page, '.trouble').count(), patient).toBe(1);
    await lab(page, '[data-way="rate"]').click();
    await expect.poll(() => lab(page, '.trouble').count(), patient).toBe(0);
  });
}, 120_000);

test('on a phone nothing is cut, and the map tells its values by keyboard', async () => {
  await withLab(
    async (page) => {
      await told(page, /^After 1000 updates/);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      await lab(page, 'descent-decision-map .stage').focus();
      await page.keyboard.press('ArrowRight');
      await expect
        .poll(() => lab(page, 'descent-decision-map .readout').innerText(), patient)
        .toMatch(/^class 1: probability (0\.9\d*|1)\ninput 1 0\.0\d+, input 2/);
      await screenshot(page, 'playground-390', 'descent-playground');
      // A guess is answered by the runs; with reduced motion at once.
      await lab(page, '[data-guess="2"]').click();
      await expect
        .poll(() => lab(page, '.guess .verdict').innerText(), patient)
        .toMatch(/^Not so: \d+\s% with 1 unit, \d+\s% with 2 units, 9\d\s% with 3 units, .* to close a shape\.$/);
      await linked(page, /playground\.hidden=2/);
    },
    '#playground',
    { width: 390, height: 844, touch: true, reducedMotion: 'reduce', colorScheme: 'dark' },
  );
});
