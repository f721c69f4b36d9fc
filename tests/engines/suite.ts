import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { answersOf } from './bits';
import type { Driver, Launcher } from './driver';
import { labNames, visitLab } from './labs';
import { EnginePage } from './page';
import { serveSite, serveWatched, type Site } from './site';
import { watch } from './watch';

/** Everything that is held of an engine, in one browser, started once. */
export function testEngine(engine: Launcher): void {
  const executable = engine.find();
  describe.skipIf(executable === undefined)(engine.title, () => {
    let site: Site | undefined;
    let driver: Driver | undefined;
    let page: EnginePage;

    beforeAll(async () => {
      site = await (engine.pageWatches ? serveWatched() : serveSite());
      driver = await engine.launch(executable ?? '', watch);
      page = new EnginePage(driver, site.url);
    });
    afterAll(async () => {
      await driver?.close();
      await site?.close();
    });

    test('every experiment of the catalogue gives the bits of the native command', async () => {
      const expected = inject('answers');
      const answers = await answersOf(
        page,
        expected.map(({ asked }) => asked),
      );
      expect(answers).toEqual(expected);
    });

    test.each(labNames)('the lab %s starts, shows something and fits a phone', async (name) => {
      await driver?.resize(390, 844);
      await visitLab(page, name);
    });
  });
}
