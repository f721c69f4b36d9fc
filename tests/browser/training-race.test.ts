import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accessibilityProblems, openPage, screenshot } from './harness';

/** Many runs stand behind what is awaited here, and others may want the processor. */
const patient = { timeout: 60_000 };

test('a race on a network: guess, axes, rates, a lost racer, taking it away', async () => {
  const { page, errors, close } = await openPage('labs/training-race.html', { reducedMotion: 'reduce' });
  try {
    const lab = (selector: string) => page.locator(`descent-training-race ${selector}`);
    await page.locator('descent-training-race').scrollIntoViewIfNeeded();
    // Before the guess the beginning is seen, and not who wins.
    await expect.poll(() => lab('.story').innerText(), patient).toMatch(/medians of 7 seeds/);
    await expect.poll(() => lab('caption').innerText(), patient).toMatch(/^After 30 updates/);
    expect(await lab('.story').innerText()).not.toMatch(/First down/);
    await lab('[data-guess="6"]').click();
    await expect
      .poll(() => lab('.story').innerText(), patient)
      .toMatch(/First down at a loss of 0\.146: Adam, after 50/);
    await expect.poll(() => lab('.guess .verdict').innerText(), patient).toMatch(/^Not so: Adam .* Lion after 55/);

    // The playhead: at the beginning nobody has arrived.
    await lab('#loss .surface').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => lab('caption').innerText(), patient).toMatch(/^After 0 updates/);
    await expect.poll(() => lab('tr[data-racer="5"]').innerText(), patient).toMatch(/not yet/);
    await page.keyboard.press('End');
    await expect.poll(() => lab('caption').innerText(), patient).toMatch(/^After 500 updates/);
    await expect.poll(() => lab('tr[data-racer="5"]').innerText(), patient).toMatch(/✓ 50/);

    await lab('[data-choice="examples"]').click();
    await expect.poll(() => lab('caption').innerText(), patient).toMatch(/^After 9[,.]?\d{3} examples/);
    await lab('[data-choice="time"]').click();
    await expect.poll(() => lab('[data-timing]').innerText(), patient).toMatch(/^Measured here and now/);
    await expect.poll(() => lab('caption').innerText(), patient).toMatch(/^After [\d.]+ ms/);
    await expect.poll(() => lab('.story').innerText(), patient).toMatch(/By the clock/);
    await lab('[data-choice="step"]').click();

    // Once the rates have been searched for, everybody turns out to have the best.
    await expect.poll(() => lab('[data-rates="best"]').getAttribute('aria-pressed'), patient).toBe('true');
    expect(await accessibilityProblems(page, 'descent-training-race')).toEqual([]);
    await screenshot(page, 'training-race-1440', 'descent-training-race');

    const saved = page.waitForEvent('download');
    await lab('.take-away summary').click();
    await lab('[data-save="svg"]').click();
    const svg = readFileSync(await (await saved).path(), 'utf8');
    expect(svg).toContain('data-racer="Adam"');
    expect(svg).toContain('fill-opacity');
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
}, 120_000);

test('a lost racer is told of and gets its best rate; one’s own table races', async () => {
  const text =
    'x,y,kind\n' + Array.from({ length: 40 }, (_, i) => `${i},${(i * 7) % 11},${i % 2 ? 'odd' : 'even'}\n`).join('');
  const hash =
    '#training-race.loss.id=mse&training-race.activation.id=relu&training-race.data.id=waves&training-race.seeds=2' +
    '&training-race.racers.0.id=gd&training-race.racers.0.learningRate=900&training-race.racers.1.id=adam';
  const { page, errors, close } = await openPage(`labs/training-race.html${hash}`, { reducedMotion: 'reduce' });
  try {
    const lab = (selector: string) => page.locator(`descent-training-race ${selector}`);
    await page.locator('descent-training-race').scrollIntoViewIfNeeded();
    await expect.poll(() => lab('.why').innerText(), patient).toMatch(/was lost with every seed, first at update \d+/);
    await lab('.why button').click();
    await expect.poll(() => lab('.why').count(), patient).toBe(0);
    await expect.poll(() => page.url(), patient).not.toContain('learningRate=900');

    await lab('.knobs descent-part[name="data"] select#part').selectOption('csv');
    await expect.poll(() => lab('[data-source]').innerText(), patient).toMatch(/“salary” is a number, as found out/);
    await lab('descent-csv-box textarea').fill(`${text}1,,odd\n`);
    await lab('descent-csv-box button').first().click();
    await expect.poll(() => lab('descent-csv-box #state').innerText(), patient).toMatch(/^Line 42, column 2 \(y\)/);
    await lab('descent-csv-box [data-skip]').click();
    await expect
      .poll(() => lab('[data-source]').innerText(), patient)
      .toBe(
        '40 rows; 1 left out for a gap. “kind” names 2 classes, as found out from the column: even (20), odd (20).',
      );
    await lab('[data-column="0"]').selectOption('to be predicted');
    await expect.poll(() => lab('[data-source]').innerText(), patient).toMatch(/“x” is a number, as found out/);
    await lab('[data-column="2"]').scrollIntoViewIfNeeded();
    expect(await lab('[data-column="2"]').inputValue()).toBe('not used');
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
}, 120_000);

test('what became of a guess stays told when the playhead goes back', async () => {
  const { page, errors, close } = await openPage('labs/training-race.html');
  try {
    const lab = page.locator('descent-training-race');
    const verdict = (): Promise<string> => lab.locator('.guess .verdict').innerText();
    await expect.poll(() => lab.locator('.story').innerText(), patient).toMatch(/medians of 7 seeds/);
    await lab.locator('[data-guess="6"]').click();
    await expect.poll(verdict, patient).toMatch(/^Not so: Adam/);
    // It is told as soon as it is decided, long before the end.
    await lab.locator('#loss .surface').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => lab.locator('caption').first().innerText(), patient).toMatch(/^After 0 updates/);
    expect(await verdict()).toMatch(/^Not so: Adam/);
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
}, 120_000);

test('who sets something for a racer keeps its panel, whoever leads then', async () => {
  const { page, errors, close } = await openPage('labs/training-race.html#training-race.seeds=2', {
    reducedMotion: 'reduce',
  });
  try {
    const lab = (selector: string) => page.locator(`descent-training-race ${selector}`);
    await lab('.guess [data-show]').click();
    await expect.poll(() => lab('.story').innerText(), patient).toMatch(/First down at a loss of/);
    const leader = await lab('#chosen').innerText();
    const place = await lab('.panel[aria-labelledby="chosen"] descent-part[family="optimizer"]').getAttribute('name');
    const rate = lab('.panel[aria-labelledby="chosen"] descent-knob[data-id="learningRate"] input[inputmode]');
    await rate.fill('0.00001');
    await page.keyboard.press('Enter');
    // So slow, it comes down no more: another one leads.
    await expect
      .poll(() => lab(`tr[data-racer="${(place ?? '').replace('racers.', '')}"]`).innerText(), patient)
      .toMatch(/not yet|never|–/);
    expect(await lab('.story').innerText()).not.toMatch(new RegExp(`First down at a loss of \\S+: ${leader.trim()}`));
    expect(await lab('#chosen').innerText()).toBe(leader);
    expect(await rate.inputValue()).toBe('0.00001');
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
}, 120_000);
