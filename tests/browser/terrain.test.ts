import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems, openPage, screenshot, type OpenPage, type PageOptions } from './harness';

let opened: OpenPage | undefined;

/** Without motion unless asked: a guess then leads straight to the end. */
async function openTerrain(hash = '', options: PageOptions = {}): Promise<{ page: Page; lab: Locator }> {
  opened = await openPage(hash, { reducedMotion: 'reduce', ...options });
  const { page } = opened;
  const lab = page.locator('descent-terrain');
  await lab.scrollIntoViewIfNeeded();
  await lab.locator('descent-contour .handle').first().waitFor({ timeout: 15_000 });
  return { page, lab };
}

/** What both maps show. */
function maps(lab: Locator): Promise<readonly { start: readonly number[]; index: number; steps: number }[]> {
  return lab.evaluate((element) =>
    [...(element.shadowRoot?.querySelectorAll('descent-contour') ?? [])].map((each) => {
      const map = each as unknown as { start: number[]; index: number; paths: { x: Float64Array }[] };
      return { start: [...map.start], index: map.index, steps: (map.paths[0]?.x.length ?? 0) - 1 };
    }),
  );
}

const half = (lab: Locator, side: 'raw' | 'scaled'): Locator => lab.locator(`.half[data-side=${side}]`);
const facts = (lab: Locator, side: 'raw' | 'scaled'): Promise<string> => half(lab, side).locator('.facts').innerText();
const press = (lab: Locator, name: string): Promise<void> => lab.getByRole('button', { name, exact: true }).click();

beforeEach(() => (opened = undefined));
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  expect(errors).toEqual([]);
});

describe('the terrain lab', () => {
  test('has walked on both terrains before anybody clicks', async () => {
    const { page, lab } = await openTerrain();
    expect(await facts(lab, 'scaled')).toMatch(/76\.7[^]*arrived at step 194/);
    expect(await facts(lab, 'raw')).toMatch(/2\.7 × 10⁹[^]*after 250\s+steps still 76\s%[^]*6\.6 × 10⁹/);
    expect(await lab.locator('.story').innerText()).toContain('it has arrived, at step 194');
    expect(await accessibilityProblems(page, 'descent-terrain')).toEqual([]);
    await screenshot(page, 'terrain', 'descent-terrain');
  });

  test('a guess is answered by the numbers', async () => {
    const { lab } = await openTerrain();
    await press(lab, 'about as many');
    expect(await lab.locator('.verdict').innerText()).toMatch(/^No: 6\.6.* × 10⁹ steps, 3 × 10⁷ times as many/);
    await press(lab, 'millions of times as many');
    expect(await lab.locator('.verdict').innerText()).toMatch(/^Right/);
  });

  test('the start dragged on either map moves on the other, and ends in the link', async () => {
    const { page, lab } = await openTerrain();
    for (const [side, k] of [
      ['raw', 0],
      ['scaled', 1],
    ] as const) {
      const before = await maps(lab);
      const cross = half(lab, side).locator('.handle');
      await cross.scrollIntoViewIfNeeded();
      const box = await cross.boundingBox();
      if (!box) throw new Error('no cross');
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2 - 60, box.y + box.height / 2 - 40, { steps: 4 });
      await expect.poll(async () => (await maps(lab))[1 - k]?.start).not.toEqual(before[1 - k]?.start);
      await page.mouse.up();
      await expect.poll(() => page.url()).toContain(`terrain.startOn=${side}`);
    }
  });

  test('the arrow keys move the start, and step when it has not the focus', async () => {
    const { page, lab } = await openTerrain();
    const before = await maps(lab);
    await half(lab, 'scaled').locator('.handle input[data-axis=x]').focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await maps(lab))[0]?.start[0]).toBeLessThan(before[0]?.start[0] ?? NaN);
    await lab.locator('descent-player button').first().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await maps(lab)).map(({ index }) => index)).toEqual([1, 1]);
    expect(await half(lab, 'raw').locator('descent-log-bars figure').getAttribute('aria-label')).toContain('step 1');
  });

  test('space plays both walks at once', async () => {
    const { page, lab } = await openTerrain('', { reducedMotion: 'no-preference' });
    await lab.locator('descent-player input[type=range]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press(' ');
    await expect.poll(async () => (await maps(lab))[0]?.index).toBeGreaterThan(3);
    await page.keyboard.press(' ');
    const [raw, scaled] = await maps(lab);
    expect(raw?.index).toBe(scaled?.index);
  });

  test('a rate above 2/λmax throws both out; pressed again, all is as before', async () => {
    const { lab } = await openTerrain();
    await press(lab, 'A rate above 2/λmax');
    await expect.poll(() => facts(lab, 'raw')).toContain('lost at step');
    expect(await facts(lab, 'scaled')).toContain('lost at step');
    await press(lab, 'A rate above 2/λmax');
    await expect.poll(() => facts(lab, 'scaled')).toContain('arrived at step 194');
  });

  test('one rate fits neither, and both limits stand on its slider', async () => {
    const { lab } = await openTerrain();
    await press(lab, 'The raw inputs’ rate for both');
    await expect.poll(() => facts(lab, 'scaled')).toMatch(/after 250\s+steps still/);
    const marks = lab.locator('descent-knob[data-id=rate] .slider-mark');
    expect(await marks.count()).toBe(2);
    // A rate for the scaled inputs is far too large for the raw ones.
    const field = lab.locator('descent-knob[data-id=rate] input.field');
    await field.fill('0.4');
    await field.press('Enter');
    await expect.poll(() => facts(lab, 'raw')).toContain('lost at step');
    expect(await lab.locator('.story').innerText()).toContain('One rate fits neither');
  });

  test('scaling the target leaves the condition number; min-max leaves a valley beside an outlier', async () => {
    const { lab } = await openTerrain();
    await press(lab, 'Scale the target only');
    await expect.poll(async () => (await facts(lab, 'scaled')).includes('2.7 × 10⁹')).toBe(true);
    expect(await facts(lab, 'raw')).toContain('2.7 × 10⁹');
    await press(lab, 'Min-max with an outlier');
    await expect.poll(() => half(lab, 'scaled').locator('h3').innerText()).toContain('Min-max');
    expect(await lab.locator('.hint').innerText()).toContain('twenty times');
  });

  test('a unit is a scaling, and inputs without correlation make circles', async () => {
    const { lab } = await openTerrain();
    await press(lab, 'Count the salary in lakh');
    await expect.poll(() => facts(lab, 'raw')).not.toContain('10⁹');
    expect(await facts(lab, 'scaled')).toContain('76.7');
    await press(lab, 'Inputs that are not correlated');
    await expect.poll(() => facts(lab, 'scaled')).toContain('arrived at step 1');
  });

  test('axes true to scale, and the network', async () => {
    const { page, lab } = await openTerrain();
    await press(lab, 'true to scale');
    await expect.poll(() => page.url()).toContain('terrain.axes=equal');
    await press(lab, 'network 2-3-1');
    await expect.poll(() => facts(lab, 'scaled')).toContain('87.3');
    expect(await lab.locator('.guess').count()).toBe(0);
    expect(await accessibilityProblems(page, 'descent-terrain')).toEqual([]);
  });

  test('a scaler can be exchanged, and the start stays where it is', async () => {
    const { lab } = await openTerrain('#terrain.start=9000,0.2&terrain.startOn=raw');
    const before = (await maps(lab))[0]?.start ?? [];
    await lab.locator('descent-part[name=scaler] select').first().selectOption('min-max');
    await expect.poll(() => half(lab, 'scaled').locator('h3').innerText()).toContain('Min-max');
    const after = (await maps(lab))[0]?.start ?? [];
    expect(after[0]).toBeCloseTo(before[0] ?? NaN, 6);
    expect(after[1]).toBeCloseTo(before[1] ?? NaN, 9);
  });

  test('a table that makes no terrain is refused in words, and the pictures stay', async () => {
    const { lab } = await openTerrain();
    await lab.locator('summary', { hasText: 'More: target' }).click();
    await lab.locator('descent-part[name=table] select').first().selectOption('outlier');
    await lab.getByText('Three columns of numbers are needed').waitFor();
    expect(await facts(lab, 'scaled')).toContain('76.7');
  });

  test('on a phone the maps stand one under the other, and nothing scrolls sideways', async () => {
    const { page, lab } = await openTerrain('', { width: 390, height: 844, touch: true });
    const [raw, scaled] = await Promise.all([half(lab, 'raw').boundingBox(), half(lab, 'scaled').boundingBox()]);
    expect(scaled?.y).toBeGreaterThan((raw?.y ?? 0) + (raw?.height ?? 0) - 1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await screenshot(page, 'terrain-phone', 'descent-terrain');
  });
});
