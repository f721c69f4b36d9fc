import { createHash } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems, openPage, screenshot, type OpenPage, type PageOptions } from './harness';

/** The surface in 3-D: loaded when opened, in step with the map, gone without a trace. */

let opened: OpenPage | undefined;
beforeEach(() => (opened = undefined));
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  expect(errors).toEqual([]);
});

async function openRace(hash = '', options: PageOptions = {}): Promise<{ page: Page; lab: Locator }> {
  opened = await openPage(`labs/race.html${hash}`, options);
  const { page } = opened;
  const lab = page.locator('descent-race');
  await lab.scrollIntoViewIfNeeded();
  await lab.locator('descent-contour .handle').waitFor();
  return { page, lab };
}

async function openRelief(hash = '', options: PageOptions = {}): Promise<{ page: Page; lab: Locator }> {
  const { page, lab } = await openRace(hash, { width: 820, ...options, before: keepPixels + (options.before ?? '') });
  await lab.getByRole('button', { name: '3-D' }).click();
  await lab.locator('descent-relief figure').waitFor({ timeout: 40_000 });
  await atRest(page);
  return { page, lab };
}

/** Without a graphics card, a drawing takes as long as it takes. */
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 40_000 });

const picture = (lab: Locator): Locator => lab.locator('descent-relief .picture');

interface Orbit {
  readonly azimuth: number;
  readonly elevation: number;
  readonly zoom: number;
  readonly target: readonly number[] | null;
}

const orbitOf = (lab: Locator): Promise<Orbit> =>
  lab.locator('descent-relief').evaluate((relief) => (relief as unknown as { orbit: Orbit }).orbit);

/** Each ball: whose it is, at which step, where on the screen. */
function balls(lab: Locator): Promise<readonly { label: string; row: number; x: number; y: number }[]> {
  return lab
    .locator('descent-relief')
    .evaluate((relief) =>
      (relief as unknown as { seen: { path: { label: string }; row: number; x: number; y: number }[] }).seen.map(
        ({ path, row, x, y }) => ({ label: path.label, row, x, y }),
      ),
    );
}

/** Until so many frames have passed in which nothing was drawn. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    let quiet = 0;
    addEventListener('descent-painted', () => (quiet = 0));
    while (quiet++ < 10) await new Promise(requestAnimationFrame);
  });
}

async function goTo(page: Page, lab: Locator, step: number): Promise<void> {
  await lab.locator('descent-player input[type=range]').evaluate((slider: HTMLInputElement, to) => {
    slider.value = String(to);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }, step);
  await atRest(page);
}

/** What WebGL has drawn last, kept at the moment of drawing: afterwards, a browser may clear the canvas. */
const keepPixels = `addEventListener('descent-painted', (event) => {
  const [canvas] = event.composedPath();
  if (!event.composedPath().some((at) => at.localName === 'descent-relief')) return;
  window.drawn ??= document.createElement('canvas');
  [drawn.width, drawn.height] = [canvas.width, canvas.height];
  drawn.getContext('2d').drawImage(canvas, 0, 0);
});`;

async function pixelsOf(page: Page): Promise<string> {
  const drawn = await page.evaluate(() => (window as unknown as { drawn: HTMLCanvasElement }).drawn.toDataURL());
  return createHash('sha256').update(drawn).digest('hex');
}

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('nothing to be seen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** What WebGL objects have been made and not been deleted: as text, since an empty one says it all. */
const countObjects = `
  window.alive = {};
  for (const kind of ['Buffer', 'Program', 'VertexArray', 'Renderbuffer']) {
    const of = WebGL2RenderingContext.prototype;
    const [make, free] = [of['create' + kind], of['delete' + kind]];
    alive[kind] = new Set();
    of['create' + kind] = function (...how) { const it = make.apply(this, how); alive[kind].add(it); return it; };
    of['delete' + kind] = function (it) { alive[kind].delete(it); return free.call(this, it); };
  }
  const { getContext } = HTMLCanvasElement.prototype;
  window.contexts = new Set();
  HTMLCanvasElement.prototype.getContext = function (kind, ...how) {
    const context = getContext.call(this, kind, ...how);
    if (kind === 'webgl2' && context) contexts.add(context);
    return context;
  };`;

function objects(page: Page): Promise<{ alive: Record<string, number>; contexts: readonly boolean[] }> {
  return page.evaluate(() => {
    const { alive, contexts } = window as unknown as {
      alive: Record<string, Set<unknown>>;
      contexts: Set<WebGL2RenderingContext>;
    };
    return {
      alive: Object.fromEntries(Object.entries(alive).map(([kind, set]) => [kind, set.size])),
      contexts: [...contexts].map((context) => context.isContextLost()),
    };
  });
}

describe('3-D', () => {
  test('is loaded when it is opened, and not before', async () => {
    const { page, lab } = await openRace();
    const scripts = (): Promise<string[]> =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => /\/assets\/[^/]*\.js$/.test(name)),
      );
    const before = await scripts();
    expect(before.filter((name) => /stage|relief/.test(name))).toEqual([]);
    expect(await lab.locator('descent-relief').count()).toBe(0);
    await lab.getByRole('button', { name: '3-D' }).click();
    await lab.locator('descent-relief figure').waitFor({ timeout: 40_000 });
    const more = (await scripts()).filter((name) => !before.includes(name));
    expect(more.map((name) => name.replace(/.*\/|-.{8}\.js$/g, ''))).toEqual(['relief', 'stage']);
    // In the map's place.
    expect(await lab.locator('descent-contour').count()).toBe(0);
    expect(await lab.getByRole('button', { name: '3-D' }).getAttribute('aria-pressed')).toBe('true');
  });

  test('shows what the map shows: axes with numbers, the start, the minima, every racer by its mark', async () => {
    const { lab } = await openRelief('', { width: 1440 });
    const relief = lab.locator('descent-relief');
    expect(await relief.locator('.marks-layer text.name').allTextContents()).toEqual(['x', 'y']);
    expect(await relief.locator('.upright').textContent()).toBe('loss (log scale)');
    expect(await relief.locator('.marks-layer line.tick').count()).toBeGreaterThan(8);
    expect(await relief.locator('.marks-layer .start').count()).toBe(1);
    expect(await relief.locator('.marks-layer .pin.global').count()).toBe(1);
    const names = await lab.locator('.standings .name').allInnerTexts();
    const labels = await relief.locator('.label').allTextContents();
    expect(labels.map((text) => text.trim()).sort()).toEqual(names.map((text) => text.trim()).sort());
    expect(await relief.locator('#words').textContent()).toMatch(/Relief of the loss.*after step/s);
  });

  test('the balls move with the playhead, forth and back', async () => {
    const { page, lab } = await openRelief();
    await goTo(page, lab, 5);
    const [at5, seen5] = [await balls(lab), await pixelsOf(page)];
    expect(at5.map(({ row }) => row)).toEqual(at5.map(() => 5));
    await lab.locator('descent-player').getByRole('button', { name: 'One step on' }).first().click();
    await atRest(page);
    const [at6, seen6] = [await balls(lab), await pixelsOf(page)];
    expect(at6.map(({ row }) => row)).toEqual(at5.map(() => 6));
    at6.forEach((ball, k) => expect([ball.x, ball.y]).not.toEqual([at5[k]?.x, at5[k]?.y]));
    expect(seen6).not.toBe(seen5);
    await goTo(page, lab, 5);
    expect(await balls(lab)).toEqual(at5);
    expect(await pixelsOf(page)).toBe(seen5);
  });

  test('playing moves them, and at rest nothing is drawn', async () => {
    const { page, lab } = await openRelief();
    await goTo(page, lab, 0);
    // Slowly: where every drawing takes long, it would be at the end before it is stopped.
    await lab.locator('descent-player').getByLabel('Speed').first().selectOption('0.25');
    await lab.getByRole('button', { name: 'Play' }).click();
    await soon(async () => (await balls(lab))[0]?.row ?? 0).toBeGreaterThan(3);
    await lab.getByRole('button', { name: 'Pause' }).click();
    await atRest(page);
    const drawn = await page.evaluate(async () => {
      let count = 0;
      addEventListener('descent-painted', () => (count += 1));
      for (let k = 0; k < 40; k++) await new Promise(requestAnimationFrame);
      return count;
    });
    expect(drawn).toBe(0);
  });

  test('keys turn it, zoom and put it back; the values of the chosen ball are read beside it', async () => {
    const { page, lab } = await openRelief();
    const first = await orbitOf(lab);
    const before = await pixelsOf(page);
    await lab.getByRole('button', { name: '3-D' }).focus();
    await page.keyboard.press('Tab');
    const chosen = (await lab.locator('.standings .name[aria-pressed=true]').innerText()).trim();
    const { index, x } = await lab.locator('descent-relief').evaluate((element) => {
      const relief = element as unknown as {
        index: number;
        selected: string;
        paths: { id: string; x: Float64Array }[];
      };
      const path = relief.paths.find(({ id }) => id === relief.selected);
      return { index: relief.index, x: path?.x[relief.index] ?? NaN };
    });
    const readout = await lab.locator('descent-relief .readout').innerText();
    expect(readout).toContain(`${chosen}, step ${index}`);
    const read = Number(/x (\S+?),/.exec(readout)?.[1]?.replace('−', '-'));
    expect(Math.abs(read - x)).toBeLessThan(0.01);

    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    const turned = await orbitOf(lab);
    expect(turned.azimuth).toBeLessThan(first.azimuth);
    expect(turned.elevation).toBeGreaterThan(first.elevation);
    await page.keyboard.press('+');
    expect((await orbitOf(lab)).zoom).toBeGreaterThan(1);
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    expect((await orbitOf(lab)).zoom).toBeLessThan(1);
    await atRest(page);
    expect(await pixelsOf(page)).not.toBe(before);
    await page.keyboard.press('0');
    expect(await orbitOf(lab)).toEqual(first);
    // The keys that it has no use for are still the player's.
    await page.keyboard.press('Home');
    await soon(async () => (await balls(lab))[0]?.row).toBe(0);
    // Buttons for whoever can't drag.
    await lab.locator('descent-relief').getByRole('button', { name: 'Turn right' }).click();
    expect((await orbitOf(lab)).azimuth).toBeGreaterThan(first.azimuth);
    await lab.locator('descent-relief').getByRole('button', { name: 'reset' }).click();
    expect(await orbitOf(lab)).toEqual(first);
  });

  test('the mouse turns it and finds the balls; the wheel is the page’s until it is asked for', async () => {
    const { page, lab } = await openRelief();
    const first = await orbitOf(lab);
    const { x, y } = await middleOf(picture(lab));
    await page.mouse.move(x, y);
    const top = await page.evaluate(() => scrollY);
    await page.mouse.wheel(0, 120);
    await soon(() => page.evaluate(() => scrollY)).toBeGreaterThan(top);
    expect((await orbitOf(lab)).zoom).toBe(1);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -40);
    await soon(async () => (await orbitOf(lab)).zoom).toBeGreaterThan(1);
    await page.keyboard.up('Control');
    await page.evaluate((to) => scrollTo({ top: to, behavior: 'instant' }), top);

    await page.mouse.down();
    await page.mouse.move(x + 80, y + 30, { steps: 4 });
    await page.mouse.up();
    const turned = await orbitOf(lab);
    expect(turned.azimuth).toBeLessThan(first.azimuth);
    expect(turned.elevation).toBeGreaterThan(first.elevation);
    await atRest(page);

    const ball = (await balls(lab)).find(({ label }) => label === 'Nesterov');
    const box = await picture(lab).boundingBox();
    if (!ball || !box) throw new Error('no such ball');
    await page.mouse.move(box.x + ball.x, box.y + ball.y);
    await soon(() => lab.locator('descent-relief .readout').innerText()).toContain('Nesterov, step');
    await page.mouse.down();
    await page.mouse.up();
    await soon(() => lab.locator('.standings .name[aria-pressed=true]').innerText()).toContain('Nesterov');
  });

  test('a finger turns it sideways and scrolls the page up and down; two fingers zoom', async () => {
    const { page, lab } = await openRelief('', { width: 390, touch: true });
    await picture(lab).scrollIntoViewIfNeeded();
    const first = await orbitOf(lab);
    const { x, y } = await middleOf(picture(lab));
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', { x, y });
    for (let k = 1; k <= 8; k++) await touch('touchMove', { x: x + 10 * k, y });
    await touch('touchEnd');
    const turned = await orbitOf(lab);
    expect(turned.azimuth).toBeLessThan(first.azimuth - 0.2);

    const top = await page.evaluate(() => scrollY);
    await touch('touchStart', { x, y });
    for (let k = 1; k <= 10; k++) await touch('touchMove', { x, y: y - 10 * k });
    await touch('touchEnd');
    await soon(() => page.evaluate(() => scrollY)).toBeGreaterThan(top + 30);
    expect((await orbitOf(lab)).azimuth).toBe(turned.azimuth);

    await picture(lab).scrollIntoViewIfNeeded();
    const now = await middleOf(picture(lab));
    const spread = (far: number) => [
      { x: now.x - far, y: now.y },
      { x: now.x + far, y: now.y },
    ];
    await touch('touchStart', ...spread(30));
    for (const far of [40, 50, 60]) await touch('touchMove', ...spread(far));
    await touch('touchEnd');
    await soon(async () => (await orbitOf(lab)).zoom).toBeGreaterThan(1.5);
  });

  test('the height can be the loss itself', async () => {
    const { page, lab } = await openRelief();
    const before = await pixelsOf(page);
    await lab.locator('descent-relief').getByRole('button', { name: 'linear' }).click();
    await atRest(page);
    expect(await lab.locator('descent-relief .upright').textContent()).toBe('loss');
    expect(await pixelsOf(page)).not.toBe(before);
  });

  test('without WebGL the map stays, and a sentence says why', async () => {
    const { lab } = await openRace('', {
      before: `const { getContext } = HTMLCanvasElement.prototype;
        HTMLCanvasElement.prototype.getContext = function (kind, ...how) {
          return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...how);
        };`,
    });
    await lab.getByRole('button', { name: '3-D' }).click();
    const sentence = lab.locator('descent-relief [role=status]');
    await soon(() => sentence.innerText()).toMatch(/no WebGL 2.*the map stays/);
    expect(await lab.locator('descent-contour .handle').isVisible()).toBe(true);
    expect(await picture(lab).isVisible()).toBe(false);
    await lab.getByRole('button', { name: 'Map' }).click();
    expect(await sentence.count()).toBe(0);
  });

  test('a lost context brings the map back with a sentence; a restored one goes on', async () => {
    const { page, lab } = await openRelief();
    const before = await pixelsOf(page);
    const drop = (deed: 'loseContext' | 'restoreContext'): Promise<void> =>
      lab.locator('descent-relief canvas').evaluate((canvas: HTMLCanvasElement, name) => {
        const keep = canvas as unknown as { extension?: WEBGL_lose_context | null };
        keep.extension ??= canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context') ?? null;
        keep.extension?.[name]();
      }, deed);
    await drop('loseContext');
    await soon(() => lab.locator('descent-relief [role=status]').innerText()).toContain('The map stays');
    await lab.locator('descent-contour .handle').waitFor();
    await drop('restoreContext');
    await soon(() => lab.locator('descent-contour').count()).toBe(0);
    await atRest(page);
    expect(await pixelsOf(page)).toBe(before);
  });

  test('closing it, or taking the lab away, frees what it held; it can be opened again', async () => {
    const { page, lab } = await openRelief('', { before: countObjects });
    const held = await objects(page);
    expect(held.contexts).toEqual([false]);
    expect(held.alive['Buffer']).toBeGreaterThan(10);
    await lab.getByRole('button', { name: 'Map' }).click();
    await lab.locator('descent-contour .handle').waitFor();
    const freed = await objects(page);
    expect(freed.contexts).toEqual([true]);
    expect(Object.entries(freed.alive).filter(([, count]) => count > 0)).toEqual([]);

    await lab.getByRole('button', { name: '3-D' }).click();
    await lab.locator('descent-relief figure').waitFor();
    await page.evaluate(() => {
      const lab = document.querySelector('descent-race');
      (window as unknown as { place: unknown }).place = [lab, lab?.parentNode, lab?.nextSibling];
      lab?.remove();
    });
    expect((await objects(page)).contexts).toEqual([true, true]);
    await page.evaluate(() => {
      const { place } = window as unknown as { place: [Element, Element, Node | null] };
      place[1].insertBefore(place[0], place[2]);
    });
    await lab.locator('descent-relief figure').waitFor();
    await atRest(page);
    expect((await objects(page)).contexts).toEqual([true, true, false]);
  });

  test('follows the window, the density of the screen and the theme', async () => {
    // A headless browser has one screen: what it says of it is said in its place.
    const { page, lab } = await openRelief('', {
      width: 1000,
      before: `const ask = window.matchMedia.bind(window);
        window.asked = [];
        window.matchMedia = (query) => { const list = ask(query); asked.push(list); return list; };`,
    });
    const size = (): Promise<readonly [number, number]> =>
      lab.locator('descent-relief canvas').evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.clientWidth]);
    const moveTo = (density: number): Promise<void> =>
      page.evaluate((now) => {
        Object.defineProperty(window, 'devicePixelRatio', { configurable: true, get: () => now });
        const { asked } = window as unknown as { asked: MediaQueryList[] };
        for (const list of [...asked]) if (list.media.includes('resolution')) list.dispatchEvent(new Event('change'));
      }, density);
    const [wide] = await size();
    await moveTo(2);
    await soon(async () => (await size())[0]).toBe(2 * wide);
    await moveTo(1);
    await soon(async () => (await size())[0]).toBe(wide);
    await page.setViewportSize({ width: 420, height: 900 });
    await soon(async () => (await size())[0]).toBeLessThan(wide);
    await atRest(page);
    const [drawn, shown] = await size();
    expect(drawn).toBe(shown);
    const light = await pixelsOf(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await atRest(page);
    expect(await pixelsOf(page)).not.toBe(light);
  });

  test('starting over leads back to the map', async () => {
    const { lab } = await openRelief();
    await lab.getByRole('button', { name: 'Start over' }).click();
    await lab.locator('descent-contour .handle').waitFor();
    expect(await lab.locator('descent-relief').count()).toBe(0);
  });

  test.each([
    ['two-wells', 1440, 'light'],
    ['rosenbrock', 820, 'dark'],
    ['rastrigin', 390, 'light'],
  ] as const)('%s at %i, %s: nothing sticks out, axe finds nothing', async (surface, width, colorScheme) => {
    const { page, lab } = await openRelief(`#race.surface.id=${surface}`, {
      ...{ width, colorScheme, touch: width === 390 },
    });
    const out = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(out).toBeLessThanOrEqual(0);
    expect(await accessibilityProblems(page, 'descent-race')).toEqual([]);
    await screenshot(page, `relief-${surface}-${width}-${colorScheme}`, 'descent-race');
    await lab.getByRole('button', { name: 'Map' }).click();
  });
});
