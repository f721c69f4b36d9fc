import { afterEach, beforeEach, expect, test } from 'vitest';
import { accessibilityProblems, openPage, screenshot, type OpenPage, type PageOptions } from './harness';

/* The first screen: a walk downhill in the reader's hand. */

let opened: OpenPage | undefined;
beforeEach(() => (opened = undefined));
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  expect(errors).toEqual([]);
});

async function open(options: PageOptions) {
  opened = await openPage('', options);
  const lab = opened.page.locator('descent-downhill');
  await lab.locator('descent-player').waitFor();
  const fates = () => lab.locator('.fate').allTextContents();
  return { page: opened.page, lab, fates };
}

test('three optimizers walk as soon as the page is there', async () => {
  const { lab } = await open({ width: 1440 });
  const index = () =>
    lab.locator('descent-player').evaluate((player) => (player as HTMLElement & { index: number }).index);
  await expect.poll(index).toBeGreaterThan(2);
  const box = await lab.locator('descent-contour').boundingBox();
  expect(box && box.y + box.height).toBeLessThan(900);
});

test.each([
  ['light', 390],
  ['dark', 820],
] as const)('the cross and the landscape change who ends where: %s, %i px', async (colorScheme, width) => {
  const { page, lab, fates } = await open({ width, colorScheme, reducedMotion: 'reduce' });
  await expect.poll(async () => (await fates()).length).toBe(3);
  const before = (await fates()).join();
  await lab.locator('.handle input[data-axis=x]').focus();
  for (let k = 0; k < 10; ++k) await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await fates()).join()).not.toBe(before);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('downhill.start=');
  await lab.getByRole('button', { name: 'Stretched bowl' }).click();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('downhill.surface.id=bowl');
  await expect
    .poll(() => lab.getByRole('button', { name: 'Stretched bowl' }).getAttribute('aria-pressed'))
    .toBe('true');
  expect(await lab.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  const over = await lab
    .locator('.fate')
    .evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().right > innerWidth).length);
  expect(over).toBe(0);
  await screenshot(page, `downhill-${width}`, 'descent-downhill');
  expect(await accessibilityProblems(page, 'descent-downhill')).toEqual([]);
});
