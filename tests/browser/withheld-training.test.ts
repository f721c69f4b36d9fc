import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPage, type OpenPage, type PageOptions } from './harness';
import { said, showMe, tables } from './withheld';

/* As in withheld.test.ts, of the labs in which something learns: links set them without answering their questions. */

let opened: OpenPage | undefined;
beforeEach(() => (opened = undefined));
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  expect(errors).toEqual([]);
});

async function open(name: string, hash = '', options: PageOptions = {}): Promise<{ page: Page; lab: Locator }> {
  opened = await openPage(`labs/${name}.html${hash}`, options);
  const lab = opened.page.locator(`descent-${name}`);
  await lab.locator('[data-show]').first().waitFor();
  return { page: opened.page, lab };
}

/** Trainings stand behind what is awaited here, and others may want the processor. */
const patient = { timeout: 60_000 };

/** Up to where the lines of a chart are known. */
const drawnTo = (chart: Locator): Promise<number> =>
  chart.evaluate((element) =>
    Math.max(...(element as unknown as { lines: { x: Float64Array }[] }).lines.map(({ x }) => x.at(-1) ?? 0)),
  );

/** The reader takes the playhead to the start while the run grows. */
const goToStart = (lab: Locator): Promise<void> => lab.locator('descent-player input[type=range]').press('Home');
const playhead = (lab: Locator): Promise<number> =>
  lab.evaluate((host) => (host as unknown as { index: number }).index);

/** How many steps a run has. */
const lengthOf = (lab: Locator): Promise<number> =>
  lab.evaluate((host) => Number((host as unknown as { spec: { steps: number } }).spec.steps));

describe('who comes down first in a race on a network', () => {
  const ran = (lab: Locator): Promise<void> =>
    expect.poll(() => lab.locator('.story').innerText(), patient).toMatch(/medians of [2-7] seeds/);

  async function expectNothingTold(lab: Locator): Promise<void> {
    expect(await drawnTo(lab.locator('#loss'))).toBeLessThanOrEqual(0.1 * (await lengthOf(lab)));
    expect(await said(lab, /First down|✓|is there after|was lost/)).toBeUndefined();
    expect(await tables(lab)).toEqual(['facts']);
    // Nor is the winner the one that is looked at.
    expect(await lab.locator('tr.chosen').getAttribute('data-racer')).toBe('0');
  }

  async function expectAllTold(lab: Locator): Promise<void> {
    await expect.poll(() => lab.locator('.story').innerText(), patient).toMatch(/First down|Nobody has come down/);
    // Somebody may be down before all of it has come.
    const steps = await lengthOf(lab);
    await expect.poll(() => drawnTo(lab.locator('#loss')), patient).toBe(steps);
    expect(await tables(lab)).toEqual(expect.arrayContaining(['standings', 'looks', 'runs', 'facts']));
    expect(await lab.locator('[data-show]').count()).toBe(0);
  }

  const linked =
    '#training-race.seeds=2&training-race.racers.0.id=gd&training-race.racers.1.id=adam&training-race.racers.2.id=gd' +
    '&training-race.racers.2.learningRate=0.001';

  test('is told by no link that sets something, and told on request', async () => {
    const { lab } = await open('training-race', linked, { reducedMotion: 'reduce' });
    await ran(lab);
    await expectNothingTold(lab);
    await showMe(lab);
    await expectAllTold(lab);
    await lab.getByRole('button', { name: 'Start over' }).click();
    await lab.locator('.guess [data-show]').waitFor();
  }, 120_000);

  test('is told where a link is followed from a race that is on the screen', async () => {
    const { page, lab } = await open('training-race', '#training-race.seeds=3', { reducedMotion: 'reduce' });
    await ran(lab);
    await expectNothingTold(lab);
    await page.evaluate(() => (location.hash = '#training-race.seeds=2'));
    await expectAllTold(lab);
  }, 120_000);

  test('leaves the playhead where the reader has put it meanwhile', async () => {
    const { lab } = await open('training-race');
    await expect.poll(() => playhead(lab), patient).toBeGreaterThan(0);
    await goToStart(lab);
    await ran(lab);
    expect(await playhead(lab)).toBe(0);
  }, 120_000);

  test('is not asked of one racer alone', async () => {
    opened = await openPage('labs/training-race.html#training-race.seeds=2&training-race.racers.0.id=adam');
    const lab = opened.page.locator('descent-training-race');
    await ran(lab);
    await expectAllTold(lab);
  }, 120_000);
});

describe('which first weights are best in the end', () => {
  const whole = (lab: Locator): Promise<void> =>
    expect.poll(() => lab.evaluate((host) => (host as unknown as { whole: boolean }).whole), patient).toBe(true);

  async function expectNothingTold(lab: Locator): Promise<void> {
    for (const id of ['smooth', 'accuracy'])
      expect(await drawnTo(lab.locator(`#${id}`))).toBeLessThanOrEqual(0.1 * (await lengthOf(lab)));
    expect(await tables(lab)).toEqual([]);
    const [, update = NaN] = /^After (\d+) updates/.exec(await lab.locator('.story').innerText()) ?? [];
    expect(Number(update)).toBeLessThanOrEqual(0.1 * (await lengthOf(lab)));
  }

  async function expectAllTold(lab: Locator): Promise<void> {
    await expect.poll(() => tables(lab), patient).toEqual(['networks', 'looks', 'steps']);
    await whole(lab);
    await expect.poll(() => lab.locator('#accuracy').evaluate(atEnd), patient).toBe(true);
  }
  const atEnd = (element: Element): boolean => {
    const { lines, xWindow } = element as unknown as { lines: { x: Float64Array }[]; xWindow: number[] };
    return lines.some(({ x }) => x.at(-1) === xWindow[1]);
  };

  test('is told by no link that sets something, and told on request', async () => {
    const hash = '#init-training.normalization.id=batch-norm&init-training.depth=6';
    const { lab } = await open('init-training', hash, { reducedMotion: 'reduce' });
    await whole(lab);
    await expectNothingTold(lab);
    await showMe(lab);
    await expectAllTold(lab);
  }, 120_000);

  test('is told when something is set', async () => {
    const { lab } = await open('init-training', '', { reducedMotion: 'reduce' });
    await whole(lab);
    await expectNothingTold(lab);
    await lab.locator('[data-norm="layer-norm"]').click();
    await expectAllTold(lab);
  }, 120_000);

  test('is not asked of one scheme alone', async () => {
    opened = await openPage('labs/init-training.html#init-training.initializers.0.id=he-normal');
    const lab = opened.page.locator('descent-init-training');
    await expectAllTold(lab);
    expect(await lab.locator('.guess').count()).toBe(0);
  }, 120_000);
});

describe('what becomes of the length of v', () => {
  async function expectNothingTold(lab: Locator): Promise<void> {
    expect(await drawnTo(lab.locator('#norm'))).toBe(0);
    expect(await said(lab, /can only grow|never falls|has gone from/)).toBeUndefined();
    expect(await tables(lab)).toEqual([]);
  }

  async function expectAllTold(lab: Locator): Promise<void> {
    await expect.poll(() => tables(lab)).toEqual(['path']);
    expect(await drawnTo(lab.locator('#norm'))).toBe(await lengthOf(lab));
    expect(await said(lab, /can only grow/)).toBeDefined();
  }

  test('is told by no link that sets something, and told on request', async () => {
    const { lab } = await open('weight-norm', '#weight-norm.v=0.2,0.4');
    await expectNothingTold(lab);
    await lab.locator('.withheld [data-show]').click();
    await expectAllTold(lab);
    await lab.getByRole('button', { name: 'Start over' }).click();
    await lab.locator('[data-show]').waitFor();
    await expectNothingTold(lab);
  });

  test('is told when something is set', async () => {
    const { page, lab } = await open('weight-norm');
    await expectNothingTold(lab);
    await lab.locator('descent-knob[data-id=g] input[type=range]').focus();
    await page.keyboard.press('ArrowRight');
    await expectAllTold(lab);
  });
});
