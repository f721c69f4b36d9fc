import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPage, screenshot, type OpenPage, type PageOptions } from './harness';
import { said, showMe, tables } from './withheld';

/* What would answer a lab's question stands back until a guess, until it is asked for, or until something is set; after it
   everything is there. Where labs do so by showing a beginning only, see their own tests. */

let opened: OpenPage | undefined;
beforeEach(() => (opened = undefined));
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  expect(errors).toEqual([]);
});

async function open(name: string, hash = '', options: PageOptions = {}): Promise<{ page: Page; lab: Locator }> {
  opened = await openPage(`labs/${name}.html${hash}`, options);
  const lab = opened.page.locator(`descent-${name}`);
  await lab.locator('[data-show]').first().waitFor();
  return { page: opened.page, lab };
}

describe('who arrives first in a race', () => {
  /** Step of the first arrival, and where the race stands. */
  const state = (lab: Locator): Promise<{ first: number; index: number; last: number }> =>
    lab.evaluate((host) => {
      const { drawing, index } = host as unknown as {
        drawing: { racers: { reachedAt: number }[]; length: number };
        index: number;
      };
      const arrivals = drawing.racers.map(({ reachedAt }) => reachedAt).filter(Number.isFinite);
      return { first: Math.min(...arrivals), index, last: drawing.length - 1 };
    });
  /** Whether the ways to come are drawn, and up to which step the losses are. */
  const drawn = (lab: Locator): Promise<{ future: boolean; losses: number; axis: number }> =>
    lab.evaluate((host) => {
      const find = (tag: string): unknown => host.shadowRoot?.querySelector(tag);
      const { future } = find('descent-contour') as { future: boolean };
      const { lines, xWindow } = find('descent-line-chart') as { lines: { y: Float64Array }[]; xWindow: number[] };
      return {
        future,
        losses: Math.max(...lines.map(({ y }) => y.findLastIndex(Number.isFinite))),
        axis: xWindow[1] ?? NaN,
      };
    });
  const valleys = (lab: Locator): Promise<number> => lab.locator('descent-rate-strip .valley').count();

  async function openRace(hash = '', options: PageOptions = {}): Promise<{ page: Page; lab: Locator }> {
    const { page, lab } = await open('race', hash, options);
    await lab.locator('descent-rate-strip .mark').first().waitFor();
    return { page, lab };
  }

  async function expectNothingTold(lab: Locator): Promise<void> {
    const { first, index } = await state(lab);
    expect(index).toBeLessThan(first);
    const { future, losses, axis } = await drawn(lab);
    expect(future).toBe(false);
    expect(losses).toBeLessThanOrEqual(Math.max(1, index));
    expect(axis).toBeLessThan(Math.max(2, first));
    expect(await valleys(lab)).toBe(0);
    expect(await said(lab, /arrived first|about \d+ steps|never arrives|✓|steps to arrive over/)).toBeUndefined();
    expect(await tables(lab)).toEqual(['minima']);
  }

  async function expectAllTold(lab: Locator): Promise<void> {
    await expect.poll(() => valleys(lab)).toBe(7);
    const { future, losses, axis } = await drawn(lab);
    const { last } = await state(lab);
    expect([future, losses, axis]).toEqual([true, last, last]);
    expect(await said(lab, /0\.\d+, about \d+ steps/)).toBeDefined();
    expect(await tables(lab)).toEqual([
      expect.stringMatching(/^sweep\./),
      expect.stringMatching(/^racer\./),
      'standings',
      'minima',
    ]);
    expect(await lab.locator('[data-show]').count()).toBe(0);
  }

  test('is told neither by the pictures nor by words or tables, and by no link that sets something', async () => {
    const { page, lab } = await openRace();
    await expectNothingTold(lab);
    // Something is to be seen nevertheless: everybody is on the way, and can be moved.
    expect((await state(lab)).index).toBeGreaterThan(0);
    expect(await lab.locator('descent-rate-strip .mark').count()).toBe(7);
    const heights = await lab
      .locator('descent-rate-strip .mark')
      .evaluateAll((all) => all.map((mark) => /([\d.]+)\)/.exec(mark.getAttribute('transform') ?? '')?.[1]));
    expect(new Set(heights).size).toBe(7);
    await page.emulateMedia({ media: 'print' });
    await expectNothingTold(lab);
    await screenshot(page, 'withheld-race', 'descent-race');
    await opened?.close();
    const linked = await openRace('#race.surface.id=beale&race.racers.0.id=gd&race.racers.1.id=adam');
    await expectNothingTold(linked.lab);
  });

  test('is told once it is decided, after a guess, and stays told', async () => {
    const { lab } = await openRace();
    await lab.locator('.guess .chip').first().click();
    const verdict = (): Promise<string> => lab.locator('.verdict').innerText();
    expect(await verdict()).toMatch(/^We shall see/);
    expect(await valleys(lab)).toBe(0);
    expect((await drawn(lab)).future).toBe(false);
    await expect.poll(verdict, { timeout: 15_000 }).toMatch(/^It was Adagrad, at step \d+; Gradient descent came at/);
    await expectAllTold(lab);
    await lab.locator('descent-player').getByRole('button', { name: 'To the start' }).click();
    await expectAllTold(lab);
    // Another guess is another wait.
    await lab.locator('.guess .chip').nth(1).click();
    expect(await verdict()).toMatch(/^We shall see/);
    expect(await valleys(lab)).toBe(0);
  });

  test('is told on request, and kept back again when all starts over', async () => {
    const { lab } = await openRace('', { reducedMotion: 'reduce' });
    await showMe(lab);
    await expectAllTold(lab);
    await lab.getByRole('button', { name: 'Start over' }).click();
    await expect.poll(() => valleys(lab)).toBe(0);
    await expectNothingTold(lab);
  });

  test('is told when a rate is changed: on the strip itself, which shows the rates from the first', async () => {
    const { page, lab } = await openRace();
    await lab.locator('descent-rate-strip .mark').first().focus();
    await page.keyboard.press('ArrowRight');
    await expectAllTold(lab);
  });

  test('is told where a link to another race is followed, and not where one to another lab is', async () => {
    const { page, lab } = await openRace('#race.steps=150');
    await page.evaluate(() => (location.hash = '#race.steps=150&ewma.beta=0.5'));
    await page.waitForTimeout(300);
    await expectNothingTold(lab);
    await page.evaluate(() => (location.hash = '#race.steps=100'));
    await expectAllTold(lab);
  });

  test('is not asked of one racer alone', async () => {
    opened = await openPage('labs/race.html#race.racers.0.id=gd');
    const lab = opened.page.locator('descent-race');
    await expect.poll(() => valleys(lab)).toBe(1);
    expect(await lab.locator('.guess').count()).toBe(0);
    expect((await drawn(lab)).future).toBe(true);
  });

  test('in another race is told when that has been run', async () => {
    const { lab } = await openRace();
    await showMe(lab);
    await lab.getByRole('button', { name: 'Off a saddle' }).click();
    await expect.poll(() => lab.locator('.question').first().innerText()).toMatch(/who leaves the map first/);
    await expect.poll(() => valleys(lab), { timeout: 15_000 }).toBe(7);
  });
});

describe('how many of the starts end where', () => {
  async function expectNothingTold(lab: Locator): Promise<void> {
    expect(await said(lab, /\d %|on average/)).toBeUndefined();
    expect(await lab.locator('.shares .part').count()).toBe(0);
    expect(await tables(lab)).toEqual(['grid.0', 'grid.0', 'minima']);
  }

  async function expectAllTold(lab: Locator): Promise<void> {
    await expect.poll(() => lab.locator('.shares .part').count()).toBeGreaterThanOrEqual(2);
    for (const side of await lab.locator('.side').all()) {
      expect(await side.locator('.shares li').first().innerText()).toMatch(/\d %/);
      expect(await side.locator('descent-basin-map #words').textContent()).toMatch(/of all starts, .* %/);
    }
    expect((await tables(lab)).filter((id) => id.startsWith('share.'))).toHaveLength(2);
    expect(await lab.locator('[data-show]').count()).toBe(0);
  }

  const finished = (lab: Locator): Promise<void> =>
    expect
      .poll(() =>
        lab.evaluate((host) =>
          (host as unknown as { fine: { maps: { shares: unknown }[] } }).fine.maps.every(({ shares }) => shares),
        ),
      )
      .toBe(true);

  async function openBasins(hash = ''): Promise<{ page: Page; lab: Locator }> {
    const { page, lab } = await open('basins', hash);
    await finished(lab);
    return { page, lab };
  }

  test('is told by nothing but the maps, also where a link sets them', async () => {
    const { page, lab } = await openBasins();
    await expectNothingTold(lab);
    expect(await lab.locator('descent-basin-map #words').first().textContent()).toBe(
      'Gradient descent, where starts end: global minimum at (−1.04, 0); local minimum at (0.96, 0). Their shares are shown with the answer.',
    );
    await page.emulateMedia({ media: 'print' });
    await expectNothingTold(lab);
    await screenshot(page, 'withheld-basins', 'descent-basins');
    await opened?.close();
    const linked = await openBasins('#basins.surface.id=himmelblau&basins.optimizers.0.learningRate=0.01');
    await expectNothingTold(linked.lab);
  });

  test('is told after a guess', async () => {
    const { lab } = await openBasins();
    await lab.locator('[data-guess="0"]').click();
    await expectAllTold(lab);
  });

  test('is told on request, aloud too, and kept back again when all starts over', async () => {
    const { page, lab } = await openBasins();
    await showMe(lab);
    await expectAllTold(lab);
    const sentence = /^[\d.]+ % with Gradient descent, [\d.]+ % with Momentum/;
    expect(await lab.locator('.verdict').innerText()).toMatch(sentence);
    await expect
      .poll(() => page.locator('[aria-live]').evaluateAll((all) => all.map((each) => each.textContent).join(' ')))
      .toMatch(/[\d.]+ % with Gradient descent, [\d.]+ % with Momentum/);
    await lab.getByRole('button', { name: 'Start over' }).click();
    await expect.poll(() => lab.locator('.shares .part').count()).toBe(0);
    await expectNothingTold(lab);
  });

  test('is told when a rate is changed', async () => {
    const { page, lab } = await openBasins();
    await lab.locator('.side descent-knob[data-id=learningRate] input[type=range]').first().focus();
    await page.keyboard.press('ArrowRight');
    await expectAllTold(lab);
  });

  test('on other maps is another question for whoever guesses, and for nobody else', async () => {
    const { lab } = await openBasins();
    await lab.locator('[data-guess="0"]').click();
    await lab.locator('[data-try=slope]').click();
    await expect.poll(() => lab.locator('[data-guess="1"]').innerText()).toContain('Adam');
    expect(await lab.locator('.shares .part').count()).toBe(0);
    await showMe(lab);
    await lab.locator('[data-try=heavy-ball]').click();
    await expect.poll(() => lab.locator('[data-guess="1"]').innerText()).toContain('Momentum');
    await expectAllTold(lab);
  });
});

test('how many steps the raw terrain takes stands in no table before it is told', async () => {
  const { lab } = await open('terrain');
  expect(await tables(lab)).not.toContain('sides');
  await lab.locator('.tables [data-show]').click();
  expect(await tables(lab)).toContain('sides');
});
