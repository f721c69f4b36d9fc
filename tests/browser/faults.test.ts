import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { accessibilityProblems, openPage, screenshot, type OpenPage, type PageOptions } from './harness';

/*
 * What can go wrong around a lab, provoked one by one: each ends in a sentence in the lab's place, with nothing lost, and in
 * going on where that is possible. Lost WebGL contexts: relief.test.ts; a page without WebAssembly: page.test.ts; frames that
 * may store nothing: iframe.test.ts.
 */

const patient = { timeout: 20_000 };
const set = '#ewma.beta=0.98';
let opened: OpenPage | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(path: string, options: PageOptions = {}): Promise<OpenPage & { readonly lab: Locator }> {
  opened = await openPage(path, options);
  const { page } = opened;
  return { ...opened, lab: page.locator('main [data-lab], main :is(descent-ewma, descent-depth)').first() };
}

/** The lab as the link has it, whatever happened before. */
async function alive(page: Page, value = '0.98'): Promise<void> {
  const field = page.locator('descent-ewma [data-id=beta] input[type=text]');
  await field.waitFor(patient);
  expect(await field.inputValue()).toBe(value);
  await page
    .locator('descent-ewma canvas')
    .first()
    .waitFor({ state: 'attached', ...patient });
}

const setBeta = async (page: Page, value: string): Promise<void> => {
  await page.locator('descent-ewma [data-id=beta] input[type=text]').fill(value);
  await page.keyboard.press('Enter');
};

/** Workers run no init script: theirs is served with lines more, and, where asked for, under another policy. */
async function inWorker(context: BrowserContext, lines: string, policy?: string): Promise<void> {
  await context.route(/worker[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), ...(policy ? { 'content-security-policy': policy } : {}) };
    await route.fulfill({ response, headers, body: `${lines}\n${await response.text()}` });
  });
}

const wasm = /\.wasm$/;
/** In the lab's place; its live region says the same. */
const said = (lab: Locator, words: string | RegExp): Locator => lab.locator('.notice').getByText(words);
const again = (lab: Locator): Promise<void> => lab.getByRole('button', { name: 'Try again' }).click();

test('WebAssembly that is not there, then damaged, then damaged for once only', async () => {
  const { page, context, lab } = await open('glossary.html');
  await context.route(wasm, (route) => route.fulfill({ status: 404, body: 'Not found.' }));
  await page.goto(`${opened?.url ?? ''}labs/ewma.html${set}`);
  await said(lab, 'its file could not be had, the answer was 404').waitFor(patient);
  expect(await lab.locator('img').isVisible()).toBe(true);
  await screenshot(page, 'faults-wasm-missing', 'descent-ewma');

  const damaged = { status: 200, contentType: 'application/wasm', body: '\0asm\x01\0\0\0 and no further' };
  await context.unroute(wasm);
  await context.route(wasm, (route) => route.fulfill(damaged));
  await again(lab);
  await said(lab, 'its file arrived damaged').waitFor(patient);

  // What the loader itself asks for, twice, is damaged, as from a broken store; got anew it is not.
  await context.unroute(wasm);
  await context.route(wasm, (route) => route.fulfill(damaged), { times: 2 });
  await again(lab);
  await alive(page);
  expect(await lab.locator('.notice').count()).toBe(0);
  expect(page.url()).toContain(set);
});

test('WebAssembly that a policy refuses, a browser without SIMD, a worker that is not there', async () => {
  const { page, context, lab } = await open('glossary.html');
  await inWorker(context, '', "default-src 'none'; script-src 'self'; connect-src 'self'");
  await page.goto(`${opened?.url ?? ''}labs/ewma.html${set}`);
  await said(lab, 'the security policy forbids WebAssembly').waitFor(patient);

  // As a browser without it answers.
  await context.unroute(/worker[^/]*\.js$/);
  await inWorker(
    context,
    `const refuse = () => Promise.reject(new WebAssembly.CompileError('invalid value type'));
     Object.assign(WebAssembly, { validate: () => false, compile: refuse, instantiate: refuse, instantiateStreaming: refuse });`,
  );
  await page.reload();
  await said(lab, /needs SIMD.*Chrome and Edge from 91 on, Firefox from 89 on and Safari from 16.4 on/).waitFor(
    patient,
  );
  expect(await lab.locator('img').isVisible()).toBe(true);
  await screenshot(page, 'faults-no-simd', 'descent-ewma');

  await context.unroute(/worker[^/]*\.js$/);
  await context.route(/worker[^/]*\.js$/, (route) => route.fulfill({ status: 404, body: 'Not found.' }));
  await again(lab);
  await said(lab, 'its script could not be loaded').waitFor(patient);
  await context.unroute(/worker[^/]*\.js$/);
  await again(lab);
  await alive(page);
});

test('the code of a lab that is not there', async () => {
  const { page, context } = await open('glossary.html');
  const code = /\/ewma-[\w-]{8}\.js$/;
  await context.route(code, (route) => route.fulfill({ status: 404, body: 'Not found.' }));
  await page.goto(`${opened?.url ?? ''}labs/ewma.html${set}`);
  const problem = page.locator('descent-ewma [role=alert]');
  await problem.getByText('could not be loaded; is there a connection?').waitFor(patient);
  expect(await page.locator('descent-ewma img').isVisible()).toBe(true);
  expect(await accessibilityProblems(page, 'descent-ewma')).toEqual([]);
  await screenshot(page, 'faults-code-missing', 'main');
  await problem.getByRole('button', { name: 'Try again' }).click();
  await problem.getByText('still could not be loaded').waitFor(patient);
  await context.unroute(code);
  await problem.getByRole('button', { name: 'Load the page anew' }).click();
  await alive(page);
  expect(await problem.count()).toBe(0);
});

test('what a lab loads when it is asked for, and that is not there', async () => {
  const { page, context } = await open('glossary.html');
  const codes = [/\/csv-box-[\w-]{8}\.js$/, /\/paste-box-[\w-]{8}\.js$/];
  for (const code of [...codes, /\/relief-[\w-]{8}\.js$/, /\/script-[\w-]{8}\.js$/]) {
    await context.route(code, (route) => route.fulfill({ status: 404, body: 'Not found.' }));
  }
  const url = opened?.url ?? '';
  await page.goto(`${url}labs/scaling.html`);
  await page.locator('descent-scaling [data-table=csv]').click(patient);
  const field = page.locator('descent-scaling [role=status]', {
    hasText: 'The field for a table could not be loaded.',
  });
  await field.waitFor(patient);
  expect(await accessibilityProblems(page, 'descent-scaling')).toEqual([]);

  await page.goto(`${url}labs/ewma.html`);
  await page.locator('descent-ewma').getByRole('button', { name: 'Own numbers' }).click(patient);
  const missing = 'The field for numbers could not be loaded.';
  await page.locator('descent-ewma [role=status]', { hasText: missing }).waitFor(patient);

  await page.goto(`${url}labs/race.html`);
  await page.locator('descent-race').getByRole('button', { name: '3-D' }).click(patient);
  await page.locator('descent-race [role=status]', { hasText: 'The 3-D view could not be loaded' }).waitFor(patient);
  expect(await page.locator('descent-race descent-contour .handle').isVisible()).toBe(true);
  await page.locator('descent-race .reproduce summary').click();
  await page.locator('descent-race [data-control=copyNumpyScript]').click();
  await page.locator('descent-race .reproduce', { hasText: 'The NumPy script could not be made: ' }).waitFor(patient);
});

test('the formulas and sources that a lab shows: it works without them', async () => {
  const { page, context } = await open('glossary.html');
  for (const family of ['claim', 'initializer', 'optimizer', 'scaler']) {
    const code = new RegExp(`/${family}-[\\w-]{8}\\.js$`);
    await context.route(code, (route) => route.fulfill({ status: 404, body: 'Not found.' }));
  }
  const url = opened?.url ?? '';
  const shows = { race: '.numbers', claims: 'button', depth: 'canvas', formulas: '.formulas li', scaling: '.equation' };
  for (const [name, part] of Object.entries(shows)) {
    await page.goto(`${url}labs/${name}.html`);
    const lab = page.locator(`descent-${name}`);
    await said(lab, 'The formulas and sources of this lab could not be loaded').waitFor(patient);
    await lab.locator(part).first().waitFor(patient);
    expect(await accessibilityProblems(page, `descent-${name}`), name).toEqual([]);
  }
});

test('what makes a teacher’s link work, and is not there: the lab does not begin without it', async () => {
  const { page, context, lab } = await open('glossary.html');
  const code = /\/teaching-[\w-]{8}\.js$/;
  await context.route(code, (route) => route.fulfill({ status: 404, body: 'Not found.' }));
  await page.goto(`${opened?.url ?? ''}labs/ewma.html${set}&ewma.task.hide=beta`);
  await said(lab, 'This lab could not start to calculate').waitFor(patient);
  expect(await lab.locator('img').isVisible()).toBe(true);
  expect(await lab.locator('[data-id=beta]').count()).toBe(0);
  // A browser remembers that it could not have a module; some for as long as the page is there.
  await context.unroute(code);
  await page.reload();
  await lab
    .locator('canvas')
    .first()
    .waitFor({ state: 'attached', ...patient });
  expect(await lab.locator('[data-id=beta]').isVisible()).toBe(false);
});

test('a worker that is killed without a word is missed, and replaced', async () => {
  // The page looks after its workers every second instead of every five.
  const before = `
    window.workers = [];
    const { Worker: Native } = window;
    window.Worker = class extends Native { constructor(...how) { super(...how); workers.push(this); } };
    const every = window.setInterval;
    window.setInterval = (act, ms, ...more) => every(act, ms === 5000 ? 1000 : ms, ...more);`;
  const { page, lab, errors } = await open(`labs/ewma.html${set}`, { before });
  await alive(page);
  await page.evaluate(() => {
    const { workers } = window as unknown as { readonly workers: Worker[] };
    for (const worker of workers) worker.terminate();
  });
  await setBeta(page, '0.6');
  await said(lab, 'Nothing that you have set is lost').waitFor(patient);
  await expect.poll(() => page.evaluate(() => location.hash), patient).toBe('#ewma.beta=0.6');
  await alive(page, '0.6');
  expect(errors).toEqual([]);
});

test('memory that the browser refuses', async () => {
  const { page, context, lab } = await open('glossary.html');
  await inWorker(
    context,
    `const { grow } = WebAssembly.Memory.prototype;
     WebAssembly.Memory.prototype.grow = function (pages) {
       if (this.buffer.byteLength / 65536 + pages > 1024) throw new RangeError('refused by a test');
       return grow.call(this, pages);
     };`,
  );
  await page.goto(`${opened?.url ?? ''}labs/depth.html`);
  const ready = (): Promise<boolean> =>
    page.locator('descent-depth').evaluate((element) => 'result' in element && element.result !== undefined);
  await expect.poll(ready, patient).toBe(true);
  const give = (values: Record<string, number>): Promise<void> =>
    page.locator('descent-depth').evaluate((element, given) => {
      (element as unknown as { give(values: Record<string, number>): void }).give(given);
    }, values);
  await give({ depth: 100, width: 512, batch: 512 });
  await said(lab, 'the browser gave it no more memory').waitFor({ timeout: 40_000 });
  await screenshot(page, 'faults-no-memory', 'descent-depth');
  // What was drawn is still there, and less of it works.
  expect(await ready()).toBe(true);
  await give({ depth: 5, width: 8, batch: 16 });
  await expect
    .poll(
      () =>
        page
          .locator('descent-depth')
          .evaluate((element) => (element as unknown as { spec: { width: number } }).spec.width),
      patient,
    )
    .toBe(8);
  await expect.poll(() => lab.locator('.notice.bad').count(), patient).toBe(0);
});

test('storage that is forbidden, a clock that is set back, a page that was in the background for an hour', async () => {
  const before = `
    const forbid = (of, name) => Object.defineProperty(of, name, { get() { throw new DOMException('no', 'SecurityError'); } });
    forbid(window, 'localStorage'); forbid(window, 'sessionStorage'); forbid(window, 'caches'); forbid(window, 'indexedDB');
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'));
    let [slept, hidden, waiting] = [0, false, []];
    const frame = requestAnimationFrame, now = performance.now.bind(performance), date = Date.now;
    window.requestAnimationFrame = (act) => hidden ? waiting.push(act) : frame((time) => act(time + slept));
    performance.now = () => now() + slept;
    // The frame that has been asked for already still comes.
    window.hide = () => { hidden = true; return new Promise((done) => frame(() => frame(done))); };
    window.comeBack = (ms) => { hidden = false; slept += ms; for (const act of waiting.splice(0)) requestAnimationFrame(act); };
    window.setBack = (ms) => { Date.now = () => date() - ms; };`;
  const { page, errors } = await open(`labs/ewma.html${set}`, { before, serviceWorker: true });
  await alive(page);
  await page.getByRole('radio', { name: 'Dark' }).check();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');

  type Around = { hide(): Promise<unknown>; comeBack(ms: number): void; setBack(ms: number): void };
  const player = page.locator('descent-ewma descent-player');
  const where = (): Promise<number> => player.evaluate((element) => (element as unknown as { index: number }).index);
  await player.getByRole('button', { name: 'To the start' }).click();
  await player.getByRole('button', { name: 'Play' }).click();
  await expect.poll(where).toBeGreaterThan(3);
  await page.evaluate(() => (window as unknown as Around).setBack(86_400_000));
  const there = await where();
  await expect.poll(where).toBeGreaterThan(there);

  const moved = await player.evaluate(async (element) => {
    const { hide, comeBack } = window as unknown as Around;
    const index = (): number => (element as unknown as { index: number }).index;
    await hide();
    const at = index();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const still = index() - at;
    comeBack(3_600_000);
    for (let frames = 0; frames < 3; ++frames) await new Promise(requestAnimationFrame);
    return { still, leapt: index() - at };
  });
  // It stood, and goes on from there: by at most a tenth of a second a frame, and not by an hour.
  expect(moved.still).toBe(0);
  expect(moved.leapt).toBeLessThan(60);
  await player.getByRole('button', { name: 'Pause' }).click();

  // What is calculated while nobody looks is there afterwards.
  await page.evaluate(() => (window as unknown as Around).hide());
  await setBeta(page, '0.5');
  await expect.poll(() => page.evaluate(() => location.hash), patient).toContain('ewma.beta=0.5');
  await page.evaluate(() => (window as unknown as Around).comeBack(3_600_000));
  await alive(page, '0.5');
  expect(errors).toEqual([]);
});
