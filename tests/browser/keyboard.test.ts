import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElementHandle, JSHandle, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage } from './harness';
import { equip } from './keyboard-walk';

/* Every lab without a pointer: looped over what is built. What single charts and labs do by keys: their own tests. */

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
const labPages = readdirSync(join(dist, 'labs')).flatMap((file) => (file.endsWith('.html') ? [`labs/${file}`] : []));

const stopsOf = (page: Page): Promise<readonly string[]> => page.evaluate(() => window.walk.stops());

/** Until nothing is being computed, and what can be operated has stayed the same from one look to the next. */
async function settled(page: Page): Promise<readonly string[]> {
  await expect.poll(() => page.locator('main footer progress:not(.waiting)').count()).toBe(0);
  // Rates are tried beside a race; their chart comes later.
  await expect
    .poll(() => page.locator('main [data-control=whichRateSuitsWhom]:not(:has(descent-rate-strip))').count(), {
      timeout: 20_000,
    })
    .toBe(0);
  let last = await stopsOf(page);
  await expect
    .poll(async () => {
      const [known, now] = [last, await stopsOf(page)];
      last = now;
      return known.join('\n') === now.join('\n');
    })
    .toBe(true);
  return last;
}

async function walk(page: Page, key: 'Tab' | 'Shift+Tab', presses: number): Promise<readonly string[]> {
  await page.evaluate(() => window.walk.begin());
  for (let k = 0; k < presses; k++) await page.keyboard.press(key);
  return page.evaluate(() => window.walk.visited());
}

/** A handle for each entry of an array in the page. */
const entries = async (list: JSHandle): Promise<readonly JSHandle[]> => [...(await list.getProperties()).values()];

async function elements(list: JSHandle): Promise<readonly ElementHandle<HTMLElement>[]> {
  return (await entries(list)).flatMap((each) => each.asElement() ?? []) as ElementHandle<HTMLElement>[];
}

/** What can have the focus and tells a screen reader nothing. */
async function nameless(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes
    .filter((node) => !node.ignored && node.properties?.some(({ name, value }) => name === 'focusable' && value.value))
    .filter(
      (node) => !['RootWebArea', 'main'].includes(String(node.role?.value)) && !String(node.name?.value ?? '').trim(),
    )
    .map((node) => `${node.role?.value} ${node.nodeId}`);
}

test.each(labPages)('%s goes by keys alone: in order, seen, named, there and back', async (path) => {
  const { page, errors, close } = await openPage(path, { reducedMotion: 'reduce' });
  try {
    await page.locator('main footer').first().waitFor();
    await page.evaluate(equip);
    const stops = await settled(page);
    expect(stops.length).toBeGreaterThan(15);
    expect(await page.evaluate(() => window.walk.unreachable())).toEqual([]);

    expect(await walk(page, 'Tab', stops.length)).toEqual(stops);
    expect(await page.evaluate(() => window.walk.faults())).toEqual([]);
    // At the last one; back to the first.
    expect(await walk(page, 'Shift+Tab', stops.length - 1)).toEqual(stops.slice(0, -1).reverse());
    expect(await nameless(page)).toEqual([]);

    // What unfolds does so by Enter, and folds again by the space bar.
    for (const summary of await page.evaluateHandle(() => window.walk.summaries()).then(elements)) {
      const open = () => summary.evaluate((each) => (each.parentElement as HTMLDetailsElement).open);
      const was = await open();
      await summary.focus();
      await page.keyboard.press('Enter');
      expect(await open(), await summary.innerText()).toBe(!was);
      await page.keyboard.press(' ');
      expect(await open(), await summary.innerText()).toBe(was);
    }

    // From the one of a set that Tab reaches, an arrow key leads to the others.
    for (const set of await page.evaluateHandle(() => window.walk.sets()).then(entries)) {
      const [one, ...others] = await elements(set);
      const arrived = () => page.evaluate((them) => them.some((each) => each.matches(':focus')), others);
      await one?.focus();
      for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft']) {
        await page.keyboard.press(key);
        await page.evaluate(() => new Promise(requestAnimationFrame));
        if (await arrived()) break;
      }
      expect(await arrived(), await one?.evaluate((each) => each.outerHTML.slice(0, 200))).toBe(true);
    }

    // An arrow key moves each slider, away from its end, and each group of radio buttons.
    for (const slider of await page.evaluateHandle(() => window.walk.sliders()).then(elements)) {
      // What another one has changed may have replaced it.
      if (!(await slider.evaluate((each) => each.isConnected))) continue;
      const value = () => slider.evaluate((each) => window.walk.valueOf(each));
      const keys = await slider.evaluate((each) => window.walk.keysOf(each));
      const was = await value();
      await slider.focus();
      let presses = 0;
      const pressed = async (): Promise<string> => {
        await page.keyboard.press(keys[presses++ % keys.length] ?? '');
        // A chart says where it stands when it has been drawn.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        return value();
      };
      await expect.poll(pressed, { message: was, interval: 20 }).not.toBe(was);
    }

    const share = page.locator('main footer button[aria-haspopup=dialog]').first();
    await share.focus();
    await page.keyboard.press('Enter');
    await page.locator('descent-share dialog[open]').waitFor();
    expect(await page.locator('descent-share dialog :focus').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.locator('descent-share dialog:not([open])').waitFor({ state: 'attached' });
    expect(await share.evaluate((each) => each.matches(':focus'))).toBe(true);

    // What a reader's system asks for, while the page is here.
    expect(await page.evaluate(() => window.walk.moving())).toEqual([]);
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    expect(await page.evaluate(() => window.walk.unmarked())).toEqual([]);
    expect(await page.evaluate(() => window.walk.unreadable())).toEqual([]);
    expect(await page.evaluate(() => window.walk.colourless())).toEqual([]);
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
    // 1280 × 1024 at 400 %.
    await page.setViewportSize({ width: 320, height: 256 });
    await expect.poll(() => page.evaluate(() => window.walk.outside())).toEqual([]);
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});
