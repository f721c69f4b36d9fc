import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPage, pictured, screenshot, type OpenPage, type PageOptions, violationsOnBothGrounds } from './harness';

let opened: OpenPage | undefined;

/** Opens the page at the race, and waits until it is drawn. */
async function openRace(hash = '', options: PageOptions = {}): Promise<{ page: Page; lab: Locator }> {
  opened = await openPage(`labs/race.html${hash}`, options);
  const { page } = opened;
  const lab = page.locator('descent-race');
  await lab.scrollIntoViewIfNeeded();
  await lab.locator('descent-contour .handle').waitFor({ timeout: 15_000 });
  await settled(page);
  return { page, lab };
}

/** Until the race, its ground and its drawing are at rest. */
async function settled(page: Page): Promise<void> {
  let before = '';
  for (let quiet = 0; quiet < 3;) {
    await page.waitForTimeout(60);
    const now = JSON.stringify(await numbers(page));
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
}

/** What the map draws, boiled down: enough to see whether anything has changed. */
interface Numbers {
  readonly start: readonly number[];
  readonly paths: readonly string[];
  readonly grid: string;
  readonly frame: readonly number[] | null;
  readonly index: number;
}

function numbers(page: Page): Promise<Numbers> {
  return page.evaluate(() => {
    const map = document.querySelector('descent-race')?.shadowRoot?.querySelector('descent-contour') as unknown as {
      start: readonly number[];
      paths: readonly { label: string; x: Float64Array; y: Float64Array; loss: Float64Array }[];
      grid: { values: Float64Array; xMin: number; xMax: number };
      frame: { xMin: number; xMax: number; yMin: number; yMax: number } | null;
      index: number;
    };
    const sum = (values: Float64Array): number => values.reduce((total, value, k) => total + value * (k + 1), 0);
    const { frame } = map;
    return {
      start: [...map.start],
      paths: map.paths.map(({ label, x, y, loss }) => [label, x.length, sum(x), sum(y), sum(loss)].join(' ')),
      grid: `${map.grid.xMin} ${map.grid.xMax} ${sum(map.grid.values)}`,
      frame: frame && [frame.xMin, frame.xMax, frame.yMin, frame.yMax],
      index: map.index,
    };
  });
}

const standings = (lab: Locator): Promise<string> => lab.locator('.standings').innerText();

async function goTo(lab: Locator, step: number): Promise<void> {
  await lab.locator('descent-player input[type=range]').evaluate((slider: HTMLInputElement, to) => {
    slider.value = String(to);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }, step);
}

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('nothing to be seen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

beforeEach(() => (opened = undefined));
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  expect(errors).toEqual([]);
});

describe('the race', () => {
  test('is alive on arrival: paths, a loss chart, standings, a sentence, named axes', async () => {
    const { page, lab } = await openRace();
    const { paths, index } = await numbers(page);
    expect(paths.length).toBeGreaterThan(1);
    expect(index).toBeGreaterThan(0);
    expect(await lab.locator('.standings tbody tr').count()).toBe(paths.length);
    expect(await lab.locator('.story').innerText()).toMatch(/^Step \d+: /);
    expect(await lab.locator('descent-contour text.name').allTextContents()).toEqual(['x', 'y']);
    expect(await lab.locator('descent-contour #words').textContent()).toMatch(/Contour map of the loss.*after step/s);
  });

  test('every knob changes what is drawn', async () => {
    const { page, lab } = await openRace();
    for (const details of await lab.locator('.panels details').all()) {
      await details.evaluate((element: HTMLDetailsElement) => (element.open = true));
    }
    const knobs = await lab.locator('.panels descent-knob').all();
    expect(knobs.length).toBeGreaterThan(8);
    const startOver = lab.getByRole('button', { name: 'Start over' });
    for (const knob of knobs) {
      const name = await knob.evaluate((element) => (element as unknown as { parameter: { id: string } }).parameter.id);
      await startOver.click();
      // Without noise there is nothing for a seed to choose, nor to average.
      if (name === 'seed' || name === 'batch') await turn(lab.locator('.panels descent-knob[data-id=noise]'));
      await settled(page);
      // At the end, where everybody who arrives has arrived.
      await goTo(lab, 1000);
      const seen = async (): Promise<string> => JSON.stringify([await numbers(page), await standings(lab)]);
      const before = await seen();
      await turn(knob);
      await expect.poll(seen, { message: name }).not.toBe(before);
    }
  });

  test('the start is dragged with the mouse, and everything follows while it moves', async () => {
    const { page, lab } = await openRace();
    const before = await numbers(page);
    const from = await middleOf(lab.locator('descent-contour .handle'));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 80, from.y + 60, { steps: 4 });
    await settled(page);
    const during = await numbers(page);
    expect(during.start).not.toEqual(before.start);
    expect(during.paths.every((path, k) => path !== before.paths[k])).toBe(true);
    expect(during.grid).toBe(before.grid);
    expect(page.url()).not.toContain('race.start');
    await page.mouse.up();
    await page.waitForTimeout(400);
    expect(page.url()).toContain('race.start');
    const at = await middleOf(lab.locator('descent-contour .handle'));
    expect(Math.hypot(at.x - from.x + 80, at.y - from.y - 60)).toBeLessThan(1.5);
  });

  test('the start is dragged with a finger, also on a narrow screen', async () => {
    const { page, lab } = await openRace('', { width: 390, height: 844, touch: true });
    const before = await numbers(page);
    await lab.locator('descent-contour').scrollIntoViewIfNeeded();
    const { x, y } = await middleOf(lab.locator('descent-contour .handle'));
    const finger = await page.context().newCDPSession(page);
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      points: { x: number; y: number }[],
    ): Promise<unknown> => finger.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    await touch('touchStart', [{ x, y }]);
    for (let k = 1; k <= 10; k++) await touch('touchMove', [{ x: x - 6 * k, y: y + 5 * k }]);
    await touch('touchEnd', []);
    await settled(page);
    const after = await numbers(page);
    expect(after.start).not.toEqual(before.start);
    expect(after.paths).not.toEqual(before.paths);
  });

  test('the start is moved with the arrow keys: finer with Control, coarser with Shift, and it is said', async () => {
    const { page, lab } = await openRace();
    const cross = lab.locator('descent-contour .handle input[data-axis=x]');
    await cross.focus();
    const moved: number[] = [];
    for (const key of ['ArrowLeft', 'Shift+ArrowLeft', 'Control+ArrowLeft', 'ArrowDown']) {
      const before = await numbers(page);
      await page.keyboard.press(key);
      await settled(page);
      const after = await numbers(page);
      expect(after.paths, key).not.toEqual(before.paths);
      moved.push(
        Math.hypot((after.start[0] ?? 0) - (before.start[0] ?? 0), (after.start[1] ?? 0) - (before.start[1] ?? 0)),
      );
    }
    const [plain = 0, coarse = 0, fine = 0] = moved;
    expect(coarse).toBeGreaterThan(5 * plain);
    expect(fine).toBeLessThan(plain / 5);
    const focused = await lab.locator('descent-contour').evaluate((map) => {
      const at = map.shadowRoot?.activeElement;
      return [at?.getAttribute('aria-label'), at?.getAttribute('aria-valuetext')];
    });
    expect(focused[0]).toBe('Start of the race, y');
    expect(focused[1]).toMatch(/^x .*, y .*, loss /);
  });

  test('plays, pauses, steps, and scrubbing back gives the same numbers', async () => {
    const { page, lab } = await openRace();
    const button = (name: string): Locator => lab.locator('descent-player').getByRole('button', { name });
    await goTo(lab, 30);
    const thirty = await standings(lab);
    const picture = await numbers(page);
    await button('One step on').click();
    expect((await numbers(page)).index).toBe(31);
    expect(await standings(lab)).not.toBe(thirty);
    await button('One step back').click();
    expect(await standings(lab)).toBe(thirty);
    await button('To the start').click();
    await button('Play').click();
    await expect.poll(async () => (await numbers(page)).index).toBeGreaterThan(0);
    await button('Pause').click();
    const { index } = await numbers(page);
    await page.waitForTimeout(150);
    expect((await numbers(page)).index).toBe(index);
    await button('To the end').click();
    await goTo(lab, 30);
    expect(await standings(lab)).toBe(thirty);
    expect(await numbers(page)).toEqual(picture);
  });

  test('the playhead is moved from the keyboard', async () => {
    const { page, lab } = await openRace();
    await lab.locator('.standings .name').first().focus();
    await page.keyboard.press('Home');
    expect((await numbers(page)).index).toBe(0);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect((await numbers(page)).index).toBe(11);
    await page.keyboard.press('End');
    expect((await numbers(page)).index).toBeGreaterThan(11);
  });

  test('the same optimizer twice: the labels say in what the two differ', async () => {
    const { page, lab } = await openRace();
    await lab.getByRole('button', { name: 'Momentum', exact: true }).last().click();
    await lab.getByRole('button', { name: 'Duplicate' }).click();
    await settled(page);
    const names = async (): Promise<string[]> => lab.locator('.standings .name').allInnerTexts();
    expect(await names()).toEqual(expect.arrayContaining(['Momentum (1)', 'Momentum (2)']));
    await turn(lab.locator('.panels descent-part[family=optimizer] descent-knob').nth(1));
    await settled(page);
    const twins = (await names()).filter((name) => name.startsWith('Momentum'));
    expect(twins).toHaveLength(2);
    expect(
      twins.every((name) => /^Momentum μ 0\.\d+$/.test(name)),
      twins.join(),
    ).toBe(true);
    expect(twins[0]).not.toBe(twins[1]);
    // Room for eight: then nobody more can be added.
    expect(await names()).toHaveLength(8);
    expect(await lab.getByRole('button', { name: 'Duplicate' }).getAttribute('aria-disabled')).toBe('true');
    await lab.getByRole('button', { name: 'Remove' }).click();
    await settled(page);
    expect(await names()).toHaveLength(7);
    await lab.getByLabel('Add a racer').selectOption('adam');
    await settled(page);
    expect(await names()).toHaveLength(8);
  });

  test('divergence is explained at the racer, with the numbers of the run, and can be mended', async () => {
    const { page, lab } = await openRace();
    await lab.getByRole('button', { name: 'A little too fast' }).click();
    await expect.poll(() => lab.locator('.standings tbody tr').count()).toBe(2);
    await goTo(lab, 1000);
    await settled(page);
    const why = lab.locator('.standings .why');
    expect(await why.count()).toBe(1);
    expect(await why.innerText()).toMatch(/at step \d+: its rate 0\.0\d+ is above 0\.08, .* λmax = 25 /);
    expect(await lab.locator('.story').innerText()).toMatch(/was lost at step \d+/);
    await lab.getByRole('button', { name: 'Give it its best rate' }).click();
    await settled(page);
    expect(await why.count()).toBe(0);
  });

  test('another surface: every racer gets the rate that suits it there, and all start at its first start', async () => {
    const { page, lab } = await openRace();
    const rates = (): Promise<string[]> => lab.locator('.standings td.rate').allInnerTexts();
    const before = await rates();
    const { grid, start } = await numbers(page);
    await lab.locator('descent-part[family=surface] select').first().selectOption('beale');
    await expect.poll(async () => (await numbers(page)).grid).not.toBe(grid);
    await lab.locator('descent-player').getByRole('button', { name: 'To the end' }).click();
    await settled(page);
    const after = await rates();
    expect(after.filter((rate, k) => rate === before[k])).toEqual([]);
    expect((await numbers(page)).start).not.toEqual(start);
    expect(await lab.locator('.standings .why').count()).toBe(0);
    await page.waitForTimeout(400);
    expect(page.url()).toContain('race.surface.id=beale');
    const [paths, address] = [(await numbers(page)).paths, page.url()];
    // The link holds the whole state: whoever opens it sees the same race.
    await opened?.close();
    const again = await openRace(new URL(address).hash);
    expect((await numbers(again.page)).paths).toEqual(paths);
  });

  test('a guess is answered', async () => {
    const { page, lab } = await openRace('', { reducedMotion: 'reduce' });
    await lab.locator('.guess .chip').first().click();
    await settled(page);
    const verdict = /(You were right|It was) .* at step \d+/;
    expect(await lab.locator('.verdict').innerText()).toMatch(verdict);
    // What has been told stays so.
    await goTo(lab, 0);
    expect(await lab.locator('.verdict').innerText()).toMatch(verdict);
  });

  test('shows values under the pointer, zooms in on a racer and into a frame, and back', async () => {
    const { page, lab } = await openRace();
    const stage = lab.locator('descent-contour .stage');
    const box = await stage.boundingBox();
    if (!box) throw new Error('no map');
    await page.mouse.move(box.x + 30, box.y + box.height - 30);
    expect(await lab.locator('descent-contour .readout').innerText()).toMatch(
      /^loss [\d.]+\s+x −?\d+\.\d+, y −?\d+\.\d+$/,
    );
    const ball = await lab.locator('descent-contour').evaluate((map) => {
      const { paths, index, region } = map as unknown as {
        paths: { x: Float64Array; y: Float64Array }[];
        index: number;
        region: { xMin: number; xMax: number; yMin: number; yMax: number };
      };
      const [x, y] = [paths[1]?.x[index] ?? 0, paths[1]?.y[index] ?? 0];
      return [
        (x - region.xMin) / (region.xMax - region.xMin),
        (region.yMax - y) / (region.yMax - region.yMin),
      ] as const;
    });
    await page.mouse.move(box.x + ball[0] * box.width, box.y + ball[1] * box.height);
    expect(await lab.locator('descent-contour .readout').innerText()).toMatch(/^Momentum, step \d+\s+loss /);
    const before = await numbers(page);
    const region = before.grid.split(' ').map(Number);
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 200, box.y + 160, { steps: 3 });
    await page.mouse.up();
    await settled(page);
    const framed = await numbers(page);
    expect(framed.grid).not.toBe(before.grid);
    expect(framed.frame).not.toBeNull();
    expect(framed.grid.split(' ').slice(0, 2).map(Number)).toEqual(framed.frame?.slice(0, 2));
    await lab.getByRole('button', { name: 'whole map' }).click();
    await lab.getByRole('button', { name: /^Zoom in on/ }).click();
    await settled(page);
    const closer = (await numbers(page)).frame ?? [];
    const width = (values: readonly number[]): number => (values[1] ?? 0) - (values[0] ?? 0);
    expect(width(closer) / width(region)).toBeCloseTo(0.5);
  });

  test('is complete with the keyboard: everything that can be clicked can be reached', async () => {
    const { page, lab } = await openRace();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await lab.locator('.guess .chip').first().focus();
    const reached = new Set<string>();
    for (let k = 0; k < 120; k++) {
      const at = await page.evaluate(() => {
        let here: Element | null = document.activeElement;
        while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
        const name = here?.getAttribute('aria-label') ?? here?.textContent ?? '';
        return name.trim().replaceAll(/\s+/g, ' ').slice(0, 40);
      });
      if (at === 'Copy link to this state') break;
      reached.add(at);
      await page.keyboard.press('Tab');
    }
    for (const name of ['Start of the race, x', 'Play', 'Position', 'log', 'Adam', 'Duplicate', 'Zoom out']) {
      expect([...reached], name).toContain(name);
    }
    expect([...reached].some((name) => name.startsWith('each its own best'))).toBe(true);
  });

  test('has nothing that axe-core finds fault with, on light or dark ground', async () => {
    const { page, lab } = await openRace();
    await lab.getByRole('button', { name: 'A little too fast' }).click();
    await lab.locator('descent-player').getByRole('button', { name: 'To the end' }).click();
    await settled(page);
    expect(await violationsOnBothGrounds(page, 'descent-race')).toEqual([]);
  });

  for (const width of [390, 820, 1440]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test.runIf(pictured)(`pictures at ${width} px, ${colorScheme}`, async () => {
        const touch = width < 1000;
        const { page, lab } = await openRace('', { width, colorScheme, touch, reducedMotion: 'reduce' });
        await screenshot(page, `race-${width}-${colorScheme}-arrival`, 'descent-race');
        await goTo(lab, 1000);
        await settled(page);
        await screenshot(page, `race-${width}-${colorScheme}-end`, 'descent-race');
      });
    }
  }
});

/** Turns a knob by some way, whatever its kind. */
async function turn(knob: Locator): Promise<void> {
  const control = knob.locator('input[type=range], select, input[type=checkbox], input.field').last();
  const kind = await control.evaluate((element) => (element instanceof HTMLInputElement ? element.type : 'select'));
  if (kind === 'checkbox') await control.click();
  else if (kind === 'range') {
    await control.evaluate((slider: HTMLInputElement) => {
      const middle = (Number(slider.min) + Number(slider.max)) / 2;
      const now = Number(slider.value);
      slider.value = String(
        Math.round(now + (middle - now) / 2 + (now > middle - 1 ? -0.05 : 0.05) * Number(slider.max)),
      );
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      slider.dispatchEvent(new Event('change', { bubbles: true }));
    });
  } else if (kind === 'select') {
    await control.selectOption({ index: 1 });
  } else {
    await control.fill('0.5, 0.5');
    await control.press('Enter');
  }
}
