import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../web/scripts/server.mjs';
import { serveBlog, type Blog } from './foreign-page';
import { openAddress, screenshot, type OpenPage } from './harness';

/* The page for iframes, on somebody else's page that gives it a width, a height, and no rights. */

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
let labs: Awaited<ReturnType<typeof serve>>;
let opened: OpenPage | undefined;
let blog: Blog | undefined;

beforeAll(async () => void (labs = await serve(dist)));
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  await blog?.close();
  opened = blog = undefined;
  expect(errors).toEqual([]);
});
afterAll(() => labs.close());

async function embed(hash: string, attributes = ''): Promise<{ page: Page; frame: Frame; url: string }> {
  const { url } = labs;
  const body = `<iframe ${attributes} src="${url}embed.html${hash}" width="660" height="600"></iframe>`;
  blog = await serveBlog({ labs: url, body });
  const before = `addEventListener('message', ({ data }) => Object.assign(window, { said: data }));`;
  opened = await openAddress(blog.url, { width: 700, height: 800, reducedMotion: 'reduce', before });
  const { page } = opened;
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('There is no frame.');
  return { page, frame, url };
}

describe('an iframe', () => {
  test('without an origin runs its lab, says how high it is, and leads on to the same state', async () => {
    const { page, frame, url } = await embed('#race&race.noise=0.2', 'sandbox="allow-scripts allow-popups"');
    const lab = frame.locator('descent-race');
    await lab.locator('descent-player').waitFor();
    expect(await frame.evaluate(() => window.origin)).toBe('null');
    const noise = lab.locator('descent-knob[data-id=noise] #field');
    expect(await noise.inputValue()).toBe('0.2');
    await expect
      .poll(() =>
        page.evaluate(() => (window as unknown as { said: { descent: string; lab: string; height: number } }).said),
      )
      .toMatchObject({ descent: 'height', lab: 'race' });
    const said = await page.evaluate(() => (window as unknown as { said: { height: number } }).said.height);
    const high = await frame.evaluate(() => document.body.getBoundingClientRect().height);
    expect(Math.abs(said - high)).toBeLessThanOrEqual(1);
    expect(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await noise.fill('0.5');
    await noise.press('Enter');
    await expect.poll(() => frame.evaluate(() => location.hash)).toBe('#race&race.noise=0.5');
    const link = frame.getByRole('link', { name: 'Open in Descent Lab' });
    await link.focus();
    expect(await link.evaluate((anchor: HTMLAnchorElement) => anchor.href)).toBe(`${url}#race&race.noise=0.5`);
    await screenshot(page, 'iframe');
  });

  test.each(['race', 'scaling'])('shows the picture of %s until the lab works', async (name) => {
    const { url } = labs;
    opened = await openAddress(`${url}glossary.html`, { width: 660, height: 600 });
    const { page } = opened;
    await page.route(/\.wasm$/, () => undefined);
    await page.goto(`${url}embed.html#${name}`);
    const poster = page.locator(`descent-${name} .poster img`);
    await expect.poll(() => poster.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    expect(await poster.getAttribute('alt')).not.toBe('');
    expect(await page.locator('.poster img').count()).toBe(1);
    await page.unroute(/\.wasm$/);
    await page.reload();
    await page.locator(`descent-${name} :is(canvas, svg)`).first().waitFor();
    expect(await poster.isVisible()).toBe(false);
  });

  test('that names no lab says which there are', async () => {
    const { frame } = await embed('#rice');
    await frame.getByRole('alert').getByText('names “rice”, which is no lab').waitFor();
    expect(await frame.getByRole('alert').textContent()).toContain('race, scaling');
  });
});
