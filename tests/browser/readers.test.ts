import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage, violationsOnBothGrounds } from './harness';

/* What every reader is owed, in every lab: looped over what is built. The other pages: page.test.ts and pages.test.ts. */

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
const labPages = readdirSync(join(dist, 'labs')).flatMap((file) => (file.endsWith('.html') ? [`labs/${file}`] : []));

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

test.each(labPages)('axe finds nothing at all in %s, unfolded, light and dark', async (path) => {
  const { page, errors, close } = await openPage(path, { reducedMotion: 'reduce' });
  try {
    await page.locator('main footer').first().waitFor();
    await unfoldAll(page);
    expect(await violationsOnBothGrounds(page)).toEqual([]);
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
