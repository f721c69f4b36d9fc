import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Suite } from '../../web/src/selftest/suite';
import { openPage, screenshot, violationsOnBothGrounds } from './harness';

/** The checks take seconds, on a busy machine many. */
const patience = { timeout: 50_000 };
const finished = (page: Page) => page.locator('[data-verdict]:is(.passed, .failed)');

/** Changes what the page is told to expect, before its script asks for it. */
const tampered = `
  const load = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    const response = await load(...request);
    if (!String(request[0]).endsWith('checks.json')) return response;
    const suite = await response.json();
    const adam = suite.references.find(({ name }) => name.startsWith('adam on'));
    adam.checks[0].comparisons[0].want[7] += 1e-6;
    suite.references = [adam, { ...adam, name: 'no such thing', checks: [{ ...adam.checks[0], spec: { experiment: 'none' } }] }];
    suite.bits = suite.bits.filter(({ spec }) => spec.experiment === 'ewma');
    suite.bits[0].fingerprint = suite.bits[0].fingerprint.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    suite.modules = suite.modules.filter(({ name }) => name === 'checks');
    suite.modules[0].sha256 = '0'.repeat(64);
    return new Response(JSON.stringify(suite));
  };`;

test('the self-test runs every check on the modules of the labs, and all pass; the report can be copied', async () => {
  const { page, context, url, errors, close } = await openPage('selftest.html', {
    width: 390,
    height: 800,
    touch: true,
  });
  try {
    await finished(page).waitFor(patience);
    expect(await page.locator('[data-verdict]').textContent()).toMatch(/^All \d+ checks passed\.$/);
    const suite = (await (await page.request.get(`${url}checks.json`)).json()) as Suite;
    // A row for each reference, experiment and module; and the core's own checks, over a hundred.
    for (const [chapter, count] of [
      ['references', suite.references.length],
      ['bits', suite.bits.length],
      ['modules', suite.modules.length],
    ] as const) {
      expect(await page.locator(`[data-checks="${chapter}"] tbody tr`).count()).toBe(count);
    }
    expect(await page.locator('[data-checks="core"] tbody tr').count()).toBeGreaterThan(100);
    await page.locator('summary', { hasText: 'Surfaces: gradients' }).click();
    await page.locator('summary', { hasText: 'The same bits as' }).click();
    await expect.poll(() => violationsOnBothGrounds(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await screenshot(page, 'selftest');

    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy the report' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const report = await page.evaluate(() => navigator.clipboard.readText());
    expect(report).toContain(`- Version: ${suite.version}\n`);
    expect(report).toContain(`- Browser: ${await page.evaluate(() => navigator.userAgent)}\n`);
    expect(report).toMatch(/^\| adam on \S+ \| \S+ \| \S+ \| passed \|$/m);
    expect(report).not.toMatch(/FAILED|## Failed/);
    expect(errors).toEqual([]);

    // With all of that at work, no other text becomes HTML or a script's address here, and nobody makes a policy that lets it.
    const refused = await page.evaluate(() => {
      const { trustedTypes } = window as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): object };
      };
      const tries = [
        () => (document.createElement('p').innerHTML = '<b>text</b>'),
        () => new Worker('assets/worker.js'),
        () => trustedTypes.createPolicy('another', {}),
        () => trustedTypes.createPolicy('descent', {}),
      ];
      return tries.map((attempt) => {
        try {
          attempt();
          return 'done';
        } catch (error) {
          return (error as Error).name;
        }
      });
    });
    // The last is not there before the first formula or worker has made it: the worker of the checks has.
    expect(refused).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
  } finally {
    await close();
  }
});

test('a reference, a fingerprint and a sum that are off, and a run that is refused, are shown as failed', async () => {
  const { page, errors, close } = await openPage('selftest.html', { before: tampered, colorScheme: 'dark' });
  try {
    await finished(page).waitFor(patience);
    expect(await page.locator('[data-verdict]').textContent()).toMatch(/^4 of \d+ checks failed\.$/);
    // What has failed is open to be seen.
    const rows = page.locator('tr:has(td.failed)');
    expect(await rows.count()).toBe(4);
    for (const row of await rows.all()) expect(await row.isVisible()).toBe(true);
    expect(await rows.nth(0).textContent()).toMatch(/^adam on .*0\.000001.*failed$/);
    expect(await rows.nth(1).textContent()).toMatch(/There is no experiment called "none"/);
    const report = await page.locator('[data-report]').inputValue();
    expect(report).toMatch(/^4 of \d+ checks failed\.$/m);
    expect(report).toMatch(/## Failed\n\n- Against other implementations: adam on/);
    expect(await violationsOnBothGrounds(page)).toEqual([]);
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});
