import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../web/scripts/server.mjs';
import { serveBlog, type Blog, type BlogOptions } from './foreign-page';
import { openAddress, screenshot, type OpenPage, type PageOptions } from './harness';

/* Labs on a page of somebody else's, from another port than the page's: another origin. */

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
const patient = { timeout: 30_000 };
let labs: Awaited<ReturnType<typeof serve>>;
let opened: OpenPage | undefined;
const blogs: Blog[] = [];

beforeAll(async () => void (labs = await serve(dist)));
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});
afterAll(async () => {
  await Promise.all(blogs.map((blog) => blog.close()));
  await labs.close();
});

/** What a blog would allow that lets labs calculate on its page. */
const strict = (origin: string): string =>
  `default-src 'none'; script-src 'self' ${origin} 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; ` +
  `connect-src ${origin}; worker-src blob:; base-uri 'none'; form-action 'none'`;

async function openBlog(
  options: Partial<BlogOptions> & { readonly allow?: (origin: string) => string },
  page: PageOptions = {},
): Promise<OpenPage> {
  const { allow, ...rest } = options;
  const origin = new URL(labs.url).origin;
  const blog = await serveBlog({ labs: labs.url, ...(allow ? { policy: allow(origin) } : {}), ...rest });
  blogs.push(blog);
  opened = await openAddress(blog.url, { width: 700, height: 800, ...page });
  return opened;
}

interface Heard {
  readonly name: string;
  readonly tag?: string;
  readonly detail?: { readonly settings?: Record<string, unknown>; readonly link?: string; readonly guess?: unknown };
}

const heard = (page: Page): Promise<Heard[]> => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);

async function alive(lab: Locator): Promise<void> {
  await lab.scrollIntoViewIfNeeded();
  await lab
    .locator('canvas')
    .first()
    .waitFor({ state: 'attached', ...patient });
}

/** Runs in the page: how everything within a lab looks and how large it is, through all its shadow roots. */
function looks(lab: Element): string[] {
  const properties = [
    ...['display', 'color', 'backgroundColor', 'borderTopWidth', 'fontFamily', 'fontSize', 'fontStyle', 'lineHeight'],
    ...['letterSpacing', 'wordSpacing', 'textTransform', 'textAlign', 'marginTop', 'paddingLeft', 'filter'],
  ] as const;
  const describe = (element: Element): string => {
    const style = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    const size = `${Math.round(width)} × ${Math.round(height)}`;
    return `${element.localName}.${element.getAttribute('class') ?? ''} ${size} ${properties.map((name) => style[name]).join('|')}`;
  };
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ]);
  return lab.shadowRoot ? all(lab.shadowRoot).map(describe) : [];
}

describe('a blog with a strict policy and a hostile style sheet', () => {
  test('labs work, nothing leaks in or out, and the blog stays the blog', async () => {
    const { page, errors } = await openBlog({ allow: strict, hostile: true });
    const [ewma, race] = [page.locator('descent-ewma'), page.locator('descent-race')];
    await alive(ewma);
    await alive(race);

    // As the attributes say.
    expect(await race.evaluate((lab) => (lab as unknown as { settings: unknown }).settings)).toEqual({
      ...{ racers: [{ id: 'gd' }, { id: 'momentum' }, { id: 'adam' }], seed: 7, steps: 120 },
    });
    const memory = ewma.locator('descent-knob[data-id=beta] #field').first();
    await expect.poll(() => memory.inputValue()).toBe('0.98');

    // The reader changes something: the page hears it, its address stays, and nothing else comes out of the lab.
    await memory.fill('0.8');
    await memory.press('Enter');
    await expect.poll(async () => (await heard(page)).find(({ name }) => name === 'settings')).toBeDefined();
    const told = await heard(page);
    const settings = told.find(({ name }) => name === 'settings')?.detail;
    expect(settings?.settings).toEqual({ beta: 0.8, series: { id: 'temperatures', days: 90 } });
    expect(settings?.link).toBe(`${labs.url}#ewma&ewma.beta=0.8&ewma.series.id=temperatures&ewma.series.days=90`);
    expect(told.filter(({ name }) => name === 'ready').map(({ tag }) => tag)).toEqual(
      expect.arrayContaining(['descent-ewma', 'descent-race']),
    );
    expect(told.filter(({ name }) => name.startsWith('leak'))).toEqual([]);
    expect(new URL(page.url()).hash).toBe('');
    expect(await page.locator('other-counter button').textContent()).toBe('0');

    // What the dialog gives to take away leads to the labs, wherever it was opened.
    await ewma.getByRole('button', { name: /Share, embed/ }).click();
    const dialog = ewma.getByRole('dialog');
    const state = '#ewma&ewma.beta=0.8&ewma.series.id=temperatures&ewma.series.days=90';
    expect(await dialog.getByLabel('The link').inputValue()).toBe(`${labs.url}labs/ewma.html${state}`);
    await dialog.getByRole('button', { name: 'Embed', exact: true }).click();
    for (const [choice, parts] of [
      ['Element', [`src="${labs.url}descent-lab.js"`, 'beta="0.8" series="temperatures" series.days="90"']],
      ['Iframe', [`src="${labs.url}embed.html${state.replaceAll('&', '&amp;')}"`]],
      ['Markdown', [`](${labs.url}posters/ewma.svg)`, `(${labs.url}labs/ewma.html${state})`]],
      ['Picture', [`src="${labs.url}posters/ewma.svg"`, `href="${labs.url}labs/ewma.html#ewma`]],
    ] as const) {
      await dialog.getByRole('button', { name: choice, exact: true }).click();
      const code = await dialog.getByLabel(/^Code/).inputValue();
      for (const part of parts) expect(code).toContain(part);
      expect(code).not.toContain(new URL(page.url()).host);
    }
    expect(await dialog.getByRole('link', { name: /Examples/ }).getAttribute('href')).toBe(`${labs.url}writers.html`);
    await dialog.getByRole('button', { name: 'Close' }).click();

    // Nothing was put into the document: what is there is what was sent.
    const body = await page.evaluate(() => [
      ...[...document.body.querySelectorAll('*')].map(({ localName, id }) => `${localName}#${id}`),
      ...[...document.head.children].map(({ localName }) => localName),
      document.adoptedStyleSheets.length,
    ]);
    expect(body).toEqual([
      ...['main#', 'h1#', 'p#first', 'button#own', 'other-counter#', 'descent-ewma#memory', 'p#', 'descent-race#'],
      ...['p#last', 'script#', 'meta', 'title', 'link', 'script', 0],
    ]);

    // As high as its content, also when there is more of it.
    const height = (): Promise<readonly [number, number]> =>
      race.evaluate((lab) => [lab.clientHeight, lab.shadowRoot?.querySelector('section')?.clientHeight ?? 0] as const);
    const [before, within] = await height();
    expect(before).toBe(within);
    await race.locator('details:not([open]) > summary').last().click();
    await expect.poll(async () => (await height())[0]).toBeGreaterThan(before);
    expect(...(await height().then(([outer, inner]) => [outer - inner] as const))).toBe(0);
    await screenshot(page, 'foreign-hostile');
    expect(errors).toEqual([]);
  });

  test('labs look there as on a page that does nothing', async () => {
    const seen: string[][] = [];
    for (const hostile of [false, true]) {
      const { page } = await openBlog({ hostile }, { reducedMotion: 'reduce' });
      const lab = page.locator('descent-ewma');
      await alive(lab);
      await expect.poll(async () => (await heard(page)).some(({ name }) => name === 'ready')).toBe(true);
      // Its own margin is the page's to set; its width is made the same.
      await lab.evaluate((element: HTMLElement) => element.style.setProperty('width', '370px', 'important'));
      let last = '';
      await expect
        .poll(async () => {
          const now = (await lab.evaluate(looks)).join();
          const still = now === last;
          last = now;
          return still;
        })
        .toBe(true);
      seen.push(await lab.evaluate(looks));
      await opened?.close();
    }
    expect(seen[0]?.length).toBeGreaterThan(60);
    expect(seen[1]).toEqual(seen[0]);
  });
});

test('where workers of the page’s making are forbidden, a hidden frame calculates', async () => {
  const { page, errors } = await openBlog({
    hostile: true,
    allow: (origin) => `default-src 'none'; script-src 'self' ${origin}; style-src 'self'; frame-src ${origin}`,
  });
  await alive(page.locator('descent-race'));
  // The browser says that a blob was forbidden, and nothing else.
  expect(errors.filter((line) => !line.includes('blob:'))).toEqual([]);
  expect(page.frames()).toHaveLength(2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('where nothing is allowed, the lab says what must be, and its poster stays', async () => {
  const { page } = await openBlog({
    allow: (origin) => `default-src 'none'; script-src 'self' ${origin}; style-src 'self'`,
    body: '<descent-ewma><p slot="poster">A picture of an average.</p></descent-ewma>',
  });
  const origin = new URL(labs.url).origin;
  // The sentence stands in the lab, and for a moment where screen readers hear of it.
  await page.locator('descent-ewma').getByText(`must allow either frame-src ${origin}`).first().waitFor(patient);
  expect(await page.getByText('A picture of an average.').isVisible()).toBe(true);
});

describe('attributes and properties', () => {
  test('what is wrong is named with what there is, and the rest holds', async () => {
    const { page, errors } = await openBlog({
      body: `<descent-race surface="two-wels" racers="gd adam" racers.1.learningrate="0.2" surfaces="a" seed="-1" theme="blue"
        data-mine="1" aria-describedby="x" steps="50"></descent-race>`,
    });
    const lab = page.locator('descent-race');
    await alive(lab);
    const words = lab.locator('[part=notice]');
    await expect
      .poll(() => words.innerText())
      .toMatch(/surface: There is no surface called "two-wels"; there are "two-wells"/);
    expect(await words.innerText()).toMatch(/no attribute “surfaces”; it has surface, start, racers, steps/);
    expect(await words.innerText()).toMatch(/theme: there is no “blue”; there are auto, light, dark/);
    expect(await words.innerText()).toMatch(/seed: .*at least 0/);
    expect(await words.innerText()).not.toMatch(/mine|aria/);
    const settings = () => lab.evaluate((element) => (element as unknown as { settings: unknown }).settings);
    expect(await settings()).toEqual({ racers: [{ id: 'gd' }, { id: 'adam', learningRate: 0.2 }], steps: 50 });

    // Mended one after the other.
    await lab.evaluate((element) => {
      element.setAttribute('surface', 'bowl');
      element.removeAttribute('surfaces');
      element.setAttribute('seed', '3');
      element.setAttribute('theme', 'dark');
    });
    await words.waitFor({ state: 'detached' });
    await expect.poll(settings).toEqual({
      ...{ surface: { id: 'bowl' }, racers: [{ id: 'gd' }, { id: 'adam', learningRate: 0.2 }], steps: 50, seed: 3 },
    });
    expect(errors).toEqual([]);
  });

  test('properties set it, before and after it is a lab; nothing of that is the reader’s doing', async () => {
    const { page } = await openBlog({
      body: '<p>Nothing yet.</p>',
    });
    await page.evaluate(() => {
      const lab = Object.assign(document.createElement('descent-ewma'), { beta: 0.5 });
      document.querySelector('main')?.append(lab);
    });
    const lab = page.locator('descent-ewma');
    await alive(lab);
    const field = lab.locator('descent-knob[data-id=beta] #field').first();
    await expect.poll(() => field.inputValue()).toBe('0.5');
    await lab.evaluate((element) => Object.assign(element, { beta: 0.75 }));
    await expect.poll(() => field.inputValue()).toBe('0.75');
    await lab.evaluate((element) => Object.assign(element, { beta: 7 }));
    await lab.locator('[part=notice]', { hasText: 'beta: memory must be' }).waitFor();
    await lab.evaluate((element) => Object.assign(element, { settings: { beta: 0.25 } }));
    await expect.poll(() => field.inputValue()).toBe('0.25');
    expect(await lab.evaluate((element) => (element as unknown as { beta: unknown }).beta)).toBe(0.25);
    await lab.evaluate((element) => Object.assign(element, { beta: undefined }));
    await expect.poll(() => field.inputValue()).toBe('0.9');
    expect((await heard(page)).filter(({ name }) => name === 'settings')).toEqual([]);
  });
});

test('the theme follows what is painted behind the lab, or says itself what it is', async () => {
  const { page } = await openBlog({
    body: '<descent-ewma></descent-ewma><descent-scaling theme="light"></descent-scaling>',
  });
  const ink = (tag: string) =>
    page.locator(tag).evaluate((lab) => {
      const section = lab.shadowRoot?.querySelector('section');
      return section ? getComputedStyle(section).color : '';
    });
  await alive(page.locator('descent-ewma'));
  await page.locator('descent-scaling footer').waitFor(patient);
  expect([await ink('descent-ewma'), await ink('descent-scaling')]).toEqual(['rgb(28, 29, 32)', 'rgb(28, 29, 32)']);
  await page.evaluate(() => document.body.style.setProperty('background', '#111'));
  await expect.poll(() => ink('descent-ewma')).toBe('rgb(236, 236, 234)');
  expect(await ink('descent-scaling')).toBe('rgb(28, 29, 32)');
  await page.evaluate(() => document.body.style.setProperty('--descent-ink', 'rgb(1, 2, 3)'));
  await expect.poll(() => ink('descent-ewma')).toBe('rgb(1, 2, 3)');
});

test('of two versions on a page the first serves it, and the other steps aside', async () => {
  const another = await serve(dist);
  try {
    const { page, errors } = await openBlog({
      body: `<descent-ewma></descent-ewma><script type="module" src="${another.url}descent-lab.js"></script>`,
    });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.reload();
    await alive(page.locator('descent-ewma'));
    await expect.poll(() => said.filter((line) => line.includes('steps aside')).length).toBe(1);
    const origins = await page.evaluate(() =>
      performance.getEntriesByType('resource').flatMap(({ name }) => (name.includes('/assets/lab-') ? [name] : [])),
    );
    expect(new Set(origins.map((name) => new URL(name).origin)).size).toBe(1);
    expect(errors).toEqual([]);
  } finally {
    await another.close();
  }
});

test('a lab that is taken away ends what it had running, and works again when it is put back', async () => {
  const { page } = await openBlog(
    { body: '<descent-playground></descent-playground>' },
    {
      before: `window.asked = [];
        const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (message, ...rest) {
          window.asked.push(message.kind);
          return post.call(this, message, ...rest);
        };`,
    },
  );
  const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked);
  const lab = page.locator('descent-playground');
  await alive(lab);
  await page.evaluate(() => {
    const element = document.querySelector('descent-playground');
    Object.assign(window, { kept: element });
    element?.remove();
  });
  await expect.poll(async () => (await asked()).at(-1)).toBe('forget');
  const before = (await asked()).length;
  await page.evaluate(() => document.querySelector('main')?.append((window as unknown as { kept: Element }).kept));
  await alive(lab);
  await lab.evaluate((element) => Object.assign(element, { seed: 5 }));
  await expect.poll(async () => (await asked()).slice(before)).toContain('run');
  await expect.poll(() => lab.evaluate((element) => (element as unknown as { seed: unknown }).seed)).toBe(5);
});
