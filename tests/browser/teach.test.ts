import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems, openPage, screenshot, type OpenPage, type PageOptions } from './harness';

/* What a link carries beside the numbers: what is shown, what a teacher has made of a lab, and the dialog that makes it. */

let opened: OpenPage | undefined;
beforeEach(() => (opened = undefined));
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  expect(errors).toEqual([]);
});

async function openRace(hash: string, options: PageOptions = {}) {
  opened = await openPage(hash, { reducedMotion: 'reduce', ...options });
  const { page } = opened;
  const lab = page.locator('descent-race');
  await lab.locator('descent-player').waitFor();
  return { page, lab };
}

const address = (page: Page) => page.evaluate(() => decodeURIComponent(location.hash));

const taught =
  '#race&theme=dark&race.noise=0.2&race.task.hide=steps&race.task.lock=noise,surface,racers.1.learningRate' +
  '&race.task.predict=Who%20arrives%20first%3F&race.task.explain=Were%20you%20right%3F';

describe('a teacher’s link', () => {
  test('hides, locks, asks; answers stay in this browser and can be taken along; starting over comes back to it', async () => {
    const { page, lab } = await openRace(taught);
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await lab.locator('descent-knob[data-id=steps]').waitFor({ state: 'hidden' });
    const noise = lab.locator('descent-knob[data-id=noise] input#field');
    expect(await noise.isDisabled()).toBe(true);
    expect(await lab.locator('descent-part[name=surface] select').first().isDisabled()).toBe(true);
    expect(
      await lab.locator('descent-part[name="racers.1"] descent-knob[data-id=learningRate] #field').isDisabled(),
    ).toBe(true);

    await lab.getByLabel('Who arrives first?').fill('Adam does');
    await lab.getByLabel('Were you right?').fill('Not quite.\nMomentum did.');
    await screenshot(page, 'teach-worksheet', 'descent-race');
    expect(await accessibilityProblems(page, 'descent-race')).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      lab.getByRole('button', { name: /Download the worksheet/ }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toContain('> Who arrives first?\n\nAdam does\n');
    expect(text).toContain('> Were you right?\n\nNot quite.\nMomentum did.\n');
    expect(text).toMatch(/<http.*#race&race\.noise=0\.2&race\.task\.hide=steps/);

    // What can still be changed is: and starting over leads back to what the teacher has set, not to the defaults.
    await lab
      .locator('descent-knob[data-id=seed] #field')
      .evaluate((field) => field.closest('details')?.setAttribute('open', ''));
    await lab.getByRole('button', { name: 'Start over' }).click();
    expect(await noise.inputValue()).toBe('0.2');
    await page.reload();
    await lab.scrollIntoViewIfNeeded();
    await lab.locator('descent-player').waitFor();
    expect(await lab.getByLabel('Who arrives first?').inputValue()).toBe('Adam does');
  });

  test('holds what is locked against whatever would change it, and says so', async () => {
    const { lab } = await openRace('#race&race.start=1.5,1.5&race.task.lock=start');
    const map = lab.locator('descent-contour');
    await map.locator('.handle input[data-axis=x]').focus();
    await map.page().keyboard.press('ArrowRight');
    await lab.getByText('has fixed that').first().waitFor();
    expect(await address(map.page())).toContain('race.start=1.5,1.5');
  });

  test('reaches what a lab has of its own: groups of buttons, the guess, the player', async () => {
    opened = await openPage(
      'labs/ewma.html#ewma&ewma.task.hide=ui.guess,ui.howMuchIsShown&ewma.task.lock=ui.whatIsAveraged,ui.player',
    );
    const lab = opened.page.locator('descent-ewma');
    const averaged = lab.getByRole('group', { name: 'What is averaged', includeHidden: true });
    await averaged.waitFor();
    expect(await lab.locator('.guess').isHidden()).toBe(true);
    expect(await lab.locator('[aria-label="How much is shown"]').isHidden()).toBe(true);
    expect(await lab.locator('[aria-label="What is averaged"]').evaluate((group: HTMLElement) => group.inert)).toBe(
      true,
    );
    expect(await lab.locator('descent-player').evaluate((player: HTMLElement) => player.inert)).toBe(true);
    // Also after the lab has drawn itself anew.
    await lab.locator('descent-knob[data-id=beta] #field').first().fill('0.5');
    await lab.page().keyboard.press('Enter');
    await expect.poll(() => address(lab.page())).toContain('ewma.beta=0.5');
    expect(await lab.locator('.guess').isHidden()).toBe(true);
  });

  test('of nonsense gets a sentence, and the lab', async () => {
    const { lab } = await openRace('#race&race.task.grade=1&race.task.hide=%3Cb%3E');
    await lab.getByText('task.grade').first().waitFor();
  });

  test('plays as soon as it is seen', async () => {
    const { lab } = await openRace('#race&race.task.play=true', { reducedMotion: 'no-preference' });
    await expect
      .poll(
        () => lab.locator('descent-player').evaluate((player) => (player as HTMLElement & { index: number }).index),
        {
          timeout: 20_000,
        },
      )
      .toBeGreaterThan(3);
  });
});

describe('the address', () => {
  test('has what is shown beside the spec, and where the playhead was left', async () => {
    const { page, lab } = await openRace('#race');
    await lab.locator('descent-player').getByRole('button', { name: 'To the start' }).click();
    await lab.locator('descent-player').getByRole('button', { name: 'One step on' }).click();
    await lab.getByRole('checkbox', { name: /downhill/ }).uncheck();
    await expect.poll(() => address(page)).toMatch(/race\.view\.overlays\.gradient=false.*race\.view\.step=1$/);
    await page.reload();
    await lab.locator('descent-player').waitFor();
    await expect.poll(() => lab.getByRole('checkbox', { name: /downhill/ }).isChecked()).toBe(false);
    expect(
      await lab.locator('descent-player').evaluate((player) => (player as HTMLElement & { index: number }).index),
    ).toBe(1);
  });
});

describe('the dialog', () => {
  async function openDialog() {
    const { page, lab } = await openRace('#race&race.noise=0.2');
    await lab.getByRole('button', { name: /Share, embed/ }).click();
    return { page, lab, dialog: lab.getByRole('dialog') };
  }

  test('gives a link, and code for other pages', async () => {
    const { page, lab, dialog } = await openDialog();
    expect(await dialog.getByLabel('The link').inputValue()).toMatch(/\/labs\/race\.html#race&race\.noise=0\.2$/);
    await dialog.getByRole('button', { name: 'Embed', exact: true }).click();
    for (const [choice, words] of [
      ['Iframe', /<iframe src=".*embed\.html#race&amp;race\.noise=0\.2" title=/],
      ['Markdown', /^\[!\[.*\]\(.*race\.svg\)\]\(.*labs\/race\.html#race&race\.noise=0\.2\)$/],
      ['Picture', /<img src=".*race\.svg"/],
      ['Element', /<descent-race/],
    ] as const) {
      await dialog.getByRole('button', { name: choice, exact: true }).click();
      expect(await dialog.getByLabel(/^Code/).inputValue()).toMatch(words);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    const share = lab.getByRole('button', { name: /Share, embed/ });
    expect(await share.evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button)).toBe(true);
  });

  test.each(['scaling', 'symmetry', 'race'])('can take everything on the lab of %s out of reach', async (name) => {
    opened = await openPage(`labs/${name}.html`, { reducedMotion: 'reduce' });
    const { page } = opened;
    const lab = page.locator(`descent-${name}`);
    await lab.getByRole('button', { name: /Share, embed/ }).click();
    const dialog = lab.getByRole('dialog');
    await dialog.getByRole('button', { name: 'For a class' }).click();
    await dialog.getByText('What can be reached').click();
    const selects = dialog.locator('.controls select');
    expect(await selects.count()).toBeGreaterThan(6);
    await selects.evaluateAll((all) => {
      for (const select of all as HTMLSelectElement[]) {
        select.value = 'hide';
        select.dispatchEvent(new Event('change'));
      }
    });
    await expect.poll(() => dialog.getByLabel('The link for the class').inputValue()).toContain('ui.');
    const link = await dialog.getByLabel('The link for the class').inputValue();
    await page.goto('about:blank');
    await page.goto(link);
    await lab.locator('footer').waitFor();
    const left = () =>
      lab.evaluate(({ shadowRoot }) =>
        [...(shadowRoot?.querySelectorAll<HTMLElement>('button, select, input, summary, descent-knob') ?? [])]
          .filter((each) => !each.closest('footer, table') && each.getClientRects().length > 0)
          .map(({ outerHTML }) => outerHTML.slice(0, 120)),
      );
    await expect.poll(left).toEqual([]);
  });

  test('makes a task for a class that does what it says', async () => {
    const { page, lab, dialog } = await openDialog();
    await dialog.getByRole('button', { name: 'For a class' }).click();
    await dialog.getByLabel('Predict').fill('What will noise do?');
    await dialog.getByText('What can be reached').click();
    await dialog.locator('select[data-path=noise]').selectOption('hide');
    await dialog.locator('select[data-path="surface"]').selectOption('lock');
    await screenshot(page, 'teach-dialog', 'descent-share dialog');
    expect(await accessibilityProblems(page, 'descent-race')).toEqual([]);
    const link = await dialog.getByLabel('The link for the class').inputValue();
    await page.goto('about:blank');
    await page.goto(link);
    await lab.getByLabel('What will noise do?').waitFor();
    await lab.locator('descent-knob[data-id=noise]').waitFor({ state: 'hidden' });
    expect(await lab.locator('descent-part[name=surface] select').first().isDisabled()).toBe(true);
  });
});
