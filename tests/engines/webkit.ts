import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Builder, Capabilities, Key as Keys, type WebDriver } from 'selenium-webdriver';
import { findMiniBrowser, findWebKitDriver, findXvfb } from '../../web/scripts/tools.mjs';
import { startChild, type Child } from './child';
import { startDisplay } from './display';
import type { Driver, Key, Launcher, Point } from './driver';

/*
 * WebKit as Debian ships it: GTK's MiniBrowser, which needs a display, driven by WebKitWebDriver. It has no console for
 * its driver, and takes no script before the page's own.
 */

/** Gtk has no other way to be told a language that navigator.language and Intl know. */
const language = { LC_ALL: 'en_US.UTF-8' };
export const webkit: Launcher = {
  title: 'WebKit',
  pageWatches: true,
  find: () => (findXvfb() && findMiniBrowser() ? findWebKitDriver() : undefined),

  async launch(executable) {
    const display = await startDisplay();
    let service: Child | undefined;
    const end = async (): Promise<void> => {
      await service?.end();
      await display.end();
    };
    try {
      const port = await freePort();
      service = startChild(executable, [`--port=${port}`], { ...language, ...display.env });
      const address = `http://127.0.0.1:${port}`;
      await answers(`${address}/status`);
      const browser = await new Builder().usingServer(address).withCapabilities(wanted()).build();
      return await drive(browser, end);
    } catch (error) {
      await end();
      throw error;
    }
  },
};

const wanted = (): Capabilities =>
  new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': {
      binary: findMiniBrowser(),
      args: ['--automation', '--javascript-can-open-windows-automatically=true'],
    },
  });

async function drive(browser: WebDriver, end: () => Promise<void>): Promise<Driver> {
  const capabilities = await browser.getCapabilities();
  await browser.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
  await openBareWindow(browser);
  return {
    version: `webkit/${capabilities.getBrowserVersion() ?? ''}`,
    complaints: [],
    async open(url) {
      // To another # of the same page it would only scroll.
      await browser.get('about:blank');
      await browser.get(url);
    },
    reload: () => browser.navigate().refresh(),
    async point(from, to = from) {
      const hand = browser.actions().move(at(from)).press();
      await (to === from ? hand : hand.move({ ...at(to), duration: 100 })).release().perform();
    },
    press: (key) => browser.actions().sendKeys(spelled(key)).perform(),
    async resize(width, height) {
      await browser.manage().window().setRect({ x: 0, y: 0, width, height });
      await until(async () => (await browser.executeScript('return innerWidth')) === width);
    },
    evaluate: (expression) =>
      browser
        .executeAsyncScript(
          `const done = arguments[arguments.length - 1];
          (async () => JSON.stringify(await (${expression})))().then(
            (value) => done({ value }), (error) => done({ error: String(error) }));`,
        )
        .then(valueOf),
    async close() {
      // However that goes: the program and all that it has started are ended.
      await Promise.race([browser.quit().catch(() => undefined), setTimeout(5000)]);
      await end();
    },
  };
}

const at = ([x, y]: Point): { readonly x: number; readonly y: number } => ({ x: Math.round(x), y: Math.round(y) });

function spelled(key: Key): string {
  const codes = {
    ...{ Tab: Keys.TAB, Enter: Keys.ENTER, ' ': Keys.SPACE, Home: Keys.HOME, End: Keys.END },
    ...{ ArrowLeft: Keys.ARROW_LEFT, ArrowRight: Keys.ARROW_RIGHT, ArrowUp: Keys.ARROW_UP, ArrowDown: Keys.ARROW_DOWN },
  };
  return codes[key];
}

/** The browser's own window is as wide as its tool bar; one without can be as narrow as a phone. */
async function openBareWindow(browser: WebDriver): Promise<void> {
  const first = await browser.getWindowHandle();
  await browser.executeScript("open('about:blank', 'bare', 'width=390,height=844,toolbar=no,location=no,menubar=no')");
  let bare: string | undefined;
  await until(async () => {
    bare = (await browser.getAllWindowHandles()).find((handle) => handle !== first);
    return bare !== undefined;
  });
  await browser.close();
  await browser.switchTo().window(bare ?? first);
}

function valueOf(answer: unknown): string | undefined {
  const { value, error } = answer as { value?: string; error?: string };
  if (error !== undefined) throw new Error(error);
  return value;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('There is no free port.');
  return address.port;
}

const answers = (url: string): Promise<void> =>
  until(() =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ),
  );

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 20_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('WebKit does not answer.');
    await setTimeout(50);
  }
}
