import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems, openPage, screenshot, type OpenPage, type PageOptions } from './harness';

/* Basins: two maps of starts, live while a knob is dragged, with a cursor that both share. */

let opened: OpenPage | undefined;
beforeEach(() => (opened = undefined));
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  expect(errors).toEqual([]);
});

/** Opens the page at the lab, and waits until both maps are as fine as they get. */
async function openBasins(
  hash = '',
  options: PageOptions = {},
  path = 'labs/basins.html',
): Promise<{ page: Page; lab: Locator }> {
  opened = await openPage(path + hash, options);
  const { page } = opened;
  const lab = page.locator('descent-basins');
  await lab.scrollIntoViewIfNeeded();
  await lab.locator('descent-basin-map .handle').nth(1).waitFor({ timeout: 15_000 });
  await fine(lab);
  return { page, lab };
}

/** What a map draws: the widths of its grids from the first painted to the last, and how its starts end. */
interface Seen {
  readonly columns: readonly number[];
  readonly window: readonly number[];
  readonly ends: string;
  readonly path: readonly number[];
  readonly cursor: readonly number[];
}

/** The numbers of the minima at which starts of a map end. */
function endings(element: Element): readonly number[] {
  const { grids } = element as unknown as { grids: readonly { minimum: Float64Array }[] };
  return [...new Set(grids[grids.length - 1]?.minimum ?? [])].filter((place) => place >= 0).sort();
}

function seen(lab: Locator, k: number): Promise<Seen> {
  return lab
    .locator('descent-basin-map')
    .nth(k)
    .evaluate((element) => {
      const map = element as unknown as {
        grids: readonly {
          columns: number;
          rows: number;
          xMin: number;
          xMax: number;
          minimum: Float64Array;
          steps: Float64Array;
        }[];
        path: { x: Float64Array; y: Float64Array } | null;
        cursor: readonly number[];
      };
      const last = map.grids[map.grids.length - 1];
      const sum = (values: Float64Array): number =>
        values.reduce((total, value, i) => total + (Number.isNaN(value) ? -1 : value) * ((i % 89) + 1), 0);
      return {
        columns: map.grids.map(({ columns }) => columns),
        window: [last?.xMin ?? NaN, last?.xMax ?? NaN],
        ends: last ? [last.minimum.length, sum(last.minimum), sum(last.steps)].join(' ') : '',
        path: map.path ? [map.path.x.length, sum(map.path.x), sum(map.path.y)] : [],
        cursor: [...map.cursor],
      };
    });
}

async function fine(lab: Locator): Promise<void> {
  for (const k of [0, 1]) await expect.poll(() => isFine(lab, k), { timeout: 15_000 }).toBe(true);
}

async function isFine(lab: Locator, k: number): Promise<boolean> {
  const { columns, ends } = await seen(lab, k);
  const last = columns.at(-1) ?? 0;
  return columns.length > 1 && last > (columns[0] ?? 0) && ends.startsWith(`${last * last} `);
}

const sentence = (lab: Locator): Promise<string> => lab.locator('.journey > span').first().innerText();
const shares = (lab: Locator, k: number): Promise<string[]> =>
  lab.locator('.side').nth(k).locator('.shares li').allInnerTexts();
const rate = (lab: Locator, k: number): Locator =>
  lab.locator('.side').nth(k).locator('descent-knob[data-id=learningRate] input[type=range]');

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('nothing to be seen');
  return box;
}

/** A point of a map's plot, as shares of its width and height. */
async function pointOn(lab: Locator, k: number, x: number, y: number): Promise<{ x: number; y: number }> {
  const box = await boxOf(lab.locator('descent-basin-map .stage').nth(k));
  return { x: box.x + x * box.width, y: box.y + y * box.height };
}

describe('on arrival', () => {
  test('both maps, their shares, one legend, a way from a start and a sentence are there', async () => {
    const { lab } = await openBasins();
    expect(await lab.locator('descent-basin-map').count()).toBe(2);
    for (const k of [0, 1]) expect((await seen(lab, k)).path[0]).toBeGreaterThan(2);
    await lab.locator('.guess [data-show]').click();
    for (const k of [0, 1]) {
      expect((await shares(lab, k)).join()).toMatch(/\d %/);
      const words = await lab.locator('descent-basin-map #words').nth(k).textContent();
      expect(words).toMatch(/of all starts, .* % reach minimum 1, global minimum at .* steps on average/);
    }
    expect(await lab.locator('.legend').innerText()).toMatch(
      /global minimum.*local minimum.*in none within the 200 steps.*lost/s,
    );
    expect(await sentence(lab)).toMatch(
      /^From \(1\.7, 1\.2\): Gradient descent reaches minimum \d in \d+ steps; Momentum reaches minimum \d in \d+ steps\.$/,
    );
    expect(await lab.locator('descent-basin-map text.name').allTextContents()).toEqual(['x', 'y', 'x', 'y']);
  });

  test('the picture is painted in the colours of the legend', async () => {
    const { page, lab } = await openBasins();
    // Where gradient descent starts on the left it ends in minimum 1, on the right in minimum 2: blue and vermillion.
    const at = (x: number) =>
      lab
        .locator('descent-basin-map')
        .first()
        .evaluate((element, share) => {
          const canvas = element.shadowRoot?.querySelector('canvas');
          const context = canvas?.getContext('2d');
          const pixel =
            context?.getImageData((canvas?.width ?? 0) * share, (canvas?.height ?? 0) * 0.25, 1, 1).data ?? [];
          return [...pixel].slice(0, 3);
        }, x);
    const [left, right] = [await at(0.2), await at(0.8)];
    expect(left[2]).toBeGreaterThan(left[0] ?? 255);
    expect(right[0]).toBeGreaterThan(right[2] ?? 255);
    await screenshot(page, 'basins', 'descent-basins');
  });

  test.each([
    ['light', 1440],
    ['dark', 820],
    ['light', 390],
  ] as const)('nothing serious for axe, nothing too wide: %s, %d px', async (colorScheme, width) => {
    const { page, lab } = await openBasins('', { colorScheme, width, touch: width === 390 });
    expect(await accessibilityProblems(page, 'descent-basins')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    // One column on a phone, two of equal size elsewhere.
    const [a, b] = await Promise.all([0, 1].map((k) => boxOf(lab.locator('descent-basin-map .stage').nth(k))));
    if (!a || !b) throw new Error('two maps');
    expect([a.width, a.height]).toEqual([b.width, b.height]);
    if (width === 390) expect(b.y).toBeGreaterThan(a.y + a.height);
    else expect(b.y).toBe(a.y);
    await screenshot(page, `basins-${colorScheme}-${width}`, 'descent-basins');
  });
});

describe('a knob', () => {
  test('dragged redraws its map coarsely on the way and finely at rest; the other map keeps its fine picture', async () => {
    const { page, lab } = await openBasins();
    const [before, other] = [await seen(lab, 0), await seen(lab, 1)];
    const thumb = rate(lab, 0);
    await thumb.scrollIntoViewIfNeeded();
    const box = await boxOf(thumb);
    const middle = box.y + box.height / 2;
    const position = await thumb.evaluate((input: HTMLInputElement) => Number(input.value) / Number(input.max));
    await page.mouse.move(box.x + 10 + position * (box.width - 20), middle);
    await page.mouse.down();
    const onTheWay = new Set<string>();
    for (let k = 1; k <= 12; k++) {
      await page.mouse.move(box.x + 10 + position * (box.width - 20) + 4 * k, middle);
      await page.waitForTimeout(40);
      const now = await seen(lab, 0);
      onTheWay.add(`${now.columns.length} ${now.ends}`);
    }
    // Several pictures, each of the coarse grid alone.
    expect([...onTheWay].filter((each) => each.startsWith('1 ')).length).toBeGreaterThan(3);
    expect(new URL(page.url()).hash).not.toContain('basins.');
    await page.mouse.up();
    await fine(lab);
    const after = await seen(lab, 0);
    expect(after.ends).not.toBe(before.ends);
    expect((await seen(lab, 1)).ends).toBe(other.ends);
    await expect.poll(() => page.url()).toContain('basins.optimizers.0.learningRate=');
  });

  test('of what is long to compute shows the fine map growing, and how far it is', async () => {
    const { lab } = await openBasins();
    // Written down from within the page: on a busy machine it may be over before it is asked for from here.
    await lab.evaluate((host) => {
      const side = host.shadowRoot?.querySelector('.side');
      const [bar, map] = ['progress', 'descent-basin-map'].map((name) => side?.querySelector(name));
      const look = (): void => {
        const { grids } = map as unknown as { grids: readonly { minimum: Float64Array }[] };
        const made = grids.at(-1)?.minimum.length ?? 0;
        const { value } = bar as HTMLProgressElement;
        if (grids.length > 1 && made < 256 * 256 && value > 0 && value < 1) side?.setAttribute('data-grew', '');
      };
      new MutationObserver(look).observe(bar as Element, { attributes: true });
      (host as unknown as { changeAll(changes: object): void }).changeAll({ surface: 'ackley', steps: 2000 });
    });
    await expect.poll(() => lab.locator('.side').first().getAttribute('data-grew'), { timeout: 20_000 }).toBe('');
    // A newer spec wins at once.
    await lab.evaluate((host) =>
      (host as unknown as { changeAll(changes: object): void }).changeAll({ surface: 'beale', steps: 100 }),
    );
    await fine(lab);
  });

  test('another optimizer, and what stands behind "more", change that map', async () => {
    const { lab } = await openBasins();
    const side = lab.locator('.side').nth(1);
    const before = (await seen(lab, 1)).ends;
    await side.locator('select').first().selectOption('adam');
    await expect.poll(() => sentence(lab)).toContain('Adam');
    await fine(lab);
    const adam = (await seen(lab, 1)).ends;
    expect(adam).not.toBe(before);
    expect(await side.locator('descent-knob:visible').count()).toBe(1);
    await side.locator('details summary').first().click();
    expect(await side.locator('descent-knob:visible').count()).toBeGreaterThan(3);
    const beta = side.locator('descent-knob[data-id=beta1] input[type=text]');
    await beta.fill('0.5');
    await beta.press('Enter');
    await expect.poll(async () => (await seen(lab, 1)).ends).not.toBe(adam);
  });

  test('of both maps (noise, seed, radius, steps) changes both', async () => {
    const { page, lab } = await openBasins();
    await lab.locator('.panel details summary').first().click();
    for (const id of ['noise', 'seed', 'radius', 'steps']) {
      const before = [await seen(lab, 0), await seen(lab, 1)].map(({ ends }) => ends);
      await lab.locator(`.panel descent-knob[data-id=${id}] input[type=range]`).focus();
      // More steps than they need change nothing: fewer do.
      const key = id === 'steps' ? 'ArrowLeft' : 'ArrowRight';
      for (let k = 0; k < (id === 'steps' ? 60 : 5); k++) await page.keyboard.press(key);
      for (const k of [0, 1]) {
        const another = async () => (await isFine(lab, k)) && (await seen(lab, k)).ends !== before[k];
        await expect.poll(another, { timeout: 15_000, message: id }).toBe(true);
      }
    }
  });

  test('leaves its numbers in the tables', async () => {
    const { lab } = await openBasins();
    await lab.locator('.guess [data-show]').click();
    const table = lab.locator('descent-data-table').first();
    await table.locator('summary').click();
    await table.locator('tbody tr').first().waitFor();
    const cells = await table.locator('tbody tr').first().locator('td').allInnerTexts();
    // Of the first kind of end: a minimum, the first, its share, the mean steps.
    expect(cells.slice(0, 2)).toEqual(['0', '0']);
    const share = Number(cells[2]);
    expect((await shares(lab, 0))[0]).toContain((100 * share).toFixed(0).slice(0, 1));
  });

  test('that is wrong is marked where it stands', async () => {
    const { lab } = await openBasins();
    const field = lab.locator('.side').first().locator('descent-knob[data-id=learningRate] input[type=text]');
    await field.fill('-1');
    await field.press('Enter');
    await expect
      .poll(() => lab.locator('.side').first().locator('descent-knob[data-id=learningRate] .wrong').innerText())
      .toMatch(/above 0/);
  });
});

describe('the cursor', () => {
  test('follows the mouse on both maps at once, tells what is there, and goes back to where it stayed', async () => {
    const { page, lab } = await openBasins();
    const [home, told] = [await seen(lab, 0), await sentence(lab)];
    const at = await pointOn(lab, 0, 0.2, 0.3);
    await page.mouse.move(at.x, at.y);
    await expect.poll(() => sentence(lab)).not.toBe(told);
    const [a, b] = [await seen(lab, 0), await seen(lab, 1)];
    expect(a.cursor).toEqual(b.cursor);
    expect(a.cursor).not.toEqual(home.cursor);
    await expect.poll(async () => (await seen(lab, 0)).path).not.toEqual(home.path);
    expect(await lab.locator('descent-basin-map .readout').allInnerTexts()).toEqual([
      expect.stringMatching(/^minimum 1\s*in \d+ steps\s*x /),
      expect.stringMatching(/^minimum \d\s*in \d+ steps\s*x /),
    ]);
    await page.mouse.move(at.x, at.y - 2000);
    await page.mouse.move(2, 2);
    await expect.poll(() => sentence(lab)).toBe(told);
    expect((await seen(lab, 0)).cursor).toEqual(home.cursor);
  });

  test('stays where it was clicked, and the link races from there with the same rules', async () => {
    const { page, lab } = await openBasins('', {}, 'index.html');
    const at = await pointOn(lab, 1, 0.1, 0.8);
    // The cross follows the mouse, so that it is the cross that is clicked.
    await page.mouse.move(at.x, at.y);
    await lab.locator('descent-basin-map').nth(1).locator('.handle:hover').waitFor();
    await page.mouse.click(at.x, at.y);
    await page.mouse.move(2, 2);
    await expect.poll(async () => (await seen(lab, 0)).cursor[0]).toBeLessThan(-1.5);
    const { cursor } = await seen(lab, 0);
    await expect.poll(() => sentence(lab)).toContain(`From (${String(cursor[0]).replace('-', '−')}`);
    await lab.getByRole('link', { name: 'Race them from here' }).click();
    const race = page.locator('descent-race');
    await expect
      .poll(() => race.evaluate((host) => (host as unknown as { spec?: { start: number[] } }).spec?.start))
      .toEqual([...cursor]);
    const racers = await race.evaluate((host) =>
      (host as unknown as { spec: { racers: { id: string }[] } }).spec.racers.map(({ id }) => id),
    );
    expect(racers).toEqual(['gd', 'momentum']);
  });

  test('is moved and used by the keyboard, and every place is read out', async () => {
    const { page, lab } = await openBasins();
    const before = await seen(lab, 0);
    const handle = lab.locator('descent-basin-map .handle input[data-axis=x]').first();
    await handle.focus();
    for (let k = 0; k < 3; k++) await page.keyboard.press('Shift+ArrowLeft');
    const after = await seen(lab, 1);
    expect(after.cursor[0]).toBeLessThan(before.cursor[0] ?? NaN);
    expect(await handle.getAttribute('aria-valuetext')).toMatch(/^x .*, y /);
    const said = await sentence(lab);
    await expect
      .poll(() => page.locator('[aria-live]').evaluateAll((all) => all.map((each) => each.textContent).join()))
      .toContain(said.slice(0, 30));
    await page.keyboard.press('ArrowUp');
    expect((await seen(lab, 0)).cursor[1]).toBeGreaterThan(before.cursor[1] ?? NaN);
    await page.keyboard.press('Enter');
    // From the lab's own page to the lessons, where the race is.
    await expect.poll(() => page.url()).toMatch(/\/#race\..*race\.start=/);
    await page.locator('descent-race footer').waitFor();
  });

  test('stays outside the region, too: ways lead on from there, but no race begins', async () => {
    const { page, lab } = await openBasins('#basins.window=-3,3,-3,3');
    const link = lab.getByRole('link', { name: 'Race them from here' });
    await link.waitFor();
    const at = await pointOn(lab, 0, 0.1, 0.2);
    await page.mouse.click(at.x, at.y);
    await page.mouse.move(2, 2);
    await expect.poll(async () => (await seen(lab, 0)).cursor[0]).toBeLessThan(-2.2);
    const { cursor } = await seen(lab, 0);
    await expect.poll(() => sentence(lab)).toContain(`From (${String(cursor[0]).replace('-', '−')}`);
    await expect.poll(async () => (await seen(lab, 1)).path[0]).toBeGreaterThan(1);
    expect(await link.count()).toBe(0);
    expect(await lab.locator('.journey').innerText()).toContain('is outside the surface’s region');
    const before = page.url();
    await lab.locator('descent-basin-map .handle input[data-axis=x]').first().press('Enter');
    await expect
      .poll(() => page.locator('[aria-live]').evaluateAll((all) => all.map((each) => each.textContent).join()))
      .toContain('no race begins there');
    expect(page.url()).toBe(before);
  });

  test('goes where a finger taps, and a finger that scrolls leaves it alone', async () => {
    const { page, lab } = await openBasins('', { width: 390, touch: true });
    const before = await seen(lab, 0);
    await lab.locator('descent-basin-map .stage').first().scrollIntoViewIfNeeded();
    const at = await pointOn(lab, 0, 0.3, 0.7);
    await page.touchscreen.tap(at.x, at.y);
    await expect.poll(async () => (await seen(lab, 0)).cursor).not.toEqual(before.cursor);
    expect((await seen(lab, 1)).cursor).toEqual((await seen(lab, 0)).cursor);
  });
});

describe('a link', () => {
  const hash =
    '#basins.surface.id=himmelblau&basins.optimizers.0.id=gd&basins.optimizers.0.learningRate=0.024&basins.optimizers.1.id=rmsprop&basins.optimizers.1.learningRate=0.1&basins.steps=150';

  test('restores both optimizers, and the address says what is set', async () => {
    const { page, lab } = await openBasins(hash);
    const spec = await lab.evaluate(
      (host) =>
        (host as unknown as { spec: { steps: number; optimizers: { id: string; learningRate: number }[] } }).spec,
    );
    expect(spec.optimizers.map(({ id, learningRate }) => [id, learningRate])).toEqual([
      ['gd', 0.024],
      ['rmsprop', 0.1],
    ]);
    expect(spec.steps).toBe(150);
    // Where the rate is too large for a minimum, starts reach none: the bar and the legend say so.
    await lab.locator('.guess [data-show]').click();
    expect((await shares(lab, 0)).join()).toMatch(/none/);
    expect(await lab.locator('.legend').innerText()).toContain('in none within the 150 steps');
    await rate(lab, 1).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.url()).toMatch(/optimizers\.0\.learningRate=0\.024.*optimizers\.1\.id=rmsprop/);
    await screenshot(page, 'basins-himmelblau', 'descent-basins');
  });

  test('the maps can be looked at more closely, which the link keeps, and in whole again', async () => {
    const { page, lab } = await openBasins(hash);
    const [left = NaN, right = NaN] = (await seen(lab, 0)).window;
    await lab.getByRole('button', { name: 'Look closer at the cross' }).click();
    const width = async (): Promise<number> => {
      const [from = NaN, to = NaN] = (await seen(lab, 1)).window;
      return to - from;
    };
    await expect.poll(width).toBeCloseTo((right - left) / 4, 6);
    await fine(lab);
    await expect.poll(() => page.url()).toContain('basins.window=');
    await lab.getByRole('button', { name: 'Whole map' }).click();
    await expect.poll(async () => (await seen(lab, 0)).window).toEqual([left, right]);
    await fine(lab);
    await expect.poll(() => page.url()).not.toContain('basins.window=');
  });
});

describe('the question', () => {
  test('is answered by what the maps hold, and asks for what the surface has', async () => {
    const { page, lab } = await openBasins();
    expect(await lab.locator('.guess .question').innerText()).toContain('reach a global minimum');
    await lab.locator('[data-guess="1"]').click();
    const verdict = lab.locator('.guess .verdict');
    await expect.poll(() => verdict.innerText()).toMatch(/^(Right|No): /);
    const goals = await lab.evaluate((host) =>
      (host as unknown as { fine: { maps: { goal: number }[] } }).fine.maps.map(({ goal }) => goal),
    );
    const right = (goals[1] ?? NaN) > (goals[0] ?? NaN) + 0.005;
    expect(await verdict.innerText()).toMatch(right ? /^Right/ : /^No/);
    for (const goal of goals) expect(await verdict.innerText()).toContain(`${(100 * goal).toFixed(1)} %`);
    expect(await accessibilityProblems(page, 'descent-basins')).toEqual([]);
    // Start by start, with where it is.
    const table = lab.locator('descent-data-table').nth(1);
    await table.locator('summary').click();
    await expect
      .poll(async () => (await table.locator('th').allInnerTexts()).slice(0, 2))
      .toEqual(['x of the start', 'y of the start']);
    await lab.locator('.panel select').first().selectOption('saddle');
    await expect.poll(() => lab.locator('.guess .question').innerText()).toContain('get away');
  });
});

describe('presets and surfaces', () => {
  test('every preset sets both maps and says what to look at', async () => {
    const { lab } = await openBasins();
    const pictures = new Set<string>();
    for (const chip of await lab.locator('[data-try]').all()) {
      await chip.click();
      await expect.poll(() => chip.getAttribute('aria-pressed')).toBe('true');
      expect((await lab.locator('.hint').innerText()).length).toBeGreaterThan(40);
      const picture = async (): Promise<string> => JSON.stringify([await seen(lab, 0), await seen(lab, 1)]);
      const anotherOne = async () => (await isFine(lab, 0)) && (await isFine(lab, 1)) && !pictures.has(await picture());
      await expect.poll(anotherOne, { timeout: 15_000 }).toBe(true);
      pictures.add(await picture());
    }
    expect(pictures.size).toBe(await lab.locator('[data-try]').count());
  });

  /** The best rates that the core finds on a surface, from its own first start. */
  const bestRates = (lab: Locator, surface: string): Promise<readonly number[]> =>
    lab.evaluate(async (host, on) => {
      const { runBeside } = host as unknown as {
        runBeside(name: string, spec: object): Promise<{ table(id: string): { column(id: string): Float64Array } }>;
      };
      const racers = [{ id: 'gd' }, { id: 'momentum' }];
      const sweep = await runBeside.call(host, 'test', { experiment: 'rate-sweep', surface: { id: on }, racers });
      return [...sweep.table('best').column('rate')];
    }, surface);
  const ratesNow = (lab: Locator): Promise<readonly (number | undefined)[]> =>
    lab.evaluate((host) =>
      (host as unknown as { spec: { optimizers: { learningRate?: number }[] } }).spec.optimizers.map(
        ({ learningRate }) => learningRate,
      ),
    );

  // The sweep of rates is in no catalogue of the maps: looked for there, it was one of the first surface.
  test('run at the rates that are the best on their own surface', async () => {
    const { lab } = await openBasins();
    const [himmelblau, beale] = [await bestRates(lab, 'himmelblau'), await bestRates(lab, 'beale')];
    expect(himmelblau).not.toEqual(await bestRates(lab, 'two-wells'));
    await lab.locator('[data-try=frayed]').click();
    await expect.poll(() => ratesNow(lab)).toEqual(himmelblau);
    await lab.locator('.panel select').first().selectOption('beale');
    await expect.poll(() => ratesNow(lab)).toEqual(beale);
  });

  test("of one's own is read by a module that comes for it; a formula that is wrong is marked", async () => {
    const { page, lab } = await openBasins();
    const map = lab.locator('descent-basin-map').first();
    const modules: string[] = [];
    page.on('request', (request) => modules.push(...(/\w+(?=-[\w-]{8}\.wasm$)/.exec(request.url()) ?? [])));
    await lab.locator('descent-part[family=surface] select').selectOption('own');
    const knob = lab.locator('descent-part[family=surface] descent-knob[data-id=formula]');
    const type = async (formula: string): Promise<void> => {
      await knob.locator('input.field').fill(formula);
      await knob.locator('input.field').press('Enter');
    };
    await type('(x^2 - 1)^2 + y^2');
    await expect.poll(() => map.evaluate(endings)).toEqual([0, 1]);
    await expect.poll(() => modules).toContain('own_basins');
    await type('(x^2 - 1)^2 +');
    await expect.poll(() => knob.locator('#trouble').textContent()).toContain('column');
    expect(await knob.locator('input.field').inputValue()).toBe('(x^2 - 1)^2 +');
    await type('x^2 + y^2');
    await expect.poll(() => map.evaluate(endings)).toEqual([0]);
  });

  test('on a surface without a minimum starts get away; dozens of minima take turns in colour', async () => {
    const { page, lab } = await openBasins();
    await lab.locator('.guess [data-show]').click();
    const surface = lab.locator('.panel select').first();
    await surface.selectOption('saddle');
    await expect.poll(() => lab.locator('.legend').innerText()).toMatch(/got away/);
    await expect.poll(() => sentence(lab)).toMatch(/gets away in \d+ steps|does not get away/);
    expect((await shares(lab, 0)).join()).toMatch(/got away/);
    await surface.selectOption('rastrigin');
    await expect.poll(() => lab.locator('.legend').innerText()).toMatch(/\d\d minima, 8 colours in turn/);
    await fine(lab);
    expect(await accessibilityProblems(page, 'descent-basins')).toEqual([]);
    await screenshot(page, 'basins-rastrigin', 'descent-basins');
  });
});
