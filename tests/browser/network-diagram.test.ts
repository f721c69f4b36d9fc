import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityProblems, openPage, screenshot } from './harness';

const patient = { timeout: 20_000 };

/** Puts a diagram of layers of these sizes on top of the page, and keeps what it fires in `heard`. */
async function putDiagram(page: Page, sizes: readonly number[], editable: boolean): Promise<void> {
  await page.evaluate(
    async ([counts, edit]) => {
      // A lab that draws one brings it along.
      document.querySelector('descent-first-network')?.scrollIntoView();
      await customElements.whenDefined('descent-network-diagram');
      scrollTo(0, 0);
      const columns = 16;
      // Three pictures: all below zero, all above, and nothing at all.
      const values = [-1, 1, NaN].map((value) => Float64Array.from({ length: columns * columns }, () => value));
      const map = (u: number) => ({
        values: values[u % 3],
        columns,
        rows: columns,
        low: -1,
        high: 1,
        scale: 'diverging',
      });
      const layers = counts.map((count, l) => ({
        name: l === 0 ? 'inputs' : `layer ${l}`,
        units: Array.from({ length: count }, (_, u) =>
          l === 0
            ? { label: `input ${u + 1}`, text: `x${u + 1}`, caption: `input ${u + 1}` }
            : { label: `unit ${u + 1} of layer ${l}`, bias: 0.25, map: map(u) },
        ),
      }));
      const weights = counts
        .slice(1)
        .map((count, k) =>
          Array.from({ length: count }, (_, u) =>
            Array.from({ length: counts[k] ?? 0 }, (__, i) => ((u + i) % 3 === 0 ? 0 : (u - i) * 0.5 + 0.1)),
          ),
        );
      const diagram = document.createElement('descent-network-diagram');
      const heard: unknown[] = [];
      Object.assign(diagram, { layers, weights, editable: edit, weightRange: [-3, 3], labelled: counts.length < 4 });
      Object.assign(diagram, { summary: 'A network.', hint: 'Point at it.', unitSize: counts.length < 4 ? 88 : 44 });
      Object.assign(window, { heard, diagram });
      for (const name of ['descent-weight', 'descent-unit'])
        diagram.addEventListener(name, (event) => heard.push((event as CustomEvent).detail));
      const main = document.querySelector('main');
      const box = document.createElement('div');
      box.id = 'diagram';
      box.append(diagram);
      main?.prepend(box);
    },
    [sizes, editable] as const,
  );
}

const heard = (page: Page): Promise<unknown[]> =>
  page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);

test('a network: pictures, keys, numbers, and weights set by hand', async () => {
  const { page, errors, close } = await openPage('', { reducedMotion: 'reduce' });
  try {
    const at = (selector: string) => page.locator(`#diagram descent-network-diagram ${selector}`);
    await putDiagram(page, [2, 3, 1], true);
    await at('canvas').first().waitFor(patient);
    const middle = (unit: string): Promise<readonly number[]> =>
      at(`canvas[data-map="${unit}"]`).evaluate((canvas) => [
        ...((canvas as HTMLCanvasElement).getContext('2d')?.getImageData(8, 8, 1, 1).data ?? []),
      ]);
    // −1 is --racer-1, 1 is --racer-0, as the tokens have them on a light ground.
    await expect.poll(() => middle('1.0'), patient).toEqual([0xd5, 0x5e, 0x00, 255]);
    expect(await middle('1.1')).toEqual([0x00, 0x62, 0x9b, 255]);
    expect(await at('.edge').count()).toBe(9);
    expect(await at('.value').count()).toBe(9);

    // Through the units by keyboard: each tells its numbers.
    await at('[data-unit="0.0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => at('.readout').innerText(), patient)
      .toBe('Unit 2 of layer 1: weights 0.6 from input 1, 0.1 from input 2; bias 0.25.');
    await page.keyboard.press('Enter');
    await at('.inspector').waitFor(patient);
    await at('[data-weight="1.1.0"]').fill('-1.5');
    await at('[data-weight="1.1.0"]').press('Enter');
    await expect
      .poll(() => heard(page), patient)
      .toEqual([
        { layer: 1, unit: 1 },
        { layer: 1, unit: 1, input: 0, value: -1.5, final: true },
      ]);
    expect(await accessibilityProblems(page, '#diagram')).toEqual([]);
    await screenshot(page, 'network-diagram-2-3-1', '#diagram');

    // A line is dragged up: 240 pixels for the whole range of 6, so 40 pixels for 1.
    await at('[data-act="close"]').click();
    const line = await at('[data-edge="2.0.1"] .reach').boundingBox();
    if (!line) throw new Error('no line');
    const [x, y] = [line.x + line.width / 2, line.y + line.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 40);
    await page.mouse.up();
    await expect
      .poll(async () => (await heard(page)).at(-1), patient)
      .toEqual({ layer: 2, unit: 0, input: 1, value: expect.closeTo(0.6, 6) as number, final: true });
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});

test('six layers of eight fit a phone: they scroll within their box', async () => {
  const { page, errors, close } = await openPage('', { width: 390, height: 844, touch: true, colorScheme: 'dark' });
  try {
    await putDiagram(page, [2, 8, 8, 8, 8, 8, 8, 1], false);
    await page.locator('#diagram canvas').nth(48).waitFor(patient);
    expect(await page.locator('#diagram .edge').count()).toBe(2 * 8 + 5 * 64 + 8);
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), patient)
      .toBeLessThanOrEqual(0);
    await screenshot(page, 'network-diagram-deep-390', '#diagram');
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});
