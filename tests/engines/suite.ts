import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { answersOf } from './bits';
import type { Driver, Launcher } from './driver';
import { operate } from './hands';
import { embedElsewhere } from './foreign';
import { killWorkers } from './killed';
import { labNames, untroubled, visitLab } from './labs';
import { learnInPlayground, readDigit } from './learning';
import { comeBackOffline } from './offline';
import { EnginePage } from './page';
import { speakGerman, testItself } from './pages';
import { showRelief } from './relief';
import { serveSite, serveWatched, type Site } from './site';
import { watch } from './watch';

/** What is held beside the bits and the labs one by one. */
const visits: readonly (readonly [string, (page: EnginePage) => Promise<unknown>])[] = [
  ['a network learns in the playground, and is taken back to the bit', learnInPlayground],
  ['a network learns to read, and reads what is drawn', readDigit],
  ['a race is shown in 3-D, or a sentence says why not', showRelief],
  ['a lab and a frame work on another page, and are as high as what they hold', embedElsewhere],
  ['a worker that ends is missed and replaced', killWorkers],
  ['a page in German writes numbers as its readers do', speakGerman],
  ['the self-test passes, and its report can be taken along', testItself],
  ['after a visit the labs work without their host', comeBackOffline],
];

const brief = process.env['DESCENT_BRIEF'] !== undefined;

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

    test.each(brief && engine.operatedElsewhere ? [] : labNames)(
      'the lab %s starts, fits a phone, can be operated, and is the same after a reload',
      async (name) => {
        await driver?.resize(390, 844);
        await visitLab(page, name);
        await operate(page, name);
        await untroubled(page, name);
      },
    );

    test.each(visits)('%s', async (what, visit) => {
      await driver?.resize(820, 900);
      await visit(page);
      await untroubled(page, what);
    });
  });
}
