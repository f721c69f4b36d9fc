import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems, openPage, screenshot, type OpenPage, type PageOptions } from './harness';

let opened: OpenPage | undefined;

/** Without motion unless asked: a guess then leads straight to the end. */
async function openTerrain(hash = '', options: PageOptions = {}): Promise<{ page: Page; lab: Locator }> {
  opened = await openPage(`labs/terrain.html${hash}`, { reducedMotion: 'reduce', ...options });
  const { page } = opened;
  const lab = page.locator('descent-terrain');
  await lab.scrollIntoViewIfNeeded();
  await lab.locator('descent-contour .handle').first().waitFor({ timeout: 15_000 });
  return { page, lab };
}

/** What both maps show. */
function maps(lab: Locator): Promise<readonly { start: readonly number[]; index: number; steps: number }[]> {
  return lab.evaluate((element) =>
    [...(element.shadowRoot?.querySelectorAll('descent-contour') ?? [])].map((each) => {
      const map = each as unknown as { start: number[]; index: number; paths: { x: Float64Array }[] };
      return { start: [...map.start], index: map.index, steps: (map.paths[0]?.x.length ?? 0) - 1 };
    }),
  );
}

const half = (lab: Locator, side: 'raw' | 'scaled'): Locator => lab.locator(`.half[data-side=${side}]`);
const facts = (lab: Locator, side: 'raw' | 'scaled'): Promise<string> => half(lab, side).locator('.facts').innerText();
const press = (lab: Locator, name: string): Promise<void> => lab.getByRole('button', { name, exact: true }).click();

beforeEach(() => (opened = undefined));
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  expect(errors).toEqual([]);
});

describe('the terrain lab', () => {
  test('has walked on both terrains before anybody clicks', async () => {
    const { page, lab } = await openTerrain();
    expect(await facts(lab, 'scaled')).toMatch(/76\.7[^]*arrived at step 194/);
    expect(await facts(lab, 'raw')).toMatch(/2\.7\s×\s10⁹[^]*after 250\s+steps still 76\s%/);
    expect(await lab.locator('.story').innerText()).toContain('it has arrived, at step 194');
    expect(await accessibilityProblems(page, 'descent-terrain')).toEqual([]);
    await screenshot(page, 'terrain', 'descent-terrain');
  });

  test('what is asked is told on request', async () => {
    const { lab } = await openTerrain();
    const told = async (): Promise<string> => `${await facts(lab, 'raw')} ${await lab.locator('.story').innerText()}`;
    expect(await told()).not.toContain('it needs');
    await lab.locator('.guess [data-show]').click();
    expect(await told()).toMatch(/it needs 6\.6\s×\s10⁹ steps[^]*on raw inputs it needs 6\.6\s×\s10⁹ steps/);
  });

  test('a guess is answered by the numbers', async () => {
    const { lab } = await openTerrain();
    await press(lab, 'about as many');
    expect(await lab.locator('.verdict').innerText()).toMatch(/^No: 6\.6.*\s×\s10⁹ steps, 3\s×\s10⁷ times as many/);
    await press(lab, 'millions of times as many');
    expect(await lab.locator('.verdict').innerText()).toMatch(/^Right/);
  });

  test('the start dragged on either map moves on the other, and ends in the link', async () => {
    const { page, lab } = await openTerrain();
    for (const [side, k] of [
      ['raw', 0],
      ['scaled', 1],
    ] as const) {
      const before = await maps(lab);
      const cross = half(lab, side).locator('.handle');
      await cross.scrollIntoViewIfNeeded();
      const box = await cross.boundingBox();
      if (!box) throw new Error('no cross');
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2 - 60, box.y + box.height / 2 - 40, { steps: 4 });
      await expect.poll(async () => (await maps(lab))[1 - k]?.start).not.toEqual(before[1 - k]?.start);
      await page.mouse.up();
      await expect.poll(() => page.url()).toContain(`terrain.startOn=${side}`);
    }
  });

  test('the arrow keys move the start, and step when it has not the focus', async () => {
    const { page, lab } = await openTerrain();
    const before = await maps(lab);
    await half(lab, 'scaled').locator('.handle input[data-axis=x]').focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await maps(lab))[0]?.start[0]).toBeLessThan(before[0]?.start[0] ?? NaN);
    await lab.locator('descent-player button').first().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await maps(lab)).map(({ index }) => index)).toEqual([1, 1]);
    expect(await half(lab, 'raw').locator('descent-log-bars [role=img]').getAttribute('aria-label')).toContain(
      'step 1',
    );
  });

  test('space plays both walks at once', async () => {
    const { page, lab } = await openTerrain('', { reducedMotion: 'no-preference' });
    await lab.locator('descent-player input[type=range]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press(' ');
    await expect.poll(async () => (await maps(lab))[0]?.index).toBeGreaterThan(3);
    await page.keyboard.press(' ');
    const [raw, scaled] = await maps(lab);
    expect(raw?.index).toBe(scaled?.index);
  });

  test('a rate above 2/λmax throws both out; pressed again, all is as before', async () => {
    const { lab } = await openTerrain();
    await press(lab, 'A rate above 2/λmax');
    await expect.poll(() => facts(lab, 'raw')).toContain('lost at step');
    expect(await facts(lab, 'scaled')).toContain('lost at step');
    await press(lab, 'A rate above 2/λmax');
    await expect.poll(() => facts(lab, 'scaled')).toContain('arrived at step 194');
  });

  test('one rate fits neither, and both limits stand on its slider', async () => {
    const { lab } = await openTerrain();
    await press(lab, 'The raw inputs’ rate for both');
    await expect.poll(() => facts(lab, 'scaled')).toMatch(/after 250\s+steps still/);
    const marks = lab.locator('descent-knob[data-id=rate] .slider-mark');
    expect(await marks.count()).toBe(2);
    // A rate for the scaled inputs is far too large for the raw ones.
    const field = lab.locator('descent-knob[data-id=rate] input.field');
    await field.fill('0.4');
    await field.press('Enter');
    await expect.poll(() => facts(lab, 'raw')).toContain('lost at step');
    expect(await lab.locator('.story').innerText()).toContain('One rate fits neither');
  });

  test('scaling the target leaves the condition number; min-max leaves a valley beside an outlier', async () => {
    const { lab } = await openTerrain();
    await press(lab, 'Scale the target only');
    await expect.poll(async () => (await facts(lab, 'scaled')).includes('2.7\u00a0×\u00a010⁹')).toBe(true);
    expect(await facts(lab, 'raw')).toContain('2.7\u00a0×\u00a010⁹');
    await press(lab, 'Min-max with an outlier');
    await expect.poll(() => half(lab, 'scaled').locator('h3').innerText()).toContain('Min-max');
    expect(await lab.locator('.hint').innerText()).toContain('twenty times');
  });

  test('Adam on the raw terrain does not arrive either, and the lab says why', async () => {
    const { lab } = await openTerrain();
    await press(lab, 'Adam on the raw terrain');
    await expect.poll(() => lab.locator('.story').innerText()).toMatch(/Adam has \d+.% of the way left on raw inputs/);
    expect(await lab.locator('.hint').innerText()).toContain('size of its own slopes');
  });

  test('a unit is a scaling, and inputs without correlation make circles', async () => {
    const { lab } = await openTerrain();
    await press(lab, 'Count the salary in lakh');
    await expect.poll(() => facts(lab, 'raw')).not.toContain('10⁹');
    expect(await facts(lab, 'scaled')).toContain('76.7');
    await press(lab, 'Inputs that are not correlated');
    await expect.poll(() => facts(lab, 'scaled')).toContain('arrived at step 1');
  });

  test('axes true to scale, and the network', async () => {
    const { page, lab } = await openTerrain();
    await press(lab, 'true to scale');
    await expect.poll(() => page.url()).toContain('terrain.axes=equal');
    await press(lab, 'network 2-3-1');
    await expect.poll(() => facts(lab, 'scaled')).toContain('87.3');
    expect(await lab.locator('.guess').count()).toBe(0);
    expect(await accessibilityProblems(page, 'descent-terrain')).toEqual([]);
  });

  test('a scaler can be exchanged, and the start stays where it is', async () => {
    const { lab } = await openTerrain('#terrain.start=9000,0.2&terrain.startOn=raw');
    const before = (await maps(lab))[0]?.start ?? [];
    await lab.locator('descent-part[name=scaler] select').first().selectOption('min-max');
    await expect.poll(() => half(lab, 'scaled').locator('h3').innerText()).toContain('Min-max');
    const after = (await maps(lab))[0]?.start ?? [];
    expect(after[0]).toBeCloseTo(before[0] ?? NaN, 6);
    expect(after[1]).toBeCloseTo(before[1] ?? NaN, 9);
  });

  test('the person of 32: a salary that follows the playhead, on both terrains', async () => {
    const { page, lab } = await openTerrain();
    const answer = (id: string): Locator => lab.locator(`[data-answer=${id}] dd`);
    expect(await lab.locator('#person').innerText()).toMatch(
      /^Predicted salary: age 32.years, last salary 350.000.rup/,
    );
    expect(await answer('best').innerText()).toMatch(/^396.000|^396.371/);
    expect(await answer('raw').innerText()).toMatch(/^3(09|10)/);
    expect(await answer('scaled').innerText()).toMatch(/^396/);
    // Both start from the same answer, which is neither of these.
    await lab.locator('descent-player button').first().focus();
    await page.keyboard.press('Home');
    await expect.poll(() => answer('scaled').innerText()).not.toMatch(/^396/);
    expect(await answer('scaled').innerText()).toBe(await answer('raw').innerText());
    // Somebody who is in the table: what the table says stands beside it.
    const age = lab.locator('descent-knob[data-id=personFirst] input.field');
    await age.fill('42');
    await age.press('Enter');
    await expect.poll(() => answer('known').allInnerTexts()).toEqual([expect.stringMatching(/^401.000/)]);
    await expect.poll(() => page.url()).toContain('terrain.personFirst=42');
  });

  test('rules whose default rate has to be small are not lost, and it is said why', async () => {
    const { lab } = await openTerrain('#terrain.optimizer.id=radam');
    await expect.poll(() => lab.locator('.story').innerText()).toContain('Its first steps do not divide');
    expect(await facts(lab, 'raw')).not.toContain('lost');
    expect(await facts(lab, 'scaled')).not.toContain('lost');
  });

  test('one’s own table: refused in its place, mended, its columns chosen; away and back, and by the link', async () => {
    const { page, lab } = await openTerrain();
    const box = lab.locator('descent-csv-box');
    const paste = async (text: string): Promise<void> => {
      await box.locator('textarea').fill(text);
      await box.getByRole('button', { name: 'Use this table' }).click();
    };
    await lab.locator('[data-table=csv]').click();
    await expect.poll(() => lab.locator('#person').innerText()).toMatch(/^Predicted salary: age 28, last salary 210/);

    const bad = 'who,size,floor,rent\nA,40,1,800\nB,55,many,950\nC,70,3,1400\nD,30,4,\n';
    await paste(bad);
    await expect.poll(() => box.locator('#state').innerText()).toContain('Line 3, column 3 (floor): “many”');
    expect(await box.locator('textarea').inputValue()).toBe(bad);
    expect(await lab.locator('#person').innerText()).toContain('Predicted salary');
    expect(await accessibilityProblems(page, 'descent-terrain')).toEqual([]);

    await paste('who,size,floor,rent\nA,40,1,800\nB,55,2,950\nC,70,3,1400\nD,30,4,\nE,62,5,1500\nF,45,1,850\n');
    await expect.poll(() => box.locator('#state').innerText()).toContain('Line 5, column 4 (rent): the cell is empty.');
    await box.locator('[data-skip]').click();
    await expect
      .poll(() => lab.locator('[data-rows]').innerText())
      .toBe('5 rows; 1 without all three numbers left out');
    expect(await lab.locator('#person').innerText()).toBe('Predicted rent: size 40, floor 1');

    // What is predicted and an input change places: none is both.
    await lab.locator('select[data-column="2"]').selectOption({ label: 'size' });
    await expect.poll(() => lab.locator('#person').innerText()).toBe('Predicted size: rent 800, floor 1');
    await expect.poll(() => page.url()).toContain('terrain.columns=3,2,1');
    const { hash } = new URL(page.url());

    await press(lab, 'Count the salary in lakh');
    await expect.poll(() => lab.locator('#person').innerText()).toContain('Predicted salary');
    await lab.locator('[data-table=csv]').click();
    await expect.poll(() => lab.locator('#person').innerText()).toBe('Predicted size: rent 800, floor 1');

    await box.locator('.drop').evaluate((target) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['a;b;c\n1;2,5;3\n2;1;5\n4;4;4\n'], 'dropped.csv', { type: 'text/csv' }));
      for (const type of ['dragover', 'drop']) {
        target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    });
    await expect.poll(() => lab.locator('#person').innerText()).toBe('Predicted c: a 1, b 2.5');

    await page.goto('about:blank');
    await page.goto((opened?.url ?? '') + hash);
    await lab.scrollIntoViewIfNeeded();
    await expect.poll(() => lab.locator('#person').innerText()).toBe('Predicted size: rent 800, floor 1');
  });

  test('a table that makes no terrain is refused in words, and the pictures stay', async () => {
    const { lab } = await openTerrain();
    await lab.locator('[data-table=csv]').click();
    await expect.poll(() => lab.locator('#person').innerText()).toContain('age 28');
    const before = await facts(lab, 'scaled');
    await lab.locator('descent-csv-box textarea').fill('a,b\n1,2\n3,4\n5,7\n');
    await lab.locator('descent-csv-box').getByRole('button', { name: 'Use this table' }).click();
    await lab.getByText('Three columns of numbers are needed').waitFor();
    expect(await facts(lab, 'scaled')).toBe(before);
  });

  test('on a phone the maps stand one under the other, and nothing scrolls sideways', async () => {
    const { page, lab } = await openTerrain('', { width: 390, height: 844, touch: true });
    const [raw, scaled] = await Promise.all([half(lab, 'raw').boundingBox(), half(lab, 'scaled').boundingBox()]);
    expect(scaled?.y).toBeGreaterThan((raw?.y ?? 0) + (raw?.height ?? 0) - 1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await screenshot(page, 'terrain-phone', 'descent-terrain');
  });
});
