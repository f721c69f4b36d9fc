import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openPage, pictured, screenshot, type OpenPage, type PageOptions, violationsOnBothGrounds } from './harness';

const golden = JSON.parse(readFileSync(new URL('../golden/scaling.json', import.meta.url), 'utf8')) as {
  readonly columns: readonly {
    readonly name: string;
    readonly values: readonly number[];
    readonly methods: Readonly<Record<string, { readonly out: readonly number[] }>>;
  }[];
};

/** What the tests read of the strips in the page. */
interface Strips extends HTMLElement {
  readonly strips: readonly { readonly id: string; readonly label: string; readonly values: Float64Array }[];
  readonly lit: number;
  placeOf(row: number, index: number): { readonly x: number; readonly y: number } | undefined;
}

async function withLab(
  use: (page: Page, opened: OpenPage) => Promise<void>,
  hash = '',
  options: PageOptions = {},
): Promise<void> {
  const opened = await openPage(`labs/scaling.html${hash}`, options);
  try {
    const { page } = opened;
    await page.locator('descent-scaling').scrollIntoViewIfNeeded();
    await lab(page, 'descent-dot-strips svg').first().waitFor();
    await use(page, opened);
    expect(opened.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

const lab = (page: Page, selector: string) => page.locator(`descent-scaling ${selector}`);
const story = (page: Page): Promise<string> => lab(page, '.story').innerText();

/** The numbers that the strips draw, by row. */
function drawn(page: Page): Promise<Readonly<Record<string, readonly number[]>>> {
  return page.evaluate(() => {
    const strips = document.querySelector('descent-scaling')?.shadowRoot?.querySelector<Strips>('descent-dot-strips');
    return Object.fromEntries((strips?.strips ?? []).map(({ id, values }) => [id, [...values]]));
  });
}

/** Does something and waits until the rows hold other numbers. */
async function redrawn(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = JSON.stringify(await drawn(page));
  await act();
  await expect.poll(async () => JSON.stringify(await drawn(page)), { timeout: 10_000 }).not.toBe(before);
  await page.waitForTimeout(60);
}

function place(page: Page, row: number, index: number): Promise<{ readonly x: number; readonly y: number }> {
  return page.evaluate(
    ([k, dot]) => {
      const strips = document.querySelector('descent-scaling')?.shadowRoot?.querySelector<Strips>('descent-dot-strips');
      const at = strips?.placeOf(k ?? 0, dot ?? 0);
      if (!at) throw new Error('no such dot');
      return at;
    },
    [row, index],
  );
}

const litDot = (page: Page): Promise<number> =>
  page.evaluate(
    () => document.querySelector('descent-scaling')?.shadowRoot?.querySelector<Strips>('descent-dot-strips')?.lit ?? -1,
  );

const choose = (page: Page, table: string) => lab(page, `[data-table=${table}]`).click();
const handle = (page: Page) => lab(page, 'descent-dot-strips .handle');
const reading = (page: Page, row: number): Promise<string> => lab(page, '.reading').nth(row).innerText();
/** What the formula with the numbers put in comes to. */
const result = async (page: Page): Promise<number> => Number(await lab(page, '.worked').getAttribute('data-value'));

async function paste(page: Page, text: string): Promise<void> {
  await lab(page, 'descent-csv-box textarea').fill(text);
  await lab(page, 'descent-csv-box').getByRole('button', { name: 'Use this table' }).click();
}

/** A choice knob of the lab, by its label. */
const select = (page: Page, label: RegExp) => lab(page, 'descent-knob').filter({ hasText: label }).locator('select');

describe('the scaling lab', () => {
  test('is alive on arrival: a row for each scaler, a formula with numbers, a sentence', async () => {
    await withLab(async (page) => {
      const rows = await drawn(page);
      expect(Object.keys(rows)).toEqual(['values', 'min-max.0', 'z-score.1', 'robust.2', 'max-abs.3', 'unit-norm.4']);
      expect(rows['values']).toEqual([1, 2, 3, 400, 10]);
      // (2 − 1)/(400 − 1) = 1/399, not 0.0033.
      expect(rows['min-max.0']?.[1]).toBeCloseTo(1 / 399, 15);
      expect(await story(page)).toContain('400 lies far out. Under z-score the other 4 now lie within 0.0568');
      // (400 − 83.2)/158.43
      expect(await result(page)).toBeCloseTo(1.9996, 4);
      expect(await lab(page, '.worked').innerText()).toMatch(/400\s*−\s*83\.2/);
      expect(await reading(page, 2)).toContain('1.9996');
    });
  });

  test('draws the reference values of the golden file', async () => {
    await withLab(async (page) => {
      await redrawn(page, () => choose(page, 'csv'));
      const methods = {
        minmax_0_1: 'min-max.0',
        zscore_population: 'z-score.1',
        robust: 'robust.2',
        maxabs: 'max-abs.3',
        l2: 'unit-norm.4',
      };
      for (const name of ['even', 'negative', 'big_offset', 'huge', 'constant_tenth']) {
        const column = golden.columns.find((each) => each.name === name);
        await redrawn(page, () => paste(page, (column?.values ?? []).join('\n')));
        const rows = await drawn(page);
        for (const [method, row] of Object.entries(methods)) {
          const want = column?.methods[method]?.out ?? [];
          const scale = Math.max(...want.map(Math.abs));
          expect(rows[row]?.length, `${name} ${method}`).toBe(want.length);
          want.forEach((value, k) =>
            expect(Math.abs((rows[row]?.[k] ?? NaN) - value), `${name} ${method}`).toBeLessThanOrEqual(1e-12 * scale),
          );
        }
      }
    });
  });

  test('a dragged dot moves every row while it is dragged, and can be put back', async () => {
    await withLab(async (page) => {
      const before = await drawn(page);
      const from = await place(page, 0, 3);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await redrawn(page, () => page.mouse.move(from.x - 120, from.y, { steps: 4 }));
      const dragging = await drawn(page);
      expect(dragging['values']?.[3]).toBeLessThan(380);
      for (const row of ['min-max.0', 'z-score.1', 'max-abs.3']) expect(dragging[row]).not.toEqual(before[row]);
      // The axis stands still under the hand.
      expect(Math.abs((await place(page, 0, 3)).x - (from.x - 120))).toBeLessThan(2);
      await page.mouse.up();
      await page.waitForFunction(() => location.hash.includes('scaling.edits.0=3'));
      await redrawn(page, () => lab(page, '[data-restore]').click());
      expect(await drawn(page)).toEqual(before);
    });
  });

  test('a quick flick, over before the core has answered, is kept in the link', async () => {
    await withLab(async (page) => {
      await page.evaluate(
        ({ x, y }) => {
          const strips = document.querySelector('descent-scaling')?.shadowRoot?.querySelector('descent-dot-strips');
          const stage = strips?.shadowRoot?.querySelector<HTMLElement>('.stage');
          if (!stage) throw new Error('no stage');
          stage.setPointerCapture = () => undefined;
          const send = (type: string, clientX: number): boolean =>
            stage.dispatchEvent(
              new PointerEvent(type, { clientX, clientY: y, button: 0, bubbles: true, composed: true }),
            );
          send('pointerdown', x);
          send('pointermove', x - 200);
          send('pointerup', x - 200);
        },
        await place(page, 0, 3),
      );
      await page.waitForFunction(() => location.hash.includes('scaling.edits.0=3'));
      expect((await drawn(page))['values']?.[3]).toBeLessThan(350);
    });
  });

  test('pressing a dot lights it in all rows and moves nothing', async () => {
    await withLab(async (page) => {
      const before = await drawn(page);
      const at = await place(page, 3, 0);
      await page.mouse.move(at.x, at.y);
      await expect.poll(() => litDot(page)).toBe(0);
      expect(await reading(page, 0)).toContain('row 1');
      expect(await lab(page, 'descent-dot-strips .dot.lit').count()).toBe(6);
      const raw = await place(page, 0, 4);
      await page.mouse.click(raw.x, raw.y);
      expect(await litDot(page)).toBe(4);
      expect(await drawn(page)).toEqual(before);
      expect(await lab(page, '[data-restore]').isVisible()).toBe(false);
    });
  });

  test('by keyboard: left and right move the value, up and down go to another dot', async () => {
    await withLab(async (page) => {
      await handle(page).focus();
      const { values } = await drawn(page);
      await redrawn(page, () => page.keyboard.press('ArrowRight'));
      expect((await drawn(page))['values']?.[3]).toBeGreaterThan(values?.[3] ?? NaN);
      await redrawn(page, () => page.keyboard.press('PageDown'));
      expect((await drawn(page))['values']?.[3]).toBeLessThan(values?.[3] ?? NaN);
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => litDot(page)).toBe(4);
      await page.keyboard.press('Home');
      await expect.poll(() => litDot(page)).toBe(0);
      expect(await handle(page).getAttribute('aria-valuetext')).toBe('1');
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('DESCENT-SCALING');
    });
  });

  test('a chosen scaler shows its formula with the numbers of the lit dot, and its knobs change the row', async () => {
    await withLab(async (page) => {
      await lab(page, 'descent-dot-strips').getByRole('button', { name: 'Min-max' }).click();
      const at = await place(page, 3, 1);
      await page.mouse.move(at.x, at.y);
      await expect.poll(() => litDot(page)).toBe(1);
      expect(await result(page)).toBeCloseTo(0.0025062656641604, 12);
      const low = lab(page, 'descent-part descent-knob[data-id=low] #field');
      await redrawn(page, async () => {
        await low.fill('-1');
        await low.press('Enter');
      });
      expect((await drawn(page))['min-max.0']?.[0]).toBe(-1);
      // −1 + (1 + 1)·1/399
      expect(await result(page)).toBeCloseTo(-1 + 2 / 399, 12);
      await page.waitForFunction(() => location.hash.includes('scaling.scalers.0.low=-1'));
      await low.fill('3');
      await low.press('Enter');
      await expect
        .poll(() => lab(page, 'descent-knob[data-id=high] #trouble').innerText())
        .toContain('must go to a number');
    });
  });

  test('population or sample: the z-scores of 2, 4, 6, 8 leave [−1, 1] either way', async () => {
    await withLab(async (page) => {
      await redrawn(page, () => choose(page, 'even'));
      expect((await drawn(page))['z-score.1']?.[3]).toBeCloseTo(1.3416407865, 9);
      await redrawn(page, () => select(page, /Standard deviation/i).selectOption('sample'));
      expect((await drawn(page))['z-score.1']?.[3]).toBeCloseTo(1.161895003862, 9);
      expect(await lab(page, 'descent-dot-strips').getByRole('button', { name: 'Z-score, sample' }).count()).toBe(1);
    });
  });

  test('axes: one for all shows who spreads, each its own shows that nobody changes the pattern', async () => {
    await withLab(async (page) => {
      const places = async (row: number): Promise<number> =>
        (await place(page, row, 4)).x - (await place(page, row, 0)).x;
      expect(Math.abs((await places(1)) - (await places(3)))).toBeGreaterThan(50);
      expect(await lab(page, 'descent-dot-strips path.lit').count()).toBe(1); // 49.6 is beyond: an arrow
      await lab(page, '[data-axes=own]').click();
      await page.waitForTimeout(100);
      for (const row of [1, 2, 3, 4, 5]) expect(Math.abs((await places(row)) - (await places(0)))).toBeLessThan(1);
      expect(await lab(page, 'descent-dot-strips path.lit').count()).toBe(0);
    });
  });

  test('scalers can be added and taken away, but for the last one', async () => {
    await withLab(async (page) => {
      await redrawn(page, () => lab(page, '[data-scaler=none]').click());
      expect(Object.keys(await drawn(page)).at(-1)).toBe('none.5');
      for (const id of ['min-max', 'robust', 'max-abs', 'unit-norm', 'none']) {
        await redrawn(page, () => lab(page, `[data-scaler=${id}]`).click());
      }
      expect(Object.keys(await drawn(page))).toEqual(['values', 'z-score.0']);
      expect(await lab(page, '[data-scaler=z-score]').getAttribute('aria-disabled')).toBe('true');
      await lab(page, '[data-scaler=z-score]').click({ force: true });
      expect(Object.keys(await drawn(page))).toEqual(['values', 'z-score.0']);
    });
  });

  test('rows held out: learnt from training rows or from everything, the leak in numbers', async () => {
    await withLab(async (page) => {
      await redrawn(page, () => choose(page, 'salaries'));
      await redrawn(page, () => lab(page, '#column').selectOption({ label: 'last salary' }));
      await redrawn(page, () => select(page, /Held out/i).selectOption('first'));
      expect(await lab(page, '.leak').innerText()).toMatch(/know the 12 training rows only.*4 held-out rows/s);
      expect(await lab(page, 'descent-dot-strips .held').count()).toBe(4 * 6);
      const honest = (await drawn(page))['min-max.0'] ?? [];
      expect(Math.max(...honest)).toBeGreaterThan(1);
      await redrawn(page, () => select(page, /Learnt from/i).selectOption('everything'));
      expect(Math.max(...((await drawn(page))['min-max.0'] ?? []))).toBe(1);
      expect(await lab(page, '.leak').innerText()).toContain('have seen the 4 held-out rows');
      const cells = await lab(page, '.panel table tbody tr').first().locator('td').allInnerTexts();
      expect(cells[1]).toMatch(/… 1$/);
      await page.waitForFunction(() => location.hash.includes('scaling.fit=everything'));
    });
  });

  test('a constant column is told as what it is', async () => {
    await withLab(async (page) => {
      expect(await story(page)).toContain('All 5 values are equal: there is no spread to divide by.');
      expect((await drawn(page))['z-score.1']).toEqual([0, 0, 0, 0, 0]);
    }, '#scaling.table.id=list&scaling.table.values=10,10,10,10,10');
  });

  test('the guess moves the value, is judged by the ranges before and after, and the value can be put back', async () => {
    await withLab(async (page) => {
      expect(await lab(page, '.guess legend').innerText()).toContain('suppose 400 were 4000');
      await redrawn(page, () => lab(page, '.guess').getByLabel('Min-max').check());
      expect((await drawn(page))['values']).toContain(4000);
      const verdict = () => lab(page, '.verdict').innerText();
      await expect.poll(verdict).toMatch(/^No: Robust\..*min-max 0\.0226 → 0\.0022\d.*robust 1\.13 → 1\.13/s);
      await redrawn(page, () => lab(page, '[data-restore]').click());
      expect((await drawn(page))['values']).toContain(400);
      await lab(page, '.guess').getByLabel('Robust').check();
      expect(await verdict()).toMatch(/^Right: Robust\./);
      expect((await drawn(page))['values']).toContain(400);
    });
  });
});

describe('one’s own table', () => {
  test('pasted, with its columns to choose from; the link brings it back', async () => {
    let hash = '';
    await withLab(async (page) => {
      await redrawn(page, () => choose(page, 'csv'));
      await redrawn(page, () => paste(page, 'city;rain;sun\nA;1,5;10\n"B; old";2,5;30\n'));
      expect((await drawn(page))['values']).toEqual([1.5, 2.5]);
      await redrawn(page, () => lab(page, '#column').selectOption({ label: 'sun' }));
      expect((await drawn(page))['values']).toEqual([10, 30]);
      await page.waitForFunction(() => location.hash.includes('scaling.column=2'));
      hash = await page.evaluate(() => location.hash);
    });
    await withLab(async (page) => {
      await expect.poll(async () => (await drawn(page))['values']).toEqual([10, 30]);
    }, hash);
  });

  test('what is wrong is named with line and column; the text stays, the picture too, and it can be mended', async () => {
    await withLab(async (page) => {
      await redrawn(page, () => choose(page, 'csv'));
      const before = await drawn(page);
      const text = 'a,b\n1,2\n"three\nlines",3\n4,5\n';
      await paste(page, text);
      const state = lab(page, 'descent-csv-box #state');
      await expect.poll(() => state.innerText()).toContain('Line 3, column 1 (a): “three lines” is not a number.');
      expect(await lab(page, 'descent-csv-box textarea').inputValue()).toBe(text);
      expect(await drawn(page)).toEqual(before);
      const marked = await lab(page, 'descent-csv-box textarea').evaluate((field: HTMLTextAreaElement) =>
        field.value.slice(field.selectionStart, field.selectionEnd),
      );
      expect(marked).toBe('"three');
      await redrawn(page, () => lab(page, '[data-skip]').click());
      expect((await drawn(page))['values']).toEqual([1, 4]);
      expect(await lab(page, '.note').first().innerText()).toContain('1 without a number left out');
      await paste(page, 'a,b\n1,2\n3\n');
      await expect.poll(() => state.innerText()).toContain('Line 3, column 1: the record ends here');
      await redrawn(page, () => paste(page, 'a,b\n1,2\n3,4\n'));
      expect((await drawn(page))['values']).toEqual([1, 3]);
    });
  });

  test('another table and back: nothing typed is lost', async () => {
    await withLab(async (page) => {
      await redrawn(page, () => choose(page, 'csv'));
      await redrawn(page, () => paste(page, '7\n8\n9\n'));
      await redrawn(page, () => choose(page, 'even'));
      await redrawn(page, () => choose(page, 'csv'));
      expect((await drawn(page))['values']).toEqual([7, 8, 9]);
    });
  });

  test('a file is opened, and one is dropped; Indian grouping, a byte order mark, Latin-1', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'descent-'));
    const file = join(folder, 'salaries.csv');
    writeFileSync(file, '\uFEFFname,salary\r\n"Das, Dev","3,50,000"\r\nAsha,"12,40,000"\r\n');
    const latin = join(folder, 'latin.csv');
    writeFileSync(latin, Buffer.from('größe;n\n1,5;2\n2,5;3\n', 'latin1'));
    await withLab(async (page) => {
      await redrawn(page, () => choose(page, 'csv'));
      await redrawn(page, () => lab(page, 'descent-csv-box input[type=file]').setInputFiles(file));
      expect((await drawn(page))['values']).toEqual([350000, 1240000]);
      await redrawn(page, () => lab(page, 'descent-csv-box input[type=file]').setInputFiles(latin));
      expect((await drawn(page))['values']).toEqual([1.5, 2.5]);
      expect(await lab(page, '#column').innerText()).toContain('größe');
      await redrawn(page, () =>
        lab(page, 'descent-csv-box .drop').evaluate((target) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(['x\n3\n4\n5\n'], 'dropped.csv', { type: 'text/csv' }));
          for (const type of ['dragover', 'drop']) {
            target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
          }
        }),
      );
      expect((await drawn(page))['values']).toEqual([3, 4, 5]);
    });
  });

  test('10 MB: the page stays awake, some rows are drawn, all are counted, and no link carries it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'descent-'));
    const file = join(folder, 'large.csv');
    const lines = ['id,value'];
    for (let k = 0, size = 0; size < 1e7; k++) {
      const line = `${k},${((k * 7919) % 100003) / 8}`;
      lines.push(line);
      size += line.length + 1;
    }
    writeFileSync(file, lines.join('\n'));
    await withLab(async (page) => {
      await redrawn(page, () => choose(page, 'csv'));
      const awake = page.evaluate(async () => {
        let frames = 0;
        for (const end = performance.now() + 1500; performance.now() < end; frames++) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        return frames;
      });
      await redrawn(page, () => lab(page, 'descent-csv-box input[type=file]').setInputFiles(file));
      // The core works in its worker: frames go on meanwhile.
      expect(await awake).toBeGreaterThan(10);
      expect(await lab(page, '.note').first().innerText()).toMatch(/drawn/);
      expect((await drawn(page))['values']?.length).toBeLessThan(210);
      expect(await lab(page, 'descent-csv-box #state').innerText()).toContain('too long for a link');
      await page.waitForTimeout(400);
      expect((await page.evaluate(() => location.hash)).length).toBeLessThan(200);
      const [download] = await Promise.all([
        page.waitForEvent('download', { timeout: 30_000 }),
        lab(page, '[data-save]').click(),
      ]);
      const saved = readFileSync(await download.path(), 'utf8')
        .trimEnd()
        .split('\r\n');
      expect(saved.length).toBe(lines.length);
      expect(saved[0]).toBe('row,value,held,min-max,z-score,robust,max-abs,unit-norm');
    });
  });

  test('the scaled table is saved as a file that reads back', async () => {
    await withLab(async (page) => {
      await lab(page, 'descent-data-table summary').first().click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        lab(page, 'descent-data-table').first().getByRole('button', { name: 'Save as CSV' }).click(),
      ]);
      const text = readFileSync(await download.path(), 'utf8');
      expect(text.split('\r\n')[4]).toMatch(/^4,400,0,1,1\.9996/);
      await redrawn(page, () => choose(page, 'csv'));
      await redrawn(page, () => paste(page, text));
      await redrawn(page, () => lab(page, '#column').selectOption({ label: 'value' }));
      expect((await drawn(page))['values']).toEqual([1, 2, 3, 400, 10]);
    });
  });
});

describe('the scaling lab for everybody', () => {
  test('by touch: a dot is pulled sideways, and the page does not scroll', async () => {
    await withLab(
      async (page) => {
        await lab(page, 'descent-dot-strips .stage').first().scrollIntoViewIfNeeded();
        const session = await page.context().newCDPSession(page);
        const touch = (type: string, x?: number, y?: number) =>
          session.send('Input.dispatchTouchEvent', {
            type: type as 'touchStart',
            touchPoints: x === undefined || y === undefined ? [] : [{ x, y }],
          });
        const { x, y } = await place(page, 0, 3);
        const scrolled = await page.evaluate(() => scrollY);
        await touch('touchStart', x, y);
        await redrawn(page, async () => {
          for (const by of [10, 30, 60]) await touch('touchMove', x - by, y);
          await touch('touchEnd');
        });
        expect((await drawn(page))['values']?.[3]).toBeLessThan(400);
        expect(await page.evaluate(() => scrollY)).toBe(scrolled);
      },
      '',
      { width: 390, height: 844, touch: true },
    );
  });

  test('axe finds nothing at all, on light or dark ground', async () => {
    await withLab(async (page) => {
      await redrawn(page, () => choose(page, 'csv'));
      await paste(page, 'a\n1\nx\n2\n');
      await lab(page, 'descent-csv-box .wrong').waitFor();
      for (const summary of await lab(page, 'details > summary').all()) await summary.click();
      await page.waitForTimeout(200);
      expect(await violationsOnBothGrounds(page, 'descent-scaling')).toEqual([]);
    }, '#scaling.split=random');
  });

  test('without JavaScript there is a picture in its place', async () => {
    const opened = await openPage('', { javaScript: false });
    try {
      const image = opened.page.locator('descent-scaling img');
      expect(await image.getAttribute('alt')).toContain('within 0.0226 of each other under min-max');
      expect(opened.errors).toEqual([]);
    } finally {
      await opened.close();
    }
  });

  test.each([390, 820, 1440])('at %i nothing scrolls sideways', async (width) => {
    for (const colorScheme of pictured ? (['light', 'dark'] as const) : (['light'] as const)) {
      await withLab(
        async (page) => {
          await screenshot(page, `scaling-${width}-${colorScheme}-arrival`, 'descent-scaling');
          await redrawn(page, () => choose(page, 'salaries'));
          await redrawn(page, () => select(page, /Held out/i).selectOption('random'));
          await page.waitForTimeout(150);
          await screenshot(page, `scaling-${width}-${colorScheme}-held`, 'descent-scaling');
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        },
        '',
        { width, height: 900, colorScheme },
      );
    }
  });
});
