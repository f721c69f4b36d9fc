import type { Locator, Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { accessibilityProblems, openPage, type OpenPage, type PageOptions } from './harness';

/* A fair race: the strip of rates, its marks, the switch, the axis of costs, the limit on the slider. */

let opened: OpenPage | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function openRace(hash = '', options: PageOptions = {}): Promise<{ page: Page; lab: Locator }> {
  opened = await openPage(`labs/race.html${hash}`, options);
  const { page } = opened;
  const lab = page.locator('descent-race');
  await lab.scrollIntoViewIfNeeded();
  await lab.locator('descent-rate-strip .mark').first().waitFor({ timeout: 15_000 });
  return { page, lab };
}

const rates = (lab: Locator): Promise<number[]> =>
  lab.evaluate((host) =>
    (host as unknown as { spec: { racers: { learningRate: number }[] } }).spec.racers.map((each) => each.learningRate),
  );
/** Where racer k's path ends on the map. */
const end = (lab: Locator, k: number): Promise<number> =>
  lab.evaluate((host, at) => {
    const map = host.shadowRoot?.querySelector('descent-contour') as unknown as { paths: { x: Float64Array }[] };
    return map.paths[at]?.x.at(-1) ?? NaN;
  }, k);
const best = (lab: Locator): Promise<number[]> =>
  lab.evaluate((host) => {
    const { strip } = host as unknown as {
      strip: { current: { table(id: string): { column(id: string): Float64Array } } };
    };
    return [...strip.current.table('best').column('rate')];
  });
const mark = (lab: Locator, k: number): Locator => lab.locator(`descent-rate-strip .mark[data-id="${k}"]`);
const choose = (lab: Locator, kind: string): Promise<void> => lab.locator(`.strip button[data-rates=${kind}]`).click();

describe('the strip', () => {
  test('shows a valley and a mark for each racer', async () => {
    const { lab } = await openRace();
    await lab.locator('.guess [data-show]').click();
    const paths = await lab
      .locator('descent-rate-strip .valley')
      .evaluateAll((all) => all.map((path) => path.getAttribute('d') ?? ''));
    expect(paths).toHaveLength(7);
    for (const path of paths) expect(path.split('L').length).toBeGreaterThan(3);
    expect(await lab.locator('descent-rate-strip .mark').count()).toBe(7);
    expect(await accessibilityProblems(lab.page(), 'descent-race')).toEqual([]);
  });

  test('a mark that is dragged changes that rate and redraws the race on the way', async () => {
    const { page, lab } = await openRace();
    const before = await rates(lab);
    const start = await end(lab, 3);
    await mark(lab, 3).scrollIntoViewIfNeeded();
    const box = await mark(lab, 3).boundingBox();
    if (!box) throw new Error('no mark');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 40, y, { steps: 4 });
    await expect.poll(() => end(lab, 3)).not.toBe(start);
    const during = await rates(lab);
    expect(during[3]).toBeLessThan(before[3] ?? 0);
    expect(new URL(page.url()).hash).not.toContain(String(during[3]));
    await page.mouse.up();
    expect((await rates(lab)).filter((_, k) => k !== 3)).toEqual(before.filter((_, k) => k !== 3));
    await expect.poll(() => page.url()).toContain(String((await rates(lab))[3]));
  });

  test('is worked by the keyboard', async () => {
    const { page, lab } = await openRace();
    const [before = NaN] = await rates(lab);
    await mark(lab, 0).focus();
    await page.keyboard.press('ArrowRight');
    const [after = NaN] = await rates(lab);
    expect(after).toBeGreaterThan(before);
    expect(await mark(lab, 0).getAttribute('aria-valuenow')).toBe(String(after));
    expect(await mark(lab, 0).evaluate((el) => el.matches(':focus'))).toBe(true);
  });

  test('follows the start', async () => {
    const { lab } = await openRace();
    await lab.locator('.guess [data-show]').click();
    const paths = () =>
      lab.locator('descent-rate-strip .valley').evaluateAll((all) => all.map((path) => path.getAttribute('d')).join());
    const before = await paths();
    await lab.locator('descent-contour .handle input[data-axis=x]').focus();
    for (let k = 0; k < 12; k++) await lab.page().keyboard.press('ArrowLeft');
    await expect.poll(paths).not.toBe(before);
  });
});

describe('the switch', () => {
  test('gives everybody its best rate, one shared rate, and the learner’s own back', async () => {
    const { lab } = await openRace();
    const own = await rates(lab);
    await choose(lab, 'best');
    expect(await rates(lab)).toEqual(await best(lab));
    await expect.poll(() => lab.locator('.strip button[data-rates=best]').getAttribute('aria-pressed')).toBe('true');
    await choose(lab, 'shared');
    expect(new Set(await rates(lab)).size).toBe(1);
    await mark(lab, 1).focus();
    await lab.page().keyboard.press('ArrowLeft');
    const shared = await rates(lab);
    expect(new Set(shared).size).toBe(1);
    expect(shared).toHaveLength(7);
    await choose(lab, 'own');
    expect(await rates(lab)).toEqual(own);
  });
});

test('the loss runs over updates or over what they cost', async () => {
  const { lab } = await openRace();
  await lab.evaluate((host) =>
    (host as unknown as { change(path: string, value: number): void }).change('racers.0.batch', 4),
  );
  const ends = (): Promise<number[]> =>
    lab
      .locator('.side descent-line-chart')
      .evaluate((chart) =>
        (chart as unknown as { lines: { x: Float64Array }[] }).lines.map(({ x }) => x[x.length - 1] ?? NaN),
      );
  expect((await ends()).every((x) => x === 200)).toBe(true);
  await lab.locator('button[data-x=evaluations]').click();
  await expect.poll(async () => (await ends()).sort((a, b) => b - a).slice(0, 2)).toEqual([800, 200]);
});

test('the slider of the rate carries the limit that the core gives', async () => {
  const { lab } = await openRace();
  const shown = await lab.locator('.slider-mark').first().getAttribute('data-value');
  const told = await lab.evaluate((host) => {
    const { drawing, selected, index } = host as unknown as {
      drawing: { racers: { key: string; table: { at(id: string, row: number): number } }[] };
      selected: string;
      index: number;
    };
    const table = drawing.racers.find(({ key }) => key === selected)?.table;
    return [table?.at('stableRate', index) ?? NaN, table?.at('curvature', index) ?? NaN] as const;
  });
  expect(Number(shown)).toBe(told[0]);
  expect(told[0]).toBeCloseTo((2 + 2 * 0.9) / told[1], 9); // momentum is the one that is chosen at first
});
