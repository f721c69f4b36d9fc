import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { labs } from '../../web/src/labs/list';
import { openPage, screenshot } from './harness';
import { Finger, missed, placeIn, tooWide } from './phone-hand';

/* Every lab on a phone that is held upright, by touch: what fits, what a finger hits, what it moves, and that it scrolls. */

const names = Object.keys(labs).map((tag) => tag.replace('descent-', ''));

/** What shows something where a finger may come down to scroll. */
const pictures = [
  ...['descent-line-chart .surface', 'descent-contour .stage', 'descent-basin-map .stage', 'descent-ridges .rows'],
  ...[
    'descent-decision-map .stage',
    'descent-comb .surface',
    'descent-dot-strips .stage',
    'descent-interval-chart svg',
  ],
  ...['descent-rate-strip svg', 'descent-plane svg', 'descent-little-net svg', 'descent-network-diagram .drawing'],
  ...['descent-cell-matrix table', 'descent-dial svg', 'descent-class-bars', 'descent-log-bars'],
] as const;

/** What the sliders of charts say. */
const said = (page: Page): Promise<readonly string[]> =>
  page
    .locator('main [role=slider]')
    .evaluateAll((all) => all.map((each) => `${each.ariaLabel}: ${each.ariaValueNow} ${each.ariaValueText}`));

const top = (page: Page): Promise<number> => page.evaluate(() => scrollY);

/** Up the screen from a place that nothing is dragged by: the page goes along, and nothing else does. */
async function swipe(page: Page, finger: Finger, picture: Locator): Promise<void> {
  const from = await placeIn(picture, 0.15, 0.5);
  const before = await top(page);
  await finger.stroke(from, { x: from.x, y: from.y - 160 });
  await expect.poll(() => top(page)).toBeGreaterThan(before + 60);
}

type Deed = (page: Page, finger: Finger) => Promise<void>;

/** A stroke on it changes what it says of itself. */
const drags =
  (part: string, dx: number, dy: number): Deed =>
  async (page, finger) => {
    const label = await page.locator(part).last().getAttribute('aria-label');
    const held = page.locator(`${part}[aria-label="${label}"]`);
    const value = () => held.evaluate((each) => `${each.ariaValueNow} ${each.ariaValueText}`);
    const [from, was] = [await placeIn(held), await value()];
    const before = await top(page);
    await finger.stroke(from, { x: from.x + dx, y: from.y + dy });
    await expect.poll(value, { message: part }).not.toBe(was);
    // The browser keeps what is read in its place when words above it change by a line.
    expect(Math.abs((await top(page)) - before), part).toBeLessThan(15);
  };

/** A tap on it tells what stands there, and goes on telling it. */
const tells =
  (picture: string, readout: string, across = 0.3, down = 0.4): Deed =>
  async (page, finger) => {
    const text = async (): Promise<string> => (await page.locator(readout).allInnerTexts()).join();
    const at = await placeIn(page.locator(picture).first(), across, down);
    const was = await text();
    await finger.tap(at);
    await expect.poll(text, { message: picture }).not.toBe(was);
    const told = await text();
    await page.waitForTimeout(60);
    expect(await text(), picture).toBe(told);
  };

const scrubs = tells('descent-line-chart .surface', 'descent-line-chart .readout');

const cross: Deed = async (page, finger) => {
  const handle = page.locator('descent-contour .handle').first();
  const place = () => handle.locator('input').first().getAttribute('aria-valuetext');
  const [from, was] = [await placeIn(handle), await place()];
  await finger.stroke(from, { x: from.x - 50, y: from.y - 30 });
  await expect.poll(place).not.toBe(was);
};

/** A line is lit by a tap; lit, it is dragged: others scroll the page. */
const weight: Deed = async (page, finger) => {
  const edge = page.locator('descent-network-diagram .edge').first();
  const readout = page.locator('descent-network-diagram .readout');
  await edge.evaluate((each) => each.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const middle = await edge.locator('path.reach').evaluate((path: SVGPathElement) => {
    const { x, y } = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM() ?? undefined);
    return { x, y };
  });
  await finger.tap(middle);
  await expect.poll(() => page.locator('descent-network-diagram .edge.one').count()).toBe(1);
  const told = await readout.innerText();
  expect(told).toMatch(/\d/);
  await finger.stroke(middle, { x: middle.x, y: middle.y - 40 });
  await expect.poll(() => readout.innerText()).not.toBe(told);
};

const row: Deed = async (page, finger) => {
  const rows = page.locator('descent-ridges .rows');
  const chosen = () => rows.first().getAttribute('aria-valuenow');
  const was = await chosen();
  await finger.tap(await placeIn(rows.locator('.row').first()));
  await expect.poll(chosen).not.toBe(was);
};

const draws: Deed = async (page, finger) => {
  await page.getByRole('button', { name: 'Clear' }).click();
  const ink = page.locator('descent-drawing polyline.ink');
  await expect.poll(() => ink.count()).toBe(0);
  const from = await placeIn(page.locator('descent-drawing .square'), 0.3, 0.3);
  const before = await top(page);
  await finger.stroke(from, { x: from.x + 60, y: from.y + 120 });
  await expect.poll(() => ink.count()).toBe(1);
  expect(await top(page)).toBe(before);
};

/** What is done by hand in a lab, beyond pressing. */
const deeds: Readonly<Record<string, readonly Deed[]>> = {
  axis: [scrubs, tells('descent-cell-matrix td.cell', '.story', 0.5, 0.5)],
  basins: [tells('descent-basin-map .stage', '.journey', 0.3, 0.3)],
  claims: [tells('descent-interval-chart .row', 'descent-interval-chart .readout', 0.4, 0.5)],
  depth: [scrubs, drags('descent-line-chart .grip', 0, 40)],
  digits: [draws],
  downhill: [cross],
  ewma: [scrubs, drags('descent-comb .handle', -40, 0), tells('descent-comb .surface', 'descent-comb .readout', 0.5)],
  'first-network': [scrubs],
  network: [scrubs, row],
  playground: [tells('descent-decision-map .stage', 'descent-decision-map .readout'), weight],
  race: [scrubs, cross, drags('descent-rate-strip .mark', 50, 0)],
  scaling: [drags('descent-dot-strips .handle', -60, 0)],
  terrain: [scrubs, cross],
  'weight-norm': [scrubs, drags('descent-plane .handle', 30, 30)],
};

/** What learns for long learns for a moment here: its charts stand still when they are touched. */
const brief: Readonly<Record<string, string>> = { digits: '#digits.steps=40' };

test.each(names)(
  '%s on a phone: it fits, a finger hits everything, drags, taps, and scrolls the page',
  async (name) => {
    const { page, errors, close } = await openPage(`labs/${name}.html${brief[name] ?? ''}`, {
      ...{ width: 360, height: 740, touch: true, reducedMotion: 'reduce' },
    });
    try {
      await page.locator('main footer').first().waitFor();
      await expect
        .poll(() => page.locator('main :is(canvas, svg:not(.glyph), math, .cell)').count())
        .toBeGreaterThan(0);
      await expect.poll(() => page.locator('main footer progress:not(.waiting)').count()).toBe(0);
      await expect.poll(() => page.evaluate(tooWide)).toEqual([]);
      await expect.poll(() => page.evaluate(missed)).toEqual([]);
      await screenshot(page, `phone-${name}`);

      const finger = await Finger.on(page);
      for (const selector of pictures) {
        const picture = page.locator(`main ${selector}`).first();
        if ((await picture.count()) === 0 || !(await picture.isVisible())) continue;
        const was = await said(page);
        await swipe(page, finger, picture);
        expect(await said(page), selector).toEqual(was);
      }
      for (const deed of deeds[name] ?? []) await deed(page, finger);
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  },
);
