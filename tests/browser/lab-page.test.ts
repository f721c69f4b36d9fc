import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accessibilityProblems, openPage, screenshot, type OpenPage } from './harness';

/* A lab on a page of its own: what a link to it leads to, and unfolds from. */

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
let opened: OpenPage | undefined;
beforeEach(() => (opened = undefined));
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  expect(errors).toEqual([]);
});

test('each built page names files that are there, and a picture of the right size', () => {
  const pages = readdirSync(join(dist, 'labs')).filter((file) => file.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(15);
  for (const file of pages) {
    const html = readFileSync(join(dist, 'labs', file), 'utf8');
    expect(html, file).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|<!-- lab/);
    expect(html, file).toContain('<meta http-equiv="Content-Security-Policy"');
    for (const [, address = ''] of html.matchAll(/\s(?:href|src|srcset)="([^"#]+)[^"]*"/g)) {
      if (!/^https?:/.test(address)) expect(existsSync(join(dist, 'labs', address)), `${file}: ${address}`).toBe(true);
    }
    const picture = /property="og:image" content="([^"]+)"/.exec(html)?.[1]?.replace(/^.*pictures/, 'pictures') ?? '';
    const png = readFileSync(join(dist, picture));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], picture).toEqual([1200, 630]);
    expect(png.length, picture).toBeGreaterThan(8000);
  }
});

test('shows its lab in the state of the link, and takes the state along to the lessons', async () => {
  opened = await openPage('labs/ewma.html#ewma&ewma.beta=0.98', { width: 390, height: 800, touch: true });
  const { page, url } = opened;
  const beta = page.locator('descent-ewma descent-knob[data-id=beta] #field').first();
  await beta.waitFor();
  expect(await beta.inputValue()).toBe('0.98');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await accessibilityProblems(page)).toEqual([]);
  await screenshot(page, 'lab-page');
  await beta.fill('0.5');
  await beta.press('Enter');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#ewma&ewma.beta=0.5');
  const lessons = page.getByRole('link', { name: 'In the lessons' });
  await lessons.focus();
  expect(await lessons.evaluate((link: HTMLAnchorElement) => link.href)).toBe(`${url}index.html#ewma&ewma.beta=0.5`);
});

test('the header keeps its height when its script comes, and the picture has its place before it is there', async () => {
  const below = async (javaScript: boolean): Promise<number | undefined> => {
    opened = await openPage('labs/ewma.html', { width: 412, height: 823, touch: true, javaScript });
    const { page, close } = opened;
    if (javaScript) await page.locator('descent-ewma footer').waitFor();
    const box = await page.locator('main').boundingBox();
    await close();
    return box?.y;
  };
  expect(await below(true)).toBe(await below(false));
  opened = await openPage('labs/ewma.html', { javaScript: false });
  const picture = opened.page.locator('descent-ewma img');
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete)).toBe(true);
  const [said, real] = await picture.evaluate((image: HTMLImageElement) => [
    Number(image.getAttribute('width')) / Number(image.getAttribute('height')),
    image.naturalWidth / image.naturalHeight,
  ]);
  expect(said).toBeCloseTo(real ?? NaN, 2);
});

test('the calculation is got while the code of its lab is still on the way', async () => {
  opened = await openPage('glossary.html');
  const { page, context, url } = opened;
  const module = context.waitForEvent('request', { predicate: (request) => /\.wasm$/.test(request.url()) });
  await context.route(/assets\/ewma-[^/]*\.js$/, async (route) => {
    await module;
    await route.continue();
  });
  await page.goto(`${url}labs/ewma.html`);
  await page.locator('descent-ewma footer').waitFor();
});

test.each([
  // The cross is there when the ways from it are.
  ['basins', 'descent-basin-map .handle'],
  ['claims', '.exhibit descent-contour'],
])('one module has what %s shows on arrival, and what it computes beside', async (lab, last) => {
  opened = await openPage('glossary.html');
  const { page, context, url } = opened;
  const modules: string[] = [];
  context.on('request', (request) => modules.push(...(/\w+(?=-[\w-]{8}\.wasm$)/.exec(request.url()) ?? [])));
  await page.goto(`${url}labs/${lab}.html`);
  await page.locator(`descent-${lab}`).locator(last).first().waitFor();
  await expect.poll(() => page.locator(`descent-${lab} footer progress:not(.waiting)`).count()).toBe(0);
  expect(modules).toEqual([lab]);
});

test('a lab whose links call it otherwise, and links to other labs, find their way', async () => {
  opened = await openPage('labs/axis.html#normalization&normalization.layer.id=layer-norm');
  const { page, url } = opened;
  await page.locator('descent-axis footer').waitFor();
  expect(await page.locator('#link-problem').isHidden()).toBe(true);
  await page.goto(`${url}labs/downhill.html`);
  const link = page.locator('descent-downhill').getByRole('link', { name: /All racers/ });
  await link.waitFor();
  expect(await link.evaluate((each: HTMLAnchorElement) => each.href)).toBe(`${url}#race`);
});

test('without JavaScript there is the picture, and what it shows', async () => {
  opened = await openPage('labs/race.html', { javaScript: false });
  const picture = opened.page.locator('descent-race img');
  expect(await picture.isVisible()).toBe(true);
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
});
