import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { frequencyOf, scoreOf } from '../../web/src/charts/listen/score';
import type { Listening } from '../../web/src/charts/listen/voice';
import { openPage, violationsOnBothGrounds } from './harness';
import { charts, nonsense } from './reading';

/* What every reader is owed, in every lab: looped over what is built. The other pages: page.test.ts and pages.test.ts. */

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
const labPages = readdirSync(join(dist, 'labs')).flatMap((file) => (file.endsWith('.html') ? [`labs/${file}`] : []));

/** Charts of a quantity over something: each of them can be heard. */
const listened = ['rate-strip', 'ridges', 'comb', 'class-bars', 'log-bars', 'dot-strips', 'basin-map'].map(
  (name) => `descent-${name}`,
);

/** Runs in the page: unfolds whatever is folded, through all shadow roots, and says how much that was. */
function unfold(): number {
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  const folded = all(document).filter((each) => each instanceof HTMLDetailsElement && !each.open);
  for (const each of folded) (each as HTMLDetailsElement).open = true;
  return folded.length;
}

/** What is folded may hold what is folded. */
async function unfoldAll(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(unfold)).toBe(0);
}

/** What answers the lab's question, where that stands back until somebody guesses or asks. */
async function seeAnswer(page: Page): Promise<void> {
  const show = page.locator('[data-show]');
  if ((await show.count()) === 0) return;
  await show.first().click();
  await expect.poll(() => show.count(), { timeout: 20_000 }).toBe(0);
  await unfoldAll(page);
}

test.each(labPages)('axe finds nothing at all in %s, unfolded, light and dark', async (path) => {
  const { page, errors, close } = await openPage(path, { reducedMotion: 'reduce' });
  try {
    await page.locator('main footer').first().waitFor();
    await unfoldAll(page);
    expect(await violationsOnBothGrounds(page)).toEqual([]);
    await seeAnswer(page);
    // What is heard of two charts is told apart by its name.
    const heard = page.getByRole('button', { name: /^Listen to/ });
    const names = await heard.evaluateAll((all) => all.map((each) => each.ariaLabel ?? ''));
    expect(new Set(names).size, names.join('\n')).toBe(names.length);
    // A list of parts stood in a field as "[object Object]".
    expect(await page.evaluate(nonsense)).toEqual([]);
    const { all, silent, heard: sounding, tables } = await page.evaluate(charts);
    // What has not been put to the test yet says just that.
    expect(silent.filter((name) => name !== 'descent-interval-chart')).toEqual([]);
    // Where there is something to be seen, it can be listened to and read as numbers; one lab draws when it has been answered.
    expect(all.length > 0 || path === 'labs/formulas.html').toBe(true);
    if (all.length > 0) {
      expect(tables).toBeGreaterThan(0);
      expect(all.filter((name) => listened.includes(name) && !sounding.includes(name))).toEqual([]);
      expect(sounding.length).toBeGreaterThan(0);
    }
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});

test('axe finds nothing at all in a lab in a frame', async () => {
  const { page, errors, close } = await openPage('embed.html#ewma', { reducedMotion: 'reduce' });
  try {
    await page.locator('descent-ewma footer').waitFor();
    expect(await violationsOnBothGrounds(page)).toEqual([]);
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});

describe('a chart that is listened to', () => {
  const listening = (y: readonly number[], more: Partial<Listening> = {}): Listening => ({
    ...{ name: '', xRange: [0, y.length - 1], xScale: 'linear', yRange: [0.01, 100], yScale: 'log' },
    ...{ voices: [{ label: 'a', x: y.map((_, k) => k), y }], xText: String, yText: String, missing: 'none' },
    ...more,
  });
  const notesOf = (about: Listening) => about.voices.flatMap((voice) => scoreOf(voice, about, 2));

  test('spans two octaves, in equal steps along the axis that is drawn', () => {
    // 1 lies halfway between 0.01 and 100 on a log axis: one octave above 220 Hz. On a linear one, 50.005 does.
    expect([0.01, 1, 100].map((value) => Math.round(frequencyOf(value, [0.01, 100], 'log')))).toEqual([220, 440, 880]);
    expect(frequencyOf(50.005, [0.01, 100], 'linear')).toBeCloseTo(440, 6);
    expect(frequencyOf(0, [0.01, 100], 'log')).toBeNaN();
  });

  test('goes from left to right, and what has no value is one thud', () => {
    const notes = notesOf(listening([1, NaN, Infinity, 100]));
    expect(notes.map(({ at }) => at)).toEqual([0, 2 / 3, 2].map((at) => expect.closeTo(at, 9) as number));
    expect(notes.map(({ frequency }) => Number.isNaN(frequency))).toEqual([false, true, false]);
    expect(notes.map(({ pan }) => pan)).toEqual([-0.8, -0.8 / 3, 0.8].map((pan) => expect.closeTo(pan, 9) as number));
  });

  test('keeps first and last of a thousand values, thinned', () => {
    const notes = notesOf(listening(Array.from({ length: 1000 }, (_, k) => 1 + k / 20)));
    expect(notes.length).toBeLessThanOrEqual(160);
    expect([notes[0]?.x, notes.at(-1)?.x]).toEqual([0, 999]);
  });
});

/** Runs in the page: writes down each tone that is scheduled, and how many contexts sound. */
const spy = `(() => {
  const heard = (window.heard = { tones: [], open: 0 });
  const set = AudioParam.prototype.setValueAtTime;
  const oscillators = new WeakSet();
  const make = BaseAudioContext.prototype.createOscillator;
  BaseAudioContext.prototype.createOscillator = function () {
    const made = make.call(this);
    oscillators.add(made.frequency);
    return made;
  };
  AudioParam.prototype.setValueAtTime = function (value, time) {
    if (oscillators.has(this)) heard.tones.push(value);
    return set.call(this, value, time);
  };
  const Plain = AudioContext;
  window.AudioContext = class extends Plain {
    constructor() { super(); heard.open++; }
    close() { heard.open--; return super.close(); }
  };
})()`;

test('a loss is heard as its chart shows it: silent until asked, in a voice of the reader’s choice, until Escape', async () => {
  const { page, errors, close } = await openPage('labs/race.html', { before: spy });
  try {
    const chart = page.locator('descent-race descent-line-chart').first();
    await chart.locator('canvas').waitFor();
    // What is heard is what is seen: before the end has been seen, the beginning.
    await page.locator('descent-race descent-player').getByRole('button', { name: 'To the end' }).click();
    const heard = () => page.evaluate(() => (window as unknown as { heard: { tones: number[]; open: number } }).heard);
    expect(await heard()).toEqual({ tones: [], open: 0 });

    await chart.getByRole('button', { name: /^Listen to: loss/ }).click();
    await chart.getByRole('button', { name: /^Stop/ }).waitFor();
    expect((await heard()).open).toBe(1);
    // The sentence tells what is heard, the readout where it is.
    await expect
      .poll(() => chart.locator('[role=status]').textContent())
      .toMatch(/: from .+ at step 0 to .+ at step \d+/);
    await page.keyboard.press('Escape');
    await chart.getByRole('button', { name: /^Listen to/ }).waitFor();
    expect((await heard()).open).toBe(0);

    // One voice alone: the order of its tones is the order of its values.
    await chart.getByRole('combobox', { name: /^What to listen to/ }).selectOption('0');
    await page.evaluate(() => void ((window as unknown as { heard: { tones: number[] } }).heard.tones.length = 0));
    await chart.getByRole('combobox', { name: /^Speed/ }).selectOption('fast');
    await chart.getByRole('button', { name: /^Listen to/ }).click();
    await chart.getByRole('button', { name: /^Stop/ }).waitFor();
    const { tones } = await heard();
    const drawn = await chart.evaluate((element) => {
      const { lines, yScale } = element as unknown as {
        readonly lines: readonly { readonly y: Float64Array }[];
        readonly yScale: string;
      };
      return { y: [...(lines[0]?.y ?? [])], yScale };
    });
    expect(drawn.yScale).toBe('log');
    const values =
      drawn.y.length <= 160
        ? drawn.y
        : Array.from({ length: 160 }, (_, k) => drawn.y[Math.round((k * (drawn.y.length - 1)) / 159)] ?? NaN);
    for (let k = 1; k < values.length; k++) {
      const [rise, change] = [(tones[k] ?? NaN) - (tones[k - 1] ?? NaN), (values[k] ?? NaN) - (values[k - 1] ?? NaN)];
      expect(Math.sign(Math.abs(rise) < 1e-6 ? 0 : rise), `${k}`).toBe(Math.sign(Math.abs(rise) < 1e-6 ? 0 : change));
    }
    expect(new Set(tones.map(Math.round)).size).toBeGreaterThan(10);
    // It ends by itself.
    await chart.getByRole('button', { name: /^Listen to/ }).waitFor();
    expect((await heard()).open).toBe(0);
    await page.reload();
    await chart.getByRole('button', { name: /^Listen to/ }).click();
    expect(await chart.getByRole('combobox', { name: /^Speed/ }).inputValue()).toBe('fast');

    // Where there is no sound, it says so.
    await chart.getByRole('button', { name: /^Stop/ }).click();
    await page.evaluate('window.AudioContext = class { constructor() { throw new Error("none"); } }');
    await chart.getByRole('button', { name: /^Listen to/ }).click();
    await chart.getByRole('alert').filter({ hasText: 'No sound' }).waitFor();
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});
