import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openAddress, screenshot, type OpenPage } from './harness';

/* Labs that are a file each, opened from the disk. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const names = ['race', 'digits', 'first-network'];
const patient = { timeout: 30_000 };
/** What a page in a sandbox, or of a browser that forbids it, has of storage. */
const withoutStorage = ['localStorage', 'sessionStorage', 'indexedDB']
  .map(
    (name) => `Object.defineProperty(window, '${name}', { get() { throw new DOMException('no', 'SecurityError'); } });`,
  )
  .join('');
let opened: (OpenPage & { readonly asked: readonly string[] }) | undefined;

beforeAll(() => {
  execFileSync(process.execPath, ['web/scripts/single.mjs', ...names], { cwd: root, stdio: 'pipe' });
}, 600_000);

vi.setConfig({ testTimeout: 120_000 });

afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

/** `asked`: every request but those for what is in the file. */
async function open(name: string, hash = ''): Promise<NonNullable<typeof opened>> {
  const file = pathToFileURL(join(root, `build/single/${name}.html`)).href;
  const page = await openAddress('about:blank', { before: withoutStorage, width: 900 });
  const asked: string[] = [];
  page.context.on('request', (request) => {
    const url = request.url().replace(/#.*$/, '');
    if (!/^(?:data|blob):/.test(url)) asked.push(url);
  });
  await page.page.goto(file + hash);
  opened = { ...page, url: file, asked };
  return opened;
}

describe('a lab in one file, from the disk and without storage', () => {
  test('races as its link says, takes a change into the address, and asks for nothing', async () => {
    const { page, url, asked, errors } = await open('race', '#race&race.noise=0.2&theme=dark');
    const lab = page.locator('descent-race');
    await lab.locator('descent-player').waitFor(patient);
    const noise = lab.locator('descent-knob[data-id=noise] #field');
    expect(await noise.inputValue()).toBe('0.2');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await noise.fill('0.5');
    await noise.press('Enter');
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#race&theme=dark&race.noise=0.5');

    // There is nothing that another page could load, so nothing of that is offered; the link leads to this file.
    await lab.getByRole('button', { name: /^Share/ }).click();
    const dialog = lab.getByRole('dialog');
    expect(await dialog.getByRole('textbox', { name: 'The link' }).inputValue()).toBe(`${url}#race&race.noise=0.5`);
    expect(await dialog.getByText('For a class').count()).toBe(1);
    expect(await dialog.getByText('Embed', { exact: true }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Close' }).click();

    await page.evaluate(() => (location.hash = '#digits'));
    await page.getByRole('alert').getByText('asks for “digits”; this file holds race').waitFor();
    await screenshot(page, 'single-race');
    expect(asked).toEqual([url]);
    expect(errors).toEqual([]);
  });

  test('reads digits, which are in the file, too', async () => {
    const { page, url, asked, errors } = await open('digits', '#digits&digits.steps=20');
    const lab = page.locator('descent-digits');
    await expect.poll(() => lab.locator('[data-standing]').textContent(), patient).toMatch(/reads [\d.]+ %/);
    expect(asked).toEqual([url]);
    expect(errors).toEqual([]);
  });

  test('has a first network, and a sentence for a link that cannot be read', async () => {
    const { page, url, asked, errors } = await open('first-network', '#first-network&=.=&first-network.seed=3');
    await page.getByRole('alert').getByText('could not be read').waitFor();
    const lab = page.locator('descent-first-network');
    await expect
      .poll(() => lab.evaluate((element) => (element as unknown as { settings: unknown }).settings), patient)
      .toMatchObject({ seed: 3 });
    await lab.locator('footer').waitFor(patient);
    await screenshot(page, 'single-first-network');
    expect(asked).toEqual([url]);
    expect(errors).toEqual([]);
  });
});
