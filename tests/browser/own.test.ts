import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accessibilityProblems, openPage, screenshot, type OpenPage, type PageOptions } from './harness';

/* A function of the learner's own, in the race. */

let opened: OpenPage | undefined;

async function openOwn(settings = '', options: PageOptions = {}): Promise<{ page: Page; lab: Locator }> {
  opened = await openPage(`labs/race.html#race.surface.id=own${settings}`, options);
  const { page } = opened;
  const lab = page.locator('descent-race');
  await lab.scrollIntoViewIfNeeded();
  await lab.locator('descent-contour .handle').waitFor({ timeout: 15_000 });
  return { page, lab };
}

const knob = (lab: Locator, id: string): Locator =>
  lab.locator(`descent-part[family=surface] descent-knob[data-id=${id}]`);
const field = (lab: Locator, id: string): Locator => knob(lab, id).locator('input.field');

async function type(lab: Locator, formula: string): Promise<void> {
  await field(lab, 'formula').fill(formula);
  await field(lab, 'formula').press('Enter');
}

/** The loss of the racers at the start. */
const losses = (lab: Locator): Promise<readonly number[]> =>
  lab
    .locator('descent-contour')
    .evaluate((map) =>
      (map as unknown as { paths: readonly { loss: Float64Array }[] }).paths.map(({ loss }) => loss[0] ?? NaN),
    );

beforeEach(() => (opened = undefined));
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  expect(errors).toEqual([]);
});

test('every name in the formula gets a slider, and keeps its value while it is gone', async () => {
  const { page, lab } = await openOwn('&race.start=1,2');
  // f(1, 2) = 1 + 4 for k = 1, whatever the racer.
  await type(lab, 'k*x^2 + y^2');
  await expect.poll(() => losses(lab)).toEqual(expect.arrayContaining([5]));
  await knob(lab, 'k').waitFor();
  expect(await knob(lab, 'a').count()).toBe(0);
  const slider = knob(lab, 'k').locator('input[type=range]');
  const before = await losses(lab);
  await slider.focus();
  for (let press = 0; press < 10; press++) await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await losses(lab))[0]).toBeGreaterThan(before[0] ?? NaN);
  await field(lab, 'k').fill('25');
  await field(lab, 'k').press('Enter');
  await expect.poll(async () => (await losses(lab))[0]).toBe(29);

  await type(lab, 'm*x^2 + y^2');
  await knob(lab, 'm').waitFor();
  expect(await knob(lab, 'k').count()).toBe(0);
  await type(lab, 'm*x^2 + k*y^2');
  await expect.poll(async () => (await losses(lab))[0]).toBe(1 + 25 * 4);
  expect(await field(lab, 'k').inputValue()).toBe('25');

  // The link knows it too, also while the formula does not name it.
  await type(lab, 'm*x^2 + y^2');
  await expect.poll(() => page.url()).toContain('race.surface.formula=m*x%5E2%20%2B%20y%5E2');
  expect(page.url()).toContain('race.surface.constants.k=25');
  await page.reload();
  await lab.locator('descent-contour .handle').waitFor({ timeout: 15_000 });
  await expect.poll(() => field(lab, 'formula').inputValue()).toBe('m*x^2 + y^2');
  await type(lab, 'k*x^2 + y^2');
  await expect.poll(async () => (await losses(lab))[0]).toBe(29);
  await knob(lab, 'k').scrollIntoViewIfNeeded();
  await screenshot(page, 'own-parameters', 'descent-race');
  expect(await accessibilityProblems(page, 'descent-race')).toEqual([]);
});

test('links of old name a, b, c, d beside the formula', async () => {
  const { lab } = await openOwn(
    '&race.surface.formula=a*x%5E2%2Bb*y%5E2&race.surface.a=2&race.surface.b=3&race.start=1,2',
  );
  await expect.poll(async () => (await losses(lab))[0]).toBe(2 + 3 * 4);
  expect(await field(lab, 'a').inputValue()).toBe('2');
  await field(lab, 'b').fill('5');
  await field(lab, 'b').press('Enter');
  await expect.poll(async () => (await losses(lab))[0]).toBe(2 + 5 * 4);
});

test('a mistake is marked where it is, and said', async () => {
  const { page, lab } = await openOwn('', { width: 390, height: 844 });
  await type(lab, 'x^2 + 2y + y^2');
  const trouble = knob(lab, 'formula').locator('#trouble');
  await expect.poll(() => trouble.textContent()).toContain('write "2*y", at column 8.');
  const mark = knob(lab, 'formula').locator('mark');
  expect(await mark.textContent()).toBe('y');
  // Whoever is still in the field has it selected.
  const selected = await field(lab, 'formula').evaluate((input: HTMLInputElement) => [
    input.selectionStart,
    input.selectionEnd,
  ]);
  expect(selected).toEqual([7, 8]);
  await knob(lab, 'formula').scrollIntoViewIfNeeded();
  await screenshot(page, 'own-mistake', 'descent-race descent-part[family=surface]');
  expect(await accessibilityProblems(page, 'descent-race')).toEqual([]);
  await page.keyboard.type('*y');
  await field(lab, 'formula').press('Enter');
  await expect.poll(() => trouble.isVisible()).toBe(false);
  expect(await field(lab, 'formula').inputValue()).toBe('x^2 + 2*y + y^2');
  expect(await mark.count()).toBe(0);
});

// All of them: tests/wasm/hostile.test.ts.
test.each([
  ['formula=', '__proto__*x'],
  ['formula=', '('.repeat(1900)],
  ['formula=', '<img src=x onerror=alert(1)>'],
  ['constants.sin=', '2'],
  ['constants.__proto__.polluted=', '2'],
])('a link with %s… is refused in a sentence, and the race stays', async (path, value) => {
  const { page, lab } = await openOwn(`&race.surface.${path}${encodeURIComponent(value)}`);
  await lab.locator('.notice').or(page.locator('#link-problem:not([hidden])')).first().waitFor();
  expect((await losses(lab)).every((loss) => Number.isFinite(loss))).toBe(true);
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
});

test('a parameter may have the name of something in the language of the page', async () => {
  const { lab } = await openOwn(
    '&race.surface.formula=constructor*x%5E2%2BtoString*y%5E2%2Bvalueof&race.surface.constants.constructor=3&race.start=1,2',
  );
  await expect.poll(async () => (await losses(lab))[0]).toBe(3 + 4 + 1);
  await field(lab, 'toString').fill('10');
  await field(lab, 'toString').press('Enter');
  await expect.poll(async () => (await losses(lab))[0]).toBe(3 + 40 + 1);
});
