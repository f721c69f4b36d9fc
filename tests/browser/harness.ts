import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { serve } from '../../web/scripts/server.mjs';
import { chromiumFlags, findChromium, findHeadlessShell } from '../../web/scripts/tools.mjs';

/** What ships, served as `npm start` serves it: with the security policy, on this machine only. */
const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
const screenshots = fileURLToPath(new URL('./screenshots', import.meta.url));

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** A phone: touch events, a coarse pointer. */
  readonly touch?: boolean;
  readonly javaScript?: boolean;
  /** What the browser says that its reader reads: 'en-IN'. */
  readonly locale?: string;
  /** Runs in the page, not in its workers, before any of its scripts. */
  readonly before?: string;
  /** The site may keep itself for times without a network; else the page is in a browser that has nothing for that. */
  readonly serviceWorker?: boolean;
  /** As in a browser, or under a policy, that has no WebAssembly: neither the page nor its workers. */
  readonly withoutWebAssembly?: boolean;
}

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The address of the page's folder. */
  readonly url: string;
  /** Console errors and warnings of the security policy, uncaught exceptions, failed requests: as they come. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

let browser: Promise<Browser> | undefined;
let server: ReturnType<typeof serve> | undefined;

/** One browser for a test file, started when the first page is opened. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findHeadlessShell() ?? findChromium();
  if (!executablePath) throw new Error('No Chromium was found: install one, or name it in the variable CHROMIUM.');
  browser ??= chromium.launch({
    executablePath,
    args: chromiumFlags,
  });
  return browser;
}

/** Opens the built page; `path` may be empty, a query or a hash: '#race.surface.id=beale'. */
export async function openPage(path = '', options: PageOptions = {}): Promise<OpenPage> {
  server ??= serve(dist);
  const { url } = await server;
  return { ...(await openAddress(url + path, options)), url };
}

/** Opens a page of any server on this machine. */
export async function openAddress(url: string, options: PageOptions = {}): Promise<OpenPage> {
  const running = await openBrowser();
  const wanted: BrowserContextOptions = {
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: options.reducedMotion ?? 'no-preference',
    hasTouch: options.touch ?? false,
    isMobile: options.touch ?? false,
    javaScriptEnabled: options.javaScript ?? true,
    locale: options.locale ?? 'en-GB',
  };
  const context = await running.newContext(wanted);
  context.setDefaultTimeout(30_000);
  context.setDefaultNavigationTimeout(60_000);
  // It would get the whole site for every page that a test opens, and routes don't see what it answers.
  if (!options.serviceWorker) await context.addInitScript('delete Navigator.prototype.serviceWorker;');
  if (options.before) await context.addInitScript(options.before);
  if (options.withoutWebAssembly) await removeWebAssembly(context);
  const page = await context.newPage();
  const errors = collectErrors(page);
  await page.goto(url);
  return { page, context, url, errors, close: () => context.close() };
}

async function removeWebAssembly(context: BrowserContext): Promise<void> {
  const remove = 'delete globalThis.WebAssembly;';
  await context.addInitScript(remove);
  // Workers run no init script: theirs is served with a line more. Their static imports come first, but only define.
  await context.route(/worker[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: remove + (await response.text()) });
  });
}

function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => errors.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) => {
    // A request that a newer one has replaced is nobody's fault.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') errors.push(`request: ${request.url()} ${reason}`);
  });
  return errors;
}

/** Whether pictures are taken: they are for people to look at, who set the variable SCREENSHOTS. */
export const pictured = Boolean(process.env['SCREENSHOTS']);

/** Writes tests/browser/screenshots/<name>.png: of the element when one is given, else of the whole page. */
export async function screenshot(page: Page, name: string, selector?: string): Promise<void> {
  if (!pictured) return;
  mkdirSync(screenshots, { recursive: true });
  const path = join(screenshots, `${name}.png`);
  const options = { path, animations: 'disabled', timeout: 20000 } as const;
  await (selector
    ? page.locator(selector).first().screenshot(options)
    : page.screenshot({ ...options, fullPage: true }));
}

/** What axe-core finds serious or critical, a line each; `selector` narrows it to a part of the page. */
export async function accessibilityProblems(page: Page, selector?: string): Promise<string[]> {
  // How large targets are is held in readers.test.ts: for axe, what lies below a part that sticks while the page scrolls is hidden.
  const rules = everyRule.filter((rule) => rule !== 'wcag22aa');
  const found = await accessibilityViolations(page, selector, rules);
  return found.filter((line) => /^(serious|critical) /.test(line));
}

/** By WCAG 2.2 A and AA and by good practice. */
const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What another ground can change, and another language can't. */
export const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** Whatever axe-core finds, a line each, beginning with its weight; `but` names single rules to leave out. */
export async function accessibilityViolations(
  page: Page,
  selector?: string,
  rules = everyRule,
  but: readonly string[] = [],
): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(
    async ([within, runOnly, left]) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const rules = Object.fromEntries(left.map((rule) => [rule, { enabled: false }]));
      const { violations } = await axe.run(within ?? document, { resultTypes: ['violations'], runOnly, rules });
      return violations.flatMap(({ id, impact, nodes }) =>
        nodes.map((node) => `${impact} ${id}: ${String(node.target)} ${node.failureSummary ?? ''}`),
      );
    },
    [selector, rules, but] as const,
  );
}

/** The same in one load of the page: everything on light ground, and then what a dark one can change. */
export async function violationsOnBothGrounds(page: Page, selector?: string): Promise<readonly string[]> {
  // A colour on its way to another one is neither.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const light = await accessibilityViolations(page, selector);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await accessibilityViolations(page, selector, rulesOfColour);
  return [...light, ...dark.map((line) => `on dark: ${line}`)];
}

/** Scrolls through the page, so that everything that waits to be seen has started. The page grows while labs start. */
export async function visitAll(page: Page): Promise<void> {
  const step = page.viewportSize()?.height ?? 800;
  let height = step;
  for (let top = 0; top < Math.min(height, 400 * step); top += step) {
    height = await page.evaluate((y) => {
      window.scrollTo({ top: y, behavior: 'instant' });
      return document.documentElement.scrollHeight;
    }, top);
    await page.waitForTimeout(60);
  }
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
}

afterAll(async () => {
  await (await browser)?.close();
  await (await server)?.close();
  browser = undefined;
  server = undefined;
});
