import puppeteer from 'puppeteer-core';
import { findFirefox } from '../../web/scripts/tools.mjs';
import type { Launcher } from './driver';

/** Firefox, headless, driven by WebDriver BiDi. */
export const firefox: Launcher = {
  title: 'Firefox',
  find: findFirefox,

  async launch(executablePath, watch) {
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
    try {
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
        resize: (width, height) => page.setViewport({ width, height }),
        evaluate: async (expression) =>
          (await page.evaluate(`(async () => JSON.stringify(await (${expression})))()`)) as string | undefined,
        close: () => browser.close(),
      };
    } catch (error) {
      await browser.close();
      throw error;
    }
  },
};
