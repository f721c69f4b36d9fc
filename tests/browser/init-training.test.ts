import { expect, test } from 'vitest';
import { accessibilityProblems, openPage, screenshot } from './harness';

/** Five networks learn side by side, and others may want the processor. */
const patient = { timeout: 30_000 };

test('the first weights decide, a guess is judged, and batch norm makes up for their scale', async () => {
  const { page, errors, close } = await openPage('labs/init-training.html', { reducedMotion: 'reduce' });
  try {
    const lab = (selector: string) => page.locator(`descent-init-training ${selector}`);
    await page.locator('descent-init-training').scrollIntoViewIfNeeded();
    // Before the guess the beginning is seen, and not how it ends.
    await expect.poll(() => lab('.story').innerText(), patient).toMatch(/^After \d\d? updates/);
    const end = (): Promise<string | null> => lab('#accuracy .surface').getAttribute('aria-valuemax');
    await expect.poll(end, patient).toBe('60');
    expect(await lab('.story').innerText()).not.toMatch(/Lost on the way/);
    await lab('[data-guess="xavier-normal"]').click();
    await expect.poll(() => lab('.story').innerText(), patient).toMatch(/After 600 updates .* from He classifies/);
    await expect.poll(() => lab('.story').innerText(), patient).toMatch(/Lost on the way.*σ = 1/);
    await expect.poll(() => lab('.guess .verdict').innerText(), patient).toMatch(/^Not so: He, with 90/);
    expect(await end()).toBe('600');
    expect(await accessibilityProblems(page, 'descent-init-training')).toEqual([]);
    await screenshot(page, 'init-training-1440', 'descent-init-training');

    // One playhead for both charts.
    await lab('#smooth .surface').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => lab('.story').innerText(), patient).toMatch(/^After 0 updates/);
    await expect.poll(() => lab('#accuracy .surface').getAttribute('aria-valuetext'), patient).toMatch(/^updates 0: /);
    await page.keyboard.press('End');

    await lab('[data-norm="batch-norm"]').click();
    await expect.poll(() => page.url(), patient).toContain('init-training.normalization.id=batch-norm');
    await expect
      .poll(() => lab('.story').innerText(), patient)
      .toMatch(/With nothing between the layers they ended so/);
    await expect.poll(() => lab('.story').innerText(), patient).not.toMatch(/Lost on the way/);
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});
