import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { endsEarly, frequencyOf, scoreOf, tellVoice } from '../../web/src/charts/listen/score';
import { stripsHeard } from '../../web/src/charts/listen/strips';
import type { Listening } from '../../web/src/charts/listen/voice';
import { openPage, violationsOnBothGrounds } from './harness';
import { charts, nonsense } from './reading';

/* What every reader is owed, in every lab: looped over what is built. The other pages: page.test.ts and pages.test.ts. */

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
const labPages = readdirSync(join(dist, 'labs')).flatMap((file) => (file.endsWith('.html') ? [`labs/${file}`] : []));

/** Charts of a quantity over something: each of them can be heard. */
const listened = [
  ...['rate-strip', 'ridges', 'comb', 'class-bars', 'log-bars', 'dot-strips', 'basin-map'],
  ...['decision-map', 'dial', 'network-diagram', 'little-net', 'cell-matrix'],
].map((name) => `descent-${name}`);

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

  test('is heard up to the end of its axis, also where rounding has put that place beyond it', () => {
    const [low, high, count] = [-1.1, 1.3, 50];
    const x = Array.from(
      { length: count },
      (_, k) => low + (k * (high - low)) / (count - 1) + (k === count - 1 ? 4e-16 : 0),
    );
    expect(x.at(-1)).toBeGreaterThan(high);
    const notes = notesOf(listening([], { xRange: [low, high], voices: [{ label: 'a', x, y: x.map(() => 1) }] }));
    expect(notes).toHaveLength(count);
    expect(notes.at(-1)).toMatchObject({ at: 2, pan: 0.8 });
  });

  test('of numbers with a sign has zero in the middle, and each strip takes as long as the others', () => {
    const strip = (values: readonly number[]) => ({ label: 'a', values, placeText: (row: number) => `place ${row}` });
    const about = stripsHeard('', [strip([-2, 0, 1]), strip([2])]);
    if (!about) throw new Error('Nothing is heard.');
    // The largest magnitude, 2, is an octave away from the middle; 1 is half of one: 440 Hz times the root of 2.
    expect(notesOf(about).map(({ frequency }) => Math.round(frequency))).toEqual([220, 440, 622, 880]);
    expect(notesOf(about).map(({ at }) => at)).toEqual([0, 1, 2, 0]);
    const [first, alone] = about.voices;
    if (!first || !alone) throw new Error('There are two voices.');
    expect(tellVoice(first, about)).toBe('a: from −2 at place 0 to 1 at place 2; lowest −2, highest 1.');
    // One value alone is no voice that is lost on the way.
    expect(endsEarly(alone, about.xRange)).toBe(false);
    expect(stripsHeard('', [strip([NaN])])).toBeUndefined();
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

/** What is heard first of a chart, and how many of its numbers that are, from the properties that it draws. */
const sounds: readonly {
  readonly lab: string;
  readonly chart: string;
  readonly says: RegExp;
  readonly values: (element: Element) => readonly number[];
}[] = [
  {
    lab: 'playground',
    chart: 'decision-map',
    says: /^class 1: from [\d.]+ at .+ to [\d.]+ at .+; lowest [\d.]+, highest [\d.]+\.$/,
    // Nobody has looked anywhere: the row in the middle.
    values: (element) => {
      const { x, y, outputs } = (element as unknown as { field: Field }).field;
      const from = Math.round((y.count - 1) / 2) * x.count;
      return [...(outputs[0]?.slice(from, from + x.count) ?? [])];
    },
  },
  {
    lab: 'first-network',
    chart: 'dial',
    says: /^Prediction: .+Three tones: the lower end of the scale, this value, the upper end\.$/,
    values: (element) => {
      const { low, value, high } = element as unknown as Record<'low' | 'value' | 'high', number>;
      return [low, value, high];
    },
  },
  {
    lab: 'first-network',
    chart: 'network-diagram',
    says: /^hidden units: from .+ at the weight from .+ to hidden unit 1 to .+ at bias of hidden unit 3; lowest .+\.$/,
    values: (element) => {
      const { weights, layers } = element as unknown as {
        weights: number[][][];
        layers: { units: { bias: number }[] }[];
      };
      return (weights[0] ?? []).flatMap((row, u) => [...row, layers[1]?.units[u]?.bias ?? NaN]);
    },
  },
  {
    lab: 'symmetry',
    chart: 'little-net',
    says: /^layer 1: from .+ at the weight from input 1 to layer 1, unit 1 to .+ to layer 1, unit \d; lowest .+\.$/,
    values: (element) => (element as unknown as { weights: number[][][] }).weights[0]?.flat() ?? [],
  },
  {
    lab: 'axis',
    chart: 'cell-matrix',
    says: /^column 1: from .+ at row 1 to .+ at row 4; lowest .+\.$/,
    values: (element) => {
      const { values, columns } = element as unknown as { values: Float64Array; columns: string[] };
      return [...values].filter((_, k) => k % columns.length === 0);
    },
  },
];
interface Field {
  readonly x: { readonly count: number };
  readonly y: { readonly count: number };
  readonly outputs: readonly Float64Array[];
}

test.each(sounds)('the $chart of $lab is heard as its numbers are, and told', async ({ lab, chart, says, values }) => {
  const { page, errors, close } = await openPage(`labs/${lab}.html`, { before: spy });
  try {
    const drawn = page.locator(`descent-${chart}`).first();
    await drawn.getByRole('button', { name: /^Listen to/ }).click();
    await drawn.getByRole('button', { name: /^Stop/ }).waitFor();
    await expect.poll(() => drawn.locator('descent-listen [role=status]').textContent()).toMatch(says);
    const tones = await page.evaluate(() => (window as unknown as { heard: { tones: number[] } }).heard.tones);
    const numbers = await drawn.evaluate(values);
    expect(numbers.length).toBeGreaterThan(2);
    for (let k = 1; k < numbers.length; k++) {
      const [tone, number] = [tones, numbers].map((all) => (all[k] ?? NaN) - (all[k - 1] ?? NaN));
      expect(Math.sign(Math.abs(tone ?? NaN) < 1e-9 ? 0 : (tone ?? NaN)), `${k}`).toBe(Math.sign(number ?? NaN));
    }
    await page.keyboard.press('Escape');
    await drawn.getByRole('button', { name: /^Listen to/ }).waitFor();
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});

test('a map of what a network says is heard along the row where the reader of the map stands', async () => {
  const { page, errors, close } = await openPage('labs/playground.html', { before: spy });
  try {
    const map = page.locator('descent-decision-map');
    const button = map.getByRole('button', { name: /^Listen to/ });
    await expect.poll(() => button.getAttribute('aria-label')).toMatch(/ over input 1, input 2 0\.06$/);
    await map.locator('.stage').focus();
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('Tab');
    await expect.poll(() => button.getAttribute('aria-label')).toMatch(/, input 2 (?!0\.06)[\d.]+$/);
    await page.keyboard.press('Enter');
    // Where it sounds is shown on the map, and no longer when it has ended.
    await map.locator('.stage .here').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => map.locator('.stage .here').count()).toBe(0);
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});
