import puppeteer, { type Browser } from 'puppeteer-core';
import { findFirefox, findXvfb } from '../../web/scripts/tools.mjs';
import { startDisplay } from './display';
import type { Launcher } from './driver';
import { pointWith } from './mouse';

/** Firefox, driven by WebDriver BiDi; on a screen where there is one to be had, for without it has no WebGL. */
export const firefox: Launcher = {
  title: 'Firefox',
  find: findFirefox,

  async launch(executablePath, watch) {
    const display = findXvfb() === undefined ? undefined : await startDisplay();
    let browser: Browser | undefined;
    const end = async (): Promise<void> => {
      await browser?.close();
      await display?.end();
    };
    try {
      const env = { ...process.env, ...display?.env };
      browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: display === undefined, env });
      const page = await browser.newPage();
      page.setDefaultTimeout(60_000);
      await page.evaluateOnNewDocument(`(() => { ${watch} })()`);
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`uncaught: ${String(error)}`));
      page.on('requestfailed', (request) => {
        // A request that a newer one has replaced, or the end of the page, is nobody's fault.
        const reason = request.failure()?.errorText ?? '';
        if (!/ABORT/i.test(reason)) complaints.push(`request: ${request.url()} ${reason}`);
      });
      return {
        version: await browser.version(),
        complaints,
        async open(url) {
          await page.goto('about:blank');
          await page.goto(url);
        },
        reload: () => page.reload().then(() => undefined),
        point: pointWith(page.mouse),
        press: (key) => page.keyboard.press(key),
        resize: (width, height) => page.setViewport({ width, height }),
        evaluate: async (expression) =>
          (await page.evaluate(`(async () => JSON.stringify(await (${expression})))()`)) as string | undefined,
        close: end,
      };
    } catch (error) {
      await end();
      throw error;
    }
  },
};
