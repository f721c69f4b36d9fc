import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage, type OpenPage, type PageOptions } from './harness';

async function withPage(path: string, options: PageOptions, use: (opened: OpenPage) => Promise<void>): Promise<void> {
  const opened = await openPage(path, options);
  try {
    await use(opened);
  } finally {
    await opened.close();
  }
}

const lab = 'descent-ewma';
const field = `${lab} [data-id=beta] input[type=text]`;
const slider = `${lab} [data-id=beta] input[type=range]`;
const player = `${lab} descent-player`;

/** Goes to the averages, as a reader does who takes the wheel, and waits until they are drawn. */
async function alive(page: Page): Promise<void> {
  await page.mouse.wheel(0, 1);
  await page.locator(lab).scrollIntoViewIfNeeded();
  await page.locator(field).waitFor();
}

const hashOf = (page: Page) => page.evaluate(() => location.hash);

/** What has the focus, through all shadow roots. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? element?.id ?? '';
  });

describe('the ground', () => {
  const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

  test('follows the system, or the switch, also on the next visit', async () => {
    await withPage('', { colorScheme: 'light' }, async ({ page }) => {
      const light = await ground(page);
      await page.getByRole('radio', { name: 'Dark' }).check();
      const dark = await ground(page);
      expect(dark).not.toBe(light);
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
      await page.reload();
      expect(await ground(page)).toBe(dark);
      expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true);
      await page.getByRole('radio', { name: 'As the system has it' }).check();
      expect(await ground(page)).toBe(light);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await ground(page)).toBe(dark);
      await page.getByRole('radio', { name: 'Light' }).check();
      expect(await ground(page)).toBe(light);
    });
  });

  test('can be chosen where the browser forbids to store anything', async () => {
    const before = `Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden'); } });`;
    await withPage('', { before }, async ({ page, errors }) => {
      await page.getByRole('radio', { name: 'Dark' }).check();
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
      expect(errors).toEqual([]);
    });
  });
});

describe('the way around', () => {
  test('by keyboard: past everything to the text, and from chapter to chapter', async () => {
    await withPage('', { reducedMotion: 'reduce' }, async ({ page }) => {
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('Skip to the text');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
      const link = page.locator('nav.outline a[href="#ewma"]');
      await link.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => link.getAttribute('aria-current')).toBe('true');
      expect(await hashOf(page)).toBe('#ewma');
      await expect
        .poll(() => page.locator('#ewma').evaluate((chapter) => Math.abs(chapter.getBoundingClientRect().top)))
        .toBeLessThan(100);
    });
  });

  test('on a phone the chapters unfold over the text, and fold again', async () => {
    await withPage('', { width: 390, height: 800, touch: true, reducedMotion: 'reduce' }, async ({ page }) => {
      const link = page.locator('nav.outline a[href="#ewma"]');
      expect(await link.isVisible()).toBe(false);
      await page.locator('nav.outline summary').focus();
      await page.keyboard.press('Enter');
      expect(await link.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      expect(await link.isVisible()).toBe(false);
      await page.locator('nav.outline summary').tap();
      await link.tap();
      expect(await link.isVisible()).toBe(false);
      const top = await page.locator('#ewma').evaluate((chapter) => chapter.getBoundingClientRect().top);
      const bar = await page.locator('nav.outline').evaluate((nav) => nav.getBoundingClientRect().bottom);
      expect(top).toBeGreaterThan(bar - 40);
      expect(top).toBeLessThan(bar + 40);
    });
  });

  test('what a finger is to hit is large enough', async () => {
    await withPage('', { width: 390, height: 800, touch: true }, async ({ page }) => {
      await alive(page);
      const small = await page
        .locator(`${player} button, ${slider}, ${field}, nav.outline summary`)
        .evaluateAll((targets) =>
          targets
            .filter((target) => target.getBoundingClientRect().height < 44)
            .map((target) => `${target.getAttribute('aria-label')} ${target.getBoundingClientRect().height}`),
        );
      expect(small).toEqual([]);
    });
  });
});

describe('the address', () => {
  test('restores what somebody else has set, and carries what is set here', async () => {
    await withPage('#ewma.beta=0.98', {}, async ({ page, errors }) => {
      await page.locator(field).waitFor();
      expect(await page.locator(field).inputValue()).toBe('0.98');
      expect(await page.locator(slider).getAttribute('aria-valuetext')).toBe('0.98');
      expect(await page.locator(lab).evaluate((element) => element.getBoundingClientRect().top < 900)).toBe(true);
      await page.locator(field).fill('0,75');
      await page.keyboard.press('Enter');
      await expect.poll(() => hashOf(page)).toBe('#ewma.beta=0.75');
      await page.reload();
      await alive(page);
      expect(await page.locator(field).inputValue()).toBe('0.75');
      expect(errors).toEqual([]);
    });
  });

  test('keeps the state when a chapter is chosen, and drops what is back at its default', async () => {
    await withPage('#ewma.beta=0.98', { reducedMotion: 'reduce' }, async ({ page }) => {
      await alive(page);
      await page.locator('nav.outline a[href="#intro"]').click();
      await expect.poll(() => hashOf(page)).toBe('#intro&ewma.beta=0.98');
      await page.locator(lab).getByRole('button', { name: 'Start over' }).click();
      await expect.poll(() => hashOf(page)).toBe('#intro');
      expect(await page.locator(field).inputValue()).toBe('0.9');
    });
  });

  test('followed within the page, by a link or by the way back, sets the lab', async () => {
    await withPage('', {}, async ({ page }) => {
      await alive(page);
      await page.evaluate(() => (location.hash = '#ewma.beta=0.5'));
      await expect.poll(() => page.locator(field).inputValue()).toBe('0.5');
      await page.evaluate(() => (location.hash = '#ewma.beta=0.95'));
      await expect.poll(() => page.locator(field).inputValue()).toBe('0.95');
      await page.goBack();
      await expect.poll(() => page.locator(field).inputValue()).toBe('0.5');
    });
  });

  test('of a link in the text sets one lab, leads to it, and leaves the other alone; going back leads back', async () => {
    await withPage('#race.steps=50', { reducedMotion: 'reduce' }, async ({ page }) => {
      await alive(page);
      const link = page.locator('#intro a[href="#ewma.beta=0.98"]');
      await link.scrollIntoViewIfNeeded();
      await link.click();
      await expect.poll(() => page.locator(field).inputValue()).toBe('0.98');
      await expect.poll(() => hashOf(page)).toBe('#race.steps=50&ewma.beta=0.98');
      const top = () => page.locator(lab).evaluate((element) => element.getBoundingClientRect().top);
      await expect.poll(top).toBeLessThan(300);
      await page.goBack();
      await expect.poll(top).toBeGreaterThan(300);
      expect(await page.locator(field).inputValue()).toBe('0.98');
      await page.goForward();
      await page.locator(field).fill('0.5');
      await page.keyboard.press('Enter');
      await expect.poll(() => hashOf(page)).toBe('#race.steps=50&ewma.beta=0.5');
      await link.click();
      await expect.poll(() => page.locator(field).inputValue()).toBe('0.98');
    });
  });

  test('holds what it leads to in place while the page grows, until the reader has gone elsewhere', async () => {
    await withPage('#race.steps=50', {}, async ({ page }) => {
      await page.locator('descent-race descent-player').waitFor();
      const grow = () =>
        page.evaluate(async () => {
          const more = document.createElement('div');
          more.style.height = '50px';
          document.body.prepend(more);
          for (let i = 0; i < 4; ++i) await new Promise(requestAnimationFrame);
          return Math.round(scrollY);
        });
      const top = () =>
        page.locator('descent-race').evaluate((element) => Math.round(element.getBoundingClientRect().top));
      const before = await top();
      await grow();
      expect(await top()).toBe(before);
      await page.evaluate(async () => {
        scrollTo({ top: 0, behavior: 'instant' });
        for (let i = 0; i < 4; ++i) await new Promise(requestAnimationFrame);
      });
      expect(await grow()).toBe(0);
    });
  });

  const garbage: readonly [string, RegExp][] = [
    ['#ewma.beta=%E0%A4%A', /could not be read/],
    ['#=&&&.=..', /could not be read/],
    [`#${'garbage='.repeat(12_000)}`, /too long/],
    ['#nowhere', /not on this page/],
    ['#nolab.beta=0.5', /not on this page/],
  ];

  test.each(garbage)('full of garbage gets a sentence, and the defaults (%#)', async (hash, sentence) => {
    await withPage(hash, {}, async ({ page, errors }) => {
      expect(await page.getByRole('alert').textContent()).toMatch(sentence);
      await alive(page);
      expect(await page.locator(field).inputValue()).toBe('0.9');
      await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
      expect(await page.getByRole('alert').isVisible()).toBe(false);
      expect(errors).toEqual([]);
    });
  });

  test.each(['#ewma.beta=7', '#ewma.beta=soon', '#ewma.nothing=1', '#ewma.series.id=nothing', '#ewma.series=1,2'])(
    'with a value that the core refuses gets a sentence, and the defaults: %s',
    async (hash) => {
      await withPage(hash, {}, async ({ page, errors }) => {
        await alive(page);
        await page.locator(lab).getByText('not possible').first().waitFor();
        expect(await page.locator(field).inputValue()).toBe('0.9');
        expect(errors).toEqual([]);
      });
    },
  );
});

describe('a knob', () => {
  test('keeps what was typed wrong, says what is allowed, and Escape brings the value back', async () => {
    await withPage('', {}, async ({ page }) => {
      await alive(page);
      const knob = page.locator(`${lab} [data-id=beta]`);
      for (const [typed, sentence] of [
        ['a lot', /“a lot” is not a number.*at least 0/],
        ['1.5', /1.5 is not possible.*below 1/],
      ] as const) {
        await page.locator(field).fill(typed);
        await page.locator(field).blur();
        expect(await page.locator(field).inputValue()).toBe(typed);
        expect(await page.locator(field).getAttribute('aria-invalid')).toBe('true');
        expect(await knob.locator('#trouble').textContent()).toMatch(sentence);
      }
      await page.locator(field).press('Escape');
      expect(await page.locator(field).inputValue()).toBe('0.9');
      expect(await page.locator(field).getAttribute('aria-invalid')).toBe('false');
      expect(await hashOf(page)).toBe('');
    });
  });

  test('moves by arrows and to its ends', async () => {
    await withPage('', {}, async ({ page }) => {
      await alive(page);
      const spoken = () => page.locator(slider).getAttribute('aria-valuetext');
      await page.locator(slider).press('End');
      expect(await spoken()).toBe('0.999');
      await page.locator(slider).press('ArrowLeft');
      expect(Number(await spoken())).toBeLessThan(0.999);
      await page.locator(slider).press('ArrowUp');
      expect(await spoken()).toBe('0.999');
      await page.locator(slider).press('Home');
      expect(await spoken()).toBe('0');
      await page.locator(field).press('ArrowUp');
      expect(Number(await page.locator(field).inputValue())).toBeGreaterThan(0);
      await expect.poll(() => hashOf(page)).toMatch(/^#ewma\.beta=0\.\d+$/);
    });
  });

  test('explains itself', async () => {
    await withPage('', {}, async ({ page }) => {
      await alive(page);
      const knob = page.locator(`${lab} [data-id=beta]`);
      const button = knob.getByRole('button', { name: /^What is/ });
      await button.click();
      expect(await button.getAttribute('aria-expanded')).toBe('true');
      expect(await knob.locator('#help').textContent()).toMatch(/Possible: at least 0 and below 1/);
    });
  });
});

describe('the player', () => {
  const where = (page: Page) => page.locator(`${player} input[type=range]`).inputValue();

  test('steps, jumps, plays and stops by keyboard', async () => {
    await withPage('', {}, async ({ page }) => {
      await alive(page);
      await page.locator(player).getByRole('button', { name: 'To the start' }).click();
      expect(await where(page)).toBe('0');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowLeft');
      expect(await where(page)).toBe('1');
      await page.keyboard.press('Shift+ArrowRight');
      expect(await where(page)).toBe('11');
      await page.keyboard.press('End');
      const end = Number(await where(page));
      expect(end).toBeGreaterThan(50);
      await page.keyboard.press('Home');
      await page.locator(player).getByRole('button', { name: 'Play' }).click();
      await expect.poll(async () => Number(await where(page))).toBeGreaterThan(5);
      await page.locator(player).getByRole('button', { name: 'Pause' }).click();
      const there = await where(page);
      await page.waitForTimeout(200);
      expect(await where(page)).toBe(there);
    });
  });

  test('ends by itself and starts anew', async () => {
    await withPage('', {}, async ({ page }) => {
      await alive(page);
      await page.locator(player).evaluate((element) => Object.assign(element, { speed: 400 }));
      await page.keyboard.press('Tab');
      await page.locator(player).getByRole('button', { name: 'Play' }).click();
      const last = await page.locator(`${player} input[type=range]`).getAttribute('max');
      await expect.poll(() => where(page)).toBe(last);
      await page.locator(player).getByRole('button', { name: 'Play' }).waitFor();
    });
  });
});

describe('a table', () => {
  test('opens, turns its pages, and is saved with every digit', async () => {
    await withPage('', {}, async ({ page }) => {
      await alive(page);
      const table = page.locator(`${lab} descent-data-table`).first();
      expect(await table.locator('table').count()).toBe(0);
      await table.locator('summary').click();
      await expect.poll(() => table.locator('tbody tr').count()).toBe(20);
      expect(await table.locator('caption').textContent()).toMatch(/rows 1 to 20 of \d+/);
      await table.getByRole('button', { name: 'Later rows' }).click();
      await expect.poll(() => table.locator('caption').textContent()).toMatch(/rows 21 to 40/);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        table.getByRole('button', { name: 'Save as CSV' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('series.csv');
      const chunks: string[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(String(chunk));
      const lines = chunks.join('').split('\r\n');
      expect(lines[0]?.split(',')).toContain('corrected');
      expect(lines.length).toBeGreaterThan(300);
      expect(lines[1]).toMatch(/\d{4}-\d\d-\d\d/);
    });
  });
});

describe('a worker', () => {
  test('that dies is replaced, and the page keeps its state', async () => {
    await withPage('#ewma.beta=0.98', {}, async ({ page }) => {
      await page.locator(field).waitFor();
      const [worker] = page.workers();
      await worker?.evaluate(() => {
        setTimeout(() => {
          throw new Error('killed by a test');
        });
      });
      await page.locator(lab).getByText('Nothing that you have set is lost').first().waitFor();
      expect(await page.locator(field).inputValue()).toBe('0.98');
      await page.locator(field).fill('0.6');
      await page.keyboard.press('Enter');
      await expect.poll(() => hashOf(page)).toBe('#ewma.beta=0.6');
      expect(await page.locator(field).inputValue()).toBe('0.6');
      expect(page.workers()).toHaveLength(1);
    });
  });

  test('that cannot be loaded leaves the picture, says so, and can be tried again', async () => {
    await withPage('', {}, async ({ page, context }) => {
      await context.route(/\.wasm$/, (route) => route.abort());
      await page.reload();
      await page.locator(lab).scrollIntoViewIfNeeded();
      await page.locator(lab).getByText('its file could not be fetched').first().waitFor();
      expect(await page.locator(`${lab} img`).first().isVisible()).toBe(true);
      await context.unroute(/\.wasm$/);
      await page.locator(lab).getByRole('button', { name: 'Try again' }).click();
      await page.locator(field).waitFor();
      expect(await page.locator(`${lab} .notice`).count()).toBe(0);
    });
  });
});
