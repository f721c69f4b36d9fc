import type { Locator, Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { accessibilityProblems, openPage, screenshot, type OpenPage, type PageOptions } from './harness';

/* Claims put to the test: guess, run, stop, verdict, examples that open in the race, the link, the keyboard. */

let opened: OpenPage | undefined;
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  opened = undefined;
  expect(errors).toEqual([]);
});

async function openClaims(
  hash = '#claims.claim.id=momentum-escapes&claims.trials=300',
  options: PageOptions = {},
  path = 'labs/claims.html',
): Promise<{ page: Page; lab: Locator }> {
  opened = await openPage(path + hash, options);
  const { page } = opened;
  const lab = page.locator('descent-claims');
  await lab.scrollIntoViewIfNeeded();
  await lab.locator('.exhibit descent-contour').waitFor({ timeout: 20_000 });
  return { page, lab };
}

/** Other work may keep the machine busy. */
const patient = { timeout: 15_000 };

const verdict = (lab: Locator): Locator => lab.locator('[data-verdict]');
const decided = (lab: Locator): Promise<void> => verdict(lab).waitFor({ timeout: 30_000 });

interface Table {
  at(column: string, row: number): number;
}
/** A number of the result that the test of this claim gave. */
const found = (lab: Locator, table: string, column: string, row = 0): Promise<number> =>
  lab.evaluate(
    (host, [id, name, k]) => {
      const { bench, spec } = host as unknown as {
        bench: { of(id: string): { result: { table(id: string): Table } } | undefined };
        spec: { claim: { id: string } };
      };
      return bench.of(spec.claim.id)?.result.table(id).at(name, k) ?? NaN;
    },
    [table, column, row] as const,
  );
const bars = (lab: Locator): Promise<number> => lab.locator('descent-interval-chart .bar').count();

describe('on arrival', () => {
  test('all slogans, what is tested, one trial on its map and an empty scale; no answer', async () => {
    const { page, lab } = await openClaims();
    expect(await lab.locator('.card').count()).toBe(8);
    expect(await lab.locator('.card[aria-pressed=true]').innerText()).toContain('Momentum escapes');
    expect(await lab.locator('.tested').innerText()).toContain('from the same start');
    expect(await lab.locator('.ends li').count()).toBe(2);
    expect(await bars(lab)).toBe(0);
    expect(await verdict(lab).count()).toBe(0);
    expect(await lab.locator('.literature').count()).toBe(0);
    expect(await lab.locator('descent-interval-chart .row').first().getAttribute('aria-label')).toContain('not tested');
    expect(await accessibilityProblems(page, 'descent-claims')).toEqual([]);
  });
});

describe('a test', () => {
  test('a guess runs it, and the verdict is that of the numbers', async () => {
    const { page, lab } = await openClaims();
    await lab.locator('[data-guess=mostly]').click();
    await decided(lab);
    const [held, applicable, low, high] = await Promise.all(
      ['held', 'applicable', 'low', 'high'].map((column) => found(lab, 'overall', column)),
    );
    expect(applicable).toBeGreaterThan(100);
    const words = await lab.locator('.verdict').innerText();
    expect(words).toContain(`held in ${held} of ${applicable} trials`);
    expect(words).toContain(`${(100 * (low ?? NaN)).toFixed(1)} % to ${(100 * (high ?? NaN)).toFixed(1)} %`);
    // The words for the classes between which the interval lies.
    const names = ['hardly ever', 'seldom', 'about half the time', 'mostly', 'nearly always'];
    const atLeast = names[await found(lab, 'overall', 'atLeast')] ?? '';
    const atMost = names[await found(lab, 'overall', 'atMost')] ?? '';
    const said = await verdict(lab).innerText();
    expect(said).toContain(atLeast);
    expect(said).toContain(atMost);
    expect(await lab.locator('[data-guessed]').innerText()).toContain('“mostly”: not so');
    expect(await lab.locator('.card[aria-pressed=true] .state').innerText()).toContain('not as you guessed');
    expect(await lab.locator('.literature li').count()).toBeGreaterThan(0);
    // A bar for each surface that says something, and one for all.
    expect(await bars(lab)).toBeGreaterThan(4);
    expect(await accessibilityProblems(page, 'descent-claims')).toEqual([]);
    await screenshot(page, 'claims');
  });

  test('runs without a guess, and a guess made afterwards is judged at once', async () => {
    const { lab } = await openClaims();
    await lab.locator('[data-act=run]').click();
    await decided(lab);
    expect(await lab.locator('[data-guessed]').count()).toBe(0);
    await lab.locator('[data-guess=seldom]').click();
    await lab.locator('[data-guessed]').waitFor();
    expect(await lab.locator('[data-act=stop]').count()).toBe(0);
  });

  test('shows its bars while it runs, and can be stopped: what there is stays', async () => {
    const { lab } = await openClaims('#claims.claim.id=adam-first&claims.trials=20000&claims.steps=1000');
    await lab.locator('[data-act=run]').click();
    await expect.poll(() => found(lab, 'overall', 'trials'), { timeout: 40_000 }).toBeGreaterThan(0);
    expect(await lab.locator('.ask progress').count()).toBe(1);
    await lab.locator('[data-act=stop]').click();
    await decided(lab);
    const made = await found(lab, 'overall', 'trials');
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(20_000);
    expect(await lab.locator('.verdict').innerText()).toContain('Stopped early');
    expect(await lab.locator('[data-act=run]').count()).toBe(1);
  });

  test('other starts are other trials', async () => {
    const { lab } = await openClaims();
    await lab.locator('[data-act=run]').click();
    await decided(lab);
    const before = await lab.locator('.verdict').innerText();
    await lab.locator('[data-act=again]').click();
    await expect
      .poll(async () => ((await verdict(lab).count()) > 0 ? lab.locator('.verdict').innerText() : before), patient)
      .not.toBe(before);
    expect(await lab.evaluate((host) => (host as unknown as { spec: { seed: number } }).spec.seed)).toBe(2);
  });

  test('other settings leave the scale empty until it is run again', async () => {
    const { lab } = await openClaims();
    await lab.locator('[data-act=run]').click();
    await decided(lab);
    await lab.locator('.more summary').first().click();
    await lab.locator('.more descent-knob[data-id=trials] input').first().waitFor();
    await lab
      .locator('.more descent-knob[data-id=rates] select, .more descent-knob[data-id=rates] input')
      .first()
      .waitFor();
    await lab.evaluate((host) =>
      (host as unknown as { change(path: string, value: string): void }).change('rates', 'given'),
    );
    await expect.poll(() => bars(lab), patient).toBe(0);
    await lab.locator('[data-act=run]').click();
    await decided(lab);
  });
});

describe('examples', () => {
  test('a counterexample sets the race to that very trial', async () => {
    const { page, lab } = await openClaims(undefined, {}, 'index.html');
    await lab.locator('[data-act=run]').click();
    await decided(lab);
    const examples = lab.locator('.links a[data-example=failed]');
    const href = (await examples.getAttribute('href')) ?? '';
    expect(href).toMatch(/^#race\./);
    await examples.click();
    const race = page.locator('descent-race');
    await expect
      .poll(
        () =>
          race.evaluate((host) => {
            const { spec } = host as unknown as { spec?: { racers: { id: string }[] } };
            return spec?.racers.map(({ id }) => id).join() ?? '';
          }),
        patient,
      )
      .toBe('gd,momentum');
    // Gradient descent got stuck, and Momentum did no better.
    const ends = (): Promise<string> =>
      race.evaluate((host) => {
        const { result } = host as unknown as { result: { table(id: string): Table; spec: { racers: unknown[] } } };
        const standings = result.table('standings');
        return [0, 1]
          .map((k) => {
            const at = standings.at('reachedAt', k);
            const global = result.table('minima').at('global', standings.at('nearest', k));
            return Number.isNaN(at) ? 'nowhere' : global === 1 ? 'global' : 'local';
          })
          .join();
      });
    await expect.poll(ends, patient).toMatch(/^local,(local|nowhere)$/);
  });

  test('where it held and where it failed can be looked at in place', async () => {
    const { lab } = await openClaims();
    await lab.locator('[data-act=run]').click();
    await decided(lab);
    for (const kind of ['held', 'failed']) {
      await lab.locator(`[data-show=${kind}]`).click();
      await expect.poll(() => lab.locator('.exhibit p strong').innerText(), patient).toBe(kind);
    }
    await lab.locator('details summary', { hasText: 'Each surface' }).click();
    expect(await lab.locator('tbody tr').count()).toBe(7);
    expect(await lab.locator('tbody a').count()).toBeGreaterThan(7);
  });
});

describe('the state', () => {
  test('another slogan is another test, and the address follows', async () => {
    const { page, lab } = await openClaims();
    await lab.locator('.card[data-claim=velocity-grows]').click();
    await expect.poll(() => lab.locator('.slogan').innerText(), patient).toContain('velocity');
    await expect.poll(() => page.url(), patient).toContain('claims.claim.id=velocity-grows');
    expect(page.url()).not.toContain('limit');
    expect(await verdict(lab).count()).toBe(0);
  });

  test('what was tested stays when another slogan is opened in between', async () => {
    const { lab } = await openClaims();
    await lab.locator('[data-act=run]').click();
    await decided(lab);
    const before = await lab.locator('.verdict').innerText();
    await lab.locator('.card[data-claim=velocity-grows]').click();
    await expect.poll(() => lab.locator('.slogan').innerText(), patient).toContain('velocity');
    await lab.locator('.card[data-claim=momentum-escapes]').click();
    await decided(lab);
    expect(await lab.locator('.verdict').innerText()).toBe(before);
  });

  test('start over forgets guesses and tests', async () => {
    const { lab } = await openClaims();
    await lab.locator('[data-guess=half]').click();
    await decided(lab);
    await lab.getByRole('button', { name: 'Start over' }).click();
    await expect.poll(() => lab.locator('.slogan').innerText(), patient).toContain('Adam');
    expect(await verdict(lab).count()).toBe(0);
    expect(await lab.locator('[data-guess][aria-pressed=true]').count()).toBe(0);
  });

  test('the keyboard is enough, and the verdict is said', async () => {
    const { page, lab } = await openClaims();
    await lab.locator('[data-guess=half]').focus();
    await page.keyboard.press('Enter');
    await decided(lab);
    await expect
      .poll(() => lab.evaluate((host) => host.shadowRoot?.querySelector('[role=status]')?.textContent ?? ''), patient)
      .toMatch(/95 % interval/);
    const row = lab.locator('descent-interval-chart .row').nth(1);
    await row.focus();
    await expect.poll(() => lab.locator('descent-interval-chart .readout').innerText(), patient).toContain('Two wells');
  });
});

describe('on a phone', () => {
  test('nothing is wider than the screen', async () => {
    const { page, lab } = await openClaims(undefined, { width: 390, height: 844, touch: true });
    await lab.locator('[data-guess=seldom]').tap();
    await decided(lab);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    for (const button of await lab.locator('.answers button, .card').all()) {
      expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
    }
  });
});
