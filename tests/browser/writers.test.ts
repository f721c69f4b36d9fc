import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { labElements } from '../../web/scripts/page/lab-elements';
import { openPage, type OpenPage } from './harness';

/* The page for writers: every example runs, from the very text that is shown as its code. */

const web = fileURLToPath(new URL('../../web', import.meta.url));
const patient = { timeout: 30_000 };
/** What the browser says of the frame that is there to show how a page looks without scripts. */
const withoutScripts = /Blocked script execution in '[^']*examples\/poster\.html/;

let opened: OpenPage | undefined;
beforeEach(() => (opened = undefined));
afterEach(async () => {
  const errors = (opened?.errors ?? []).filter((line) => !withoutScripts.test(line));
  await opened?.close();
  expect(errors).toEqual([]);
});

/** The frame of an example, as soon as what is in it can be seen; frames above it may still grow, and push it away. */
async function frameOf(page: Page, name: string, seen: string): Promise<Frame> {
  const element = page.locator(`#example-${name} iframe`).first();
  const frame = await (await element.elementHandle(patient))?.contentFrame();
  if (!frame) throw new Error(`${name} has no frame`);
  const shows = async (): Promise<boolean> => {
    await element.evaluate((each) => each.scrollIntoView({ block: 'start', behavior: 'instant' }));
    return frame.locator(seen).first().isVisible();
  };
  await expect.poll(shows, { timeout: 30_000, interval: 250 }).toBe(true);
  return frame;
}

/** Labs that start, one after the other, while other tests run. */
const slow = 150_000;

test(
  'the page shows the reader’s address as code, and frames as high and on such a ground as they should be',
  async () => {
    opened = await openPage('writers.html', { height: 800, reducedMotion: 'reduce' });
    const { page, url } = opened;
    const code = (name: string) => page.locator(`#example-${name} > pre`).innerText();
    expect(await code('element')).toContain(`src="${url}descent-lab.js"`);
    expect(await code('policy')).toContain(`script-src ${new URL(url).origin} 'wasm-unsafe-eval'`);

    const element = await frameOf(page, 'element', 'descent-downhill descent-player');
    expect(
      await element.locator('descent-downhill').evaluate((lab) => (lab as unknown as { settings: unknown }).settings),
    ).toMatchObject({ racers: [{ id: 'gd' }, { id: 'nag' }, { id: 'adam', learningRate: 0.3 }], start: [-0.2, -0.5] });
    const frame = page.locator('#example-element iframe');
    const high = () => element.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    await expect.poll(async () => Number(await frame.getAttribute('height')) - (await high())).toBe(0);
    await page.locator('descent-theme input[value=dark]').check();
    await expect.poll(() => element.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  },
  slow,
);

test(
  'in a sandbox, under a policy, and without scripts, examples show what they should',
  async () => {
    opened = await openPage('writers.html', { height: 800, reducedMotion: 'reduce' });
    const { page } = opened;
    const policy = await frameOf(page, 'policy', 'descent-weight-norm descent-knob');
    expect(await policy.evaluate(() => window.origin)).toBe('null');
    // Without scripts the poster stays.
    await frameOf(page, 'poster', 'figcaption');
    const picture = page.locator('#example-markdown a img');
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 30_000 })
      .toBeGreaterThan(0);
  },
  slow,
);

test(
  'events, scripts, frames and copies do what their examples say',
  async () => {
    opened = await openPage('examples/events.html', { reducedMotion: 'reduce' });
    const { page, url } = opened;
    const length = page.locator('descent-weight-norm descent-knob[data-id=g] #field');
    await length.waitFor(patient);
    await page.getByText('it grows', { exact: true }).click();
    await page.locator('#log', { hasText: 'descent-weight-norm descent-guess' }).waitFor();
    await length.fill('2');
    await length.press('Enter');
    await page.locator('#log', { hasText: /descent-settings \{"settings":\{"g":2\},"link":"http/ }).waitFor();

    await page.goto(`${url}examples/script.html`);
    const memory = page.locator('descent-ewma descent-knob[data-id=beta] #field').first();
    await memory.waitFor(patient);
    await page.locator('#memory').fill('0.5');
    await expect.poll(() => memory.inputValue()).toBe('0.5');
    await page.getByRole('button', { name: 'As it was' }).click();
    await expect.poll(() => memory.inputValue()).toBe('0.9');

    await page.goto(`${url}examples/iframe.html`);
    await expect.poll(() => page.locator('#height').innerText(), patient).toMatch(/^\d{3,4}$/);

    await page.goto(`${url}examples/sandbox.html`);
    const fixed = page.frameLocator('iframe').locator('descent-knob[data-id=g] #field');
    await fixed.waitFor(patient);
    expect(await fixed.isDisabled()).toBe(true);

    await page.goto(`${url}examples/versions.html`);
    await page.locator('descent-weight-norm descent-knob').first().waitFor(patient);
    expect(await page.locator('#served').innerText()).toMatch(/^([\d.]+) serves, says the first; \1, says the second$/);

    // With scripts, the poster makes room.
    await page.goto(`${url}examples/poster.html`);
    await page.locator('descent-ewma descent-knob').first().waitFor(patient);
    expect(await page.locator('figcaption').isVisible()).toBe(false);
  },
  slow,
);

test('what is said of every lab’s attributes is what the labs take', async () => {
  const tags = labElements(web).map(({ tag }) => tag);
  opened = await openPage('writers.html');
  const { page } = opened;
  const said = await page
    .locator('details.lab-attributes[id^=descent-]')
    .evaluateAll((all) =>
      all.map(
        (each) => [each.id, [...each.querySelectorAll('th code')].map(({ textContent }) => textContent)] as const,
      ),
    );
  expect(said.map(([tag]) => tag)).toEqual(tags);
  // As text: an import in a function of this file would not be the page’s.
  const labs = await page.evaluate(`(async () => {
    const { load } = await import('./descent-lab.js');
    const tags = ${JSON.stringify(tags)};
    await Promise.all(tags.map(load));
    return tags.map((tag) => {
      const { labId, experiment, preset } = document.createElement(tag);
      return { tag, labId, experiment, preset };
    });
  })()`);
  expect(labs).toEqual(labElements(web));
  for (const [tag, attributes] of said) expect(attributes.length, tag).toBeGreaterThan(3);
});

describe('examples', () => {
  test('have a policy each, and no script or style but those that it names', () => {
    const folder = join(web, 'dist/examples');
    const pages = readdirSync(folder).filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(8);
    for (const file of pages) {
      const html = readFileSync(join(folder, file), 'utf8');
      const text = readFileSync(join(web, 'embed/examples', file), 'utf8').trim();
      expect(html.match(/http-equiv="Content-Security-Policy"/g), file).toHaveLength(1);
      expect(html, file).not.toMatch(/'unsafe-(inline|eval)'|labs\.example|\son[a-z]+="/);
      if (!text.includes('https://labs.example"'))
        expect(html).toContain(text.replaceAll('https://labs.example/', '../'));
    }
  });
});
