import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openPage, pictured, screenshot, type OpenPage, type PageOptions, violationsOnBothGrounds } from './harness';

const golden = JSON.parse(readFileSync(new URL('../golden/ewma.json', import.meta.url), 'utf8')) as {
  readonly series: Readonly<Record<string, readonly number[]>>;
  readonly results: readonly {
    readonly series: string;
    readonly beta: number;
    readonly v: readonly number[];
    readonly v_corrected: readonly number[];
  }[];
};

/** What the tests read of a chart in the page. */
interface Chart extends HTMLElement {
  readonly lines: readonly { readonly id: string; readonly y: Float64Array; readonly x: Float64Array }[];
  readonly playhead: number | null;
  readonly plot: {
    readonly left: number;
    readonly top: number;
    readonly xAt: (value: number) => number;
    readonly yAt: (value: number) => number;
  };
}

async function withLab(
  use: (page: Page, opened: OpenPage) => Promise<void>,
  hash = '',
  options: PageOptions = {},
): Promise<void> {
  const opened = await openPage(`labs/ewma.html${hash}`, options);
  try {
    const { page } = opened;
    await page.locator('descent-ewma').scrollIntoViewIfNeeded();
    await page.locator('descent-ewma #main canvas').waitFor();
    await page.waitForFunction(() => {
      const chart = document.querySelector('descent-ewma')?.shadowRoot?.querySelector<Chart>('#main');
      return (chart?.lines.length ?? 0) > 1 && chart?.plot !== undefined;
    });
    await use(page, opened);
    expect(opened.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

/** The numbers that a chart of the lab draws, by line. */
function drawn(page: Page, chart = 'main'): Promise<Readonly<Record<string, readonly number[]>>> {
  return page.evaluate((id) => {
    const element = document.querySelector('descent-ewma')?.shadowRoot?.querySelector<Chart>(`#${id}`);
    return Object.fromEntries((element?.lines ?? []).map((line) => [line.id, [...line.y]]));
  }, chart);
}

/** Does something and waits until the main chart has got other lines. */
async function redrawn(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = await page.evaluateHandle(
    () => document.querySelector('descent-ewma')?.shadowRoot?.querySelector<Chart>('#main')?.lines,
  );
  await act();
  await page.waitForFunction(
    (old) => document.querySelector('descent-ewma')?.shadowRoot?.querySelector<Chart>('#main')?.lines !== old,
    before,
  );
  await page.waitForTimeout(60);
}

const lab = (page: Page, selector: string) => page.locator(`descent-ewma ${selector}`);
const mark = (page: Page, beta: string) =>
  lab(page, '[aria-label="Set β to"]').getByRole('button', { name: beta, exact: true });
const story = (page: Page): Promise<string> => lab(page, '.story').innerText();
const reading = (page: Page): Promise<string | null> => lab(page, '#main .surface').getAttribute('aria-valuetext');

function playheadRow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const chart = document.querySelector('descent-ewma')?.shadowRoot?.querySelector<Chart>('#main');
    return chart?.lines[0]?.x.findIndex((x) => x === chart.playhead) ?? -1;
  });
}

/** Where a dot of the series stands in the page. */
function dotAt(page: Page, row: number): Promise<{ readonly x: number; readonly y: number }> {
  return page.evaluate((k) => {
    const chart = document.querySelector('descent-ewma')?.shadowRoot?.querySelector<Chart>('#main');
    const box = chart?.shadowRoot?.querySelector('.surface')?.getBoundingClientRect();
    const dots = chart?.lines[0];
    if (!chart || !box || !dots) throw new Error('no chart');
    return { x: box.left + chart.plot.xAt(dots.x[k] ?? NaN), y: box.top + chart.plot.yAt(dots.y[k] ?? NaN) };
  }, row);
}

async function paste(page: Page, text: string): Promise<void> {
  await lab(page, 'descent-paste textarea').fill(text);
  await lab(page, 'descent-paste button').click();
}

describe('the EWMA lab', () => {
  test('is alive on arrival: dots, an average, the comb, the start, numbers and a sentence', async () => {
    await withLab(async (page) => {
      const main = await drawn(page);
      expect(Object.keys(main)).toEqual(['value', 'corrected']);
      expect(main['value']?.length).toBe(366);
      expect(Object.keys(await drawn(page, 'start'))).toEqual(['value', 'v', 'corrected']);
      expect(await story(page)).toMatch(/^On \d+ \w+ 2012 the daily maximum temperature was .*°C/);
      expect(await lab(page, 'descent-comb svg path').count()).toBeGreaterThan(2);
    });
  });

  test('draws the reference values of the golden file, for every β', async () => {
    await withLab(async (page) => {
      await redrawn(page, () => lab(page, '.chip').getByText('Own numbers').click());
      for (const name of ['temperature', 'step', 'alternating']) {
        await redrawn(page, () => paste(page, (golden.series[name] ?? []).join(', ')));
        for (const { beta, v, v_corrected } of golden.results.filter(({ series }) => series === name)) {
          const field = lab(page, 'descent-knob').first().locator('#field');
          if ((await field.inputValue()) !== String(beta)) {
            await redrawn(page, async () => {
              await field.fill(String(beta));
              await field.press('Enter');
            });
          }
          const start = await drawn(page, 'start');
          const scale = Math.max(...(golden.series[name] ?? []).map(Math.abs));
          v.forEach((value, k) => expect(Math.abs((start['v']?.[k] ?? NaN) - value)).toBeLessThan(1e-12 * scale));
          v_corrected.forEach((value, k) =>
            expect(Math.abs((start['corrected']?.[k] ?? NaN) - value)).toBeLessThan(1e-12 * scale),
          );
        }
      }
    });
  });

  test('every knob moves its chart, and the link says so', async () => {
    await withLab(async (page) => {
      const first = await drawn(page);
      await redrawn(page, () => mark(page, '0.98').click());
      const slow = await drawn(page);
      expect(slow['corrected']).not.toEqual(first['corrected']);
      expect(slow['value']).toEqual(first['value']);
      expect(await lab(page, '#reach').innerText()).toContain('50');

      const slider = lab(page, 'descent-knob').first().locator('input[type=range]');
      await redrawn(page, () => slider.press('ArrowRight'));
      expect((await drawn(page))['corrected']).not.toEqual(slow['corrected']);

      await redrawn(page, () => page.getByLabel('Plain moving mean').check());
      const ten = (await drawn(page))['mean'];
      const window = lab(page, '.knobs descent-knob').nth(1).locator('#field');
      await redrawn(page, async () => {
        await window.fill('30');
        await window.press('Enter');
      });
      expect((await drawn(page))['mean']).not.toEqual(ten);
      await page.waitForFunction(
        () => location.hash.includes('ewma.window=30') && location.hash.includes('ewma.beta='),
      );
    });
  });

  test('a link brings back what it says', async () => {
    await withLab(async (page) => {
      expect(await lab(page, 'descent-knob').first().locator('#field').inputValue()).toBe('0.98');
      expect((await drawn(page))['value']?.length).toBe(90);
    }, '#ewma&ewma.beta=0.98&ewma.series.id=temperatures&ewma.series.days=90');
  });

  test('a dragged dot moves the average from that day on, and can be put back', async () => {
    await withLab(async (page) => {
      const before = await drawn(page);
      const row = 200;
      const { x, y } = await dotAt(page, row);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await redrawn(page, () => page.mouse.move(x, y - 40, { steps: 4 }));
      const dragging = await drawn(page);
      expect(dragging['value']?.[row]).toBeGreaterThan((before['value']?.[row] ?? NaN) + 1);
      await redrawn(page, async () => {
        await page.mouse.move(x, y - 60);
        await page.mouse.up();
      });
      const after = await drawn(page);
      expect(after['corrected']?.slice(0, row)).toEqual(before['corrected']?.slice(0, row));
      expect(after['corrected']?.[row]).toBeGreaterThan(before['corrected']?.[row] ?? NaN);
      expect(after['corrected']?.[row + 3]).toBeGreaterThan(before['corrected']?.[row + 3] ?? NaN);
      await redrawn(page, () => page.getByRole('button', { name: /^Put 1 moved value back/ }).click());
      expect(await drawn(page)).toEqual(before);
    });
  });

  test('bias correction: off, the average starts low, and the words say how much is missing', async () => {
    await withLab(async (page) => {
      const { corrected } = await drawn(page, 'start');
      await redrawn(page, () => page.getByLabel('Bias correction').uncheck());
      const main = await drawn(page);
      expect(Object.keys(main)).toEqual(['value', 'v']);
      expect(main['v']?.[0]).toBeLessThan((corrected?.[0] ?? NaN) / 2);
      expect(corrected?.[0]).toBeCloseTo(main['value']?.[0] ?? NaN, 12);
      await lab(page, '#main .surface').press('Home');
      expect(await story(page)).toContain('moves the average from zero only as far as');
      expect(await lab(page, '.equation').innerText()).not.toContain('v̂');
    });
  });

  test('starting over brings back the averages and what is shown', async () => {
    await withLab(async (page) => {
      const before = await drawn(page);
      const correction = page.getByRole('checkbox', { name: 'Bias correction' });
      await redrawn(page, () => mark(page, '0.98').click());
      await redrawn(page, () => correction.uncheck());
      expect(await drawn(page)).not.toEqual(before);
      await redrawn(page, () => page.locator('descent-ewma').getByRole('button', { name: 'Start over' }).click());
      expect(await correction.isChecked()).toBe(true);
      expect(await drawn(page)).toEqual(before);
    });
  });

  test('the playhead by keyboard; scrubbing back gives the same numbers', async () => {
    await withLab(async (page) => {
      const surface = lab(page, '#main .surface');
      const [there, told, row] = [await story(page), await reading(page), await playheadRow(page)];
      await surface.press('ArrowRight');
      expect(await story(page)).not.toBe(there);
      await surface.press('Shift+ArrowLeft');
      await surface.press('End');
      expect(await story(page)).toMatch(/^On 31 December 2012/);
      await surface.press('Home');
      expect(await story(page)).toMatch(/^On 1 January 2012/);
      for (let k = 0; k < Math.floor(row / 10); k++) await surface.press('PageDown');
      for (let k = 0; k < row % 10; k++) await surface.press('ArrowRight');
      expect(await story(page)).toBe(there);
      expect(await reading(page)).toBe(told);
    });
  });

  test('arrow up lifts the chosen day, and the average follows', async () => {
    await withLab(async (page) => {
      const surface = lab(page, '#main .surface');
      const before = await drawn(page);
      await redrawn(page, () => surface.press('ArrowUp'));
      const after = await drawn(page);
      const row = (after['value'] ?? []).findIndex((value, k) => value !== before['value']?.[k]);
      expect(after['value']?.[row]).toBeGreaterThan(before['value']?.[row] ?? NaN);
      expect(after['corrected']?.[row]).toBeGreaterThan(before['corrected']?.[row] ?? NaN);
      await page.waitForFunction(() => location.hash.includes('ewma.edits'));
    });
  });

  test('the sentence and the formula carry the numbers of the tables', async () => {
    await withLab(async (page) => {
      await lab(page, '#main .surface').press('Home');
      await lab(page, '#main .surface').press('ArrowRight');
      const { value, v, corrected } = { ...(await drawn(page, 'start')) };
      const formula = (await lab(page, '.equation').innerText()).replaceAll('−', '-');
      for (const number of [v?.[0], value?.[1], v?.[1], corrected?.[1]]) {
        expect(formula).toContain(String(Number((number ?? NaN).toPrecision(4))));
      }
      expect(await story(page)).toContain(String(value?.[1]));
    });
  });

  test('own numbers: good ones are drawn; wrong ones are named by position, and the text stays', async () => {
    await withLab(async (page) => {
      await redrawn(page, () => lab(page, '.chip').getByText('Own numbers').click());
      await redrawn(page, () => paste(page, '3; 1\n4 1.5'));
      expect((await drawn(page))['value']).toEqual([3, 1, 4, 1.5]);
      await paste(page, '3, 1, four, 1');
      expect(await lab(page, 'descent-paste #state').innerText()).toBe('Entry 3, “four”, is not a number.');
      expect(await lab(page, 'descent-paste textarea').inputValue()).toBe('3, 1, four, 1');
      expect((await drawn(page))['value']).toEqual([3, 1, 4, 1.5]);
      await paste(page, '12,5 13,1');
      expect(await lab(page, 'descent-paste #state').innerText()).toContain('point');
      await redrawn(page, () => lab(page, '.chip').getByText('Temperatures').click());
      expect((await drawn(page))['value']?.length).toBe(366);
      await redrawn(page, () => lab(page, '.chip').getByText('Own numbers').click());
      expect((await drawn(page))['value']).toEqual([3, 1, 4, 1.5]);
      expect(await lab(page, 'descent-paste textarea').inputValue()).toBe('12,5 13,1');
    });
  });

  test('the same average of a gradient and of its square', async () => {
    await withLab(async (page) => {
      await redrawn(page, () => lab(page, '.chip').getByText('Gradient g').click());
      const g = (await drawn(page))['value'] ?? [];
      expect(g.some((value) => value < 0)).toBe(true);
      expect(await lab(page, '.meaning').innerText()).toContain('momentum');
      await redrawn(page, () => lab(page, '.chip').getByText('Its square g²').click());
      const squares = (await drawn(page))['value'] ?? [];
      expect(squares).toEqual(g.map((value) => value * value));
      expect(await lab(page, '.meaning').innerText()).toContain('RMSProp');
    });
  });

  test('the edge of the reach is a handle for β', async () => {
    await withLab(async (page) => {
      const handle = lab(page, 'descent-comb .handle');
      const beta = async (): Promise<number> =>
        Number(await lab(page, 'descent-knob').first().locator('#field').inputValue());
      const before = await beta();
      await redrawn(page, () => handle.press('PageUp'));
      const longer = await beta();
      expect(longer).toBeGreaterThan(before);
      await handle.scrollIntoViewIfNeeded();
      const box = await handle.boundingBox();
      if (!box) throw new Error('no handle');
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await redrawn(page, () => page.mouse.move(x + 60, y, { steps: 3 }));
      await page.mouse.up();
      expect(await beta()).toBeLessThan(longer);
    });
  });

  test('the guess is answered from measured delays', async () => {
    await withLab(async (page) => {
      await lab(page, '.guess').getByLabel('β = 0.5').check();
      const verdict = await lab(page, '.verdict').innerText();
      const days = [...verdict.matchAll(/([\d.]+)\s(?:step|day)s? with β = (\d\.\d+)/g)].map(([, lag, beta]) => [
        beta,
        Number(lag),
      ]);
      expect(days.map(([beta]) => beta)).toEqual(['0.5', '0.9', '0.98']);
      const nearest = [...days].sort((a, b) => Math.abs(Number(a[1]) - 30) - Math.abs(Number(b[1]) - 30))[0];
      expect(verdict).toContain(`It is β = ${String(nearest?.[0])}.`);
      expect(Object.keys(await drawn(page))).toContain('pinned-0.98');
    });
  });

  test('ten moves of the slider within one frame are one redraw', async () => {
    await withLab(async (page) => {
      const draws = await page.evaluate(async () => {
        const root = document.querySelector('descent-ewma')?.shadowRoot;
        const slider = root?.querySelector('descent-knob')?.shadowRoot?.querySelector<HTMLInputElement>('[type=range]');
        const canvas = root?.querySelector('#main')?.shadowRoot?.querySelector('canvas');
        const context = canvas?.getContext('2d');
        if (!slider || !context) throw new Error('no chart');
        let count = 0;
        const { clearRect } = context;
        context.clearRect = (...box) => {
          count += 1;
          clearRect.apply(context, box);
        };
        const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
        await next();
        count = 0;
        for (let k = 0; k < 10; k++) {
          slider.value = String(60 + 5 * k);
          slider.dispatchEvent(new Event('input', { bubbles: true }));
        }
        for (let k = 0; k < 12; k++) await next();
        return count;
      });
      // One for the first answer, one for the newest, one for the comparison that it may change.
      expect(draws).toBeGreaterThan(0);
      expect(draws).toBeLessThanOrEqual(3);
    });
  });

  test('by touch: a stroke sideways scrubs, the chosen dot is pulled up', async () => {
    await withLab(
      async (page) => {
        await lab(page, '#main .surface').scrollIntoViewIfNeeded();
        const before = await drawn(page);
        const said = await story(page);
        const session = await page.context().newCDPSession(page);
        const touch = (type: string, x?: number, y?: number) =>
          session.send('Input.dispatchTouchEvent', {
            type: type as 'touchStart',
            touchPoints: x === undefined || y === undefined ? [] : [{ x, y }],
          });
        const from = await dotAt(page, 120);
        await touch('touchStart', from.x, from.y - 60);
        await touch('touchMove', from.x - 15, from.y - 60);
        await touch('touchMove', from.x - 30, from.y - 60);
        await touch('touchEnd');
        await page.waitForTimeout(100);
        expect(await story(page)).not.toBe(said);
        const row = await playheadRow(page);
        const scrolled = await page.evaluate(() => scrollY);
        const dot = await dotAt(page, row);
        await touch('touchStart', dot.x, dot.y);
        await redrawn(page, async () => {
          for (const up of [10, 20, 30]) await touch('touchMove', dot.x, dot.y - up);
          await touch('touchEnd');
        });
        expect((await drawn(page))['value']?.[row]).toBeGreaterThan(before['value']?.[row] ?? NaN);
        expect(await page.evaluate(() => scrollY)).toBe(scrolled);
      },
      '',
      { width: 390, height: 844, touch: true },
    );
  });

  test('axe finds nothing at all, on light or dark ground', async () => {
    await withLab(async (page) => {
      await page.getByLabel('Plain moving mean').check();
      await lab(page, '.chip').getByText('Own numbers').click();
      await lab(page, 'details summary').last().click();
      await page.waitForTimeout(200);
      expect(await violationsOnBothGrounds(page, 'descent-ewma')).toEqual([]);
    });
  });

  test.runIf(pictured).each([390, 820, 1440])('screenshots at %i', async (width) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await withLab(
        async (page) => {
          await screenshot(page, `ewma-${width}-${colorScheme}-arrival`, 'descent-ewma');
          await redrawn(page, () => mark(page, '0.98').click());
          await page.getByLabel('Plain moving mean').check();
          await page.getByLabel('Bias correction').uncheck();
          await lab(page, '#main .surface').press('End');
          await page.waitForTimeout(150);
          await screenshot(page, `ewma-${width}-${colorScheme}-end`, 'descent-ewma');
        },
        '',
        { width, height: 900, colorScheme },
      );
    }
  });
});
