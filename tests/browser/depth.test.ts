import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityProblems, openPage, screenshot, type OpenPage, type PageOptions } from './harness';

/** Ten seeds of every scheme take a moment. */
const patient = { timeout: 30_000 };

interface Chart extends HTMLElement {
  readonly lines: readonly { readonly id: string; readonly label: string; readonly y: Float64Array }[];
  readonly playhead: number | null;
  readonly plot: unknown;
}

async function withLab(
  use: (page: Page, opened: OpenPage) => Promise<void>,
  hash = '',
  options: PageOptions = {},
): Promise<void> {
  const opened = await openPage(`labs/depth.html${hash}`, options);
  try {
    const { page } = opened;
    await page.locator('descent-depth').scrollIntoViewIfNeeded();
    await page.locator('descent-depth #gradient canvas').waitFor(patient);
    await page.waitForFunction(
      () => {
        const chart = document.querySelector('descent-depth')?.shadowRoot?.querySelector<Chart>('#gradient');
        return (chart?.lines.length ?? 0) > 1 && chart?.plot !== undefined;
      },
      undefined,
      patient,
    );
    await use(page, opened);
    expect(opened.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

const lab = (page: Page, selector: string) => page.locator(`descent-depth ${selector}`);

function lines(page: Page, chart: string): Promise<Readonly<Record<string, readonly number[]>>> {
  return page.evaluate((id) => {
    const element = document.querySelector('descent-depth')?.shadowRoot?.querySelector<Chart>(`#${id}`);
    return Object.fromEntries((element?.lines ?? []).map((line) => [line.label, [...line.y]]));
  }, chart);
}

async function until(page: Page, told: RegExp, scheme: string): Promise<void> {
  await expect.poll(() => lab(page, `[data-scheme="${scheme}"]`).innerText(), patient).toMatch(told);
}

test('on arrival, Xavier’s gradient vanishes through ReLU, He’s does not, and theory runs along', async () => {
  await withLab(async (page) => {
    await until(page, /vanishing/, 'xavier-normal');
    await until(page, /gradient is .* steady/, 'he-normal');
    const gradient = await lines(page, 'gradient');
    const [measured, theory] = [gradient['Xavier'] ?? [], gradient['Xavier, theory'] ?? []];
    expect(measured).toHaveLength(31);
    // ReLU lets half of the mean square through, so theory halves the square at each layer.
    for (const [l, value] of theory.entries()) expect(value).toBeCloseTo(2 ** (-(30 - l) / 2), 9);
    expect(Math.log(measured[0] ?? 0) / Math.log(theory[0] ?? 1)).toBeCloseTo(1, 1);
    expect(await accessibilityProblems(page, 'descent-depth')).toEqual([]);
    await screenshot(page, 'depth-1440', 'descent-depth');
  });
});

test('one click adds a scheme and takes it away; the link keeps it', async () => {
  await withLab(async (page) => {
    const chip = lab(page, '.chip').filter({ hasText: 'Zeros' });
    await chip.click();
    await until(page, /nothing of the last layer’s: vanishing/, 'zeros');
    await expect.poll(() => page.url(), patient).toContain('depth.initializers.2.id=zeros');
    await chip.click();
    await expect.poll(() => lab(page, '[data-scheme="zeros"]').count(), patient).toBe(0);
  });
});

test('depth by keyboard: the charts follow', async () => {
  await withLab(async (page) => {
    const slider = lab(page, '[data-id="depth"] input[type="range"]');
    await slider.focus();
    await slider.press('ArrowRight');
    await expect.poll(async () => (await lines(page, 'activation'))['He']?.length, patient).toBe(32);

    // While it is dragged one seed is drawn, and in the end all of them.
    const quick = (): Promise<boolean> =>
      page.locator('descent-depth').evaluate((element) => {
        const { result } = element as unknown as { result: { spec: { quick: boolean } } };
        return result.spec.quick;
      });
    await expect.poll(quick, patient).toBe(false);
    const box = await slider.boundingBox();
    if (!box) throw new Error('the slider is not in sight');
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.7, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, y, { steps: 3 });
    await expect.poll(quick, patient).toBe(true);
    await page.mouse.up();
    await expect.poll(quick, patient).toBe(false);
  });
});

test('a line is pulled by keyboard and by hand: the scale of its weights follows, and the formula says it', async () => {
  await withLab(async (page) => {
    const grip = lab(page, '#activation .grip');
    const gain = async (): Promise<number> =>
      Number(/gain ([\d.]+)/.exec((await grip.getAttribute('aria-valuetext')) ?? '')?.[1]);
    await expect.poll(gain, patient).toBe(1);
    await grip.focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(gain, patient).toBeGreaterThan(1);
    await expect.poll(() => page.url(), patient).toContain('depth.initializers.0.gain=');
    const before = await gain();
    const sigma = Number(await lab(page, '.side .worked').getAttribute('data-value'));
    // σ = gain · √(2/256)
    expect(sigma).toBeCloseTo(before * Math.sqrt(2 / 256), 9);
    const box = await grip.boundingBox();
    if (!box) throw new Error('the grip is not in sight');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 30, { steps: 5 });
    await page.mouse.up();
    await expect.poll(gain, patient).toBeGreaterThan(before);
  });
});

test('behind the sigmoid He’s gradient vanishes as well', async () => {
  await withLab(async (page) => {
    await until(page, /gradient is .* vanishing/, 'he-normal');
  }, '#depth.activation.id=sigmoid');
});

test('a layer chosen in one chart is read in the other and stands out among the ridges', async () => {
  await withLab(async (page) => {
    await lab(page, '#activation .surface').focus();
    await page.keyboard.press('Home');
    await expect
      .poll(() => lab(page, '#gradient .surface').getAttribute('aria-valuetext'), patient)
      .toMatch(/^layer 0: /);
    expect(await lab(page, '.ridges .here .label').textContent()).toBe('0');
    // What the mouse points at in one chart is read in the other as well.
    await lab(page, '#gradient .surface').hover();
    await expect
      .poll(() => lab(page, '#activation .surface').getAttribute('aria-valuetext'), patient)
      .toMatch(/^layer 1\d: /);
  });
});

test('a guess doubles the weights in hand, and is judged by what comes of it', async () => {
  await withLab(async (page) => {
    const verdict = lab(page, '.guess .verdict');
    const guess = (fate: string) => lab(page, '.guess label').filter({ hasText: fate }).click();
    expect(await lab(page, '.guess legend').innerText()).toContain('suppose Xavier’s weights were twice as large');
    await guess('steady');
    await expect
      .poll(() => verdict.innerText(), patient)
      .toMatch(/^Not so: with Xavier twice as large it is exploding/);
    await expect.poll(() => page.url(), patient).toContain('depth.initializers.0.gain=2');
    await guess('exploding');
    expect(await verdict.innerText()).toMatch(/^Right/);
    // Another thing set asks anew.
    await lab(page, '.chip').filter({ hasText: 'LeCun' }).click();
    await expect.poll(() => verdict.count(), patient).toBe(0);
    // The same as a script.
    await lab(page, '.reproduce summary').click();
    await lab(page, '[data-script="torch"]').click();
    await expect.poll(() => lab(page, '.reproduce pre').innerText(), patient).toContain('torch.nn.init.xavier_normal_');
    expect(await accessibilityProblems(page, 'descent-depth')).toEqual([]);
  });
});

test('on a phone nothing is cut', async () => {
  await withLab(
    async (page) => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      await screenshot(page, 'depth-390', 'descent-depth');
    },
    '',
    { width: 390, height: 844, touch: true },
  );
});
