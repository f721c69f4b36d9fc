import { expect } from 'vitest';
import { knob } from './hands';
import type { EnginePage, Find } from './page';

/** The browser checks the very core that it has loaded, and all is well; the report names it. */
export async function testItself(page: EnginePage): Promise<void> {
  await page.open('selftest.html');
  const verdict = (): Promise<string> =>
    page.evaluate(() => document.querySelector<HTMLElement>('[data-verdict]:is(.passed, .failed)')?.innerText ?? '');
  await expect.poll(verdict, { timeout: 100_000, interval: 500 }).toMatch(/^All \d{3,} checks passed\.$/);
  const [report, agent] = await page.evaluate(() => [
    document.querySelector<HTMLTextAreaElement>('[data-report]')?.value ?? '',
    navigator.userAgent,
  ]);
  expect(report).toContain(`- Browser: ${agent}\n`);
  expect(report).toMatch(/^- Version: \d+\.\d+\.\d+/m);
  expect(report).toMatch(/^\| adam on \S+ \| \S+ \| \S+ \| passed \|$/m);
  await page.click(['[data-copy]']);
  // Copied, or marked for who copies by keys where a page may not.
  await expect
    .poll(() => page.evaluate(() => document.querySelector<HTMLElement>('[data-copy]')?.innerText))
    .not.toBe('Copy the report');
}

/** A page in German writes numbers as its readers do. */
export async function speakGerman(page: EnginePage): Promise<void> {
  await page.open('de/labs/ewma.html#ewma.beta=0.98');
  const fields = (find: Find): string[] => (find('input[type=text]') as HTMLInputElement[]).map(({ value }) => value);
  await expect.poll(() => page.evaluate(fields)).toContain('0,98');
  await page.press(knob, 'ArrowLeft');
  const shown = await page.evaluate(fields).then((all) => all.find((value) => value.startsWith('0,9')) ?? '');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#ewma.beta=${shown.replace(',', '.')}`);
  expect(await page.evaluate((find) => find('footer button').map(({ innerText }) => innerText))).toContain('Von vorn');
  await page.open('de/labs/first-network.html');
  await expect
    .poll(() => page.evaluate((find) => find('*').some(({ textContent }) => textContent.includes('350.000'))))
    .toBe(true);
}
