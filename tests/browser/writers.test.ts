import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { labElements } from '../../web/scripts/page/lab-elements';
import { openPage, screenshot, type OpenPage } from './harness';

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
async function frameOf(page: Page, name: string, seen: string, nth = 0): Promise<Frame> {
  const element = page.locator(`#example-${name} iframe`).nth(nth);
  const frame = await (await element.elementHandle(patient))?.contentFrame();
  if (!frame) throw new Error(`${name} has no frame`);
  const shows = async (): Promise<boolean> => {
    await element.evaluate((each) => each.scrollIntoView({ block: 'start', behavior: 'instant' }));
    return frame.locator(seen).first().isVisible();
  };
  await expect.poll(shows, { timeout: 30_000, interval: 250 }).toBe(true);
  return frame;
}

test('examples run as their code says, and are as high as they want to be', async () => {
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
  // The ground is the page’s.
  await page.locator('descent-theme input[value=dark]').check();
  await expect.poll(() => element.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  await page.locator('descent-theme input[value=auto]').check();

  const events = await frameOf(page, 'events', 'descent-weight-norm descent-knob');
  await events.getByText('it grows', { exact: true }).click();
  await events.locator('#log', { hasText: 'descent-weight-norm descent-guess' }).waitFor();
  await events.locator('descent-knob[data-id=g] #field').fill('2');
  await events.locator('descent-knob[data-id=g] #field').press('Enter');
  await events.locator('#log', { hasText: /descent-settings \{"settings":\{"g":2\},"link":"http/ }).waitFor();

  const script = await frameOf(page, 'script', 'descent-ewma descent-knob');
  const memory = script.locator('descent-ewma descent-knob[data-id=beta] #field').first();
  await script.locator('#memory').fill('0.5');
  await expect.poll(() => memory.inputValue()).toBe('0.5');
  await script.getByRole('button', { name: 'As it was' }).click();
  await expect.poll(() => memory.inputValue()).toBe('0.9');

  const framed = await frameOf(page, 'iframe', '#height');
  await expect.poll(() => framed.locator('#height').innerText(), patient).toMatch(/^\d{3,4}$/);

  const sandboxed = (await frameOf(page, 'sandbox', 'iframe')).frameLocator('iframe');
  await sandboxed.locator('descent-knob[data-id=g] #field').waitFor(patient);
  expect(await sandboxed.locator('descent-knob[data-id=g] #field').isDisabled()).toBe(true);

  const policy = await frameOf(page, 'policy', 'descent-weight-norm descent-knob');
  expect(await policy.evaluate(() => window.origin)).toBe('null');

  // Without scripts the poster stays; with them it makes room.
  await frameOf(page, 'poster', 'figcaption');
  const full = await frameOf(page, 'poster', 'descent-ewma descent-knob', 1);
  expect(await full.locator('figcaption').isVisible()).toBe(false);

  const versions = await frameOf(page, 'versions', 'descent-weight-norm descent-knob');
  expect(await versions.locator('#served').innerText()).toMatch(
    /^([\d.]+) serves, says the first; \1, says the second$/,
  );

  const link = page.locator('#example-markdown a');
  expect(await link.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await screenshot(page, 'writers-page');
});

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
