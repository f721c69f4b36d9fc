import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { accessibilityViolations, openPage } from './harness';

const folder = fileURLToPath(new URL('../../web/dist/labs', import.meta.url));
const labs = readdirSync(folder).flatMap((file) => (file.endsWith('.html') ? [`labs/${file}`] : []));

/* More contrast, and paper. Less motion and forced colours in every lab: keyboard.test.ts. */

test('whoever asks for more contrast reads text at 7:1, on light and on dark ground', async () => {
  const { page, errors, close } = await openPage('labs/race.html', { reducedMotion: 'reduce' });
  try {
    await page.locator('main footer').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ contrast: 'more', colorScheme, reducedMotion: 'reduce' });
      expect(await accessibilityViolations(page, undefined, ['color-contrast-enhanced']), colorScheme).toEqual([]);
    }
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});

test('forced colours leave the lines of a chart apart', async () => {
  const { page, close } = await openPage('labs/race.html', { reducedMotion: 'reduce' });
  try {
    await page.locator('descent-race descent-line-chart canvas').first().waitFor();
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    const colours = await page
      .locator('descent-race descent-line-chart .probe')
      .first()
      .evaluate((probe) =>
        ['--racer-0', '--racer-1', '--racer-2', '--ink'].map((token) => {
          (probe as HTMLElement).style.setProperty('color', `var(${token})`);
          return getComputedStyle(probe).color;
        }),
      );
    expect(new Set(colours).size).toBe(4);
  } finally {
    await close();
  }
});

test('on paper a lab is what it shows: on white, without what can only be pressed', async () => {
  const { page, close } = await openPage('labs/race.html', { colorScheme: 'dark', reducedMotion: 'reduce' });
  try {
    await page.locator('main footer').first().waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const lab = page.locator('descent-race');
    await expect.poll(() => lab.locator('button:not([aria-pressed]):visible').allTextContents()).toEqual([]);
    expect(await lab.locator('input[type=range]:visible, descent-player:visible, footer:visible').count()).toBe(0);
    expect(await lab.locator('canvas:visible').count()).toBeGreaterThan(0);
    // Slow motion is a choice, but only to be pressed; and so is to add somebody.
    expect(await lab.locator('[data-control=slowMotion]:visible, [aria-label="Add a racer"]:visible').count()).toBe(0);
    // Chips that scroll on the screen stand below one another; no chart is divided between two sheets.
    const chips = await lab
      .locator('.chips')
      .evaluateAll((all) => all.map((each) => each.scrollWidth - each.clientWidth));
    expect(chips.filter((cut) => cut > 0)).toEqual([]);
    const divided = await lab
      .locator('figure:not(.poster), descent-line-chart, descent-contour')
      .evaluateAll((all) =>
        all.flatMap((each) => (getComputedStyle(each).breakInside === 'avoid' ? [] : each.outerHTML.slice(0, 200))),
      );
    expect(divided).toEqual([]);
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(ground).toBe('rgb(251, 251, 250)');
    for (const name of ['.masthead .site', '.languages', 'descent-theme', '.skip'])
      expect(await page.locator(name).first().isVisible(), name).toBe(false);
  } finally {
    await close();
  }
});

test.each(labs)('on paper %s shows what it shows on the screen, and nothing that can only be moved', async (path) => {
  const { page, errors, close } = await openPage(path, { reducedMotion: 'reduce', width: 794 });
  try {
    await page.locator('main footer').first().waitFor();
    await expect.poll(() => page.locator('main footer progress:not(.waiting)').count()).toBe(0);
    const pictures = page
      .locator('main')
      .locator('canvas:visible, svg:not(.glyph):visible, math:visible, .cell:visible');
    await expect.poll(() => pictures.count()).toBeGreaterThan(0);
    const there = await pictures.count();
    await page.emulateMedia({ media: 'print' });
    // Whatever is drawn stays; a picture on what can only be pressed goes with it.
    await expect.poll(() => pictures.count()).toBeGreaterThan(there / 2);
    const moved = 'input[type=range]:visible, descent-player:visible, descent-listen:visible, footer:visible';
    expect(await page.locator('main').first().locator(moved).count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});

/** Runs in the page: how light the map is on the whole, from 0 to 255. */
const lightness = `(() => {
  const find = (root, name) => root.querySelector(name) ?? [...root.querySelectorAll('*')].flatMap((each) =>
    each.shadowRoot ? (find(each.shadowRoot, name) ?? []) : [])[0];
  const copy = new OffscreenCanvas(1, 1).getContext('2d');
  copy.drawImage(find(document, 'canvas.ground'), 0, 0, 1, 1);
  const [red, green, blue] = copy.getImageData(0, 0, 1, 1).data;
  return (red + green + blue) / 3;
})()`;

test('what is drawn on canvases is light on paper though the screen is dark, before the first sheet is laid out', async () => {
  const { page, errors, close } = await openPage('labs/downhill.html', {
    colorScheme: 'dark',
    reducedMotion: 'reduce',
  });
  try {
    await page.locator('descent-contour canvas.ground').waitFor();
    const read = () => page.evaluate<number>(lightness);
    await expect.poll(read).toBeGreaterThan(0);
    const dark = await read();
    await page.evaluate(`addEventListener('beforeprint', () => (window.printed = ${lightness}))`);
    const sheets = await page.pdf({ format: 'A4' });
    expect(sheets.length).toBeGreaterThan(10_000);
    expect(await page.evaluate('window.printed')).toBeGreaterThan(dark + 60);
    // And afterwards it is as it was.
    await expect.poll(read).toBeCloseTo(dark, 0);
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});

test('pictures of labs further down wait until they are near, and are all there on paper', async () => {
  const { page, errors, close } = await openPage('glossary.html');
  try {
    let got = 0;
    page.on('response', (response) => (got += /-(light|dark)-[\w-]{8}\.svg$/.test(response.url()) ? 1 : 0));
    await page.goto(new URL('index.html', page.url()).href);
    await page.locator('descent-downhill footer').waitFor();
    const all = await page.locator('[slot=poster] img').count();
    expect(all).toBeGreaterThan(15);
    expect(got).toBeGreaterThan(0);
    expect(got).toBeLessThan(all / 2);
    await page.pdf({ format: 'A4' });
    await expect.poll(() => got).toBe(all);
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});
