import { expect, test } from 'vitest';
import { accessibilityProblems, openPage } from './harness';

const summary = '.outline .progress';
const tick = (chapter: string) => `.outline a[href="#${chapter}"] .done`;

test('a chapter whose end was looked at is read, an answered question counts; both are kept until they are forgotten', async () => {
  const { page, errors, close } = await openPage('', { reducedMotion: 'reduce' });
  try {
    expect(await page.locator(summary).textContent()).toBe('');
    const end = page.locator('#intro .chapter-end');
    await end.evaluate((nav) => nav.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await page.locator(tick('intro')).waitFor();
    expect(await page.locator(`${summary} button`).count()).toBe(1);
    expect(await page.locator('.outline .done').count()).toBe(1);
    // As every lab tells of a guess.
    await page
      .locator('descent-terrain')
      .evaluate((lab) => lab.dispatchEvent(new CustomEvent('descent-guess', { bubbles: true, composed: true })));
    expect(await page.locator(summary).textContent()).toMatch(/^1 chapter read, 1 question answered\./);
    expect(await accessibilityProblems(page, '.outline')).toEqual([]);
    await page.reload();
    await page.locator(tick('intro')).waitFor();
    expect(await page.locator(summary).textContent()).toMatch(/1 question answered/);
    await page.locator(summary).getByRole('button', { name: 'Forget' }).click();
    expect(await page.locator('.outline .done').count()).toBe(0);
    expect(await page.evaluate(() => localStorage.getItem('descent-progress'))).toBeNull();
    // The ways on from a chapter's end.
    await end.getByRole('link', { name: /^Next/ }).click();
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#normalization');
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});

test('where storage is denied, progress holds for the visit', async () => {
  const before =
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });";
  const { page, errors, close } = await openPage('', { before, reducedMotion: 'reduce' });
  try {
    const end = page.locator('#intro .chapter-end');
    await end.evaluate((nav) => nav.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await page.locator(tick('intro')).waitFor();
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});
