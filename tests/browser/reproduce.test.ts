import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Spec } from '../../web/src/engine/contract';
import { descent, run } from '../wasm/load';
import { accessibilityProblems, openPage, type OpenPage, type PageOptions } from './harness';

/** A race to take away: scripts on the clipboard, files. That the scripts print the same numbers is tests/parity. */

let opened: OpenPage | undefined;
beforeEach(() => (opened = undefined));
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  expect(errors).toEqual([]);
});

async function openReproduce(options: PageOptions = {}): Promise<{ page: Page; lab: Locator }> {
  opened = await openPage(
    'labs/race.html#race.surface.id=bowl&race.racers.0.id=gd&race.racers.1.id=adam&race.noise=0.5',
    options,
  );
  const { page } = opened;
  const lab = page.locator('descent-race');
  await lab.scrollIntoViewIfNeeded();
  await lab.getByText('Reproduce this race').click({ timeout: 15_000 });
  return { page, lab };
}

async function saved(page: Page, button: Locator): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

describe('reproduce', () => {
  test('the JSON file holds the spec, which gives the same numbers again; the CSV file every row', async () => {
    const { page, lab } = await openReproduce();
    const json = await saved(page, lab.getByRole('button', { name: 'Save as JSON' }));
    expect(json.name).toBe('descent-race-bowl.json');
    const content = JSON.parse(json.text) as { spec: Spec; tables: Record<string, Record<string, (number | null)[]>> };
    const result = run(await descent(), content.spec);
    expect(content.tables['racer.1']?.['x']).toEqual([...result.table('racer.1').column('x')]);

    const csv = await saved(page, lab.getByRole('button', { name: 'Save as CSV' }));
    expect(csv.name).toBe('descent-race-bowl.csv');
    const [head = '', ...rows] = csv.text
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const rowsOf = (racer: string): string[][] => rows.filter(([name]) => name === racer);
    expect(rowsOf('Adam').length).toBe(result.table('racer.1').rows);
    const y = [...head].indexOf('y');
    expect(rowsOf('Gradient descent').map((row) => Number(row[y]))).toEqual([...result.table('racer.0').column('y')]);
  });

  test('a script goes to the clipboard, and is shown', async () => {
    const { page, lab } = await openReproduce();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await lab.getByRole('button', { name: 'Copy PyTorch script' }).click();
    const shown = lab.getByRole('region', { name: 'PyTorch script' });
    const text = await shown.innerText();
    expect(text).toContain('torch.optim.Adam([p], lr=');
    expect(text).toContain('#race&race.surface.id=bowl');
    expect((await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r', '').trim()).toBe(text.trim());
    await lab.getByRole('button', { name: 'Copy NumPy script' }).click();
    expect(await lab.getByRole('region', { name: 'NumPy script' }).innerText()).toContain('import numpy as np');
    expect(await accessibilityProblems(page, 'descent-race')).toEqual([]);
  });

  test('where copying is not allowed, the script can be selected', async () => {
    const { lab } = await openReproduce({
      width: 390,
      before: "navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));",
    });
    await lab.getByRole('button', { name: 'Copy NumPy script' }).click();
    await lab.locator('.reproduce').getByText('Select and copy the NumPy script').waitFor();
    expect(await lab.getByRole('region', { name: 'NumPy script' }).innerText()).toContain('def gradient(p');
  });
});

/** The picture as an XML reader sees it. */
interface Parsed {
  readonly root: string;
  readonly title: string;
  readonly desc: string;
  readonly texts: readonly string[];
  /** Everything that would need something from outside, or that only a page can resolve. */
  readonly foreign: readonly string[];
  /** Each racer's way on the map, and its line in the chart: where they end. */
  readonly ends: readonly { racer: string; x: number; y: number }[];
}

/** Read on a page of nobody's: the lab's own lets no text become a document. */
async function parse(page: Page, svg: string): Promise<Parsed> {
  const reader = await page.context().newPage();
  const parsed = await reader.evaluate((text) => {
    const read = new DOMParser().parseFromString(text, 'image/svg+xml');
    const ends = [...read.querySelectorAll('path[data-racer]')].map((path) => {
      const [x = NaN, y = NaN] = (path.getAttribute('d') ?? '').split(/[ML]/).slice(-1).join('').split(' ').map(Number);
      return { racer: path.getAttribute('data-racer') ?? '', x, y };
    });
    return {
      root: read.documentElement.localName,
      title: read.querySelector('title')?.textContent ?? '',
      desc: read.querySelector('desc')?.textContent ?? '',
      texts: [...read.querySelectorAll('text')].map(({ textContent }) => textContent ?? ''),
      foreign: text.match(/var\(|--[a-z]|<image|<style| style=|class=|NaN|undefined|Infinity/g) ?? [],
      ends,
    };
  }, svg);
  await reader.close();
  return parsed;
}

describe('the picture to take away', () => {
  test('the SVG stands alone: XML, text as text, and every way ends where the racer is', async () => {
    const { page, lab } = await openReproduce();
    const { index, view, paths } = await lab.locator('descent-contour').evaluate((element) => {
      const map = element as unknown as {
        index: number;
        region: { xMin: number; xMax: number; yMin: number; yMax: number };
        paths: readonly { label: string; x: Float64Array; y: Float64Array }[];
      };
      return {
        index: map.index,
        view: map.region,
        paths: map.paths.map(({ label, x, y }) => ({ label, x: x[map.index] ?? NaN, y: y[map.index] ?? NaN })),
      };
    });
    const svg = await saved(page, lab.getByRole('button', { name: 'Save as SVG' }));
    expect(svg.name).toBe('descent-race-bowl.svg');
    const parsed = await parse(page, svg.text);
    expect(parsed.root).toBe('svg');
    expect(parsed.foreign).toEqual([]);
    expect(parsed.title).toMatch(new RegExp(`step ${index}$`));
    expect(parsed.desc).toBe(await lab.locator('.story').innerText());
    for (const word of [
      /^Gradient descent, η 0\.05$/,
      /^Adam, η /,
      /^x$/,
      /^y$/,
      /^step$/,
      /#race&race\.surface\.id=bowl/,
    ]) {
      expect(
        parsed.texts.some((text) => word.test(text)),
        String(word),
      ).toBe(true);
    }
    // The plot's size stands in the rectangle that clips it; a way ends at the ball, to a tenth of a pixel.
    const [, width = NaN, height = NaN] = (
      /<clipPath id="plot"><rect width="(\d+)" height="(\d+)"/.exec(svg.text) ?? []
    ).map(Number);
    const ways = parsed.ends.slice(0, paths.length);
    for (const path of paths) {
      const end = ways.find(({ racer }) => racer === path.label);
      expect(end?.x).toBeCloseTo(((path.x - view.xMin) / (view.xMax - view.xMin)) * width, 0);
      expect(end?.y).toBeCloseTo(((view.yMax - path.y) / (view.yMax - view.yMin)) * height, 0);
    }
    expect(parsed.ends.length).toBe(2 * paths.length);
    // Of the chosen racer the arrows too.
    expect(svg.text.match(/data-arrow="[^"]+"/g)?.length).toBeGreaterThan(0);
    expect(await accessibilityProblems(page, 'descent-race')).toEqual([]);
  });

  test('it follows the playhead, the zoom and the theme, and can be opened by itself', async () => {
    const { page, lab } = await openReproduce({ colorScheme: 'dark' });
    const take = async (): Promise<string> =>
      (await saved(page, lab.getByRole('button', { name: 'Save as SVG' }))).text;
    const before = await take();
    expect(before).toContain('fill="rgb(20, 21, 23)"');
    await lab.locator('descent-player').getByRole('button', { name: 'To the end' }).click();
    const atEnd = await take();
    const [first, last] = [await parse(page, before), await parse(page, atEnd)];
    expect(last.title).not.toBe(first.title);
    expect(last.ends).not.toEqual(first.ends);
    await lab.getByRole('button', { name: /^Zoom in/ }).click();
    await expect.poll(async () => (await parse(page, await take())).ends[0]).not.toEqual(last.ends[0]);
    const size = await page.evaluate(async (svg) => {
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, atEnd);
    expect(size[0]).toBe(1200);
    expect(size[1]).toBeGreaterThan(500);
  });

  test('the PNG is the same picture, two pixels for one, and not blank', async () => {
    const { page, lab } = await openReproduce();
    const svg = await saved(page, lab.getByRole('button', { name: 'Save as SVG' }));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      lab.getByRole('button', { name: 'Save as PNG' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('descent-race-bowl.png');
    const bytes = await readFile(await download.path());
    const seen = await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const pixels = new Uint32Array(context?.getImageData(0, 0, canvas.width, canvas.height).data.buffer ?? []);
      return { width: canvas.width, height: canvas.height, colors: new Set(pixels).size };
    }, bytes.toString('base64'));
    const [, width = NaN, height = NaN] = (/width="(\d+)" height="(\d+)"/.exec(svg.text) ?? []).map(Number);
    expect([seen.width, seen.height]).toEqual([2 * width, 2 * height]);
    expect(seen.colors).toBeGreaterThan(100);
    await lab.locator('.reproduce').getByText('The PNG picture has been handed to the browser.').waitFor();
  });

  test('what draws it is loaded when it is wanted; where that fails, a sentence says so', async () => {
    const { page, lab } = await openReproduce();
    const pictures = (): Promise<number> =>
      page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /picture-/.test(name)).length);
    expect(await pictures()).toBe(0);
    await page.evaluate(() => {
      HTMLCanvasElement.prototype.toBlob = (done) => {
        done(null);
      };
    });
    await lab.getByRole('button', { name: 'Save as PNG' }).click();
    await lab
      .locator('.reproduce')
      .getByText('The PNG picture could not be made: this browser makes no PNG of that size.')
      .waitFor();
    expect(await pictures()).toBe(1);
  });
});
