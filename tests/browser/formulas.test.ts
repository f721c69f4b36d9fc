import { expect, test } from 'vitest';
import { accessibilityProblems, openPage, screenshot } from './harness';

/** Layers of 512 units take a moment. */
const patient = { timeout: 30_000 };

test('three cards: guess, and the run judges', async () => {
  const { page, errors, close } = await openPage('labs/formulas.html');
  try {
    const lab = (selector: string) => page.locator(`descent-formulas ${selector}`);
    await page.locator('descent-formulas').scrollIntoViewIfNeeded();

    // √(2/512) = 0.0625, √2/512 = 0.002762: before any guess.
    await expect.poll(() => lab('.worked').count(), patient).toBe(2);
    expect(Number(await lab('.worked').nth(0).getAttribute('data-value'))).toBeCloseTo(Math.sqrt(2 / 512), 12);
    expect(Number(await lab('.worked').nth(1).getAttribute('data-value'))).toBeCloseTo(Math.SQRT2 / 512, 12);
    await lab('[data-answer="both"]').click();
    await expect.poll(() => lab('.verdict').innerText(), patient).toMatch(/^Not so: √\(2\/n\)\./);
    expect(await lab('[data-card="root"] .state').innerText()).toContain('not as you guessed');
    await expect.poll(() => lab('descent-line-chart canvas').count(), patient).toBe(2);
    expect(await accessibilityProblems(page, 'descent-formulas')).toEqual([]);
    await screenshot(page, 'formulas-1440', 'descent-formulas');

    await lab('[data-card="variance"]').click();
    await lab('[data-answer="none"]').click();
    await expect.poll(() => lab('.verdict').innerText(), patient).toMatch(/^Right\. .*1\.6 forward, 0\.4 backward/);

    await lab('[data-card="sigmoid"]').click();
    await lab('[data-answer="vanishing"]').click();
    await expect.poll(() => lab('.verdict').innerText(), patient).toMatch(/^Right\..*slope is a quarter/);
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});
