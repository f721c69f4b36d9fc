import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage } from './harness';

/*
 * Labs come and go, knobs turn, and nothing grows: the second half of the time is held against the first. A short run of it
 * is a test; `npm run soak` is the long one.
 */

/** How often each lab is put on the page and taken away, in all. */
const mounts = Number(process.env['SOAK'] ?? 8);
/** Changes of a knob: an hour of one a second in the long run. */
const changes = process.env['SOAK'] === undefined ? 120 : 3600;
const phases = 4;

const labs = readdirSync(fileURLToPath(new URL('../../web/dist/labs', import.meta.url)))
  .filter((file) => file.endsWith('.html'))
  .map((file) => `descent-${file.replace('.html', '')}`);

interface Measured {
  /** In MB. */
  readonly heap: number;
  readonly wasm: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly workers: number;
}

/** The memory of every module is put where it can be asked for. */
const watchMemories = `
  self.memories = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const start = WebAssembly[name];
    WebAssembly[name] = async (...how) => {
      const made = await start.apply(WebAssembly, how);
      memories.push(...Object.values((made.instance ?? made).exports).filter((it) => it instanceof WebAssembly.Memory));
      return made;
    };
  }`;

async function measure(page: Page, devtools: CDPSession): Promise<Measured> {
  // Twice: what the first round frees may have held something.
  for (let round = 0; round < 2; ++round) {
    await devtools.send('HeapProfiler.collectGarbage');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  }
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  const bytes = page.workers().map((worker) =>
    worker.evaluate(() => {
      const { memories } = self as unknown as { memories: WebAssembly.Memory[] };
      return memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
    }),
  );
  return {
    heap: of('JSHeapUsedSize') / 1e6,
    wasm: (await Promise.all(bytes)).reduce((sum, each) => sum + each, 0) / 1e6,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    workers: page.workers().length,
  };
}

/** Puts each lab on the page until it has drawn something, and takes it away unless it is to stay. */
function mountAll(page: Page, stay = false): Promise<void> {
  return page.evaluate(
    async ([all, remain]) => {
      const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
      const main = document.querySelector('main');
      for (const tag of all) {
        const lab = document.createElement(tag) as HTMLElement & { readonly result?: unknown };
        main?.prepend(lab);
        while (!lab.result || !lab.shadowRoot?.querySelector('footer')) await frame();
        await frame();
        if (!remain) lab.remove();
        await frame();
      }
    },
    [labs, stay] as const,
  );
}

/** Turns the knob of a lab to and fro; each change is drawn. */
function turn(page: Page, times: number): Promise<void> {
  return page.evaluate(async (count) => {
    const lab = document.querySelector('descent-ewma') as HTMLElement & {
      give(values: Record<string, number>): void;
      readonly result?: { readonly spec: { readonly beta: number } };
    };
    for (let k = 0; k < count; ++k) {
      const beta = 0.5 + 0.4 * ((k * 0.37) % 1);
      lab.give({ beta });
      while (lab.result?.spec.beta !== beta) await new Promise(requestAnimationFrame);
    }
  }, times);
}

/**
 * Between the middle and the end nothing has grown. The first phase loads what is loaded once, and is not looked at. `spare` is
 * what may be held for a while: a browser keeps, here and there, the last element of a kind that it has had to do with.
 */
function flat(what: string, all: readonly Measured[], spare: Pick<Measured, 'heap' | 'nodes' | 'listeners'>): void {
  for (const each of all) {
    const words = Object.entries(each).map(([name, value]) => `${name} ${Math.round((value as number) * 100) / 100}`);
    console.log(`${what}: ${words.join(', ')}`);
  }
  const [, first, , last] = all;
  if (!first || !last) throw new Error('too few measurements');
  expect(last.workers).toBeLessThanOrEqual(first.workers);
  expect(last.wasm).toBeLessThanOrEqual(first.wasm * 1.02);
  expect(last.listeners).toBeLessThanOrEqual(first.listeners + spare.listeners);
  expect(last.nodes).toBeLessThanOrEqual(first.nodes * 1.02 + spare.nodes);
  expect(last.heap).toBeLessThanOrEqual(first.heap + spare.heap);
}

test(
  'labs that come and go, and knobs that turn, leave nothing behind',
  async () => {
    const { page, context, url, errors, close } = await openPage('glossary.html');
    try {
      await context.route(/worker[^/]*\.js$/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `${watchMemories}\n${await response.text()}` });
      });
      const devtools = await context.newCDPSession(page);
      await devtools.send('Performance.enable');
      await page.goto(`${url}labs/ewma.html`);
      await page.locator('descent-ewma footer').waitFor();

      const turned: Measured[] = [];
      for (let phase = 0; phase < phases; ++phase) {
        await turn(page, changes / phases);
        turned.push(await measure(page, devtools));
      }
      // A frame may be under way while it is counted.
      flat('after changes', turned, { heap: 0.5, nodes: 20, listeners: 5 });

      await page.locator('descent-ewma').evaluate((lab) => lab.remove());
      const mounted: Measured[] = [];
      for (let phase = 0; phase < phases; ++phase) {
        for (let k = 0; k < mounts / phases; ++k) await mountAll(page);
        mounted.push(await measure(page, devtools));
      }
      // One of each may be held; of the labs that come and go between the two that are compared, there are four of each at least.
      const without = await measure(page, devtools);
      await mountAll(page, true);
      const withEach = await measure(page, devtools);
      const one = (of: 'nodes' | 'listeners'): number => Math.max(0, withEach[of] - without[of]);
      expect(one('listeners')).toBeGreaterThan(100);
      // In a long run half a kilobyte that each leaves behind is more than that.
      flat('after mounts', mounted, { heap: 2, nodes: one('nodes'), listeners: one('listeners') });
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  },
  300_000 + mounts * 60_000,
);
