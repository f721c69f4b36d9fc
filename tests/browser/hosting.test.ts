import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAddress } from './harness';
import { serveBelow } from './static-host';

/* The built folder on a host that gives it a path of its own and no headers, as GitHub Pages and the like do. */

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
const patient = { timeout: 30_000 };
let host: Awaited<ReturnType<typeof serveBelow>>;

beforeAll(async () => void (host = await serveBelow('/some/deep/path/', dist)));
afterAll(() => host.close());

test('works below any path, asks nobody else for anything, and leaves no cookie', async () => {
  const { page, context, errors, close } = await openAddress('about:blank');
  try {
    const asked: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    await page.goto(host.url);
    await page
      .locator('descent-downhill canvas')
      .first()
      .waitFor({ state: 'attached', ...patient });
    await page.getByRole('link', { name: 'Glossary', exact: true }).first().click();
    await page.waitForURL(`${host.url}glossary.html`);
    await page.goto(`${host.url}embed.html#digits&digits.steps=20`);
    await expect
      .poll(() => page.locator('descent-digits [data-standing]').textContent(), patient)
      .toMatch(/reads [\d.]+ %/);
    await page.getByRole('link', { name: 'Open in Descent Lab' }).focus();
    expect(await page.getByRole('link', { name: 'Open in Descent Lab' }).getAttribute('href')).toMatch(/^\.\/#digits/);

    // Worker, WebAssembly and data among them.
    const paths = asked.filter((url) => url.startsWith(host.url)).map((url) => url.slice(host.url.length));
    for (const kind of [/^assets\/worker-.*\.js$/, /\.wasm$/, /^assets\/digits-.*\.bin$/, /\.css$/]) {
      expect(paths.some((path) => kind.test(path))).toBe(true);
    }
    expect(asked.filter((url) => !url.startsWith(host.url) && !/^(?:data|blob):/.test(url))).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
}, 120_000);

test('a lab without a map loads no map: what charts share is in no chart’s file', async () => {
  const { page, context, close } = await openAddress('about:blank');
  try {
    const asked: string[] = [];
    context.on('request', (request) => asked.push(request.url().replace(/.*\/|-.{8}\.js$/g, '')));
    await page.goto(`${host.url}labs/formulas.html`);
    await page.locator('descent-formulas footer').waitFor(patient);
    expect(asked).toContain('lab');
    expect(asked.filter((name) => ['map', 'sheet', 'd3-array', 'relief', 'stage'].includes(name))).toEqual([]);
  } finally {
    await close();
  }
});
