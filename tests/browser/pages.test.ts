import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openPage, screenshot, violationsOnBothGrounds } from './harness';

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
const beside = ['glossary.html', 'sources.html', 'writers.html', 'catalogue.html'] as const;

test('whatever a page of the built folder names is in that folder, under any path', () => {
  const pages = readdirSync(dist).filter((file) => file.endsWith('.html'));
  // Axe looks at each: here, in page.test.ts, in readers.test.ts and in selftest.test.ts; the last one shows nothing.
  const others = ['index.html', 'embed.html', 'selftest.html', 'worker-frame.html'];
  expect([...pages].sort()).toEqual([...beside, ...others].sort());
  for (const file of pages) {
    const html = readFileSync(join(dist, file), 'utf8');
    expect(html, file).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+="/);
    expect(html, file).toContain('<meta http-equiv="Content-Security-Policy"');
    const named = [...html.matchAll(/\s(?:href|src|srcset)="([^"#]+)[^"]*"/g)].map(([, address = '']) => address);
    for (const address of named.filter((each) => !/^https?:/.test(each))) {
      expect(address, `${file}: from the root of a host`).not.toMatch(/^\//);
      expect(existsSync(join(dist, address)), `${file}: ${address}`).toBe(true);
    }
  }
});

/** What the browser says of the frame on the page for writers that is there to show how a page looks without scripts. */
const withoutScripts = /Blocked script execution in '[^']*examples\/poster\.html/;

test.each(beside)('%s: axe finds nothing at all, light and dark; no wider than a phone', async (file) => {
  const { page, errors, close } = await openPage(file, { width: 360, height: 800, touch: true });
  try {
    await page.locator('descent-theme input').first().waitFor();
    expect(await violationsOnBothGrounds(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await page.locator('h1').count()).toBe(1);
    await screenshot(page, file.replace('.html', ''));
    expect(errors.filter((line) => !withoutScripts.test(line))).toEqual([]);
  } finally {
    await close();
  }
});

test('without JavaScript the catalogue says of each part its formula, ranges, source and file', async () => {
  const { page, errors, close } = await openPage('catalogue.html', { javaScript: false });
  try {
    const adam = page.locator('.part', { has: page.locator('#optimizer-adam') });
    expect(await adam.locator('math').count()).toBeGreaterThan(3);
    expect(await adam.textContent()).toMatch(
      /beta2[^]*at least 0 and below 1[^]*0\.999[^]*native\/descent\/optim\/adam\.h/,
    );
    await adam.getByRole('link', { name: 'Kingma and Ba 2015' }).click();
    await page.waitForURL(/sources\.html#kingma-2015$/);
    const work = page.locator('#kingma-2015');
    expect(await work.textContent()).toMatch(/Algorithm 1/);
    await work.getByRole('link', { name: /Adam is Momentum plus Nesterov/ }).click();
    await page.waitForURL(/index\.html#mistake-adam-is-all$/);
    expect(await page.locator('#mistake-adam-is-all').textContent()).toMatch(/^\s*Often said, and wrong/);
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});
