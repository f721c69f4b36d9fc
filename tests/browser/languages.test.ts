import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import {
  accessibilityProblems,
  accessibilityViolations,
  openPage,
  rulesOfColour,
  type OpenPage,
  type PageOptions,
} from './harness';
import { cutChoices, cutOff, tooWide } from './phone-hand';

/* The site in its languages, and in the pseudo language that marks every message and is written from right to left. */

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
const labs = readdirSync(join(dist, 'labs')).flatMap((file) => (file.endsWith('.html') ? [file.slice(0, -5)] : []));
const patient = { timeout: 20_000 };
const phone: PageOptions = { width: 390, height: 844, touch: true, reducedMotion: 'reduce' };

let opened: OpenPage | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(path: string, options: PageOptions = {}): Promise<Page> {
  opened = await openPage(path, options);
  return opened.page;
}

const widerBy = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Runs in the page: unfolds what is folded in the labs. */
function unfold(main: Element): void {
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  for (const each of all(main)) if (each instanceof HTMLDetailsElement) each.open = true;
}

/** Runs in the page: what a lab shows or says that stands between no ⟦ and ⟧, but for formulas, code and names of things. */
function unmarked(): string[] {
  const found: string[] = [];
  const heard = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt'];
  const open = { marks: 0 };
  const isText = (text: string): boolean => /\p{L}{2}/u.test(text);
  const walk = (node: Node): void => {
    if (node instanceof Text) {
      let rest = '';
      for (const sign of node.data) {
        if (sign === '⟦') open.marks += 1;
        else if (sign === '⟧') open.marks -= 1;
        else if (open.marks === 0) rest += sign;
      }
      if (isText(rest)) found.push(rest.trim());
      return;
    }
    if (node instanceof Element) {
      if (node.matches('style, script, code, pre, math, textarea, [slot=poster], [translate=no]')) return;
      for (const name of heard) {
        const value = (node.getAttribute(name) ?? '').replace(/⟦[^]*⟧/g, '');
        if (isText(value)) found.push(`${node.localName} ${name}: ${value}`);
      }
    }
    const within = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
    within.childNodes.forEach(walk);
  };
  const lab = [...document.querySelectorAll('main *')].find(({ localName }) => localName.startsWith('descent-'));
  if (lab) walk(lab);
  return found;
}

/** What has one name everywhere, is somebody's name, or was written by the browser: dates, and lists with their "and". */
const names = /\b(?:\d+ \w+ \d{4}|and|ms|Xavier|He|LeCun|ReLU|EWMA|[A-Z]\w*(?:Norm|Prop|grad|Grad)\w*)\b/g;
const isUnmarked = (text: string): boolean => /\p{L}{2}/u.test(text.replace(/^\w+ aria-\w+: /, '').replace(names, ''));

test.each(labs)('all that %s says is a message, and from right to left it fits a phone', async (lab) => {
  const page = await open(`labs/${lab}.html#${lab}&lang=ar-XB`, phone);
  await page.locator('main footer').first().waitFor(patient);
  await expect.poll(() => page.evaluate(unmarked).then((texts) => texts.filter(isUnmarked))).toEqual([]);
  expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('rtl');
  expect(await widerBy(page)).toBe(0);
  expect(opened?.errors).toEqual([]);
});

/** Words of German are the longest. 320 × 256 is 1280 × 1024 at 400 %. */
test.each(labs)('in German %s fits a phone, and a screen at 400 %, and no word is cut', async (lab) => {
  const page = await open(`de/labs/${lab}.html${lab === 'digits' ? '#digits.steps=40' : ''}`, { ...phone, width: 360 });
  await page.locator('main footer').first().waitFor(patient);
  await expect.poll(() => page.locator('main footer progress:not(.waiting)').count()).toBe(0);
  for (const [width, height] of [
    [360, 740],
    [320, 256],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => page.evaluate(tooWide), { message: `${width} px` }).toEqual([]);
    await expect.poll(() => page.evaluate(cutOff), { message: `${width} px` }).toEqual([]);
  }
  await page.locator('main').evaluate(unfold);
  await expect.poll(() => page.evaluate(tooWide), { message: 'unfolded' }).toEqual([]);
});

/** Names of initializers are the longest that are chosen. */
const chosen = ['depth', 'digits', 'first-network', 'network', 'playground', 'symmetry', 'training-race'];
test.each(['', 'de/', 'hi/', 'zh/'])(
  'in %s labs on a phone show whole whatever is chosen from a list',
  async (folder) => {
    for (const lab of chosen) {
      const page = await open(`${folder}labs/${lab}.html${lab === 'digits' ? '#digits.steps=40' : ''}`, {
        ...phone,
        width: 360,
      });
      await page.locator('main footer').first().waitFor(patient);
      await page.locator('main').evaluate(unfold);
      // Lists of some labs come with their results.
      await expect.poll(() => page.locator('main select').count(), patient).toBeGreaterThan(0);
      await expect.poll(() => page.evaluate(cutChoices), { message: lab }).toEqual([]);
      await opened?.close();
    }
  },
  120_000,
);

test('in German: a page of its own, numbers with a comma, also as they are typed, and the way to the same lab in English', async () => {
  const page = await open('de/labs/ewma.html#ewma.beta=0.98');
  const field = page.locator('descent-ewma [data-id=beta] input[type=text]');
  await field.waitFor(patient);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  expect(await field.inputValue()).toBe('0,98');
  await field.fill('0,95');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('ewma.beta=0.95');
  await field.fill('7');
  await page.keyboard.press('Enter');
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
  expect(await field.inputValue()).toBe('7');
  await field.fill('0,95');
  await page.keyboard.press('Enter');
  expect(await accessibilityProblems(page)).toEqual([]);

  await page.locator('.languages summary').click();
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL(/\/labs\/ewma\.html#/);
  expect(new URL(page.url()).pathname).not.toContain('/de/');
  await field.waitFor(patient);
  expect(await field.inputValue()).toBe('0.95');
  expect(opened?.errors).toEqual([]);
});

test.each([
  ['hi/labs/first-network.html', 'en-GB', '3,50,000'],
  ['labs/first-network.html', 'en-IN', '3,50,000'],
  ['labs/first-network.html', 'en-GB', '350,000'],
  ['de/labs/first-network.html', 'en-GB', '350.000'],
])('%s, read in %s, writes %s, and reads it', async (path, locale, number) => {
  const page = await open(path, { locale });
  await page.locator('descent-first-network').getByText(number).first().waitFor(patient);
  // Typed as it stands there, it is that number: "350,000" was 350, and "3,50,000" none.
  const fields = page.locator('descent-first-network descent-knob input[type=text]');
  const salary = (await fields.evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value))).indexOf(
    '350000',
  );
  await fields.nth(salary).fill(number.replace('5', '6'));
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => location.hash), patient).toContain('person=32,360000');
});

test.each(['de', 'hi', 'zh'])(
  'the pages in %s fit a phone, and axe finds nothing at all',
  async (code) => {
    const page = await open(`${code}/index.html`, phone);
    await page.locator('descent-downhill footer').waitFor(patient);
    const violations = () => accessibilityViolations(page, undefined, undefined, rulesOfColour);
    expect(await widerBy(page)).toBe(0);
    expect(await violations()).toEqual([]);
    for (const file of ['glossary', 'sources', 'writers', 'catalogue', 'selftest', 'labs/formulas']) {
      await page.goto(`${opened?.url ?? ''}${code}/${file}.html`);
      if (file.startsWith('labs/')) await page.locator('descent-formulas footer').waitFor(patient);
      expect([file, await widerBy(page)]).toEqual([file, 0]);
      expect([file, await violations()]).toEqual([file, []]);
    }
  },
  120_000,
);

test('a language whose file is missing says so in that language, and the lab goes on in English', async () => {
  const page = await open('glossary.html');
  await opened?.context.route(/messages-de-/, (route) => route.abort());
  await page.goto(`${opened?.url ?? ''}de/labs/ewma.html#ewma.beta=0.98`);
  await page.getByText('sie sprechen vorerst Englisch').waitFor(patient);
  await page.locator('descent-ewma').getByRole('button', { name: 'Start over' }).waitFor(patient);
  expect(await page.locator('descent-ewma [data-id=beta] input[type=text]').inputValue()).toBe('0.98');
});

test('a link asks for a language in a frame', async () => {
  const page = await open('embed.html#ewma&lang=zh');
  await page.locator('descent-ewma footer').waitFor(patient);
  expect(await page.locator('descent-ewma').textContent()).toBeDefined();
  await expect
    .poll(() =>
      page.locator('descent-ewma footer').evaluate((footer) => /\p{Script=Han}/u.test(footer.textContent ?? '')),
    )
    .toBe(true);
});
