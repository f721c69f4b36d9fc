import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems, openPage, type OpenPage, type PageOptions } from './harness';

/** Inside one update: every small step of the chosen racer, with the numbers of the trace. */

let opened: OpenPage | undefined;

async function openInside(hash = '', options: PageOptions = {}): Promise<{ page: Page; lab: Locator }> {
  opened = await openPage(`labs/race.html${hash}`, options);
  const { page } = opened;
  const lab = page.locator('descent-race');
  await lab.scrollIntoViewIfNeeded();
  await lab.locator('.update li').first().waitFor({ timeout: 15_000 });
  return { page, lab };
}

/** The results of all small steps, in full. */
async function worked(lab: Locator): Promise<readonly { axis: string; value: number }[]> {
  return lab
    .locator('.worked')
    .evaluateAll((all) => all.map((one) => ({ axis: one.dataset['axis'] ?? '', value: Number(one.dataset['value']) })));
}

/** The chosen racer's numbers in the race itself, which is another run. */
function traced(page: Page): Promise<{ index: number; x: number; y: number }> {
  return page.evaluate(() => {
    const map = document.querySelector('descent-race')?.shadowRoot?.querySelector('descent-contour') as unknown as {
      paths: readonly { id: string; x: Float64Array; y: Float64Array }[];
      selected: string;
      index: number;
    };
    const path = map.paths.find(({ id }) => id === map.selected);
    return { index: map.index, x: path?.x[map.index] ?? NaN, y: path?.y[map.index] ?? NaN };
  });
}

async function goTo(lab: Locator, step: number): Promise<void> {
  await lab.locator('descent-player input[type=range]').evaluate((slider: HTMLInputElement, to) => {
    slider.value = String(to);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }, step);
  await lab.getByRole('heading', { name: new RegExp(`inside step ${step}$`) }).waitFor();
}

beforeEach(() => (opened = undefined));
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  expect(errors).toEqual([]);
});

describe('inside one update', () => {
  // A rule, and how many small steps it shows.
  const rules: readonly (readonly [string, number])[] = [
    ['race.racers.0.id=momentum', 3],
    ['race.racers.0.id=momentum&race.racers.0.form=ewma', 3],
    ['race.racers.0.id=nag', 4],
    ['race.racers.0.id=adam', 5],
    ['race.racers.0.id=adam&race.racers.0.biasCorrection=false', 3],
    ['race.racers.0.id=rmsprop&race.racers.0.centered=true', 4],
    ['race.racers.0.id=gd&race.racers.0.l2=0.1', 2],
    ['race.racers.0.id=radam', 6],
  ];
  test.each(rules)('%s: the last number is where the race has it, back and forth', async (hash, count) => {
    const { page, lab } = await openInside(`#${hash}`);
    for (const step of [1, 4, 3]) {
      await goTo(lab, step);
      const numbers = await worked(lab);
      expect(numbers.length).toBe(2 * count);
      const { index, x, y } = await traced(page);
      expect(index).toBe(step);
      expect(numbers.at(-2)?.axis).toBe('x');
      expect(Math.abs((numbers.at(-2)?.value ?? NaN) - x)).toBeLessThan(1e-12);
      expect(Math.abs((numbers.at(-1)?.value ?? NaN) - y)).toBeLessThan(1e-12);
    }
  });

  test('the formula carries the very numbers', async () => {
    const { lab } = await openInside(
      '#race.surface.id=bowl&race.start=-1,1&race.racers.0.id=gd&race.racers.0.learningRate=0.05',
    );
    await goTo(lab, 1);
    // The bowl is ½(x² + 25y²): the slope at (−1, 1) is (−1, 25).
    const texts = await lab.locator('.worked').allInnerTexts();
    const plain = texts.map((text) => text.replaceAll(/[\s\u2061-\u2064]/g, ''));
    expect(plain).toEqual(['x−1−0.05·(−1)=−0.95', 'y1−0.05·25=−0.25']);
    const symbols = await lab.locator('.update li > math').first().textContent();
    expect(symbols?.replaceAll(/\s/g, '')).toBe('p←p−ηg');
  });

  test('RAdam tells which of its two ways it goes', async () => {
    const { lab } = await openInside('#race.racers.0.id=radam&race.steps=50');
    await goTo(lab, 3);
    expect(await lab.locator('.update').innerText()).toContain('There are too few of them');
    await goTo(lab, 20);
    expect(await lab.locator('.update').innerText()).toContain('There are enough of them');
  });

  test('slow motion goes through the small steps and on into the next update, and back, by keyboard', async () => {
    const { page, lab } = await openInside('#race.racers.0.id=momentum');
    await goTo(lab, 2);
    const now = lab.locator('.update li[aria-current=step]');
    await lab.getByRole('button', { name: 'Small step forward' }).focus();
    await page.keyboard.press('Enter');
    expect(await now.innerText()).toContain('keeps the share');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await now.innerText()).toContain('moves by the velocity');
    await page.keyboard.press('Enter');
    await lab.getByRole('heading', { name: /inside step 3$/ }).waitFor();
    expect(await now.innerText()).toContain('keeps the share');
    await lab.getByRole('button', { name: 'Small step back' }).focus();
    await page.keyboard.press('Enter');
    await lab.getByRole('heading', { name: /inside step 2$/ }).waitFor();
    expect(await now.innerText()).toContain('moves by the velocity');
    await lab.getByRole('button', { name: 'Show the whole' }).click();
    expect(await now.count()).toBe(0);
    await lab.getByRole('button', { name: 'Slow motion' }).click();
    await now.waitFor();
    await lab.getByRole('button', { name: 'Pause' }).click();
  });

  test('a small step that only one coordinate makes has its turn too', async () => {
    const { page, lab } = await openInside('#race.surface.id=himmelblau&race.racers.0.id=rprop');
    // The first update in which a slope turns along one of the two only.
    const one = lab.locator('.update li', { hasText: 'The slope has turned' }).filter({ hasText: 'does not apply' });
    for (let step = 1; step < 60 && (await one.count()) === 0; step++) await goTo(lab, step);
    const count = await lab.locator('.update li').count();
    const titles: string[] = [];
    await lab.getByRole('button', { name: 'Small step forward' }).focus();
    for (let k = 0; k < count; k++) {
      await page.keyboard.press('Enter');
      titles.push(await lab.locator('.update li[aria-current=step] p').innerText());
    }
    expect(titles).toEqual(await lab.locator('.update li p').allInnerTexts());
    expect(titles.join(' ')).toContain('The slope has turned');
  });

  test('at the start it shows the first update to come; another racer has steps of its own', async () => {
    const { lab } = await openInside();
    await lab.locator('descent-player').getByRole('button', { name: /start/i }).first().click();
    await lab.getByRole('heading', { name: /inside the first update, still to come/ }).waitFor();
    await lab.locator('.standings').getByRole('button', { name: 'Adam', exact: true }).click();
    await lab.getByRole('heading', { name: /^\s*Adam: inside/ }).waitFor();
    await lab.locator('.update li').nth(4).waitFor();
  });

  test('nothing in it bars anybody, in light and dark, on a phone', async () => {
    for (const options of [{}, { colorScheme: 'dark', width: 390, touch: true }] as const) {
      const { page, lab } = await openInside('#race.racers.0.id=adam', options);
      await lab.getByRole('button', { name: 'Small step forward' }).click();
      expect(await accessibilityProblems(page, 'descent-race')).toEqual([]);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(wide).toBe(false);
      await opened?.close();
      opened = undefined;
    }
  });
});
