import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { ofUse } from '../../web/offline/of-use';
import { listFiles } from '../../web/scripts/page/offline.mjs';
import { accessibilityProblems, openAddress, screenshot, type OpenPage } from './harness';
import { serveBelow } from './static-host';

/* Without a network, after one visit, from a host that knows nothing of the project; and what becomes of a newer build. */

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'descent-offline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const below = '/some/path/';
const patient = { timeout: 40_000 };
const labs = readdirSync(join(dist, 'labs'))
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace('.html', ''));

/** What a build says that it has for those who read English. */
function filesOf(build: string): Readonly<Record<string, string>> {
  const [, text = ''] = /^self\.descent=(.*);/.exec(readFileSync(join(build, 'sw.js'), 'utf8')) ?? [];
  const { files } = JSON.parse(text) as { readonly files: Readonly<Record<string, string>> };
  return Object.fromEntries(Object.entries(files).filter(([path]) => ofUse(path, 'en')));
}

/** Until the labs of those names have computed something. */
function computed(page: Page, names: readonly string[]): Promise<unknown> {
  return page.waitForFunction(
    (tags) => {
      const late = tags.find((tag) => !(document.querySelector(tag) as { result?: unknown } | null)?.result);
      // Labs begin when they come near.
      if (late !== undefined) document.querySelector(late)?.scrollIntoView({ behavior: 'instant' });
      return late === undefined;
    },
    names.map((name) => `descent-${name}`),
    { ...patient, polling: 50 },
  );
}

/** What is in store: files, builds, pages. */
function store(page: Page, kind: 'file' | 'build' | 'page'): Promise<readonly string[]> {
  return page.evaluate(async (of) => {
    const [name] = await caches.keys();
    if (name === undefined) return [];
    const keys = await (await caches.open(name)).keys();
    return keys.map(({ url }) => new URL(url).searchParams.get(of) ?? '').filter((each) => each !== '');
  }, kind);
}

/** A second build: another title, and a lab's code under another name, as it has when it has changed. */
function buildAnew(): { readonly old: string; readonly fresh: string } {
  const assets = join(folder, 'assets');
  const old = readdirSync(assets).find((file) => /^scaling-[\w-]{8}\.js$/.test(file)) ?? '';
  const fresh = old.replace(/-.{8}\.js$/, '-newbuild.js');
  renameSync(join(assets, old), join(assets, fresh));
  const change = (file: string, act: (text: string) => string): void =>
    writeFileSync(file, act(readFileSync(file, 'utf8')));
  for (const file of readdirSync(assets).filter((name) => name.endsWith('.js'))) {
    change(join(assets, file), (text) => text.replaceAll(old, fresh));
  }
  change(join(folder, 'descent-lab.js'), (text) => text.replaceAll(old, fresh));
  change(join(folder, 'index.html'), (text) => text.replace('<title>', '<title>Second build: '));
  listFiles(folder);
  return { old, fresh };
}

const scripts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.replace(/.*\//, '')));

test('after one visit every lab works without a network', async () => {
  cpSync(dist, folder, { recursive: true });
  const host = await serveBelow(below, folder);
  let opened: OpenPage | undefined;
  try {
    const listed = Object.keys(filesOf(folder));
    // A frame on somebody's page keeps nothing.
    opened = await openAddress(`${host.url}embed.html#ewma`, { serviceWorker: true });
    const { page, context, errors } = opened;
    await computed(page, ['ewma']);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);

    await page.goto(`${host.url}labs/ewma.html`);
    await computed(page, ['ewma']);
    await expect
      .poll(async () => (await store(page, 'file')).length, patient)
      .toBe(new Set(Object.values(filesOf(folder))).size);
    await host.close();
    await context.setOffline(true);

    // All that belongs to the site is there: also what is loaded when it is asked for, such as 3-D and the digits.
    expect(listed.length).toBeGreaterThan(150);
    const lost = await page.evaluate(async (paths) => {
      const answers = paths.map((path) =>
        fetch(`../${path}`).then(
          ({ ok }) => ok,
          () => false,
        ),
      );
      const found = await Promise.all(answers);
      return paths.filter((_, k) => !found[k]);
    }, listed);
    expect(lost).toEqual([]);

    for (const name of labs) {
      await page.goto(`${host.url}labs/${name}.html`);
      await computed(page, [name]);
    }
    for (const file of ['glossary', 'sources', 'writers', 'catalogue']) {
      await page.goto(`${host.url}${file}.html`);
      expect(await page.locator('main p').count()).toBeGreaterThan(3);
    }
    // The walk: at the folder's own address.
    await page.goto(`${host.url}#ewma.beta=0.98`);
    await computed(page, ['downhill', 'ewma', 'digits']);
    expect(errors).toEqual([]);
  } finally {
    await opened?.close();
    await host.close().catch(() => undefined);
  }
}, 300_000);

test('a newer build is taken up as a whole', async () => {
  cpSync(dist, folder, { recursive: true });
  const host = await serveBelow(below, folder);
  const { page, context, errors, close } = await openAddress(`${host.url}labs/ewma.html`, { serviceWorker: true });
  try {
    await computed(page, ['ewma']);
    await expect
      .poll(async () => (await store(page, 'file')).length, patient)
      .toBe(new Set(Object.values(filesOf(folder))).size);
    // A newer build, which no longer has a file that this page may still need.
    await page.goto(`${host.url}#ewma.beta=0.98`);
    await computed(page, ['ewma']);
    expect((await scripts(page)).some((file) => /^scaling-.{8}\.js$/.test(file))).toBe(false);
    // Another window is open, in which labs work: what they have asked for keeps no newer worker waiting.
    const other = await context.newPage();
    await other.goto(`${host.url}#`);
    await computed(other, ['digits', 'playground', 'network', 'race', 'claims']);
    await page.bringToFront();
    const { old, fresh } = buildAnew();
    // A browser looks for one at every visit; here it is told to, until it is there.
    const look = (): Promise<string> =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        await registration.update();
        const { installing, waiting, active } = registration;
        const states = [installing, waiting, active].map((each) => each?.state ?? '–').join(' ');
        return `${states} ${document.querySelector('.newer')?.textContent ?? ''}`;
      });
    await expect.poll(look, { timeout: 60_000, interval: 500 }).toContain('A newer version');
    const notice = page.getByRole('status').filter({ hasText: 'A newer version' });
    expect(await accessibilityProblems(page, '.newer')).toEqual([]);
    await screenshot(page, 'offline-newer', '.newer');
    // This page goes on with the files that it began with.
    await computed(page, ['scaling']);
    expect(await scripts(page)).toContain(old);
    expect(await page.title()).not.toContain('Second');
    expect(await store(page, 'build')).toHaveLength(2);

    await notice.getByRole('button', { name: 'Reload' }).click();
    await page.waitForFunction(() => document.title.startsWith('Second build'), undefined, patient);
    await computed(page, ['ewma', 'scaling']);
    expect(page.url()).toBe(`${host.url}#ewma.beta=0.98`);
    expect(await page.locator('descent-ewma [data-id=beta] input[type=text]').inputValue()).toBe('0.98');
    expect(await scripts(page)).toContain(fresh);
    expect(await scripts(page)).not.toContain(old);
    // The other window has been told, too, and goes on as it was. What only the old build had is let go of with it.
    await other.locator('.newer').waitFor();
    expect(await other.title()).not.toContain('Second');
    expect(await store(page, 'build')).toHaveLength(2);
    await other.close();
    await page.reload();
    await expect.poll(() => store(page, 'build'), patient).toHaveLength(1);
    expect(await page.locator('.newer').count()).toBe(0);
    expect(errors).toEqual([]);
  } finally {
    await close();
    await host.close();
  }
}, 180_000);

test('where data is to be saved, only what was visited is kept', async () => {
  const host = await serveBelow(below, dist);
  const opened = await openAddress('about:blank', { serviceWorker: true });
  try {
    const { page, context } = opened;
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setDataSaverOverride', { dataSaverEnabled: true });
    await page.goto(`${host.url}labs/ewma.html`);
    await computed(page, ['ewma']);
    // The page and the lab's WebAssembly, which only the worker has loaded, are among what the browser has still.
    const files = filesOf(dist);
    const wasm = Object.keys(files).find((path) => /^assets\/averages-.*\.wasm$/.test(path)) ?? '';
    for (const path of ['labs/ewma.html', wasm]) {
      await expect.poll(() => store(page, 'file'), patient).toContain(files[path]);
    }
    await host.close();
    await page.reload();
    await computed(page, ['ewma']);
    expect((await store(page, 'file')).length).toBeLessThan(60);
    await expect(page.goto(`${host.url}labs/race.html`)).rejects.toThrow(/ERR_/);
  } finally {
    await opened.close();
    await host.close().catch(() => undefined);
  }
}, 120_000);
