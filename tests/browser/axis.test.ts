import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityProblems, openPage, screenshot, type OpenPage, type PageOptions } from './harness';

/** What the tests read of a matrix in the page. */
interface Matrix extends HTMLElement {
  readonly values: Float64Array;
  readonly lit: number;
  readonly axis: string;
}

async function withLab(
  use: (page: Page, opened: OpenPage) => Promise<void>,
  hash = '',
  options: PageOptions = {},
): Promise<void> {
  const opened = await openPage(`labs/axis.html${hash}`, options);
  try {
    const { page } = opened;
    await page.locator('descent-axis').scrollIntoViewIfNeeded();
    await lab(page, 'descent-cell-matrix').first().waitFor();
    await use(page, opened);
    expect(opened.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

const lab = (page: Page, selector: string) => page.locator(`descent-axis ${selector}`);
const cell = (page: Page, index: number, matrix = 'input') => lab(page, `#${matrix} td[data-index="${index}"]`);
const story = (page: Page): Promise<string> => lab(page, '.story').innerText();

/** The address follows within a moment. */
const linkSays = (page: Page, text: string) => page.waitForFunction((wanted) => location.hash.includes(wanted), text);

/** Values, lit cell and axis of one of the two matrices. */
function shown(page: Page, id: 'input' | 'output') {
  return page.evaluate((which) => {
    const matrix = document.querySelector('descent-axis')?.shadowRoot?.querySelector<Matrix>(`#${which}`);
    return { values: [...(matrix?.values ?? [])], lit: matrix?.lit, axis: matrix?.axis };
  }, id);
}

/** The cells that light up together in one of the two matrices. */
const together = (page: Page, matrix: string): Promise<number[]> =>
  lab(page, `#${matrix} td.group`).evaluateAll((cells) =>
    cells.map((each) => Number((each as HTMLElement).dataset['index'])),
  );

/** Does something and waits until the outputs are others. */
async function recomputed(page: Page, act: () => Promise<unknown>): Promise<number[]> {
  const before = JSON.stringify((await shown(page, 'output')).values);
  await act();
  await page.waitForFunction((old) => {
    const matrix = document.querySelector('descent-axis')?.shadowRoot?.querySelector<Matrix>('#output');
    return JSON.stringify([...(matrix?.values ?? [])]) !== old;
  }, before);
  return (await shown(page, 'output')).values;
}

describe('the lab on the axis of normalization', () => {
  test('a cell lights up its column under batch norm, its row under layer norm, in both matrices', async () => {
    await withLab(async (page) => {
      expect(await together(page, 'input')).toEqual([2, 8, 14, 20]);
      await cell(page, 7).hover();
      expect(await together(page, 'input')).toEqual([1, 7, 13, 19]);
      expect(await together(page, 'output')).toEqual([1, 7, 13, 19]);
      expect(await story(page)).toContain('Example 2, feature 2 is 1. It is compared with the 4');
      const byBatch = (await shown(page, 'output')).values;
      const byLayer = await recomputed(page, () => lab(page, '[data-norm=layer-norm]').click());
      expect(byLayer).not.toEqual(byBatch);
      expect(await together(page, 'output')).toEqual([6, 7, 8, 9, 10, 11]);
      expect(await story(page)).toContain('of its own example');
      await linkSays(page, 'normalization.normalization.id=layer-norm');
      await recomputed(page, () => lab(page, '[data-norm=rms-norm]').click());
      expect(await story(page)).toContain('root mean square');
      expect(await lab(page, '[data-id=beta]').count()).toBe(0);
    });
  });

  test('the formula carries the numbers of the lit cell', async () => {
    await withLab(async (page) => {
      await cell(page, 18).hover();
      // 1, 2, 3, 6: mean 3, variance 3.5; (6 − 3) / √3.5 = 1.604.
      const text = (await lab(page, '.equation').innerText()).replaceAll(/\s/g, '');
      expect(text).toContain('6−3');
      expect(text).toContain('3.5+10⁻⁵');
      expect(text).toContain('1.604');
    });
  });

  test('arrow keys walk, typing changes a cell, Escape gives up, and the cells can be put back', async () => {
    await withLab(async (page) => {
      await cell(page, 0).click();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      expect((await shown(page, 'input')).lit).toBe(7);
      expect((await shown(page, 'output')).lit).toBe(7);
      await page.keyboard.type('12');
      await page.keyboard.press('Escape');
      expect((await shown(page, 'input')).values[7]).toBe(1);
      await page.keyboard.type('-4.5');
      await recomputed(page, () => page.keyboard.press('Enter'));
      expect((await shown(page, 'input')).values[7]).toBe(-4.5);
      await linkSays(page, 'normalization.edits.0=7,-4.5');
      await recomputed(page, () => page.keyboard.press('PageUp'));
      expect((await shown(page, 'input')).values[7]).toBe(-4.4);
      await page.keyboard.press('ArrowLeft');
      expect((await shown(page, 'input')).lit).toBe(6);
      await recomputed(page, () => lab(page, 'button').getByText('Put the cells back').click());
      expect((await shown(page, 'input')).values[7]).toBe(1);
    });
  });

  test('γ and β of the lit feature move mean and variance of its outputs', async () => {
    await withLab(async (page) => {
      await cell(page, 0).click();
      const fill = async (id: string, value: string) => {
        await lab(page, `[data-id=${id}] #field`).fill(value);
        await lab(page, `[data-id=${id}] #field`).press('Enter');
      };
      await recomputed(page, () => fill('gamma', '2'));
      const values = await recomputed(page, () => fill('beta', '5'));
      const column = [0, 6, 12, 18].map((k) => values[k] ?? NaN);
      expect(column.reduce((a, b) => a + b) / 4).toBeCloseTo(5, 10);
      await linkSays(page, 'normalization.beta.0=0,5');
    });
  });

  test('inference uses the running statistics, which fill up batch by batch', async () => {
    await withLab(async (page) => {
      const training = (await shown(page, 'output')).values;
      const early = await recomputed(page, () => lab(page, '[data-mode=inference]').click());
      expect(early).not.toEqual(training);
      expect(await story(page)).toContain('5 batches of training');
      await recomputed(page, () => lab(page, '[data-next]').click());
      expect(await story(page)).toContain('6 batches of training');
      await recomputed(page, () => lab(page, 'descent-player [aria-label="To the end"]').click());
      expect(await story(page)).toContain('60 batches of training');
      await linkSays(page, 'normalization.seen=60');
      // Nearer to what the batch's own statistics give than at the start.
      const late = (await shown(page, 'output')).values;
      const apart = (values: readonly number[]) => Math.abs((values[20] ?? NaN) - (training[20] ?? NaN));
      expect(apart(late)).toBeLessThan(apart(early));
    }, '#normalization.seen=5');
  });

  test('playing fills them by itself', async () => {
    await withLab(async (page) => {
      await lab(page, 'descent-player [aria-label=Play]').click();
      await page.waitForFunction(() => location.hash.includes('seen=60'), undefined, { timeout: 15000 });
      expect(await story(page)).toContain('60 batches of training');
    }, '#normalization.mode=inference&normalization.seen=50');
  });

  test('a batch of one breaks batch norm in training, and the lab says how', async () => {
    await withLab(async (page) => {
      expect((await shown(page, 'output')).values).toEqual([0, 0, 0, 0, 0, 0]);
      expect(await lab(page, '.alone').innerText()).toContain('PyTorch refuses');
      await recomputed(page, () => lab(page, '[data-norm=layer-norm]').click());
      expect(await lab(page, '.alone').count()).toBe(0);
    }, '#normalization.batch=1');
  });

  test('a guess is answered with the numbers of both normalizers', async () => {
    await withLab(async (page) => {
      await lab(page, '.guess label').getByText('Layer norm').click();
      expect(await lab(page, '.verdict').innerText()).toMatch(
        /^It is not that one\. .*after batch norm: 1 times, after layer norm: \d/,
      );
      await lab(page, '.guess label').getByText('Batch norm').click();
      expect(await lab(page, '.verdict').innerText()).toMatch(/^Right\./);
    });
  });

  test('on a phone a cell is tapped, and tapped again to be changed; nothing is wider than the screen', async () => {
    await withLab(
      async (page) => {
        await cell(page, 13).tap();
        expect((await shown(page, 'input')).lit).toBe(13);
        await cell(page, 13).tap();
        await lab(page, '#input input').fill('9');
        await recomputed(page, () => lab(page, '#input input').press('Enter'));
        expect((await shown(page, 'input')).values[13]).toBe(9);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        const height = (await cell(page, 13).boundingBox())?.height ?? 0;
        expect(height).toBeGreaterThanOrEqual(44);
        await screenshot(page, 'axis-390', 'descent-axis');
      },
      '',
      { width: 390, touch: true },
    );
  });

  test('has no serious accessibility problems, in either colour scheme', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await withLab(
        async (page) => {
          expect(await accessibilityProblems(page, 'descent-axis')).toEqual([]);
          await screenshot(page, `axis-${colorScheme}`, 'descent-axis');
        },
        '#normalization.normalization.id=layer-norm',
        { colorScheme },
      );
    }
  });
});
