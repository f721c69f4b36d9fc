import { expect } from 'vitest';
import { knob } from './hands';
import { theLab } from './labs';
import type { EnginePage, Find } from './page';

/** Workers that end without a word are missed, which is said, and replaced; what was set stays set. */
export async function killWorkers(page: EnginePage): Promise<void> {
  await page.open('labs/ewma.html#ewma.beta=0.98');
  await expect.poll(() => page.evaluate(drawnOf, theLab)).toBe('0.98');
  await page.evaluate(() => {
    for (const worker of (window as unknown as { workers: Worker[] }).workers) worker.terminate();
  });
  await page.press(knob, 'ArrowLeft');
  await expect
    .poll(() =>
      page.evaluate((find) =>
        find('.notice')
          .map(({ innerText }) => innerText)
          .join(),
      ),
    )
    .toContain('Nothing that you have set is lost');
  await expect.poll(() => page.evaluate(drawnOf, theLab)).toMatch(/^0\.9[67]/);
}

/** Of which β what is shown is. Runs in the page. */
function drawnOf(find: Find, labOf: typeof theLab): string {
  const { result } = labOf(find) as unknown as { readonly result?: { readonly spec: { readonly beta: number } } };
  return String(result?.spec.beta);
}
