import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longestTasks, traced } from './trace';
import { accessibilityProblems, openBrowser, openPage, screenshot, type OpenPage } from './harness';

let open: OpenPage;
const requests: string[] = [];
const lab = () => open.page.locator('descent-digits');
const button = (what: string) => lab().locator(`[data-do=${what}]`);
const update = async (): Promise<number> =>
  Number(/Update (\d+) of/.exec((await lab().locator('.training').textContent()) ?? '')?.[1] ?? NaN);
const answer = () => lab().locator('.answer').textContent();
const square = () => lab().locator('descent-drawing .square');

beforeAll(async () => {
  open = await openPage('');
  open.page.on('request', (request) => requests.push(request.url()));
});
afterAll(() => open.close());

describe('the digits', () => {
  test('are loaded when somebody comes to them, and learned without holding the page up', async () => {
    const { page } = open;
    await page.locator('descent-scaling').scrollIntoViewIfNeeded();
    await page.locator('descent-scaling footer').waitFor({ timeout: 40_000 });
    expect(requests.filter((url) => url.endsWith('.bin'))).toEqual([]);
    await page.evaluate(() => (location.hash = '#digits'));
    await button('pause').waitFor({ timeout: 40_000 });
    expect(requests.filter((url) => url.endsWith('.bin'))).toHaveLength(1);
    // From here on the lab stands, and what the page does is to follow the training.
    const browser = await openBrowser();
    await browser.startTracing(page, traced);
    const before = await update();
    await button('again').waitFor({ timeout: 120_000 });
    const trace = await browser.stopTracing();
    expect(before).toBeLessThan(2000);
    expect(await update()).toBe(2000);
    const tasks = longestTasks(trace);
    expect(tasks.length).toBeGreaterThan(100);
    expect(tasks[0], `longest: ${tasks.slice(0, 5).join(', ')}`).toBeLessThan(50);
    const share = Number(/reads ([\d.]+) %/.exec((await lab().locator('[data-standing]').textContent()) ?? '')?.[1]);
    expect(share).toBeGreaterThan(95);
    expect(await answer()).toMatch(/reads: 3/);
  }, 200_000);

  test('can be drawn with a mouse and by keyboard, taken back and cleared', async () => {
    const { page } = open;
    await button('clear').click();
    await expect.poll(answer).toBe('');
    const box = await square().boundingBox();
    if (!box) throw new Error('no square');
    const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
    await page.mouse.move(...at(0.5, 0.15));
    await page.mouse.down();
    await page.mouse.move(...at(0.48, 0.5), { steps: 5 });
    await page.mouse.move(...at(0.46, 0.85), { steps: 5 });
    await page.mouse.up();
    await expect.poll(answer).toMatch(/reads: 1/);
    await button('undo').click();
    await expect.poll(answer).toBe('');
    // The same with keys: up to the top, pen down, to the bottom, pen up.
    await square().focus();
    for (const key of ['Shift+ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'Space']) await page.keyboard.press(key);
    for (let k = 0; k < 14; k += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect.poll(answer).toMatch(/reads: 1/);
    await page.keyboard.press('Backspace');
    await expect.poll(answer).toBe('');
  });

  test('that were read wrongly can be laid on the square and drawn on', async () => {
    const first = lab().locator('.thumbnail').first();
    const words = (await first.textContent()) ?? '';
    const told = /read as (\d)/.exec(words)?.[1] ?? '?';
    await first.click();
    await expect.poll(answer).toMatch(new RegExp(`reads: ${told}`));
    await expect.poll(() => first.getAttribute('aria-pressed')).toBe('true');
    expect(await accessibilityProblems(open.page, 'descent-digits')).toEqual([]);
    await screenshot(open.page, 'digits', 'descent-digits');
  });

  test('a guess of how far few digits carry is judged by a training with few', async () => {
    const verdict = () => lab().locator('.guess .verdict').innerText();
    expect(await verdict()).toMatch(/^Guess/);
    await lab().locator('[data-guess="0.4"]').click();
    await expect.poll(verdict, { timeout: 60_000 }).toMatch(/^Not so: from 300 digits it learns to read 8\d.% of/);
    await expect.poll(() => open.page.url()).toContain('digits.data.examples=600');
    await lab().locator('[data-guess="0.8"]').click();
    await expect.poll(verdict).toMatch(/^Right: from 300 digits/);
  }, 90_000);

  test('a training pauses, goes on, is cancelled, and answers all the while', async () => {
    // One that takes long enough to be stopped in.
    await open.page.evaluate(() => (location.hash = '#digits.steps=20000'));
    await button('pause').waitFor();
    await expect.poll(update).toBeGreaterThan(0);
    await button('pause').click();
    await expect.poll(() => button('pause').textContent()).toMatch(/Go on/);
    // What was on its way when it was paused has arrived when a question put after it has been answered.
    await button('clear').click();
    await expect.poll(answer).toBe('');
    await button('undo').click();
    await expect.poll(answer).toMatch(/reads: /);
    const rested = await update();
    await button('clear').click();
    await expect.poll(answer).toBe('');
    expect(await update()).toBe(rested);
    await button('pause').click();
    await expect.poll(update, { timeout: 30_000 }).toBeGreaterThan(rested);
    await button('cancel').click();
    await button('on').waitFor();
    const cancelled = await update();
    expect(cancelled).toBeLessThan(20_000);
    await button('undo').click();
    await expect.poll(answer).toMatch(/reads: /);
    await button('on').click();
    await expect.poll(update, { timeout: 30_000 }).toBeGreaterThan(cancelled);
    await button('cancel').click();
    await button('again').click();
    await expect.poll(update, { timeout: 30_000 }).toBeLessThan(cancelled);
    expect(open.errors).toEqual([]);
  }, 150_000);
});
