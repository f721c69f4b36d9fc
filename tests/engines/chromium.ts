import { chromium as playwright } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../web/scripts/tools.mjs';
import type { Launcher } from './driver';
import { pointWith } from './mouse';

/** Chromium, headless, driven by Playwright. */
export const chromium: Launcher = {
  title: 'Chromium',
  find: findChromium,
  operatedElsewhere: true,

  async launch(executablePath, watch) {
    const browser = await playwright.launch({ executablePath, args: chromiumFlags });
    try {
      const page = await browser.newPage({ locale: 'en-GB' });
      page.setDefaultTimeout(60_000);
      await page.addInitScript(watch);
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
      });
      return {
        version: `chromium/${browser.version()}`,
        complaints,
        async open(url) {
          await page.goto('about:blank');
          await page.goto(url);
        },
        reload: () => page.reload().then(() => undefined),
        point: pointWith(page.mouse),
        press: (key) => page.keyboard.press(key),
        resize: (width, height) => page.setViewportSize({ width, height }),
        evaluate: (expression) =>
          page.evaluate<string | undefined>(`(async () => JSON.stringify(await (${expression})))()`),
        close: () => browser.close(),
      };
    } catch (error) {
      await browser.close();
      throw error;
    }
  },
};
